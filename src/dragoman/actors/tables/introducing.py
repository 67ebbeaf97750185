"""The words by which texts introduce who holds an office, as data."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ...data import shipped_yaml


@dataclass(frozen=True, slots=True)
class Introducing:
    """`data/roles/introductions.yaml`, typed; see the comments there."""

    standing: frozenset[str]
    lesser: frozenset[str]
    passing: frozenset[str]
    once: frozenset[str]
    freshly: frozenset[str]
    not_yet: frozenset[str]
    over: frozenset[str]
    goes_on: frozenset[str]
    posted: frozenset[str]
    charged: frozenset[str]
    leads: frozenset[str]
    not_led: frozenset[str]
    relations: frozenset[str]
    aliases: frozenset[str]
    widely: frozenset[str]

    @classmethod
    def load(cls) -> Introducing:
        """The shipped words; loaded once a process."""
        return _load()


@cache
def _load() -> Introducing:
    data = shipped_yaml("roles", "introductions.yaml")
    return Introducing(
        **{key: frozenset(map(str, each)) for key, each in data.items() if key != "changes"}
    )
