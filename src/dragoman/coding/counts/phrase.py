"""The phrase that a number stands in: which noun it counts, and which token has its function.

Of `dozens of soldiers` the first word has the function and the last is counted; of `a crowd of
5,000` the crowd has it; of `more than 30 men were killed` parsers give either.
"""

from __future__ import annotations

from collections.abc import Sequence

from ...lexicon.functions import Functions
from .numbers import Quantity
from .words import Frames

_INSIDE = frozenset({"nummod", "det", "amod", "advmod", "compound", "det:predet", "obl:unmarked"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "SYM", "X"})


class NumberPhrase:
    """One quantity in its tree; `head` has the function of the phrase, `heads` lead to the noun."""

    __slots__ = ("_frames", "_functions", "_lemmas", "_q", "_tree", "head", "heads", "top")

    def __init__(
        self, q: Quantity, functions: Functions, frames: Frames, lemmas: Sequence[str]
    ) -> None:
        self._q = q
        self._functions = functions
        self._frames = frames
        self._tree = functions.tree
        self._lemmas = lemmas
        self.top = self._top()
        self.head = self._head()
        self.heads = self._heads()

    @property
    def noun(self) -> int:
        """What is counted."""
        return self.heads[-1]

    def is_part(self) -> bool:
        """`12 people, including three children`: the whole is counted, not its part.

        A part of which a clause tells is one of its own: `300 died, among them 21 killed when a drone struck`.
        """
        q, words = self._q, self._tree.forms
        before = {" ".join(words[max(q.first - n, 0) : q.first]) for n in (1, 2, 3)}
        if self._frames.lists["part before"] & before:
            return not any(
                self._lemmas[c] in self._frames.verbs
                for c in self._tree.dependents(self.noun, "acl", "acl:relcl")
            )
        if " ".join(words[q.last + 1 : q.last + 3]) in self._frames.lists["part after"]:
            # `two of them women`, but not `two of them were killed`
            top = self._tree.tokens[self.top]
            return not (top.dep.startswith(("nsubj", "obj")) and self._functions.is_verb(top.head))
        # `15 of the 400 protesters`
        at = q.first - 1
        if at > 0 and words[at] in self._frames.lists["part articles"]:
            at -= 1
        return (
            at > 0
            and words[at] in self._frames.lists["part between"]
            and self._tree.tokens[at - 1].upos == "NUM"
        )

    def _top(self) -> int:
        """The token of a number phrase that hangs from outside it."""
        q = self._q
        inside = range(q.first, q.last + 1)
        loose = [
            i
            for i in inside
            if self._tree.tokens[i].head not in inside or self._tree.tokens[i].head == i
        ]
        numbers = [i for i in loose if self._tree.tokens[i].upos in ("NUM", "NOUN")]
        return (numbers or loose or [q.last])[-1]

    def _head(self) -> int:
        """The noun whose function the phrase has: the noun behind the number, or what holds it."""
        tokens = self._tree.tokens
        i, q = self.top, self._q
        for _ in range(4):
            token = tokens[i]
            inside = token.dep in _INSIDE and token.head > q.last
            noun = inside and not self._functions.is_verb(token.head)
            bounded = q.first <= token.head <= q.last and self.bounding(i)
            if not (noun or bounded or self._held(i)):
                break
            i = token.head
        return i

    def _held(self, i: int) -> bool:
        """`a crowd of 5,000`."""
        token = self._tree.tokens[i]
        return (
            token.dep.startswith("nmod")
            and self._functions.case_of(i) == "of"
            and self._frames.within("holders", self._lemmas[token.head])
        )

    def _heads(self) -> tuple[int, ...]:
        """The heads of the phrase from the first to the noun counted: `dozens of soldiers`."""
        tokens, q, found = self._tree.tokens, self._q, [self.head]
        for _ in range(4):
            i = found[-1]
            inner = [
                c
                for c in self._tree.children[i]
                if tokens[c].dep.startswith(("nmod", "obl"))
                and (self._functions.case_of(c) == "of" or self.bounding(c))
            ]
            counts = (
                q.first <= i <= q.last
                or tokens[i].upos == "NUM"
                or self._frames.within("holders", self._lemmas[i])
            )
            if not inner or not counts:
                break
            found.append(inner[0])
        return tuple(found)

    def bounding(self, i: int) -> bool:
        """Whether the preposition of a noun bounds the number: `more than 30`, `between 4 and 6`."""
        tokens, q = self._tree.tokens, self._q
        outside = any(
            tokens[c].dep == "case" and not q.first <= c <= q.last for c in self._tree.children[i]
        )
        return not outside and any(
            tokens[j].upos in ("ADP", "SCONJ") for j in range(q.first, q.last + 1)
        )

    def bases(self) -> tuple[int, ...]:
        """The heads of the phrase and those that it is coordinated with: they share one function."""
        tokens, found, head = self._tree.tokens, list(self.heads), self.head
        for _ in range(4):
            above = tokens[head].head
            # `a doctor, a nurse and four patients`: of a row that ends with `and` none explains another
            listed = tokens[head].dep == "appos" and any(
                c > head for c in self._tree.dependents(above, "conj")
            )
            if not (listed or tokens[head].dep == "conj") or tokens[above].upos not in _NOUNS:
                break
            head = tokens[head].head
            found.append(head)
        return tuple(found)
