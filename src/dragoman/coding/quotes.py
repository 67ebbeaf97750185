"""Quoted speech: which tokens stand between quotation marks, and who is quoted.

A quotation may run over several sentences; the words about it then stand in one of them only
(`"We will go on. We will win," the minister said`).
"""

from __future__ import annotations

from collections.abc import Mapping

from ..model import Document, Tree

_OPENING = frozenset("“«„")
_CLOSING = frozenset("”»")
_EITHER = '"'
_MARKS = _OPENING | _CLOSING | {_EITHER, "``", "''"}
NEAREST = 2
"""Sentences before and after in which the speaker of a running quotation is looked for."""


def quoted(tree: Tree, *, inside: bool = False) -> tuple[bool, ...]:
    """For each token whether it stands in quotation marks; `inside` where one was open before."""
    if not inside and _MARKS.isdisjoint(tree.forms):
        return (False,) * len(tree)
    marks = []
    for token in tree.tokens:
        text = token.text
        if text in _OPENING or text == "``":
            inside = True
        elif text in _CLOSING or text == "''":
            inside = False
        elif text == _EITHER:
            inside = not inside
        marks.append(inside and text != _EITHER)
    return tuple(marks)


def speaks(tree: Tree) -> bool:
    """Whether a sentence has a quotation mark."""
    return not _MARKS.isdisjoint(tree.forms)


def open_quotes(document: Document, trees: Mapping[int, Tree]) -> dict[int, bool]:
    """For each parsed sentence whether it begins inside a quotation, by the marks of its paragraph."""
    found = {}
    for index, tree in trees.items():
        text = document.part(tree.sentence.part)
        start = tree.sentence.start
        paragraph = text[max(text.rfind("\n", 0, start), 0) : start]
        opened = sum(paragraph.count(mark) for mark in _OPENING)
        closed = sum(paragraph.count(mark) for mark in _CLOSING)
        found[index] = opened > closed or paragraph.count(_EITHER) % 2 == 1
    return found
