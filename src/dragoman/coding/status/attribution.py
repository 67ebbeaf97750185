"""Who says it: the party that asserts the clause in which an act stands.

`officials in Tbilisi said`, `according to the ministry`, `a statement by Norway that ...`.
"""

from __future__ import annotations

from ...lexicon.functions import Functions
from ...lexicon.party_finder import PartyFinder
from ...lexicon.strays import hung_report
from ...model import Party
from .cues import Cues

_HIGHEST = 12
_LABEL = 6
"""Words of the longest name that a colon parts from what it says."""
_NAMING = frozenset({"NNP", "NNPS", "NN", "NNS", "JJ", "POS", "DT"})


class Attribution:
    """Finds the speaker of clauses in one tree."""

    __slots__ = ("_cues", "_functions", "_parties")

    def __init__(self, functions: Functions, parties: PartyFinder, cues: Cues) -> None:
        self._functions = functions
        self._parties = parties
        self._cues = cues

    def speaker(self, trigger: int) -> Party | None:
        """The nearest party that asserts what stands at `trigger`, or None."""
        tokens = self._functions.tree.tokens
        i, below = trigger, ""
        for _ in range(_HIGHEST):
            found = self._below(i, trigger)
            if found is not None:
                return found
            token = tokens[i]
            if token.head == i:
                return self._label(trigger)
            base = self._functions.tree.relations[i]
            if base == "obj" and below == "acl":
                base = "ccomp"  # a headline: `UN says 50 civilians killed by ...`
            if base == "advcl" and self._inverted(i):
                base = "ccomp"
            if base in ("advcl", "xcomp") and self._said_of(i):
                base = "ccomp"
            if base == "nsubj" and self._functions.copula(i) is not None:
                base = "ccomp"  # `talks are over, said the minister`, taken for what says it
            if base in ("ccomp", "parataxis", "acl"):
                found = self._above(token.head, base)
                if found is not None:
                    return found
            i, below = token.head, base
        return None

    def _label(self, trigger: int) -> Party | None:
        """A headline's speaker: `Kremlin: Norway shelled ...`, `Norway shelled ...: UN`.

        A state's bare name before the colon mostly says where (`India: police arrest two`), but for what another
        is to do or will do (`Ukraine: Russia must leave`).
        """
        forms = self._functions.tree.forms
        if ":" not in forms:
            return None
        tokens, first = self._functions.tree.tokens, forms.index(":")
        last = len(forms) - 1 - forms[::-1].index(":")
        before = 0 < first <= _LABEL and trigger > first
        words = range(first) if before else range(last + 1, len(forms))
        if not 0 < len(words) <= _LABEL or trigger in words:
            return None
        if any(tokens[k].xpos not in _NAMING for k in words):
            return None
        heads = tuple(k for k in words if tokens[k].head == k or tokens[k].head not in words)
        found = self._first(heads[:1])
        if found is None or not before or found.kind != "state" or found.sectors:
            return found
        return found if any(token.xpos == "MD" for token in tokens) else None

    def quoter(self, inside: tuple[bool, ...], i: int | None = None) -> Party | None:
        """The party whose verb of saying stands outside the quotation that token `i` stands in.

        Parsers often cut a quotation off its verb; without `i` the whole sentence is asked.
        """
        tree = self._functions.tree
        if i is not None and not inside[i]:
            return None
        for token in tree.tokens:
            if (
                tree.lemmas[token.i] in self._cues.said
                and not inside[token.i]
                and self._functions.is_verb(token.i)
            ):
                found = self._first(self._functions.subject(token.i))
                if found is not None:
                    return found
        return None

    def _above(self, head: int, base: str) -> Party | None:
        lemma = self._functions.tree.lemmas[head]
        if self._functions.is_verb(head):
            if base in ("ccomp", "parataxis") and lemma in self._cues.said:
                return self._sayer(head)
        elif base == "acl" and lemma in self._cues.nouns:
            return self._first(self._functions.noun_subject(head))
        return None

    def _inverted(self, i: int) -> bool:
        """`..., said the minister`: the clause said stands before its verb, its speaker after it."""
        tree = self._functions.tree
        token = tree.tokens[i]
        marked = self._functions.case_of(i) or any(
            tree.tokens[c].dep == "mark" for c in tree.children[i]
        )
        return token.head > i and not marked

    def _said_of(self, i: int) -> bool:
        """`Chile is said by Peru to have attacked`: an infinitive under a passive of saying."""
        functions, head = self._functions, self._functions.tree.tokens[i].head
        return functions.is_infinitive(i) and functions.is_verb(head) and functions.passive(head)

    def _sayer(self, v: int) -> Party | None:
        """Who says it; after its verb the subject is often taken for an object."""
        tree, functions = self._functions.tree, self._functions
        own = any(tree.tokens[c].dep.startswith("nsubj") for c in tree.children[v])
        if not own and not functions.passive(v):
            found = self._first(tuple(o for o in functions.objects(v) if o > v))
            if found is not None:
                return found
        return self._first(functions.subject(v))

    def _below(self, i: int, trigger: int) -> Party | None:
        """A reporting clause or phrase that hangs from the clause: `..., officials said`."""
        tree = self._functions.tree
        for c in tree.children[i]:
            dep = tree.relations[c]
            if tree.lemmas[c] in self._cues.said and hung_report(tree, c):
                found = self._sayer(c)
                if found is not None and trigger not in tree.subtree(c):
                    return found
            elif (
                dep in ("obl", "nmod", "advcl") and self._functions.case_of(c) in self._cues.phrases
            ):
                found = self._first((c,))
                if found is not None:
                    return found
        return None

    def _first(self, heads: tuple[int, ...]) -> Party | None:
        for head in heads:
            found = self._parties.acting(head)
            if found:
                return found.parties[0]
        return None
