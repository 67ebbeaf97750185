"""Who bears an office: the name beside a role, before or after it, or in a clause that links the two.

A false introduction is worse than a missed one: where a name may belong to another noun ("the wife of
the prime minister, Jane Doe"), or a verb stands between, nobody is introduced.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..tables.entry import Entry
from ..tables.introducing import Introducing
from ..tables.wording import Wording
from .alias import before_alias
from .changes import Change, ChangeFinder, ChangeWords
from .items import NameItem, RoleItem
from .layers import Layers
from .owned import Ownership

FARTHEST_NAME = 8
FARTHEST_POSTING = 5
FARTHEST_END = 6
"""Words of a phrase behind its office within which it must come to an end."""
BREAKS = frozenset(
    {",", "(", ")", ".", ";", ":", "–", "—", "-", "”", '"', "who", "and", "of", "in"}
)
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "ADP", "DET", "PART", "NUM"})
_CHARGE = frozenset({"NOUN", "PROPN", "ADJ", "DET", "CCONJ"})
_CLOSING = frozenset({",", ")", ".", "-", "–", ";", "who"})
_YEAR = re.compile(r"(?:1[89]|20)\d\d$")


class Bearer(NamedTuple):
    """A name with an office; `predicative` where a clause says so, `former` where it says it is over.

    `change` is the verb by which the office was just taken or left.
    """

    name: NameItem
    predicative: bool = False
    former: bool = False
    change: Change | None = None


class BearerFinder:
    """Looks for the holders of the roles of one tree."""

    __slots__ = (
        "_changes",
        "_installed",
        "_layers",
        "_low",
        "_said",
        "_through",
        "_tree",
        "_wording",
    )

    def __init__(self, layers: Layers) -> None:
        self._layers = layers
        self._changes = ChangeFinder(layers)
        self._low = layers.low
        self._tree = layers.tree
        self._said = Introducing.load()
        self._through = ChangeWords.load().through
        self._installed = ChangeWords.load().installed
        self._wording = Wording.load()

    def of(self, item: RoleItem, owned: Ownership) -> Bearer | None:
        """The one who bears the office, if the words say who."""
        start = self.start(owned.first)
        if not self._said.not_yet.isdisjoint(self._low[start : item.first]):
            return None
        posting = self._posting(item, owned.last)
        name = self._after(item, owned, posting) or self._shared(item, owned)
        if name is not None:
            change = self._changes.around(start, max(owned.last, name.last))
            return Bearer(name, former=self._is_over(owned.last), change=change)
        low = self._low
        i = start
        if i and low[i - 1] in ("the", "a", "an"):
            i -= 1
        i = before_alias(self._tree, low, i)
        over = self._is_over(owned.last)
        if (
            i > 1
            and low[i - 1] in (",", "(")
            and (self._closed(posting) or over or self._goes_on(posting))
        ):
            before = self._past_age(i)
            named = self._layers.name_of[before]
            if named is not None and (low[i - 1] == "," or self._is_person(named)):
                return Bearer(named, former=over)
        if (put_in := self._changes.put_in(start)) is not None:
            return Bearer(put_in[0], True, over, put_in[1])
        return self._linked(item, i, over=over)

    def _closed(self, last: int) -> bool:
        """Whether the phrase that an office begins ends without a verb: "chief of staff of the guard,"."""
        for i in range(last, min(last + FARTHEST_END, len(self._low))):
            if self._low[i] in BREAKS:
                return True
            if self._tree[i].upos not in _NOMINAL or self._layers.name_of[i] is not None:
                return False
        return last >= len(self._low)

    def several(self, owned: Ownership, count: int) -> tuple[NameItem, ...]:
        """The names after a plural office of as many states, in their order; () where they differ."""
        layers, low, i = self._layers, self._low, owned.last
        if count < 2 or i + 1 >= len(low) or low[i] not in (",", "("):
            return ()
        found: list[NameItem] = []
        end, i = i, i + 1
        while i < len(low) and (name := layers.name_of[i]) is not None and name.first == i:
            found.append(name)
            end = i = name.last
            if i + 1 >= len(low) or low[i] not in (",", "and"):
                break
            i += 1 + (low[i] == "," and low[i + 1] == "and")
        closed = end >= len(low) or low[end] in _CLOSING
        return tuple(found) if closed and len(found) == count else ()

    def each_of(self, item: RoleItem) -> list[tuple[NameItem, Entry]]:
        """The names after a plural office, each with its state: "Presidents Jane Doe of Chile and John Roe of Peru"."""
        layers, low, i = self._layers, self._low, item.last
        found: list[tuple[NameItem, Entry]] = []
        while i + 2 < len(low) and (name := layers.name_of[i]) is not None and name.first == i:
            of = name.last
            state = layers.actor_of[of + 1] if of + 1 < len(low) and low[of] == "of" else None
            if state is None or state.first != of + 1 or state.entry.kind != "state":
                break
            found.append((name, state.entry))
            i = state.last
            while i < len(low) and low[i] in (",", "and"):
                i += 1
        return found if len(found) > 1 else []

    def _is_person(self, name: NameItem) -> bool:
        """Whether the tagger saw a person there: what goes before a bracket may be any name."""
        return any(
            n.label == "PER" and n.first < name.last and name.first < n.last
            for n in self._tree.names
        )

    def start(self, first: int) -> int:
        """Where the office phrase starts with the words that say that it is new or over."""
        low = self._low
        wording, said = self._wording, self._said
        bare = wording.former | wording.unseated | said.passing | said.standing | said.once
        while first:
            word, before = low[first - 1], low[first - 2] if first > 1 else ""
            put = word in self._installed and before in self._said.freshly
            if word not in bare and not put and not (word == "-" and before in bare):
                break
            first -= 1
        return first

    def office_start(self, item: RoleItem) -> int:
        """Where the name of the office starts: at "deputy" in "deputy foreign minister"."""
        first = item.first
        while first and self._low[first - 1] in self._said.standing:
            first -= 1
        return first

    def was_once(self, start: int, first: int) -> bool:
        """Whether the words from `start` say so: "then-President Doe", "with then Chilean President Doe".

        Elsewhere "then" is what comes next: "Then Prime Minister Doe spoke".
        """
        low = self._low
        for k in range(start, first):
            if low[k] in self._said.once:
                glued = low[k + 1] == "-"
                inside = k > 0 and self._tree[k - 1].upos in ("DET", "ADP")
                return glued or inside
        return False

    def _after(self, item: RoleItem, owned: Ownership, posting: int) -> NameItem | None:
        layers, low, size = self._layers, self._low, len(self._low)
        ends = (item.last, owned.last, posting, self._charge(max(owned.last, item.last)))
        for end in dict.fromkeys(map(self._past_letters, ends)):
            if end < size and (name := layers.name_of[end]) is not None and name.first == end:
                return name
            if end + 1 >= size or low[end] not in (",", "(", "-", "–"):
                continue
            begins = end + 1
            rank = layers.role_of[begins]
            while rank is not None and rank.role.kind == "offices" and not rank.role.plural:
                # "the head of the army, Colonel General John Doe"
                begins = rank.last
                rank = layers.role_of[begins] if begins < size else None
            name = layers.name_of[begins] if begins < size else None
            closed = name is not None and (name.last >= size or low[name.last] in _CLOSING)
            if name is not None and name.first == begins and closed and not self._of_another(owned):
                return name
        rank = layers.role_of[owned.last] if owned.last < size else None
        if rank is not None and rank.first == owned.last and rank.role.kind == "offices":
            # "police spokesman Capt. Rod Beer": the first office is the more telling one.
            name = layers.name_of[rank.last] if rank.last < size else None
            if name is not None and name.first == rank.last and not rank.role.plural:
                return name
        return None

    def _past_letters(self, end: int) -> int:
        """Past letters in brackets: "the leader of the Chilean Workers' Front (CWF), Jane Doe"."""
        low = self._low
        bracketed = end + 2 < len(low) and (low[end], low[end + 2]) == ("(", ")")
        return end + 3 if bracketed and self._tree[end + 1].text.isupper() else end

    def _charge(self, last: int) -> int:
        """Where what an office is for ends: "negotiator with Peru, Jane Doe,"; `last` where it is unclear."""
        low, layers = self._low, self._layers
        if last >= len(low) or low[last] not in self._said.charged:
            return last
        for i in range(last + 1, min(last + FARTHEST_NAME, len(low))):
            if low[i] == ",":
                return i
            role = layers.role_of[i]
            person = any(n.label == "PER" and n.first <= i < n.last for n in self._tree.names)
            office = role is not None and role.role.kind == "offices"
            if self._tree[i].upos not in _CHARGE or person or office:
                break
        return last

    def _of_another(self, owned: Ownership) -> bool:
        """Whether the role only says whose another person is: "the wife of the minister, Jane Doe"."""
        low, i = self._low, self.start(owned.first)
        while i and low[i - 1] in ("the", "a", "an"):
            i -= 1
        return i > 1 and low[i - 1] == "of" and low[i - 2] in self._said.relations

    def _posting(self, item: RoleItem, last: int) -> int:
        """Where the place of a posting ends: "ambassador to Peru"; `last` where there is none."""
        low, size, layers = self._low, len(self._low), self._layers
        if item.role.name not in self._wording.not_local or last + 1 >= size:
            return last
        if low[last] not in self._said.posted:
            return last
        end, i = last, last + 1
        while i < size and i <= last + FARTHEST_POSTING:
            actor = layers.actor_of[i]
            if actor is not None:
                end = i = actor.last
                continue
            if self._tree[i].upos == "PROPN" and layers.role_of[i] is None and end == last:
                # one name, as of a town; a second one is of a person
                name = layers.name_of[i]
                end = i = name.last if name is not None else i + 1
                continue
            if low[i] not in ("the", "and") and self._tree[i].upos != "ADJ":
                break
            i += 1
        return end

    def _past_age(self, i: int) -> int:
        """The token before a comma, or before an age between commas: "Jane Doe, 54, the minister"."""
        low = self._low
        if i > 3 and low[i - 2].isdigit() and low[i - 3] == ",":
            return i - 4
        return i - 2

    def _is_over(self, end: int) -> bool:
        """Whether the words after an office say that it is over: "until 2019", "from 2014 to 2019"."""
        low, size = self._low, len(self._low)
        if end + 1 >= size or low[end] not in self._said.over:
            return False
        years = [word for word in low[end + 1 : end + 7] if _YEAR.match(word)]
        return bool(years) if low[end] in ("until", "till") else len(years) > 1

    def _goes_on(self, end: int) -> bool:
        return end < len(self._low) and self._low[end] in self._said.goes_on

    def _shared(self, item: RoleItem, owned: Ownership) -> NameItem | None:
        """The name after two offices of one person: "prime minister and party leader Jane Doe"."""
        layers, low = self._layers, self._low
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
            if low[k] in ("the", "a") or self._tree[k].upos == "ADP":
                return None
        return None

    def _two_heads(self, item: RoleItem, owned: Ownership, other: RoleItem) -> bool:
        """Whether two titles are of two persons: "the Premier and Governor Jane Doe"."""
        capitals = all(self._tree[i].text[0].isupper() for i in (item.first, other.first))
        bare = owned.first == 0 or owned.definite
        both = {item.role.name, other.role.name} <= self._wording.heads
        return capitals and bare and both

    def _linked(self, item: RoleItem, i: int, *, over: bool) -> Bearer | None:
        """A name that a linking clause gives the office: "Lund, who was formerly ...", "X is ..."."""
        layers, low = self._layers, self._low
        stop = max(0, i - FARTHEST_NAME)
        linked, change = False, None
        while i > stop:
            name = layers.name_of[i - 1]
            if name is not None:
                if not linked:
                    return None
                former = over or (change is None and self._is_past(name, item))
                return Bearer(name, True, former, change)
            word = low[i - 1]
            if change is None and (found := self._changes.between(i - 1)) is not None:
                i, change = found
                linked = True
                continue
            if word in self._wording.past or word in self._wording.linking:
                linked = linked or self._tree[i - 1].upos in ("AUX", "VERB")
            elif (word in self._through or word == "until") and change is None:
                pass
            elif word == ",":
                stated = ("who", "formerly", "previously", "once", "until")
                if change is None and i < len(low) and low[i] not in stated:
                    return None
                linked = True
            else:
                return None
            i -= 1
        return None

    def _is_past(self, name: NameItem, item: RoleItem) -> bool:
        between = self._low[name.last : item.first]
        if any(word in ("until", *self._wording.past, *self._wording.former) for word in between):
            return True
        if "has" in between or "have" in between:
            return "served" in between and not self._goes_on(item.last)
        return any(word in ("was", "were", "served", "been") for word in between)
