"""Where a role is said to be: the place among its modifiers, or in the phrase after it."""

from __future__ import annotations

from .entry import Entry
from .layers import Layers


def ground_among(layers: Layers, start: int, first: int) -> tuple[int, Entry] | None:
    """The town or province among the modifiers: "a Lyon court", "New Jersey state troopers"."""
    for last in range(first, start, -1):
        found = layers.ground(start, last)
        if found is not None:
            return found
    return None


def place_after(layers: Layers, last: int) -> Entry | None:
    """The state of a place phrase right after a role: "officials in Tbilisi", "in Lyon"."""
    low, size = layers.low, len(layers.low)
    if last >= size or low[last] != "in":
        return None
    end = last + 1
    while end < size and layers.tree[end].upos == "PROPN" and layers.actor_of[end] is None:
        end += 1
    if (ground := layers.ground(last + 1, end)) is not None:
        return ground[1]
    i = last + 1
    while i < size and i - last <= 5:
        actor = layers.actor_of[i]
        if actor is not None:
            entry = actor.entry
            alone = actor.last >= size or layers.role_of[actor.last] is None
            return (
                entry
                if entry.kind == "state" and entry.form in ("name", "capital") and alone
                else None
            )
        if layers.tree[i].upos not in ("DET", "ADJ", "PROPN", "NOUN") and low[i] not in (
            ",",
            "of",
        ):
            return None
        i += 1
    return None
