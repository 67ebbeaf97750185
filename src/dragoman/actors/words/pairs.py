"""States that one word stands for: "U.S.-Chinese talks", "the two Koreas", "North and South Korea"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ...model import Tree
from ...ontology import country
from ..tables.entry import ActorHit, Entry
from ..tables.wording import Wording
from .ambiguity import Chooser

_BOTH = 2


def find_pairs(
    tree: Tree, hits: Sequence[ActorHit], chooser: Chooser
) -> Mapping[int, tuple[Entry, ...]]:
    """The tokens that are two actors, each with both.

    The parser's words keep two and the hyphen between them in one: no phrase of the index ends where a token does.
    """
    found = dict(_namesakes(tree, hits))
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


def _namesakes(tree: Tree, hits: Sequence[ActorHit]) -> Iterator[tuple[int, tuple[Entry, ...]]]:
    """States of one name: their plural, and the halves of a country that an "and" joins before it."""
    halves = Wording.load().halves
    for hit in hits:
        states = {each.id: each for each in hit.entries if each.kind == "state"}
        if len(states) != len(hit.entries) or len(states) > _BOTH:
            continue
        half = next((each for each in states.values() if each.id in halves.values()), None)
        if half is None and len(states) < _BOTH:
            continue
        own = [token for token in tree.tokens if hit.start <= token.start and token.end <= hit.end]
        if own and own[-1].xpos == "NNPS" and len(states) == _BOTH:
            yield own[-1].i, tuple(states.values())
        elif own and half is not None and (other := _other_half(tree, own[0].i, half.id)):
            name = country(other).name
            yield own[-1].i, (half._replace(id=other, name=name, country=other), half)


def _other_half(tree: Tree, first: int, half: str) -> str | None:
    """The state named by its side alone before the name of the other: "North and" before "South Korea"."""
    halves, before = Wording.load().halves, tree.forms[max(0, first - 2) : first]
    if before[1:] != ("and",) or halves.get(tree.forms[first]) != half:
        return None
    other = halves.get(before[0])
    return other if other != half else None
