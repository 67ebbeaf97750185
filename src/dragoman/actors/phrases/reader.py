"""Phrases that name parties, read from the order of the words.

A parser takes now the title, now the name for the head of "Defence Minister Kari Lund",
and often tears the two apart. The order of the words does not waver, so phrases are put together
from it, and every token that may head one answers for it.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from ...model import Span
from ..tables.wording import Wording
from ..words.bearers import Bearer, BearerFinder
from ..words.items import ActorItem, NameItem, RoleItem
from ..words.layers import GENERATIONS, Layers
from ..words.led import LedFinder
from ..words.lent import is_named
from ..words.listed import after_name, names_behind
from ..words.locale import places_after
from ..words.mention import Mention
from ..words.owned import Ownership, form_of
from ..words.seats import lands_of, province_end
from .gatherings import GatheringReader, region_of
from .ownership import OwnerFinder
from .telling import sectors_of


class PhraseReader:
    """Reads the phrases of one tree."""

    __slots__ = ("_bearers", "_layers", "_owner", "_taken", "_tree", "_wording")

    def __init__(self, layers: Layers, descriptions: Container[str]) -> None:
        self._layers = layers
        self._tree = layers.tree
        self._wording = Wording.load()
        self._owner = OwnerFinder(layers, descriptions)
        self._bearers = BearerFinder(layers)
        self._taken: set[int] = set()

    def mentions(self) -> Iterator[Mention]:
        """All phrases: roles with what belongs to them, then names, then what stands alone."""
        yield from self._counterparts()
        gatherer = GatheringReader(self._layers, self._owner)
        yield from gatherer.kin()
        gathered = list(gatherer.gatherings())
        heads = {mention.heads[0] for mention in gathered}
        for item in self._layers.roles:
            if item.last - 1 not in heads:
                titled, each = self._titled(item), tuple(self._each(item))
                if each and not each[0].owners:
                    yield from each  # "Ministers Doe and Roe": nobody besides these
                    continue
                if each and not titled.owners:
                    owners = tuple(held.owners[0] for held in each)
                    titled = replace(titled, owners=owners, via="name")
                yield titled
                yield from each
        yield from self._leading()
        for name in self._layers.names:
            if name.first not in self._taken:
                yield self._named(name)
        for actor in self._layers.actors:
            if actor.last - 1 not in self._layers.pairs:
                yield self._plain(actor)
        for at, entries in self._layers.pairs.items():
            yield Mention("pair", *self._where(at, at + 1), owners=entries, via="name")
        yield from gathered

    def _titled(self, item: RoleItem) -> Mention:
        """A role with its modifiers, its country, and its holder's name where there is one."""
        owned = self._owner.of(item)
        role, last = item.role, owned.last
        if self._wording.office_country.get(role.name) in ("UNO", "EUR"):
            # "the UN envoy for Yemen" is the UN's.
            owned = replace(owned, owners=())
        bearer: Bearer | None = None
        if role.kind == "offices" and not role.plural:
            bearer = self._bearers.of(item, owned)
        name, predicative = (bearer.name, bearer.predicative) if bearer else (None, False)
        if name is not None and name.first < item.first and predicative:
            owned = self._own_start(owned, name.last)
        if name is not None and not predicative and not owned.owners and owned.holder is None:
            owned = after_name(self._layers, owned, name.last)
        start = self._bearers.start(owned.first) if role.kind == "offices" else owned.first
        if predicative and name is not None and name.first < item.first:
            start = max(start, name.last)
        first, heads = owned.first, list(range(item.first, item.last))
        if name is not None and not predicative:
            heads.extend(range(name.first, name.last))
            first, last = min(start, name.first), max(last, name.last)
            self._taken.add(name.first)
        covered = self._layers.actor_of
        words = [self._layers.low[k] for k in range(start, item.first) if covered[k] is None]
        sectors = sectors_of(self._layers, item, owned, words)
        once = self._bearers.was_once(start, item.first)
        former = (
            once
            or not self._wording.former.isdisjoint(words)
            or (role.sectors[:1] == ("GOV",) and not self._wording.unseated.isdisjoint(words))
            or (bearer is not None and bearer.former)
        )
        office = self._bearers.office_start(item) if role.kind == "offices" else item.first
        places = () if owned.owners else places_after(self._layers, item.last)
        if not owned.owners and not places and owned.last > item.last:
            places = places_after(
                self._layers, owned.last
            )  # "leaders of opposition parties in Chile"
        return Mention(
            "role",
            *self._where(first, last, heads),
            sectors=sectors,
            owners=owned.owners,
            via=owned.via,
            holder=owned.holder,
            role=role.name,
            role_kind=role.kind,
            told=bool(owned.inner) or sectors != role.sectors or is_named(self._layers, item),
            office=self._text(office, item.last),
            person=self._name_text(name) if name else None,
            gender=(name.gender if name else None) or self._gender(role.name),
            former=former,
            once=once,
            change=bearer.change if bearer else None,
            predicative=predicative,
            plural=role.plural,
            definite=owned.definite,
            foreign=owned.unknown or not self._wording.foreign.isdisjoint(words),
            unlike=owned.unlike,
            among=frozenset() if owned.owners or places else lands_of(self._layers, item),
            place=places[0] if places else None,
            places=places,
            instead=self._instead(item, first, last),
        )

    def _instead(self, item: RoleItem, first: int, last: int) -> tuple[int, ...]:
        """What a parser hangs the phrase up by: "Chilean" of "Chilean Premier Doe", "Arica" of "Arica Mayor Doe"; a count before "of"."""
        named = (
            i
            for i in range(first, item.first)
            if self._layers.actor_of[i] is not None or self._tree[i].upos == "PROPN"
        )
        over = ((i, self._tree[i].head) for i in named)
        hung = tuple(i for i, head in over if head == i or not first <= head < last)
        low, start = self._layers.low, self._bearers.start(first)
        count = self._layers.role_of[start - 2] if start > 1 and low[start - 1] == "of" else None
        counted = count is not None and count.role.kind == "counted"
        return (*hung, count.last - 1) if count and counted else hung

    def _each(self, item: RoleItem) -> Iterator[Mention]:
        """The holders of one office in several states: "the presidents of Chile and Peru, A and B"."""
        if not item.role.plural or item.role.kind != "offices":
            return
        owned = self._owner.of(item)
        names = self._bearers.several(owned, len(owned.owners))
        pairs = list(zip(names, owned.owners, strict=False)) or self._bearers.each_of(item)
        nobody = not owned.owners and owned.holder is None and not pairs
        row = names_behind(self._layers, item) if nobody else ()
        for name, owner in [*pairs, *((name, None) for name in row)]:
            self._taken.add(name.first)
            heads = range(name.first, name.last)
            if row and name is row[0]:
                heads = range(item.first, name.last)
            yield Mention(
                "role",
                self._tree.sentence.index,
                name.first,
                name.last,
                tuple(heads),
                self._text(name.first, name.last),
                self._tree.span(name.first if row else min(owned.first, item.first), name.last - 1),
                sectors=item.role.sectors,
                owners=(owner,) if owner else (),
                via=form_of(owner) if owner else "none",
                role=item.role.name,
                role_kind="offices",
                office=item.role.name,
                person=self._name_text(name),
                gender=name.gender,
            )

    def _leading(self) -> Iterator[Mention]:
        """Who leads a body by the words of a clause: "Doe, who heads the ministry of energy"."""
        for led in LedFinder(self._layers).all():
            body = led.body
            if isinstance(body, RoleItem):
                owned = self._owner.of(body)
                owners, via, holder = owned.owners, owned.via, owned.holder
                sectors, last = body.role.sectors, owned.last
            else:
                owners, via, holder = (body.entry,), form_of(body.entry), None
                sectors, last = body.entry.sectors, body.last
            yield Mention(
                "role",
                self._tree.sentence.index,
                led.name.first,
                last,
                tuple(range(led.name.first, led.name.last)),
                self._text(led.name.first, led.name.last),
                self._tree.span(led.name.first, last - 1),
                sectors=sectors,
                owners=owners,
                via=via,
                holder=holder,
                role="head",
                role_kind="offices",
                office=f"head of {self._text(body.first, led.last)}",
                person=self._name_text(led.name),
                gender=led.name.gender,
            )
            self._taken.add(led.name.first)

    def _own_start(self, owned: Ownership, floor: int) -> Ownership:
        return replace(owned, first=max(owned.first, floor))

    def _counterparts(self) -> Iterator[Mention]:
        """ "His Chilean counterpart Ana Rojas"; a typo for "his" is not asked for."""
        for i, word in enumerate(self._layers.low):
            peer = word in self._wording.peers
            if not peer and word not in self._wording.counterparts:
                continue
            owned = self._owner.before(i)
            holder, first = owned.holder, owned.first
            if (
                holder is None
                and first
                and self._layers.low[first - 1] in ("his", "her", "their", "its")
            ):
                holder = first = first - 1
            if peer and (holder is None or not owned.owners):
                continue
            last, name = i + 1, None
            if last < len(self._layers.low):
                name = self._layers.name_of[last]
                if (
                    name is None
                    and self._layers.low[last] == ","
                    and last + 1 < len(self._layers.low)
                ):
                    name = self._layers.name_of[last + 1]
            plural = word.endswith("s")
            heads = [i]
            if name is not None and not plural:
                self._taken.add(name.first)
                last = name.last
                heads.extend(range(name.first, name.last))
            owners = owned.owners
            if (
                not owners
                and last < len(self._layers.low)
                and self._layers.low[last] in ("from", "of")
            ):
                actor = self._layers.actor_of[min(last + 1, len(self._layers.low) - 1)]
                owners = (actor.entry,) if actor else ()
            if not owners and i and (region := region_of(self._layers.low[i - 1])) is not None:
                owners = (region,)
            yield Mention(
                "counterpart",
                *self._where(first, last, heads),
                owners=owners,
                via="description",
                holder=holder,
                person=self._name_text(name) if name and not plural else None,
                gender=name.gender if name else None,
                plural=plural,
            )

    def _named(self, name: NameItem) -> Mention:
        ground = self._layers.ground(name.first, name.last) if name.gender is None else None
        place = ground[1] if ground is not None and ground[0] == name.first else None
        last = province_end(self._layers, name.first, name.last) if place is not None else None
        return Mention(
            "name",
            *self._where(name.first, last or name.last),
            sectors=("GOV",) if last is not None else (),
            person=self._name_text(name),
            gender=name.gender,
            place=place,
        )

    def _plain(self, item: ActorItem) -> Mention:
        people = item.entry.kind == "group"
        end = province_end(self._layers, item.first, item.last) if people else None
        return Mention(
            "actor",
            *self._where(item.first, end or item.last),
            sectors=item.entry.sectors if end is None else ("GOV",),
            owners=(item.entry,),
            via=form_of(item.entry),
        )

    def _where(
        self, first: int, last: int, heads: Sequence[int] | None = None
    ) -> tuple[int, int, int, tuple[int, ...], str, Span]:
        """Where a mention of the tokens `[first, last)` stands; each may be asked for it, or only `heads`."""
        tree, asked = self._tree, range(first, last) if heads is None else heads
        span = tree.span(first, last - 1)
        return tree.sentence.index, first, last, tuple(asked), tree.text_of(span), span

    def _gender(self, role: str) -> str | None:
        if role in self._wording.male:
            return "m"
        return "f" if role in self._wording.female else None

    def _name_text(self, name: NameItem) -> str:
        first = name.first
        titled = self._layers.low[first] in self._wording.titles
        if name.last - first > 1 and (titled or self._is_post(first)):
            first += 1
        suffixed = self._layers.low[name.last - 1] in GENERATIONS
        last = name.last - 1 - (self._layers.low[name.last - 2] == ",") if suffixed else name.last
        return self._text(first, last)

    def _is_post(self, i: int) -> bool:
        """Whether the letters of a post stand before a name: "NSA Doe", not "JANE DOE"."""
        text = self._tree[i].text
        return len(text) > 2 and text.isupper() and not self._tree[i + 1].text.isupper()

    def _text(self, first: int, last: int) -> str:
        return self._tree.text_of(self._tree.span(first, last - 1))
