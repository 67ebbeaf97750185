"""Whose an office is where other words about it mislead: envoys, servants of bodies of states, rulers, the loyal."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from .layers import Layers, RoleItem
from .owned import Ownership, form_of
from .wording import Wording

_FARTHEST = 9
"""Words behind "loyal to" among which the one is named."""


class Finder(Protocol):
    """Looks for the owner before a word."""

    def before(self, first: int) -> Ownership:
        """The ownership that the words before a token give."""
        ...


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


def of_ruler(layers: Layers, item: RoleItem, before: Ownership) -> Ownership:
    """The leader whose government it is: "the Doe regime" is of no town called Doe."""
    name = layers.name_of[item.first - 1] if item.first else None
    named_so = item.role.name in Wording.load().called_by_ruler
    known = any(owner.form != "ground" or not named_so for owner in before.owners)
    if known or before.holder is not None or name is None or name.last != item.first:
        return before
    ruler = Ownership(name.first, item.first, (), "none", item.first - 1)
    return replace(ruler, definite=name.first > 0 and layers.low[name.first - 1] == "the")


def loyal_to(layers: Layers, item: RoleItem) -> Ownership:
    """Whose are "troops loyal to President Jane Doe": hers, whatever office she holds."""
    for i in range(item.last + 2, min(item.last + _FARTHEST, len(layers.low))):
        actor, name = layers.actor_of[i], layers.name_of[i]
        if name is not None:
            return Ownership(item.first, item.last, holder=name.last - 1)
        if actor is not None and actor.entry.form != "adjective":
            return Ownership(item.first, item.last, (actor.entry,), form_of(actor.entry))
    return Ownership(item.first, item.last)
