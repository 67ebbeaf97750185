"""Stretches of a sentence: actor phrases, roles and names of persons."""

from __future__ import annotations

from typing import NamedTuple

from ..tables.entry import Entry
from ..tables.roles import Role

POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
"""What makes a word a possessive, as a token of its own."""


class ActorItem(NamedTuple):
    """Tokens `[first, last)` that are an actor phrase."""

    first: int
    last: int
    entry: Entry


class RoleItem(NamedTuple):
    """Tokens `[first, last)` that are a role."""

    first: int
    last: int
    role: Role


class NameItem(NamedTuple):
    """Tokens `[first, last)` that look like a person's name; `gender` where a title shows it."""

    first: int
    last: int
    gender: str | None


def is_of_role(item: RoleItem | None, upos: str) -> bool:
    """Whether a token is of a role, and not of a name: "New York City"."""
    return item is not None and (item.role.kind != "struck" or upos != "PROPN")
