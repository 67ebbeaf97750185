"""The other name behind a person's: `Doe, alias "Mono," a gang leader`, `Jane "La Tia" Doe`."""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Tree
from ..tables.introducing import Introducing

QUOTES = frozenset({'"', "“", "”", "``", "''", "'"})
LONGEST = 3
"""Words of the longest nickname that is looked for."""
FARTHEST = 10
"""Words before an apposition within which another name must begin."""
_BETWEEN = frozenset({",", "(", ")", "as", "de", "la", "el", "del", "los", *QUOTES})


def before_alias(tree: Tree, low: list[str], i: int) -> int:
    """Where what is told of a name begins with its other name: at `alias` for the `a` of `alias "Mono," a leader`.

    The same place where none stands before.
    """
    if not i or (low[i - 1] not in QUOTES and low[i - 1] != ","):
        return i
    said = Introducing.load()
    for k in range(i - 1, max(1, i - FARTHEST), -1):
        if low[k] in said.aliases:
            while low[k - 1] in said.widely:
                k -= 1
            return k if low[k - 1] in (",", "(") else i
        if low[k] not in _BETWEEN and not (tree[k].text[0].isupper() or tree[k].text[0].isdigit()):
            break
    return i


def past_alias(tree: Tree, i: int) -> int:
    """The other way round: the last token before the `a` of `, alias "Mono," a leader` for the first comma."""
    said, size = Introducing.load(), len(tree)
    k = i + 1
    while k < size and tree.forms[k] in said.widely:
        k += 1
    if k >= size or tree.forms[k] not in said.aliases:
        return i
    for end in range(k + 1, min(k + FARTHEST, size)):
        if tree.forms[end] not in _BETWEEN and not tree[end].text[0].isupper():
            return end - 1
    return i


def past_nickname(tree: Tree, i: int) -> int:
    """Where a nickname in quotation marks that begins at `i` ends; `i` where none does."""
    if tree.forms[i] not in QUOTES:
        return i
    for k in range(i + 1, min(i + 2 + LONGEST, len(tree))):
        if tree.forms[k] in QUOTES:
            return k + 1 if k > i + 1 else i
        if not tree[k].text[0].isupper():
            break
    return i


def other_names(tree: Tree) -> Iterator[tuple[int, str]]:
    """The other names of persons: the last token of the name before each, and the other name."""
    said = Introducing.load()
    for k, form in enumerate(tree.forms):
        if form not in said.aliases or k < 2:
            continue
        before = k - 1
        while before > 1 and tree.forms[before] in said.widely:
            before -= 1
        if tree.forms[before] not in (",", "("):
            continue
        first = next((i for i in range(k + 1, min(k + 4, len(tree))) if _capital(tree, i)), None)
        if first is None or any(tree.forms[i] not in _BETWEEN for i in range(k + 1, first)):
            continue
        last = first
        while last + 1 < len(tree) and last - first + 1 < LONGEST and _capital(tree, last + 1):
            last += 1
        yield before - 1, tree.text_of(tree.span(first, last))


def _capital(tree: Tree, i: int) -> bool:
    return tree[i].text[0].isupper()
