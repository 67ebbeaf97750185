"""Sentences by rule, before any parse, so that most of them need none.

A full stop ends a sentence where white space and then something that can begin one follow: news
breaks its sentences with stray full stops ("a memorandum. on 4 May"), so a small letter does not.
A dateline ("GENEVA, 24 November 2013 - ") is a sentence of its own: it is no part of what follows,
and the city in it acts in nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..data import shipped_yaml
from ..model import Document, Part, Sentence

LONGEST = 2_000
"""Characters of the longest sentence that is kept whole: a parse is quadratic in the worst case."""

WRAPPED = 55
"""A line at least this long that ends without a stop is taken for wrapped, not for a heading."""

# Each begins at the first of a run: tried again from within it, a long run takes the square of its length.
_PARAGRAPH = re.compile(
    r"(?<!\s)(?:\s*\n[ \t\r]*\n\s*|\s*\n[ \t]*[*•–-][ \t]+|\s*\n[ \t]*(?=\d{1,2}[.)][ \t]+))"
)
_LINE_BREAK = re.compile(r"(?<!\s)\s*\n\s*")
_CAPITALS = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’]+(?:[ -][A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’]*)*"
_DATELINE = re.compile(
    rf"\s*(?:{_CAPITALS}(?:, ?[A-Z][\w.'’ ]{{1,30}})?(?:/{_CAPITALS}(?:, ?[A-Z][\w.'’ ]{{1,30}})?){{0,3}}|[A-Z][\w.'’ ]{{2,30}}(?=,? \([A-Z]))"
    r"(?:, (?:\d{1,2} )?[A-Z][a-z]{2,8}\.?(?: \d{1,2})?(?:,? \d{4})?)?"
    r"(?: ?\([A-Z][^()\n]{1,30}\))?(?:, [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)?"
    r"\s?(?:--|[-–—])\s+(?=[\"“'‘]?[A-Z0-9])"
)
_STOP = re.compile(r"(?<![.!?…।؟])[.!?…।؟]+[\"'”’»)\]]*(?=\s)")
_LAST_WORD = re.compile(r"[^\s(\[\"“‘]+$")
_INITIALS = re.compile(r"[^\W\d_](?:\.[^\W\d_])*")
_OPENERS = "\"'“‘«([–—-"


@cache
def _abbreviations(kind: str) -> frozenset[str]:
    return frozenset(map(str, shipped_yaml("cues", "en", "sentences.yaml")[kind]))


def split(document: Document) -> tuple[Sentence, ...]:
    """Split title and body into sentences; indices count over both, the title first."""
    found: list[Sentence] = []
    parts: tuple[tuple[Part, str], ...] = (
        ("title", document.title or ""),
        ("body", document.text),
    )
    for part, text in parts:
        for start, end in _sentences(text):
            found.append(Sentence(len(found), part, start, end, text[start:end]))
    return tuple(found)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    dateline = _DATELINE.match(text)
    if dateline is not None:
        yield from _trimmed(text, 0, dateline.end())
    for first, last in _blocks(text, dateline.end() if dateline else 0):
        start = first
        for stop in _STOP.finditer(text, first, last):
            if _ends(text, stop, last):
                yield from _trimmed(text, start, stop.end())
                start = stop.end()
        yield from _trimmed(text, start, last)


def _blocks(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Paragraphs from `start` on, and lines of a paragraph that are not wrapped ones."""
    for gap in _PARAGRAPH.finditer(text, start):
        yield from _lines(text, start, gap.start())
        start = gap.end()
    yield from _lines(text, start, len(text))


def _lines(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    start = line = first
    for gap in _LINE_BREAK.finditer(text, first, last):
        wrapped = gap.start() - line >= WRAPPED or text[gap.end() : gap.end() + 1].islower()
        if not wrapped:
            yield start, gap.start()
            start = gap.end()
        line = gap.end()
    yield start, last


def _ends(text: str, stop: re.Match[str], last: int) -> bool:
    """Whether the stop ends a sentence, by the word before it and what follows."""
    after = stop.end()
    while after < last and text[after].isspace():
        after += 1
    if after >= last:
        return True
    follower = after
    while follower < last and text[follower] in _OPENERS:
        follower += 1
    if follower >= last or text[follower].islower():
        return False
    mark = stop.group()
    if mark[0] != "." or mark.startswith(".."):
        return True
    found = _LAST_WORD.search(text, max(0, stop.start() - 20), stop.start())
    if found is None or len(mark) > 1:
        return True
    word = found.group().lower()
    if word in _abbreviations("always"):
        return False
    if word in _abbreviations("before_digit"):
        return not text[follower].isdigit()
    if word in _abbreviations("inner") or _INITIALS.fullmatch(word):
        next_word = re.match(r"\w+", text[follower : follower + 20])
        return next_word is not None and next_word.group().lower() in _abbreviations("starters")
    return True


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretch without outer white space, cut where it is longer than a parse can bear."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > LONGEST:
        cut = text.rfind(" ", start, start + LONGEST)
        cut = cut if cut > start else start + LONGEST
        yield start, cut
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end
