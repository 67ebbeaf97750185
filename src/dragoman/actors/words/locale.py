"""Where a role is said to be: the place among its modifiers, or in the phrase after it."""

from __future__ import annotations

from functools import cache

from ...data import shipped_yaml
from ..tables.entry import Entry
from ..tables.roles import Role
from .items import ActorItem, RoleItem
from .layers import Layers
from .matters import is_matter

FARTHEST = 5
"""Words between "in" and the name of the place."""

BETWEEN = frozenset({"DET", "ADJ", "PROPN", "NOUN"})
"""What may stand between them."""

SEATED = frozenset({"based", "headquartered", "registered", "incorporated", "domiciled"})
SEDENTARY = frozenset({"BUS", "SOC", "REL", "CVL", "EDU", "JRN", "LAB", "MED", "AGR"})
_CASES = frozenset({"in", "of", "from"})


def role_at(layers: Layers, i: int) -> Role | None:
    """The role that covers a token."""
    item = layers.role_of[i] if i < len(layers.low) else None
    return item.role if item is not None else None


def past_kind(layers: Layers, first: int) -> int:
    """Where the name begins: "the besieged port city of Mariupol"; `first` where no kind of place stands before it."""
    low = layers.low
    for i in range(first, min(first + FARTHEST + 1, len(low))):
        of = low[i + 1 : i + 2] == ["of"]
        behind = (
            i > first and layers.tree[i - 1].upos == "PROPN" and not of
        )  # "Kano state", "New York City"
        if low[i] in kinds() and not behind and kinds().isdisjoint(low[i + 1 : i + 2]):
            return i + 2 if of else i + 1
        if layers.tree[i].upos not in BETWEEN | {"VERB"}:
            break
    return first


@cache
def kinds() -> frozenset[str]:
    """The nouns that say what kind of place a name is."""
    return frozenset(shipped_yaml("places", "en.yaml")["kinds"])


def places_after(layers: Layers, last: int) -> tuple[Entry, ...]:
    """The states of the place phrase right after a role: "the police in Kenya and Uganda"."""
    first = place_after(layers, last)
    if first is None:
        return ()
    found, low, i = [first], layers.low, last + 1
    while i < len(low) and (layers.actor_of[i] is None or layers.actor_of[i].entry != first):  # type: ignore[union-attr]
        if i > last + 5:
            return (first,)
        i += 1
    while i < len(low) and (actor := layers.actor_of[i]) is not None:
        end = actor.last
        step = 1 if end < len(low) and low[end] in ("and", ",") else 0
        step += bool(step) and low[end : end + 2] == [",", "and"]
        following = layers.actor_of[end + step] if step and end + step < len(low) else None
        if following is None or following.entry.form != "name":
            break
        after = following.last
        if low[end] == "," and not (after < len(low) and low[after] in (",", "and")) and step == 1:
            break  # "in Nairobi, Kenya"
        if after < len(low) and layers.role_of[after] is not None:
            break
        found.append(following.entry)
        i = following.first
    return tuple(dict.fromkeys(found))


def place_after(layers: Layers, last: int) -> Entry | None:
    """The state of a place phrase right after a role: "officials in Tbilisi", "the people of the town of Gulu"."""
    low, size = layers.low, len(layers.low)
    if last < size and low[last] == "at":
        return _house_after(layers, last + 1)
    if last >= size or low[last] not in _CASES:
        return None
    start = end = past_kind(layers, last + 1)
    for actor in layers.actor_of[last + 1 : start]:
        if actor is not None and actor.entry.kind == "state":
            return actor.entry  # "in the Bolivian city of Sucre"
    while end < size and layers.tree[end].upos == "PROPN" and layers.actor_of[end] is None:
        end += 1
    role = role_at(layers, last - 1)
    if (ground := layers.ground(start, end, role)) is not None:
        return ground[1]
    if low[last] != "in":
        return None  # a state after "of" is the owner (`ownership.py`)
    i = last + 1
    while i < size and i - last <= 5:
        actor = layers.actor_of[i]
        if actor is not None:
            entry = actor.entry
            if is_matter(layers, actor):
                return None
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


def _house_after(layers: Layers, i: int) -> Entry | None:
    """The state of the town whose house a phrase names: "inmates at Manaus prison"."""
    size = len(layers.low)
    i += i < size and layers.tree[i].upos == "DET"
    end = i
    while end < size and layers.tree[end].upos == "PROPN" and layers.actor_of[end] is None:
        end += 1
    ground = layers.ground(i, end) if end < size and layers.tree[end].upos == "NOUN" else None
    return ground[1] if ground is not None else None


def seat_after(layers: Layers, item: RoleItem) -> ActorItem | None:
    """The state in which firms or people have their seat: "companies based in Chile"; fighters are guests."""
    low, i = layers.low, item.last
    if i + 2 >= len(low) or low[i] not in SEATED or low[i + 1] != "in":
        return None
    if item.role.sectors[:1] == () or item.role.sectors[0] not in SEDENTARY:
        return None
    place = layers.actor_of[i + 2] or (
        low[i + 2] == "the" and layers.actor_of[min(i + 3, len(low) - 1)]
    )
    return place if place and place.entry.form in ("name", "capital") else None


def role_ahead(layers: Layers, i: int) -> bool:
    """Whether a role follows within its modifiers: "of the Israeli ruling party"."""
    for k in range(i, min(i + 4, len(layers.low))):
        if layers.role_of[k] is not None:
            return True
        if layers.tree[k].upos not in ("ADJ", "NOUN", "PROPN") and layers.low[k] != "-":
            return False
    return False
