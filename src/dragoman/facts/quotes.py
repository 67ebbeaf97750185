"""Quotations in a text: where each opens and closes, straight or curly, over several sentences.

A mark may be closed by one of the other kind, as papers and their converters leave them. A
quotation that a paragraph leaves open goes on where the next paragraph opens with a mark, by the
convention of English printing; else it ends with its paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST = 6_000
"""Characters of the longest quotation: a longer one is a mark that was never closed."""

_EVENT = re.compile(r"[\"“”„«»]|\n\s*\n")
_OPENS, _CLOSES = '"“„«', '"”“»'


@dataclass(frozen=True, slots=True)
class Quote:
    """The words `[start, end)` of a part between the marks, which are left out."""

    start: int
    end: int

    def holds(self, position: int) -> bool:
        return self.start <= position < self.end


def quotes(text: str) -> tuple[Quote, ...]:
    """The quotations of a text in order."""
    return tuple(_quotes(text))


def _quotes(text: str) -> Iterator[Quote]:
    start: int | None = None
    for match in _EVENT.finditer(text):
        mark, at = match.group(), match.start()
        if mark[0] == "\n":
            if start is not None and not _goes_on(text, match.end()):
                yield from _kept(text, start, at)
                start = None
        elif start is None:
            if mark in _OPENS and not text[at + 1 : at + 2].isspace() and not _inch(text, at):
                start = at + 1
        elif at - start > LONGEST:
            start = at + 1 if mark in _OPENS else None
        elif mark in _CLOSES and not _reopens(text, at):
            yield from _kept(text, start, at)
            start = None
    if start is not None:
        yield from _kept(text, start, len(text.rstrip()))


def _goes_on(text: str, at: int) -> bool:
    return text[at : at + 1] in ('"', "“", "„")


def _reopens(text: str, at: int) -> bool:
    """A mark at the start of a paragraph inside an open quotation."""
    line = text.rfind("\n", 0, at)
    return line >= 0 and not text[line:at].strip() and text[line - 1 : line] in ("\n", "\r", " ")


def _inch(text: str, at: int) -> bool:
    """A mark right after a digit measures: 12" guns."""
    return text[at] == '"' and at > 0 and text[at - 1].isdigit()


def _kept(text: str, start: int, end: int) -> Iterator[Quote]:
    while start < end and text[start].isspace():
        start += 1
    # the comma before "she said" belongs to the report, not to the words
    while end > start and (text[end - 1].isspace() or text[end - 1] == ","):
        end -= 1
    if end - start > 1:
        yield Quote(start, end)
