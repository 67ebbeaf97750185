"""Headlines In Title Case or CAPITALS, written as sentences before they are parsed.

A parser takes a word with a capital for a name: `Chile Condemns Attack on Norwegian Embassy` is
parsed as one long name. Only the letters' case is changed, so that offsets hold.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence

from ..model import Tree

_WORD = re.compile(r"[^\W\d_](?:[\w'’]*\w)?")
_SMALL = 3
"""Letters of the words that title case leaves small: `of`, `and`, `the`."""

ENOUGH_WORDS = 3
"""Longer words that a line needs before its capitals say anything."""

ALMOST_ALL = 0.8
"""The part of the longer words that a line in title case begins with a capital."""


def as_sentence(
    text: str, common: Callable[[str], bool], names: Collection[tuple[int, int]] = ()
) -> str:
    """Give `text` with small letters where it is a headline in title case or capitals.

    `common` says whether a word in small letters is known as such; `names` are the stretches of
    names, which stay as they are.
    """
    words = list(_WORD.finditer(text))
    if not _is_title(words):
        return text
    shouted = text.isupper()
    letters = list(text)
    for word in words:
        start, end = word.span()
        small = word.group().lower()
        if len(small) != end - start:
            continue
        name = any(first < end and start < last for first, last in names) or not common(small)
        if shouted:
            letters[start + name : end] = small[name:]
        elif not name and word.group()[1:] == small[1:]:
            letters[start] = small[0]
    return "".join(letters)


def says_something(tree: Tree) -> bool:
    """Whether a tree is one of a clause: its root has a subject, or an infinitive (`Bank to open`)."""
    roots = {token.i for token in tree.tokens if token.head == token.i}
    return any(
        token.head in roots
        and (token.dep.startswith("nsubj") or (token.dep == "acl" and token.xpos == "VB"))
        for token in tree.tokens
    )


def _is_title(words: Sequence[re.Match[str]]) -> bool:
    long = [word.group() for word in words if len(word.group()) > _SMALL]
    capital = sum(word[0].isupper() for word in long)
    return len(long) >= ENOUGH_WORDS and capital >= ALMOST_ALL * len(long)
