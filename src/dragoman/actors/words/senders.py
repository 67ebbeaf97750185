"""Whose an office is where other words about it mislead: envoys, reporters, servants of bodies of states, rulers, the loyal."""

from __future__ import annotations

from dataclasses import replace

from ..tables.wording import Wording
from .items import RoleItem
from .layers import Layers
from .matters import is_bare
from .owned import Ownership, form_of
from .sharing import Finder

_REPORTS = ("JRN",)
_BEFORE_NAMES = frozenset({"DET", "ADJ", "NOUN", "PROPN"})

FARTHEST = 7
"""Words behind "loyal" within which the one is named to whom they are."""


def loyal_to(layers: Layers, item: RoleItem) -> Ownership | None:
    """Whose those are who are "loyal to President Doe": his, as "his troops" are."""
    low, i = layers.low, item.last
    if (
        i + 2 >= len(low)
        or low[i] not in Wording.load().loyal_to
        or low[i + 1] not in ("to", "with")
    ):
        return None
    end = i + 2
    while end < min(i + FARTHEST, len(low)) and not (
        layers.actor_of[end] or layers.role_of[end] or layers.name_of[end]
    ):
        if layers.tree[end].upos not in _BEFORE_NAMES:
            return None
        end += 1
    if end >= min(i + FARTHEST, len(low)):
        return None
    found = layers.role_of[end] or layers.actor_of[end] or layers.name_of[end]
    assert found is not None
    while found.last < len(low) and layers.tree[found.last].upos != "ADP":
        further = layers.role_of[found.last] or layers.name_of[found.last]
        if further is None:
            break
        found = further
    return Ownership(item.first, item.last, holder=found.last - 1)


def in_service(layers: Layers, item: RoleItem, before: Ownership, after: Ownership) -> bool:
    """Whether a nation tells only where who holds an office of a body of states comes from.

    "The American leader of a U.N. team" is the United Nations'.
    """
    return (
        before.via == "adjective"
        and item.role.kind == "offices"
        and not item.role.plural
        and item.role.name not in Wording.load().not_local - {"leader"}
        and layers.low[item.last : item.last + 1] == ["of"]
        and [owner.country for owner in after.owners] in (["UNO"], ["EUR"])
    )


def of_sender(finder: Finder, before: Ownership) -> Ownership:
    """Who sends an ambassador to the United Nations: "Portugal's U.N. ambassador" is Portugal's."""
    if [owner.country for owner in before.owners] != ["UNO"]:
        return before
    sender = finder.before(before.first)
    if sender.owners and all(owner.kind == "state" for owner in sender.owners):
        return replace(sender, last=before.last)
    return replace(before, owners=(), via="none")


def posted(finder: Finder, layers: Layers, item: RoleItem, before: Ownership) -> Ownership | None:
    """Who sends an envoy or reporter to the state that is named bare before the role.

    "Our Chile envoy" is ours, "the Santiago correspondent" is of no state; "the Chile envoy" alone
    may be Chile's in a headline.
    """
    reports = item.role.sectors == _REPORTS
    if item.role.kind != "offices" or not (reports or item.role.name in Wording.load().not_local):
        return None
    actor = layers.actor_of[item.first - 1] if item.first else None
    if actor is None or actor.last != item.first or not is_bare(layers, actor):
        return None
    sender = finder.before(actor.first)
    if sender.owners or sender.holder is not None:
        return replace(sender, last=item.last)
    low, i = layers.low, item.last
    if low[i : i + 1] == ["of"]:
        k = i + 1 + (low[i + 1 : i + 2] == ["the"])
        of = layers.actor_of[k] if k < len(low) else None
        if of is not None:
            return Ownership(before.first, of.last, (of.entry,), form_of(of.entry))
    return Ownership(before.first, item.last, definite=before.definite) if reports else None


def of_served(finder: Finder, layers: Layers, item: RoleItem) -> Ownership | None:
    """Whose an adviser is by whom he serves: "adviser to the president of Chile", "to President Jane Doe"."""
    low, i = layers.low, item.last
    if low[i : i + 1] != ["to"] or item.role.name.split()[-1] not in Wording.load().aides:
        return None
    i += 1 + (low[i + 1 : i + 2] == ["the"])
    while i < len(low) and layers.role_of[i] is None and layers.actor_of[i] is not None:
        i += 1  # "to the Chilean president"
    served = layers.role_of[i] if i < len(low) else None
    if served is None or served.role.kind != "offices" or served.role.plural:
        return None
    owned = finder.of(served)
    name = layers.name_of[served.last] if served.last < len(low) else None
    last = name.last if name else max(served.last, owned.last)
    if owned.owners and all(owner.kind == "state" for owner in owned.owners):
        return Ownership(item.first, last, owned.owners, owned.via)
    return Ownership(item.first, last, holder=served.last) if name else None


def of_ruler(layers: Layers, item: RoleItem, before: Ownership) -> Ownership:
    """The leader whose government it is: "the Doe regime" is of no town called Doe."""
    name = layers.name_of[item.first - 1] if item.first else None
    named_so = item.role.name in Wording.load().called_by_ruler
    known = any(owner.form != "ground" or not named_so for owner in before.owners)
    if known or before.holder is not None or name is None or name.last != item.first:
        return before
    ruler = Ownership(name.first, item.first, (), "none", item.first - 1)
    return replace(ruler, definite=name.first > 0 and layers.low[name.first - 1] == "the")
