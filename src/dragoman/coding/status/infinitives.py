"""What an infinitive says that no operator governs: purpose, plan, achievement, rank."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ...lexicon.functions import Functions
from ...model import Status, Tree
from .cues import Cued, Cues

_CHAIN = 6
_SURE_AS_RANK = frozenset({"hypothetical", "future"})


class InfinitiveReader:
    """Reads the statuses of infinitives of one tree."""

    __slots__ = ("_cued", "_cues", "_functions", "_tree")

    def __init__(self, functions: Functions, cued: Cued) -> None:
        self._functions = functions
        self._tree: Tree = functions.tree
        self._cues: Cues = cued.cues
        self._cued = cued

    def of(self, v: int, at: Callable[[int], frozenset[Status]]) -> Iterator[Status]:
        """The statuses of an infinitive that no operator governs; `at` gives those of any predicate."""
        functions, tokens = self._functions, self._tree.tokens
        v = self._first_infinitive(v)
        if not functions.is_infinitive(v):
            return
        token = tokens[v]
        base = self._tree.relations[v]
        lemma = self._tree.lemmas[token.head]
        if (
            token.head == v
            or lemma == "be"
            or functions.copula(v) is not None
            or (base == "acl" and self._is_headline(token.head))
            or (base in ("parataxis", "ccomp") and self._tree.dependents(v, "nsubj"))
        ):
            place = "be_to"
        elif base == "acl" and (seizing := self._seizing(token.head)) is not None:
            # `had a chance to meet`, `had no chance to`: as it is of the having
            yield from at(seizing)
            return
        elif base == "acl" or self._is_rank(v):
            yield from self._series(token.head)
            if functions.copula(token.head) is not None:
                # `would be the third to sign`: as sure as what it is said of
                yield from (s for s in at(token.head) if s in _SURE_AS_RANK)
            return
        elif base == "xcomp" and any(lemma in cue.words for cue in self._cues.at("used_to")):
            place = "used_to"
        elif base in ("xcomp", "advcl") and any(
            lemma in cue.words for cue in self._cues.at("fulfilled")
        ):
            # `gathered to protest`: it is done with the verb above it, and as sure as that
            yield from (s for s in at(token.head) if s != "negated")
            return
        elif lemma in self._cues.shifting and functions.passive(token.head):
            return  # `Chile is said to have attacked`: what is said, no purpose
        elif base == "xcomp" and self._perfected(v):
            return  # `appears to have attacked`: told as done
        elif base in ("advcl", "conj") and not functions.is_infinitive(token.head):
            # a purpose is as sure as what is done for it: `will meet to strengthen ties`
            place = "purpose" if "future" in at(token.head) else "bare_infinitive"
        elif base in ("xcomp", "csubj", "ccomp"):
            place = "bare_infinitive"
        else:
            return
        yield from (cue.status for cue in self._cues.at(place))

    def _seizing(self, n: int) -> int | None:
        """The past verb whose object is the chance to do something: who had it took it."""
        token = self._tree.tokens[n]
        if token.dep != "obj" or not any(self._cued.among("chance", (n,))):
            return None
        told = self._tree.tokens[token.head].xpos in ("VBD", "VBN")
        return token.head if told and any(self._cued.among("seized", (token.head,))) else None

    def _first_infinitive(self, v: int) -> int:
        """`is to meet Chile and sign ...`: the infinitive whose `to` a conjunct shares."""
        tokens, tree = self._tree.tokens, self._tree
        for _ in range(_CHAIN):
            token = tokens[v]
            own = {self._tree.relations[c] for c in tree.children[v]}
            if token.dep != "conj" or token.xpos != "VB" or own & {"nsubj", "aux", "mark"}:
                break
            v = token.head
        return v

    def _perfected(self, v: int) -> bool:
        """Whether an infinitive is one of the perfect: `to have attacked`."""
        tokens = self._tree.tokens
        return tokens[v].xpos == "VBN" and any(
            tokens[c].dep == "aux" and tokens[c].xpos == "VB" for c in self._tree.children[v]
        )

    def _series(self, n: int) -> Iterator[Status]:
        """`the latest of many to sign` is told as background; `the first to sign` happened."""
        tokens, tree = self._tree.tokens, self._tree
        first = n
        for _ in range(3):
            family = [n, *tree.children[n]]
            cue = next(self._cued.among("series", family), None)
            if cue is not None:
                yield cue.status
                return
            if any(self._cued.among("achievement", family)) or any(
                tokens[c].xpos in ("JJS", "RBS") for c in family
            ):
                return
            if not tokens[n].dep.startswith(("nmod", "obl")):
                break
            n = tokens[n].head
        if self._functions.copula(first) is None:
            yield from (cue.status for cue in self._cues.at("bare_infinitive"))

    def _is_rank(self, v: int) -> bool:
        """`the latest of many to sign`, the infinitive hung from the adjective."""
        token = self._tree.tokens[v]
        if not token.dep.startswith("advcl") or self._functions.is_verb(token.head):
            return False
        return any(
            cue
            for where in ("series", "achievement")
            for cue in self._cued.among(where, (token.head,))
        )

    def _is_headline(self, n: int) -> bool:
        """`Chilean minister to visit Norway`: a root noun and no finite verb."""
        tokens = self._tree.tokens
        return tokens[n].head == n and not any(
            t.xpos in ("VBD", "VBZ", "VBP", "MD") for t in tokens
        )

    def predecessors(self, v: int) -> tuple[int, ...]:
        """`the latest to sign, following A and B`: the heads of those who did it before."""
        tokens = self._tree.tokens
        if not (tokens[v].dep == "acl" or self._is_rank(v)):
            return ()
        if not any(self._cued.among("series", tuple(self._tree.ancestors(v)))):
            return ()
        words = frozenset(word for cue in self._cues.at("predecessor") for word in cue.words)
        return tuple(t.i for t in tokens if t.i > v and self._functions.case_of(t.i) in words)
