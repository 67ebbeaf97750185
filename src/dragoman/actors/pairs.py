"""States that one word joins by a hyphen: "U.S.-Chinese talks"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..model import Tree
from .ambiguity import Chooser
from .entry import ActorHit, Entry


def find_pairs(
    tree: Tree, hits: Sequence[ActorHit], chooser: Chooser
) -> Mapping[int, tuple[Entry, ...]]:
    """The tokens that are two actors and the mark between them, each with both.

    The parser's words keep such a pair in one: no phrase of the index ends where a token does.
    """
    found: dict[int, tuple[Entry, ...]] = {}
    for token in tree.tokens:
        if "-" not in token.text[1:-1] and "–" not in token.text[1:-1]:
            continue
        inside = [hit for hit in hits if token.start <= hit.start and hit.end <= token.end]
        if len(inside) != 2 or inside[1].start != inside[0].end + 1:
            continue
        if (inside[0].start, inside[1].end) != (token.start, token.end):
            continue
        chosen = [chooser.choose(hit) for hit in inside]
        entries = tuple(each for each in chosen if each is not None and each.form != "person")
        if len(entries) == 2:
            found[token.i] = entries
    return found
