"""What follows in a row: states behind a name or the holder of an office, names behind a plural office."""

from __future__ import annotations

from dataclasses import replace

from .items import NameItem, RoleItem
from .layers import Layers
from .owned import Ownership


def after_name(layers: Layers, owned: Ownership, last: int) -> Ownership:
    """The country after a holder's name: "Prime Minister Jane Doe of Iceland", "of the British army"."""
    low = layers.low
    if last + 1 >= len(low) or low[last] != "of":
        return owned
    i = last + 1 + (low[last + 1] == "the")
    actor = layers.actor_of[i] if i < len(low) else None
    if actor is None:
        return owned
    end, form = actor.last, actor.entry.form
    body = layers.role_of[end] if form == "adjective" and end < len(low) else None
    if form != "name" and (body is None or body.role.kind != "institutions"):
        return owned
    return replace(owned, last=body.last if body else end, owners=(actor.entry,), via=form)


def next_listed(layers: Layers, i: int) -> int | None:
    """Where the next state of a list begins after one that ends at `i`: ", Croatia and Serbia".

    A comma joins only where the list goes on to an "and": "of Chile, Peru and the Congo".
    """
    low, size = layers.low, len(layers.low)
    listed, first = False, i
    while i + 1 < size and low[i] in (",", "and"):
        joint = low[i] == "and"
        i += 1 + (not joint and low[i + 1] == "and")
        joint = joint or low[i - 1] == "and"
        k = i + (i + 1 < size and low[i] == "the")
        actor = layers.actor_of[k] if k < size else None
        if actor is None or actor.entry.form != "name":
            # "Kenya, Uganda and other countries"
            more = k < size and low[k] in ("other", "several")
            return first if listed and joint and more else None
        if not listed:
            first, listed = k, True
        if joint:
            return first
        i = actor.last
    return None


def names_behind(layers: Layers, item: RoleItem) -> tuple[NameItem, ...]:
    """The names in a row behind a plural office: "Ministers Doe, Roe and Poe"; () where one name or none follows."""
    low, i = layers.low, item.last
    found: list[NameItem] = []
    while i < len(low) and (name := layers.name_of[i]) is not None and name.first == i:
        found.append(name)
        i = name.last
        if i - 1 > item.last and low[name.first - 1] == "and":
            return tuple(found)
        while i < len(low) and low[i] in (",", "and"):
            i += 1
    return ()
