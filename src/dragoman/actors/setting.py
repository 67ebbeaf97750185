"""Where a clause says that its crowd or police is: "In Cairo, protesters ...", "Nepal, where police ..."."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..model import Tree
from .entry import Entry
from .layers import ActorItem, Layers

FARTHEST = 5
"""Words between "in" and the name of the place."""

NOWHERE = -1
"""Where a state begins that is no place but by a "where" after it: "Nepal, where police ..."."""

_BETWEEN = frozenset({"DET", "ADJ", "PROPN", "NOUN"})
_ADJECTIVE = "adjective"


class Setting(NamedTuple):
    """A place phrase of a sentence: its states, where it begins, and its head."""

    first: int
    last: int
    head: int
    states: tuple[Entry, ...]


def find_settings(layers: Layers) -> tuple[Setting, ...]:
    """The phrases with "in" that name a state or a capital: "in Nepal", "in the Peruvian city of ...".

    An adjective counts only before a noun that is no role; two places of one phrase stand together.
    """
    found: list[Setting] = []
    for item in layers.actors:
        entry = item.entry
        if entry.kind != "state" or not _names_place(layers, item):
            continue
        first, low = item.first, layers.low
        if found and found[-1].last + 1 == item.first and low[item.first - 1] == "and":
            joined = found[-1]
            found[-1] = joined._replace(last=item.last, states=(*joined.states, entry))
            continue
        while first > 0 and item.first - first < FARTHEST and low[first - 1] != "in":
            if layers.tree[first - 1].upos not in _BETWEEN and low[first - 1] != "of":
                break
            first -= 1
        if "where" in low[item.last : item.last + 2] and (first == 0 or low[first - 1] != "in"):
            found.append(Setting(NOWHERE, item.last, item.last - 1, (entry,)))
        elif first > 0 and low[first - 1] == "in":
            head = item.last - 1
            while layers.tree[head].dep in ("flat", "compound", "amod", "nmod", "appos"):
                if not first <= layers.tree[head].head < len(low):
                    break
                head = layers.tree[head].head
            found.append(Setting(first - 1, item.last, head, (entry,)))
    return tuple(found)


def setting_of(tree: Tree, settings: Sequence[Setting], token: int) -> tuple[Setting | None, bool]:
    """The place phrase of the clause of a token, and whether "where" ties the two together."""
    for each in reversed(settings):
        if each.last < token and _where(tree, each.last, token):
            return each, True
    places = [each for each in settings if each.first != NOWHERE]
    if len(places) != 1:
        return None, False
    [only] = places
    if only.first == 0 and token > only.last:
        return only, False
    verb = tree[only.head].head
    own = tree[token].head
    # "attacked the embassies in Cairo": what is done to a thing there is done there.
    there = verb in (own, token) or (tree[verb].dep == "obj" and tree[verb].head == own)
    return (only if there else None), False


def _where(tree: Tree, after: int, token: int) -> bool:
    """Whether "where" stands right after a place, with no other clause before the token."""
    words = [tree[i].text.lower() for i in range(after, token)]
    for i, word in enumerate(words[:4]):
        if word == "where":
            return all(each not in (",", ";", "and", "but") for each in words[i + 1 :])
    return False


def _names_place(layers: Layers, item: ActorItem) -> bool:
    after = layers.role_of[item.last] if item.last < len(layers.low) else None
    if item.entry.form == _ADJECTIVE:
        is_noun = item.last < len(layers.low) and layers.tree[item.last].upos == "NOUN"
        return is_noun and after is None
    return item.entry.form in ("name", "capital") and after is None
