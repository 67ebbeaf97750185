"""Whose a role is that shares the words of the one beside it: "Chilean soldiers and policemen"."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from ..tables.wording import Wording
from .items import RoleItem
from .layers import Layers
from .owned import Ownership

_RULES = ("GOV",)


class Finder(Protocol):
    """Looks for the owner before a word."""

    def before(self, first: int) -> Ownership:
        """The ownership that the words before a token give."""
        ...

    def of(self, item: RoleItem) -> Ownership:
        """The ownership of a role by all the words about it."""
        ...


def is_plural(item: RoleItem) -> bool:
    """Whether a role is of several."""
    return item.role.plural or item.role.kind == "groups" or item.role.name == "police"


def shared_with(
    finder: Finder, layers: Layers, item: RoleItem, before: Ownership
) -> Ownership | None:
    """The adjective of the roles before "and": all are of it in "American citizens, firms and banks"."""
    low, first = layers.low, before.first
    if first < 2 or low[first - 1] not in ("and", "or", ",") or before.definite:
        return None
    if low[first - 1] == "," and low[item.last : item.last + 1] not in ([","], ["and"]):
        return None
    if not Wording.load().unshared.isdisjoint(low[first : item.first]):
        return None  # "Chilean troops and local militias"
    other = layers.role_of[first - 2]
    if other is None or other.last != first - 1 or not (is_plural(item) and is_plural(other)):
        return None
    owned = finder.before(other.first)
    owned = owned if owned.owners else (shared_with(finder, layers, other, owned) or owned)
    if not owned.owners or owned.via != "adjective" or owned.inner:
        return None
    return replace(before, last=item.last, owners=owned.owners, via=owned.via)


def with_people(finder: Finder, layers: Layers, item: RoleItem) -> Ownership | None:
    """Whose both are in "the government and people of Chile": one article and one state serve for two."""
    low, i = layers.low, item.last + 1
    if item.role.sectors[:1] != _RULES or i >= len(low) or low[item.last] != "and":
        return None
    people = layers.role_of[i]
    if people is None or people.role.name not in Wording.load().ruled:
        return None
    if low[people.last : people.last + 1] != ["of"]:
        return None
    both = finder.of(people)
    of_state = bool(both.owners) and all(owner.kind == "state" for owner in both.owners)
    return Ownership(item.first, item.last, both.owners, both.via) if of_state else None
