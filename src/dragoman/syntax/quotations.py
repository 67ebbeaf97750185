"""Quotations in a text: where each opens and closes, whatever its marks, over sentences and paragraphs.

A mark may be closed by one of another kind, as papers and their converters leave them. A
quotation that a paragraph leaves open goes on where the next paragraph opens with a mark, by the
convention of English printing; else it ends with its paragraph. Single marks are apostrophes too
often to be read, and what is quoted within a quotation belongs to it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from operator import attrgetter
from typing import NamedTuple

from ..model import Document, Part, Sentence, Tree

LONGEST = 6_000
"""Characters of the longest quotation: a longer one is a mark that was never closed."""

# old wires write ``...'', which some printers then set as single marks
_EVENT = re.compile(r"\"+|[“”„«»]|``|''|‘‘|’’|\n\s*\n")
_OPENS = frozenset({'"', "“", "„", "«", "``", "‘‘"})
_CLOSES = frozenset({'"', "”", "“", "»", "''", "’’"})


class Quotation(NamedTuple):
    """The words `[start, end)` of a part; with the marks about them `[opens, closes)`."""

    opens: int
    start: int
    end: int
    closes: int


class Quotations:
    """The quotations of a document, looked up by the place of a sentence."""

    __slots__ = ("_document", "_found")

    def __init__(self, document: Document) -> None:
        self._document = document
        self._found: dict[Part, tuple[Quotation, ...]] = {}

    def of(self, part: Part) -> tuple[Quotation, ...]:
        """Those of a part, in order."""
        if part not in self._found:
            self._found[part] = quotations(self._document.part(part))
        return self._found[part]

    def at(self, sentence: Sentence) -> tuple[Quotation, ...]:
        """Those that a sentence has words of, in order."""
        found = self.of(sentence.part)
        if not found:
            return ()
        first = bisect_right(found, sentence.start, key=attrgetter("end"))
        return found[first : bisect_left(found, sentence.end, key=attrgetter("start"))]

    def inside(self, tree: Tree) -> tuple[bool, ...]:
        """For each token whether it is quoted; the outer marks are not."""
        near = self.at(tree.sentence)
        if not near:
            return (False,) * len(tree)
        quoted = [False] * len(tree)
        starts = [token.start for token in tree.tokens]
        for each in near:
            first, last = bisect_left(starts, each.start), bisect_left(starts, each.end)
            quoted[first:last] = [True] * (last - first)
        return tuple(quoted)

    def begun(self, sentence: Sentence) -> bool:
        """Whether a sentence begins inside a quotation that opened before it."""
        near = self.at(sentence)
        return bool(near) and near[0].opens < sentence.start


def quotations(text: str) -> tuple[Quotation, ...]:
    """The quotations of a text in order."""
    return tuple(_quotations(text))


def _quotations(text: str) -> Iterator[Quotation]:
    opens = start = -1
    for match in _EVENT.finditer(text):
        mark, at, behind = match.group(), match.start(), match.end()
        if mark[0] == '"':
            if len(mark) % 2 == 0:
                continue  # doubled inside a quotation by who wrote it into a table
            mark = '"'
        if mark[0] == "\n":
            if start >= 0 and not _goes_on(text, behind):
                yield Quotation(opens, start, at, at)
                start = -1
        elif start < 0 or at - start > LONGEST:
            opened = mark in _OPENS and _may_open(text, mark, at, behind)
            opens, start = (at, behind) if opened else (-1, -1)
        elif mark in _CLOSES and not (
            _opens_within(text, mark, opens, behind) or _opens_paragraph(text, at)
        ):
            yield Quotation(opens, start, at, behind)
            start = -1
    if start >= 0:
        end = len(text.rstrip())
        yield Quotation(opens, start, max(start, end), max(start, end))


def _goes_on(text: str, at: int) -> bool:
    return text.startswith(('"', "“", "„", "``", "‘‘"), at)


def _may_open(text: str, mark: str, at: int, behind: int) -> bool:
    """Whether no space parts a mark from its words alone; one right after a digit measures: 12" guns."""
    before = text[at - 1 : at]
    if mark == '"' and before.isdigit():
        return False
    return not text[behind : behind + 1].isspace() or not before or before.isspace()


def _opens_within(text: str, mark: str, opens: int, behind: int) -> bool:
    """Whether a mark that German closes with (`„so“`) opens a quotation inside an English one."""
    return mark == "“" and text[opens] != "„" and text[behind : behind + 1].isalnum()


def _opens_paragraph(text: str, at: int) -> bool:
    """A mark at the start of a paragraph inside an open quotation."""
    line = text.rfind("\n", 0, at)
    return line >= 0 and not text[line:at].strip() and text[line - 1 : line] in ("\n", "\r", " ")
