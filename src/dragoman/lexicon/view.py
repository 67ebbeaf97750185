"""The places about one predicate, as an entry or an operator sees them.

A nominal act has the arguments of its light verb too (`carried out an attack on`), and those of a
verb of happening (`fighting broke out between A and B`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .entry import Kind, Site, Slot
from .fillers import Fillers
from .functions import Functions
from .light import Light
from .parties import NONE, Found, beside, unique
from .purpose import purpose_heads, topic_heads

Tier = tuple[tuple[str, int], ...]
"""Phrases of one attachment as (preposition, head)."""

NEAR = (0, 1, 3, 4)
"""Tiers of phrases that hang from a predicate (or its light verb) or from its object."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a nominal act stands in its sentence.

    Under a `light` verb or as what a verb of `happening` tells; else it is `loose`, with `visitors`
    where it is the scene of what others do.
    """

    light: Light | None = None
    happening: int | None = None
    visitors: tuple[int, ...] = ()
    loose: bool = False


ALONE = Standing()
"""That of a verb or an adjective."""


class View:
    """The places about predicate `i`, asked for as one `kind` with the other words `rest`."""

    __slots__ = (
        "_fillers",
        "_functions",
        "_heads",
        "_kind",
        "_parties",
        "_rest",
        "_slots",
        "_tiers",
        "i",
        "standing",
    )

    def __init__(
        self,
        functions: Functions,
        fillers: Fillers,
        i: int,
        kind: Kind,
        rest: tuple[str, ...] = (),
        standing: Standing = ALONE,
    ) -> None:
        self._functions = functions
        self._fillers = fillers
        self._parties = fillers.parties
        self.i = i
        self._kind = kind
        self._rest = rest
        self.standing = standing
        self._heads: dict[Site, tuple[int, ...]] = {}
        self._slots: dict[int, list[int]] = {}
        self._tiers: tuple[Tier, ...] | None = None

    @property
    def light_verb(self) -> int | None:
        """The light verb of a nominal predicate."""
        light = self.standing.light
        return light.verb if light is not None else None

    def heads(self, site: Site) -> tuple[int, ...]:
        """The heads at a place, remembered: entries ask for the same few places."""
        known = self._heads.get(site)
        if known is None:
            known = self._heads[site] = self._find(site)
        return known

    def filled(self, slot: Slot) -> list[int]:
        """The heads at a slot's place that are what the slot asks for, remembered too."""
        known = self._slots.get(id(slot))
        if known is None:
            site, filler = slot
            owned, fills = site.function == "owner", self._fillers.fills
            known = [head for head in self.heads(site) if fills(head, filler, owned=owned)]
            self._slots[id(slot)] = known
        return known

    def _find(self, site: Site) -> tuple[int, ...]:
        functions, light, function = self._functions, self.standing.light, site.function
        if self._kind == "adjective" and function == "subject":
            # a participle read as an adjective (`is committed to`) is said of its subject
            below = functions.surface_subject(self.i) or functions.subject(self.i)
            return below or functions.modified(self.i)  # `the visiting minister`
        if function == "oblique":
            return tuple(head for tier in self.tiers(site.cases) for head in tier)
        if function == "purpose":
            below = purpose_heads(functions, self.i)
            return below or (purpose_heads(functions, light.verb) if light else ())
        if function == "topic":
            return topic_heads(functions, self.i)
        own = self._at(site)
        if light is None:
            if function == "object" and self.standing.happening is not None:
                # `the attack killed six soldiers`: whom it struck, and no `bomb` of a bomb attack
                return tuple(filter(self._named, own)) or functions.objects(self.standing.happening)
            return (own or self.standing.visitors) if function == "subject" else own
        if function == "subject":
            return light.subject if not light.passive else (light.subject or own)
        if function in ("object", "indirect"):
            return light.object or own
        if function in ("complement", "infinitive", "content"):
            return own or functions.at(light.verb, site)
        return own

    def _named(self, head: int) -> bool:
        """Whether a phrase of the noun tells who was struck: any, but of compounds a party's alone."""
        compound = self._functions.tree[head].dep == "compound"
        return not compound or bool(self._parties.of(head))

    def _at(self, site: Site) -> tuple[int, ...]:
        """The heads at a place; after a particle taken for a preposition its phrase is the object."""
        own = self._functions.at(self.i, site)
        if own or not self._rest or site.function not in ("object", "owner"):
            return own
        nearest = self._functions.oblique_tiers(self.i)[0]
        return tuple(head for case, head in nearest if case in self._rest)

    def near_heads(self, site: Site) -> tuple[int, ...]:
        """The same, without phrases that only hang from other phrases below the predicate."""
        if site.function != "oblique":
            return self.heads(site)
        tiers = self.tiers(site.cases)
        return tuple(head for k in NEAR if k < len(tiers) for head in tiers[k])

    def tiers(self, cases: frozenset[str]) -> list[list[int]]:
        """The obliques with one of `cases`, nearest attachment first, one list a tier."""
        if self._tiers is None:
            self._tiers = self._all_tiers()
        i, rest = self.i, self._rest
        if not rest:
            return [
                [head for case, head in tier if case in cases and head != i] for tier in self._tiers
            ]
        return [
            [head for case, head in tier if head != i and self._is_case(case, cases)]
            for tier in self._tiers
        ]

    def _all_tiers(self) -> tuple[Tier, ...]:
        own = self._functions.oblique_tiers(self.i)
        light, happening = self.standing.light, self.standing.happening
        if light is not None:
            return own + self._functions.oblique_tiers(light.verb)
        if happening is not None:
            return own + self._functions.oblique_tiers(happening)
        return own

    def _is_case(self, case: str, cases: frozenset[str]) -> bool:
        """Whether a case is asked for; a particle may be parsed as part of it: `pulled out of`."""
        if case in cases:
            return True
        return " ".join(word for word in case.split() if word not in self._rest) in cases

    def owners(self, head: int) -> Found:
        """The parties that own what a slot names, whether or not its head is one."""
        found = self._parties.owners_of(head)
        return Found(found, True) if found else NONE

    def parties(self, site: Site, *, acting: bool = False) -> Found:
        """The parties at `site`; `acting` asks for parties that can be the actor."""
        finder = self._parties
        if site.function == "owner":
            return merged([self.owners(head) for head in self.heads(site)])
        if site.function == "oblique":
            for tier in self.tiers(site.cases):
                found = finder.all_of(tier, acting=acting)
                if found.parties:
                    return found
            return NONE
        if site.function == "purpose":
            # nearest first: what lies further down is about the first one
            return next((one for head in self.heads(site) if (one := finder.of(head))), NONE)
        return finder.all_of(self.heads(site), acting=acting)

    def first(self, sites: Iterable[Site], other: Found = NONE, *, acting: bool = False) -> Found:
        """The parties of the first place that gives one beside `other`."""
        for site in sites:
            found = self.parties(site, acting=acting)
            if not found.parties:
                continue
            if not other.parties:
                return found
            fresh = beside(found.parties, other.parties)
            if fresh:
                return Found(fresh, found.owned)
        return NONE


def merged(found: Iterable[Found]) -> Found:
    """The parties of several finds; owned where any was."""
    items = [one for one in found if one]
    parties = unique(party for one in items for party in one.parties)
    return Found(parties, any(one.owned for one in items)) if parties else NONE
