"""Years and decades that put an act into the past, read from the words about it.

Only what the words say by themselves: `in 1993`, `in the 1990s`. Full dates are resolved by
`temporal`, which may call an act historical that is read as actual here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ...lexicon.functions import Functions
from ...model import Status, Tree
from .cues import Cues

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_DECADE = re.compile(r"(?:1[5-9]|20)\d0'?’?s|(?:1[5-9]th|\d\dth)[- ]century")
_TIMES = frozenset({"obl", "nmod", "nummod", "advmod", "compound"})


class YearReader:
    """Reads the years about the predicates of one tree; `published` may be None."""

    __slots__ = ("_cues", "_functions", "_published", "_times", "_tree")

    def __init__(self, functions: Functions, cues: Cues, published: date | None) -> None:
        self._functions = functions
        self._tree: Tree = functions.tree
        self._cues = cues
        self._published = published
        self._times: bool | None = None

    def of(self, i: int) -> Iterator[Status]:
        """Years and decades in the phrase of a predicate, long before publication."""
        if not self._has_times():
            return
        functions, tokens, tree = self._functions, self._tree.tokens, self._tree
        near = list(tree.children[i])
        if functions.is_verb(i):
            # `attacked Chile in 1973`: the year may hang from the object
            near += [
                g
                for c in tree.children[i]
                if tokens[c].dep in ("obj", "obl", "iobj") and functions.case_of(c) != "of"
                for g in tree.children[c]
                if functions.case_of(g) in ("in", "during", "since")
            ]
            # `In 1973 Norway attacked`: the parser took the year for a number of the name
            near += [
                g
                for c in tree.children[i]
                if c < i and tokens[c].dep == "obl" and tokens[c].upos == "PROPN"
                for g in tree.children[c]
                if tokens[g].dep == "nummod"
            ]
        for c in near:
            if tree.relations[c] not in _TIMES:
                continue
            text = tree.forms[c]
            if _DECADE.fullmatch(text) or (
                tree.lemmas[c] == "century" and functions.case_of(c) == "in"
            ):
                yield from (cue.status for cue in self._cues.at("decade"))
            elif _YEAR.fullmatch(text) and self._is_long_ago(int(text), c):
                yield from (cue.status for cue in self._cues.at("year"))

    def _has_times(self) -> bool:
        """Whether the sentence has any word of a year or century: most have none."""
        if self._times is None:
            tree = self._tree
            self._times = "century" in tree.lemmas or any(form[:1].isdigit() for form in tree.forms)
        return self._times

    def _is_long_ago(self, year: int, c: int) -> bool:
        """A bare year before the one of publication; without one, a bare year is told as history."""
        if any(self._tree.tokens[g].dep.startswith("nmod") for g in self._tree.children[c]):
            return False
        if self._published is None:
            return self._functions.case_of(c) in ("in", "since", "during", "")
        return year < self._published.year - 1
