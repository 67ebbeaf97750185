"""Toponyms in running text, parsed or not: capitalised runs that the gazetteer knows as a whole.

"Mosul" is one and "Paris Hilton" is none: a run of capitals that is longer than the place, but for
words such as "northern" and "Province", is the name of something else. Every word that is looked
up is looked up once a process, so that long texts cost little.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..model import Part, Span
from .gazetteer import Choice, Country, PlaceIndex
from .packed import Place

LONGEST = 5
"""Words of the longest name that is tried."""

_WORD = re.compile(r"(?<![\w’'-])(?:(?:a[ldnrst]|ash|e[lsz])-)?[^\W\d_a-z][\w]*(?:[’'.-][\w]+)*\.?")
_JOINTS = frozenset({" ", " of ", " de ", " da ", " do ", " del ", " al ", " el ", " la "})
_POSSESSIVE = re.compile(r"['’]s?$")
_BEFORE = re.compile(
    r"(\w+)\s+(?:the\s+|\w+ern\s+|[\w-]+\s+(?:city|town|village|capital|port)\s+(?:of\s+)?)?$"
)
_OPENING = re.compile(r"(?:^|[.!?:;\n“”\"]\s*)[A-Z]\w*\s+(?:the\s+)?$")
_LOOK_BACK = 60
_ABBREVIATION = 4
"""Letters of the longest short form that a name may begin with, its point among them: "St."."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A toponym in a text; `located` where a preposition of place stands before it.

    `of` is the country or division that stands after a comma: "Springfield, Illinois".
    """

    span: Span
    name: str
    located: bool
    country: Country | None = None
    of: Country | Place | None = None

    def choose(self, index: PlaceIndex, evidence: dict[str, float]) -> Choice | None:
        """The place of a hit that is no country."""
        return index.choose(self.name, evidence, within=self.of)


def scan(text: str, part: Part, index: PlaceIndex) -> Iterator[Hit]:
    """The toponyms of a text, in its order."""
    before: Hit | None = None
    for run in _runs(text):
        for hit in _hits(text, run, part, index):
            if before is not None and text[before.span.end : hit.span.start] in (", ", " ("):
                whole = hit.country or index.division(hit.name)
                acts = (
                    _opens(text, before.span.start) and text[hit.span.end : hit.span.end + 1] == " "
                )
                if whole is not None and before.country is None and not acts:
                    before = Hit(before.span, before.name, True, None, whole)
            if before is not None:
                yield before
            before = hit
    if before is not None:
        yield before


def _runs(text: str) -> Iterator[list[tuple[int, int]]]:
    """Stretches of capitalised words, joined by single spaces and small words."""
    run: list[tuple[int, int]] = []
    for match in _WORD.finditer(text):
        start, end = match.span()
        if run and text[run[-1][1] : start] not in _JOINTS:
            yield run
            run = []
        owner = _POSSESSIVE.search(text, start, end)
        if owner:
            end = owner.start()
        elif text[end - 1] == "." and end - start > _ABBREVIATION:
            end -= 1
        run.append((start, end))
        if end < match.end():
            yield run
            run = []
    if run:
        yield run


def _hits(text: str, run: list[tuple[int, int]], part: Part, index: PlaceIndex) -> Iterator[Hit]:
    words, first = index.words, 0
    empty = words["openers"]
    # "On Monday", "But Mosul": words that only stand first are no part of a name
    while first < len(run) and text[slice(*run[first])].lower() in empty:
        first += 1
    while first < len(run):
        last = next(
            (i for i in range(first, len(run)) if _divides(text, run[i], words["days"])), len(run)
        )
        found = _whole(text, run[first:last], index)
        if found is not None:
            a, b, name, country = found
            located = _located(text[max(0, a - _LOOK_BACK) : a], words["locative"])
            yield Hit(Span(a, b, part), name, located, country)
        first = last + 1


def _divides(text: str, word: tuple[int, int], days: frozenset[str]) -> bool:
    return text[slice(*word)].rstrip(".") in days


def _whole(
    text: str, run: list[tuple[int, int]], index: PlaceIndex
) -> tuple[int, int, str, Country | None] | None:
    """The place that a run names once words for parts and kinds are set aside."""
    words = index.words
    first, last = 0, len(run)
    while first < last:
        if last - first <= LONGEST:
            name = text[run[first][0] : run[last - 1][1]]
            for form in (name, name.rstrip(".")):
                country = index.country(form)
                if country is not None or index.area(form) is not None or index.places(form):
                    return run[first][0], run[first][0] + len(form), form, country
        low = text[slice(*run[last - 1])].lower()
        if low in words["kinds"]:
            last -= 1
        elif text[slice(*run[first])].lower() in words["parts"]:
            first += 1
        else:
            return None
    return None


def _opens(text: str, start: int) -> bool:
    """Whether a place opens the sentence, so that a state behind its comma may act: "In Geneva, Iran said"."""
    return _OPENING.search(text[max(0, start - _LOOK_BACK) : start]) is not None


def _located(before: str, prepositions: frozenset[str]) -> bool:
    match = _BEFORE.search(before)
    return match is not None and match.group(1).lower() in prepositions
