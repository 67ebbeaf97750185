"""Who is said to lead a body by a clause: "Jane Doe, who heads the ministry of energy"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..tables.introducing import Introducing
from ..tables.wording import Wording
from .items import POSSESSIVE, ActorItem, NameItem, RoleItem
from .layers import Layers

FARTHEST_BODY = 8


class Led(NamedTuple):
    """A name and the body that a clause says it leads; the body's own name ends at `last`."""

    name: NameItem
    body: RoleItem | ActorItem
    last: int


class LedFinder:
    """Looks for the bodies that persons of one tree lead."""

    __slots__ = ("_layers", "_low", "_said", "_tree", "_wording")

    def __init__(self, layers: Layers) -> None:
        self._layers = layers
        self._low = layers.low
        self._tree = layers.tree
        self._said = Introducing.load()
        self._wording = Wording.load()

    def all(self) -> Iterator[Led]:
        """Who is said to lead which body: "Jane Doe, who heads the ministry of energy"."""
        layers, low, size = self._layers, self._low, len(self._low)
        for name in layers.names:
            i = name.last
            if i + 3 >= size or low[i] != "," or low[i + 1] != "who":
                continue
            i += 2
            while i < size and low[i] in self._said.passing:
                i += 1
            if i >= size or low[i] not in self._said.leads:
                continue
            body = self._body(i + 1)
            if body is not None:
                yield Led(name, body, self._with_portfolio(body.last))

    def _body(self, i: int) -> RoleItem | ActorItem | None:
        """The first body in the noun phrase that begins at `i`."""
        layers, low = self._layers, self._low
        for k in range(i, min(i + FARTHEST_BODY, len(low))):
            role, actor = layers.role_of[k], layers.actor_of[k]
            if role is not None:
                plain = (
                    role.role.kind == "institutions" and role.role.name not in self._said.not_led
                )
                return role if plain and not role.role.plural else None
            if actor is not None and actor.entry.form == "organisation":
                after = actor.last if actor.last < len(low) else None
                if after is None or (
                    layers.role_of[after] is None and low[after] not in POSSESSIVE
                ):
                    return actor
            if (
                actor is None
                and low[k] not in POSSESSIVE
                and (self._tree[k].upos not in ("DET", "ADJ", "NOUN", "PROPN", "PRON"))
            ):
                return None
        return None

    def _with_portfolio(self, last: int) -> int:
        """Where "of energy" after "the ministry" ends."""
        low, size = self._low, len(self._low)
        if last + 1 >= size or low[last] not in ("of", "for"):
            return last
        end = last
        for i in range(last + 1, min(last + 6, size)):
            if self._layers.actor_of[i] is not None:
                break
            if low[i] in self._wording.portfolios:
                end = i + 1
            elif low[i] not in ("and", "the") and self._tree[i].upos not in (
                "ADJ",
                "NOUN",
                "PROPN",
            ):
                break
        return end
