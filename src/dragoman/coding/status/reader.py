"""The status of an act from cues with scope: negated, hypothetical, future, historical.

A cue counts for a predicate where it stands at the place that its rule names; verbs that share
their auxiliaries (coordination, control) share the cue. Every status found is kept; which one is
the status is decided by STATUS_ORDER (PLOVER manual, "Auxiliary statuses").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from ...lexicon.functions import Functions
from ...lexicon.strays import hung_report
from ...model import Status, Tree
from .cues import Cue, Cued, Cues
from .infinitives import InfinitiveReader
from .years import YearReader

_CHAIN = 6
_DEPENDENTS = ("advmod", "neg", "cc", "det", "aux", "obl", "discourse")
_TIMES = ("obl", "advmod", "nmod", "parataxis")
_TOLD = ("root", "ROOT", "conj", "parataxis", "ccomp")
_MEANWHILE = frozenset({"during", "on", "at"})
_ENDS = frozenset({"?", ".", "!"})
_DETERMINING = frozenset({"det", "advmod", "cc:preconj"})
_HAD = frozenset({"'d", "’d"})
_BEEN = frozenset({"been"})


class StatusReader:
    """Reads the statuses of predicates of one tree; `published` may be None."""

    __slots__ = ("_cued", "_cues", "_functions", "_infinitives", "_memo", "_tree", "_years")

    def __init__(self, functions: Functions, cues: Cues, published: date | None = None) -> None:
        self._functions = functions
        self._tree: Tree = functions.tree
        self._cues = cues
        self._cued = Cued(functions.tree, cues)
        self._infinitives = InfinitiveReader(functions, self._cued)
        self._years = YearReader(functions, cues, published)
        self._memo: dict[int, frozenset[Status]] = {}

    def of(self, chain: Iterable[int]) -> frozenset[Status]:
        """The statuses that hold for an act whose predicates are `chain`."""
        predicates = tuple(chain)
        found: set[Status] = set()
        for i in predicates:
            found |= self.at(i)
            # the infinitive that an operator governs is what the operator makes of it
            head = self._governor(i)
            if head == i or head not in predicates:
                found.update(self._infinitives.of(i, self.at))
        return frozenset(found)

    def _governor(self, i: int) -> int:
        """What governs a predicate or, in `plans to leave and to send food`, the first of its conjuncts."""
        tokens = self._tree.tokens
        for _ in range(_CHAIN):
            if tokens[i].dep != "conj" or tokens[i].head == i:
                break
            i = tokens[i].head
        return tokens[i].head

    def negated(self, chain: Iterable[int]) -> bool:
        """Whether the act's own predicates are negated."""
        return "negated" in self.of(chain)

    def at(self, i: int) -> frozenset[Status]:
        """The statuses of predicate `i`."""
        known = self._memo.get(i)
        if known is None:
            self._memo[i] = frozenset()
            known = self._memo[i] = frozenset(self._find(i))
        return known

    def _find(self, i: int) -> Iterator[Status]:
        if self._functions.predicates(i):
            yield from self._of_clause(i)
        else:
            yield from self._of_noun(i)

    # Verbs

    def _of_clause(self, v: int, *, of_subject: bool = False) -> Iterator[Status]:
        # `would have bombed`: no report shifts what was never done
        reported = self.reported(v) and not self._unfulfilled(v)
        past = self._past(v)
        for i in self._sharing(v):
            for cue in self._about(i):
                if _holds(cue, reported=reported, past=past):
                    yield cue.status
            yield from self._consequent(i)
            if self._asked(i):
                yield from (cue.status for cue in self._cues.at("asked"))
        yield from self._marked_above(v)
        if not of_subject:
            yield from self._arguments(v)
        yield from self._perfect(v, reported)
        yield from self._years.of(v)

    def _unfulfilled(self, v: int) -> bool:
        """Whether a modal stands over a perfect: `would have bombed`."""
        tree = self._tree
        tags = {tree.tokens[c].xpos for c in tree.children[v] if tree.tokens[c].dep == "aux"}
        return tree.tokens[v].xpos == "VBN" and {"MD", "VB"} <= tags

    def _asked(self, v: int) -> bool:
        """`Did Chile attack Peru?`: the auxiliary before its subject, and no word that asks for more."""
        tree, token = self._tree, self._tree.tokens[v]
        ends = (tree.forms[i] for i in range(v, len(tree)) if tree.forms[i] in _ENDS)
        if token.dep not in _TOLD or next(ends, "") != "?":
            return False
        subjects = [c for c in tree.children[v] if tree.relations[c] == "nsubj"]
        return any(
            tree.tokens[c].dep in ("aux", "aux:pass", "cop")
            and any(c < s for s in subjects)
            and not any(tree.tokens[g].xpos.startswith("W") for g in range(c))
            for c in tree.children[v]
        )

    def _marked_above(self, v: int) -> Iterator[Status]:
        """`until the ban is lifted and the prisoners are freed`: one subordinator of both clauses."""
        tokens = self._tree.tokens
        i = v
        for _ in range(_CHAIN):
            own = {tokens[c].dep for c in self._tree.children[i]}
            if tokens[i].dep != "conj" or "mark" in own:
                return
            i = tokens[i].head
            marker = self.marker(i)
            if marker and tokens[i].dep.startswith("advcl"):
                yield from (c.status for c in self._cues.at("mark") if marker in c.words)

    def _sharing(self, v: int) -> list[int]:
        """The verb and those whose auxiliaries and negation it shares."""
        tree, tokens = self._tree, self._tree.tokens
        chain = [v]
        i = v
        for _ in range(_CHAIN):
            token = tokens[i]
            base = self._tree.relations[i]
            if token.head == i:
                break
            own = {self._tree.relations[c] for c in tree.children[i]}
            shares = base == "conj" and not own & {"nsubj", "aux", "mark"}
            shares |= base == "xcomp"
            shares |= base == "advcl" and not own & {"nsubj", "aux", "mark"}
            if not shares or not self._functions.predicates(token.head):
                break
            i = token.head
            chain.append(i)
        return chain

    def _words_below(self, i: int) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for c in self._tree.children[i]:
            found.setdefault(self._tree.relations[c], []).append(c)
            if c < i and self._tree.tokens[c].dep.startswith("obl"):
                # `will on Tuesday lead`: the auxiliary may hang from the phrase that parts the two
                stray = (g for g in self._tree.children[c] if self._tree.tokens[g].dep == "aux")
                found.setdefault("aux", []).extend(stray)
        return found

    def _about(self, i: int) -> Iterator[Cue]:
        """The cues about a predicate itself, each at the place that it asks for."""
        cues, below, marker = self._cues, self._words_below(i), self.marker(i)
        dependents = [c for dep in _DEPENDENTS for c in below.get(dep, ())]
        for cue in self._cued.among("dependent", dependents):
            if cue.status != "negated" or not self._only_in_part(below.get("advmod", ())):
                yield cue
        modals = [c for c in below.get("aux", ()) if not self._had(i, c)]
        yield from self._cued.among("auxiliary", modals)
        if marker:
            yield from (cue for cue in cues.at("mark") if marker in cue.words)
            if self._tree.tokens[i].xpos == "VB":
                # `are due to hold talks`, the adjective taken for a part of the infinitive's mark
                yield from (cue for cue in cues.at("about_to") if marker in cue.words)
        if self._tree.tokens[i].xpos == "VB":
            # ... or for an adverb
            fixed = {self._fixed(c) for c in below.get("advmod", ())}
            yield from (cue for cue in cues.at("about_to") if not fixed.isdisjoint(cue.words))
        times = [c for dep in _TIMES for c in below.get(dep, ())]
        if times:
            words = {word for c in times for word in self._time_words(c)}
            yield from (cue for cue in cues.at("adverbial") if not words.isdisjoint(cue.words))

    def _had(self, v: int, c: int) -> bool:
        """`Whom they'd freed`: before a participle, with `been` or no other auxiliary, it stands for `had`."""
        tree = self._tree
        others = {tree.forms[other] for other in tree.dependents(v, "aux", "aux:pass")} - _HAD
        return others <= _BEEN and tree.forms[c] in _HAD and tree.tokens[v].xpos == "VBN"

    def _fixed(self, c: int) -> str:
        """A word and those fixed to it: `due to`."""
        tree = self._tree
        more = [tree.forms[g] for g in tree.children[c] if tree.tokens[g].dep == "fixed"]
        return " ".join([tree.forms[c], *more])

    def _only_in_part(self, adverbs: Iterable[int]) -> bool:
        """`not only attacked ... but`: the act did take place."""
        tokens = self._tree.tokens
        words = frozenset(word for cue in self._cues.at("partial") for word in cue.words)
        return any(
            self._tree.forms[c] in words
            or (c + 1 < len(tokens) and self._tree.forms[c + 1] in words)
            for c in adverbs
        )

    def marker(self, i: int) -> str:
        """The subordinator of a clause, fixed words joined."""
        return self._functions.case_of(i)

    def conditional(self, i: int) -> bool:
        """Whether a subordinator makes the clause a condition."""
        marker = self.marker(i)
        return any(marker in cue.words for cue in self._cues.at("consequent"))

    def _time_words(self, c: int) -> Iterator[str]:
        """A time phrase: its head, or a modifier and its head; `the first time` is not `the time`."""
        forms, tokens = self._tree.forms, self._tree.tokens
        yield forms[c]
        for g in self._tree.children[c]:
            if tokens[g].upos == "DET" and g + 1 != c:
                continue
            yield f"{forms[g]} {forms[c]}"
            yield f"{forms[c]} {forms[g]}"

    def _consequent(self, i: int) -> Iterator[Status]:
        """`Norway will attack if ...`: a condition makes what is not past hypothetical."""
        clauses = [c for c in self._tree.children[i] if self._tree.relations[c] == "advcl"]
        if not clauses or self._past(i):
            return
        for c in clauses:
            marker = self.marker(c)
            for cue in self._cues.at("consequent"):
                if marker in cue.words:
                    yield cue.status

    def _past(self, v: int) -> bool:
        """Whether the clause is told in the past, without a modal."""
        tokens = self._tree.tokens
        relations = self._tree.relations
        auxiliaries = [
            tokens[c].xpos for c in self._tree.children[v] if relations[c] in ("aux", "cop")
        ]
        return "MD" not in auxiliaries and (tokens[v].xpos == "VBD" or "VBD" in auxiliaries)

    def _arguments(self, v: int) -> Iterator[Status]:
        heads = (*self._functions.subject(v), *self._functions.objects(v))
        yield from (cue.status for cue in self._cued.among("argument", heads))
        for head in heads:
            yield from self._determiners(head)

    def _determiners(self, n: int) -> Iterator[Status]:
        tokens = self._tree.tokens
        below = [c for c in self._tree.children[n] if tokens[c].dep in _DETERMINING]
        yield from (cue.status for cue in self._cued.among("determiner", below))

    def _perfect(self, v: int, reported: bool) -> Iterator[Status]:
        """The past perfect tells what was before the report.

        Not so where a report shifts its tense, where it only comes before the main act ("after they
        had signed"), or where a word says that it was lately ("had met two days before").
        """
        tokens, tree = self._tree.tokens, self._tree
        auxiliaries = [tokens[c] for c in tree.children[v] if tokens[c].dep == "aux"]
        if tokens[v].xpos != "VBN" or len(auxiliaries) != 1:
            return
        if auxiliaries[0].xpos != "VBD" and not self._had(v, auxiliaries[0].i):
            return
        if self._tree.relations[v] == "advcl":
            return
        if any(self._cued.among("lately", tree.subtree(v))):
            return
        for cue in self._cues.at("past_perfect"):
            if _holds(cue, reported=reported, past=True):
                yield cue.status

    def predecessors(self, v: int) -> tuple[int, ...]:
        """`the latest to sign, following A and B`: the heads of those who did it before."""
        return self._infinitives.predecessors(v)

    # Nouns

    def _of_noun(self, n: int) -> Iterator[Status]:
        tokens = self._tree.tokens
        yield from self._determiners(n)
        below = [
            c for c in self._tree.children[n] if tokens[c].dep in ("amod", "compound", "advmod")
        ]
        yield from (cue.status for cue in self._cued.among("modifier", below))
        case = self._functions.case_of(n)
        for cue in self._cues.at("mark"):
            if case in cue.words:
                yield cue.status
        if tokens[n].dep.startswith("nmod"):
            outer = tokens[n].head
            both = f"{self._functions.case_of(outer)} {self._tree.forms[outer]} {case}"
            for cue in self._cues.at("case"):
                if both in cue.words:
                    yield cue.status
        if tokens[n].dep == "obl" and case in _MEANWHILE:
            # `during her visit, she will meet`: both are still to come
            course = {cue.status for cue in self._cued.among("scene", (n,))}
            if course:
                yield from course & self.at(tokens[n].head)
        yield from self._years.of(n)
        if tokens[n].dep == "nmod" and case == "of" and tokens[tokens[n].head].dep == "nsubj":
            n = tokens[n].head  # `a series of talks will begin`
        head = tokens[n].head
        if head != n and tokens[n].dep.startswith("nsubj") and self._functions.is_verb(head):
            # `the attack killed nobody`: what the verb lacks an object in is no lack of the act
            yield from self._of_clause(head, of_subject=True)

    def reported(self, v: int) -> bool:
        """Whether the clause stands under a verb of saying, whose past shifts its tenses."""
        tokens = self._tree.tokens
        i = v
        for _ in range(_CHAIN):
            token = tokens[i]
            base = self._tree.relations[i]
            if token.head == i:
                break
            if (
                base in ("ccomp", "parataxis")
                and self._tree.lemmas[token.head] in self._cues.shifting
            ):
                return True
            if base not in ("conj", "xcomp", "ccomp", "advcl", "acl"):
                break
            i = token.head
        return any(
            self._tree.lemmas[c] in self._cues.shifting
            and any(tokens[g].dep.startswith("nsubj") for g in self._tree.children[c])
            for c in self._tree.children[i]
            if hung_report(self._tree, c)
        )


def _holds(cue: Cue, *, reported: bool, past: bool) -> bool:
    if cue.unless is None and cue.only is None:
        return True
    conditions = {"reported": reported, "past": past}
    if cue.unless is not None and conditions[cue.unless]:
        return False
    return cue.only is None or conditions[cue.only]
