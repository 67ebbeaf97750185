"""Phrases that name parties, read from the order of the words.

A parser takes now the title, now the name for the head of "Defence Minister Kari Lund",
and often tears the two apart. The order of the words does not waver, so phrases are put together
from it, and every token that may head one answers for it.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import replace

from .gatherings import GatheringReader, region_of
from .layers import ActorItem, Layers, NameItem, RoleItem
from .locale import place_after
from .mention import Mention
from .ownership import OwnerFinder, Ownership, form_of
from .wording import Wording

_BREAKS = frozenset(
    {",", "(", ")", ".", ";", ":", "–", "—", "-", "”", '"', "who", "and", "of", "in"}
)
FARTHEST_NAME = 8


class PhraseReader:
    """Reads the phrases of one tree."""

    __slots__ = ("_layers", "_owner", "_taken", "_tree", "_wording")

    def __init__(self, layers: Layers, descriptions: Container[str]) -> None:
        self._layers = layers
        self._tree = layers.tree
        self._wording = Wording.load()
        self._owner = OwnerFinder(layers, descriptions)
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
                yield self._titled(item)
        for name in self._layers.names:
            if name.first not in self._taken:
                yield self._named(name)
        for actor in self._layers.actors:
            yield self._plain(actor)
        yield from gathered

    def _titled(self, item: RoleItem) -> Mention:
        """A role with its modifiers, its country, and its holder's name where there is one."""
        owned = self._owner.of(item)
        role, last = item.role, owned.last
        name, predicative = (None, False)
        if role.kind == "offices" and not role.plural:
            name, predicative = self._holder_of(item, owned)
        if name is not None and name.first < item.first and predicative:
            owned = self._own_start(owned, name.last)
        if name is not None and not predicative and not owned.owners and owned.holder is None:
            owned = self._owner.after_name(owned, name.last)
        first, heads = owned.first, list(range(item.first, item.last))
        if name is not None and not predicative:
            heads.extend(range(name.first, name.last))
            first, last = min(first, name.first), max(last, name.last)
            self._taken.add(name.first)
        words = self._layers.low[owned.first : item.first]
        sectors = self._sectors(item, owned, words)
        former = (
            not self._wording.former.isdisjoint(words)
            or (role.sectors[:1] == ("GOV",) and not self._wording.unseated.isdisjoint(words))
            or (predicative and self._is_past(name, item))
        )
        return Mention(
            "role",
            self._tree.sentence.index,
            first,
            last,
            tuple(heads),
            self._text(first, last),
            self._tree.span(first, last - 1),
            sectors=sectors,
            owners=owned.owners,
            via=owned.via,
            holder=owned.holder,
            role=role.name,
            role_kind=role.kind,
            office=self._text(item.first, item.last),
            person=self._name_text(name) if name else None,
            gender=(name.gender if name else None) or self._gender(role.name),
            former=former,
            predicative=predicative,
            plural=role.plural,
            definite=owned.definite,
            foreign=owned.unknown or not self._wording.foreign.isdisjoint(words),
            unlike=owned.unlike,
            place=None if owned.owners else place_after(self._layers, item.last),
        )

    def _under_noun(self, item: RoleItem) -> bool:
        """Whether an unknown noun stands right before the role: "community leader"."""
        i = item.first - 1
        return i >= 0 and self._tree[i].upos == "NOUN" and self._layers.actor_of[i] is None

    def _sectors(self, item: RoleItem, owned: Ownership, words: list[str]) -> tuple[str, ...]:
        role = item.role
        own = role.sectors
        if owned.inner and (not own or role.name in self._wording.generic):
            own = owned.inner
        elif owned.unknown and role.name in self._wording.generic:
            # "the president of the Chess Federation": no word says that he is of the government.
            own = ()
        elif role.name in self._wording.vague and self._under_noun(item):
            own = ()
        before = [
            self._wording.sectors_before[w] for w in words if w in self._wording.sectors_before
        ]
        after = [self._wording.sectors_after[w] for w in words if w in self._wording.sectors_after]
        if "LEG" in before and own[:1] == ("GOV",):
            before.remove("LEG")
        return tuple(dict.fromkeys((*before, *own, *after)))

    def _own_start(self, owned: Ownership, floor: int) -> Ownership:
        return replace(owned, first=max(owned.first, floor))

    def _holder_of(self, item: RoleItem, owned: Ownership) -> tuple[NameItem | None, bool]:
        """The name of who holds the office, and whether a clause says so rather than the phrase."""
        layers, low = self._layers, self._layers.low
        size = len(low)
        for end in dict.fromkeys((item.last, owned.last)):
            if end < size and (name := layers.name_of[end]) is not None and name.first == end:
                return name, False
            if end + 1 < size and low[end] in (",", "(", "-", "–"):
                name = layers.name_of[end + 1]
                closed = name is not None and (
                    name.last >= size or low[name.last] in (",", ")", ".", "-", "–", ";", "who")
                )
                if name is not None and name.first == end + 1 and closed:
                    return name, False
        rank = layers.role_of[owned.last] if owned.last < size else None
        if rank is not None and rank.first == owned.last and rank.role.kind == "offices":
            # "police spokesman Capt. Rod Beer": the first office is the more telling one.
            name = layers.name_of[rank.last] if rank.last < size else None
            if name is not None and name.first == rank.last and not rank.role.plural:
                return name, False
        joined = self._shared_name(item, owned)
        if joined is not None:
            return joined, False
        i = owned.first
        if i and low[i - 1] in ("the", "a", "an"):
            i -= 1
        after = low[owned.last] if owned.last < size else "."
        if i > 1 and low[i - 1] == "," and after in _BREAKS and (name := layers.name_of[i - 2]):
            return name, False
        return self._linked(item, i)

    def _shared_name(self, item: RoleItem, owned: Ownership) -> NameItem | None:
        """The name after two offices of one person: "prime minister and party leader Jane Doe"."""
        layers, low = self._layers, self._layers.low
        i = owned.last
        if i >= len(low) or low[i] != "and":
            return None
        for k in range(i + 1, min(i + 5, len(low))):
            other = layers.role_of[k]
            if other is not None:
                if other.role.plural or other.role.kind != "offices" or other.last >= len(low):
                    return None
                if self._two_heads(item, owned, other):
                    return None
                name = layers.name_of[other.last]
                return name if name is not None and name.first == other.last else None
            if low[k] in ("the", "a"):
                return None
        return None

    def _two_heads(self, item: RoleItem, owned: Ownership, other: RoleItem) -> bool:
        """Whether two titles are of two persons: "the Prime Minister and President Jane Doe"."""
        capitals = all(self._tree[i].text[0].isupper() for i in (item.first, other.first))
        bare = owned.first == 0 or owned.definite
        both = {item.role.name, other.role.name} <= self._wording.heads
        return capitals and bare and both

    def _linked(self, item: RoleItem, i: int) -> tuple[NameItem | None, bool]:
        """A name that a linking clause gives the office: "Lund, who was formerly ...", "X is ..."."""
        layers, low = self._layers, self._layers.low
        stop = max(0, i - FARTHEST_NAME)
        linked = False
        while i > stop:
            name = layers.name_of[i - 1]
            if name is not None:
                return (name, True) if linked else (None, False)
            word = low[i - 1]
            if word in self._wording.past or word in self._wording.linking:
                linked = linked or self._tree[i - 1].upos in ("AUX", "VERB")
            elif word == ",":
                if i < len(low) and low[i] not in ("who", "formerly", "previously", "once"):
                    return None, False
                linked = True
            else:
                return None, False
            i -= 1
        return None, False

    def _is_past(self, name: NameItem | None, item: RoleItem) -> bool:
        if name is None:
            return False
        between = self._layers.low[name.last : item.first]
        return any(word in self._wording.past or word in ("served", "been") for word in between)

    def _counterparts(self) -> Iterator[Mention]:
        """ "His Chilean counterpart Ana Rojas"; a typo for "his" is not asked for."""
        for i, word in enumerate(self._layers.low):
            if word not in self._wording.counterparts:
                continue
            owned = self._owner.before(i)
            holder, first = owned.holder, owned.first
            if (
                holder is None
                and first
                and self._layers.low[first - 1] in ("his", "her", "their", "its")
            ):
                holder = first = first - 1
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
                self._tree.sentence.index,
                first,
                last,
                tuple(heads),
                self._text(first, last),
                self._tree.span(first, last - 1),
                owners=owners,
                via="description",
                holder=holder,
                person=self._name_text(name) if name and not plural else None,
                gender=name.gender if name else None,
                plural=plural,
            )

    def _named(self, name: NameItem) -> Mention:
        return Mention(
            "name",
            self._tree.sentence.index,
            name.first,
            name.last,
            tuple(range(name.first, name.last)),
            self._text(name.first, name.last),
            self._tree.span(name.first, name.last - 1),
            person=self._name_text(name),
            gender=name.gender,
        )

    def _plain(self, item: ActorItem) -> Mention:
        return Mention(
            "actor",
            self._tree.sentence.index,
            item.first,
            item.last,
            tuple(range(item.first, item.last)),
            self._text(item.first, item.last),
            self._tree.span(item.first, item.last - 1),
            sectors=item.entry.sectors,
            owners=(item.entry,),
            via=form_of(item.entry),
        )

    def _gender(self, role: str) -> str | None:
        if role in self._wording.male:
            return "m"
        return "f" if role in self._wording.female else None

    def _name_text(self, name: NameItem) -> str:
        first = name.first
        if self._layers.low[first] in self._wording.titles and name.last - first > 1:
            first += 1
        return self._text(first, name.last)

    def _text(self, first: int, last: int) -> str:
        return self._tree.text_of(self._tree.span(first, last - 1))
