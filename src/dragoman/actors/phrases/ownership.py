"""Whose a role is: the states, organisations and possessors in the words before and after it."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace

from ..referring.bodies import definite
from ..tables.entry import Entry
from ..tables.roles import LOOSE
from ..tables.wording import Wording
from ..words.clubs import sectors_of_body
from ..words.items import POSSESSIVE, RoleItem
from ..words.layers import Layers
from ..words.listed import is_entry, next_listed
from ..words.locale import SEATED, place_after, role_ahead, seat_after
from ..words.marks import has_stance, is_apart, is_headlined, letters_before
from ..words.matters import is_matter
from ..words.owned import Ownership, form_of, is_reason
from ..words.seats import ground_among, ground_before, is_seated, town_of
from ..words.senders import in_service, loyal_to, of_ruler, of_sender, of_served, posted
from ..words.sharing import is_plural, shared_with, with_people

FARTHEST = 8
"""Words before a role in which its country is looked for."""

_MODIFIERS = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "ADV", "X"})
_OF_WHAT = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM"})
POSSESSORS = frozenset({"his", "her", "its", "their", "our", "my"})
_DASHES = frozenset({"–", "—"})
_BORN = frozenset({"born"})
_PARTICIPLES = frozenset({"VBN", "VBG"})


class OwnerFinder:
    """Looks for the owners of the roles of one tree."""

    __slots__ = ("_descriptions", "_layers", "_wording")

    def __init__(self, layers: Layers, descriptions: Container[str]) -> None:
        self._layers = layers
        self._wording = Wording.load()
        self._descriptions = descriptions

    def of(self, item: RoleItem) -> Ownership:
        """The ownership of a role: what stands before it wins over what stands after it."""
        before = self.before(item.first)
        if item.role.name in self._wording.posted_to_un:
            before = of_sender(self, before)
        if item.role.name in self._wording.governments:
            before = of_ruler(self._layers, item, before)
        if (sent := posted(self, self._layers, item, before)) is not None:
            return sent
        if before.owners or before.holder is not None:
            after = self._after(item)
            if in_service(self._layers, item, before, after):
                return replace(after, first=before.first, definite=before.definite)
            return Ownership(
                before.first,
                item.last,
                before.owners,
                before.via,
                before.holder,
                before.inner or after.inner,
                before.definite,
            )
        after = of_served(self, self._layers, item) or self._after(item)
        if (
            not after.owners
            and after.holder is None
            and (shared := shared_with(self, self._layers, item, before))
        ):
            return shared
        if not after.owners and after.holder is None:
            after = with_people(self, self._layers, item) or loyal_to(self._layers, item) or after
        return Ownership(
            before.first,
            after.last,
            after.owners,
            after.via,
            after.holder,
            before.inner or after.inner,
            before.definite,
            after.unknown,
            before.unlike or after.unlike,
        )

    def before(self, first: int) -> Ownership:
        """Walk left over modifiers until a state, an organisation or a possessor is met."""
        layers, low = self._layers, self._layers.low
        owners: list[Entry] = []
        inner: tuple[str, ...] = ()
        via, start, i = "none", first, first
        possessed = glued = done = False
        people: Entry | None = None
        unlike: str | None = None
        while i > 0 and first - i <= FARTHEST:
            actor = layers.actor_of[i - 1]
            role = layers.role_of[i - 1]
            name = layers.name_of[i - 1]
            token = layers.tree[i - 1]
            if low[i - 1] in _DASHES and i == first and is_entry(layers, i - 2):
                i -= 1  # "Chile – Foreign Minister Doe" in a list of those who came
                continue
            if low[i - 1] == ")" and (opened := letters_before(layers, i)):
                # "the Palestinian Authority (PA) chairman"
                i = opened
                continue
            if actor is not None:
                if has_stance(layers, actor):
                    # "pro-Iranian militia": of any state but Iran.
                    start = i = actor.first - 2
                    unlike = unlike or actor.entry.country
                    continue
                if actor.entry.form == "people" and not possessed:
                    break
                if not possessed and is_matter(layers, actor):
                    start = i = actor.first  # "the Chile policy chief"
                    continue
                if done and glued and low[i + 1] not in _BORN:
                    # "Iranian-funded groups" are not Iran's.
                    start = actor.first
                    if low[i + 1] not in SEATED:
                        unlike = actor.entry.country
                    elif is_seated(layers, first):
                        owners, via = [actor.entry], form_of(actor.entry)
                    break
                if done and not possessed and actor.entry.form != "adjective":
                    # "Iran backed rebels" has a verb.
                    break
                if actor.entry.country is None and not owners:
                    # "Iran's Kurdish rebels": a people without a state leaves the question open.
                    people = actor.entry
                    start = i = actor.first
                    continue
                if glued and not owners and actor.entry.form == "organisation":
                    # "Chile's union-led government" is Chile's.
                    state = self.before(actor.first)
                    if state.owners and all(owner.kind == "state" for owner in state.owners):
                        return replace(state, last=first, inner=inner)
                owners.insert(0, actor.entry)
                via = form_of(actor.entry)
                start = i = actor.first
                if i > 1 and low[i - 1] in ("and", "or", ",", "-") and layers.actor_of[i - 2]:
                    if low[i - 1] == "," and len(owners) < 2 and not is_headlined(layers, i - 2):
                        break
                    i -= 1
                    continue
                break
            if role is not None:
                if done and not glued:
                    # "The army shot villagers": no modifier, but a verb that was taken for one.
                    break
                # "interior ministry troops", "the army's spokesman": the first noun owns the second.
                part = layers.tree[role.last - 1].dep in ("compound", "amod")
                if role.role.kind == "offices" and not possessed and not part:
                    break
                told = sectors_of_body(layers, role) if role.role.kind not in LOOSE else ()
                inner = inner or told
                start = i = role.first
                possessed = False
                continue
            if low[i - 1] in POSSESSIVE and i > 1:
                possessed = True
                i -= 1
                if layers.actor_of[i - 1] is None and layers.role_of[i - 1] is None:
                    if (town := ground_before(layers, i, first)) is not None:
                        owner = town[1]
                        return Ownership(town[0], first, (owner,), form_of(owner), None, inner)
                    return Ownership(i - 1, first, (), "none", i - 1, inner)
                continue
            if low[i - 1] in POSSESSORS:
                return Ownership(i - 1, first, (), "none", i - 1, inner)
            if name is not None and not possessed and is_apart(layers, i - 1):
                if i == first and (town := ground_among(layers, name.first, i)) is not None:
                    start = town[0]  # "Rio de Janeiro police", whatever a parser makes of it
                break
            counted = i > 1 and token.upos == "NUM" and layers.actor_of[i - 2] is not None
            if counted and not possessed:
                # "from the U.S. three detainees"
                break
            if (
                (token.upos in _MODIFIERS and token.xpos != "WRB")
                or (token.xpos in _PARTICIPLES and token.dep == "amod")
                or low[i - 1] == "-"
                or low[i - 1] in _BORN
            ):
                glued = low[i - 1] == "-"
                done = (done and glued) or (
                    token.xpos in _PARTICIPLES and low[i - 1] not in self._wording.leading
                )
                start = i = i - 1
                continue
            break
        if (
            not owners
            and unlike is None
            and (ground := ground_among(self._layers, start, first)) is not None
        ):
            start, entry = ground
            owners, via = [entry], form_of(entry)
        if not owners and people is not None:
            owners, via = [people], "organisation"
        if not owners:
            start = max(start, first - 3)
        definite = start > 0 and low[start - 1] == "the"
        return Ownership(start, first, tuple(owners), via, None, inner, definite, unlike=unlike)

    def _after(self, item: RoleItem) -> Ownership:
        low, layers = self._layers.low, self._layers
        i, size = item.last, len(low)
        nothing = Ownership(item.first, item.last)
        if i >= size:
            return nothing
        named = layers.actor_of[i]
        joins = named is not None and (
            item.role.kind == "opening" or named.entry.form == "organisation"
        )
        if named is not None and joins:
            # "the rebel Lord's Resistance Army", "militant group Hamas": one party, two heads.
            return Ownership(item.first, named.last, (named.entry,), form_of(named.entry))
        if (seat := seat_after(layers, item)) is not None:
            return Ownership(item.first, seat.last, (seat.entry,), form_of(seat.entry))
        if (town := town_of(layers, item)) is not None:
            return Ownership(item.first, town[0], (town[1],), form_of(town[1]))
        case = low[i]
        vague = item.role.name in self._wording.generic or not item.role.sectors
        generic = vague and item.role.kind != "counted"
        if case == "and" and is_plural(item) and i + 1 < size and layers.role_of[i + 1]:
            shared = layers.role_of[i + 1]  # "police from Kenya", "members of Hamas": both are
            of_both = ("from", "of") if generic else ("from",)
            if shared is not None and shared.last < size and low[shared.last] in of_both:
                both = self._after(shared)
                inner = both.inner if generic else ()
                return Ownership(item.first, item.last, both.owners, both.via, None, inner)
        if case == "at" and not generic:
            return self._at_body(item)
        if case not in ("of", "from") and not (case in ("for", "at", "in", "on") and generic):
            return nothing
        i += 1
        found: list[Entry] = []
        via = "none"
        pending: Ownership | None = None
        unlike: str | None = None
        while i < size and (found or i - item.last <= FARTHEST):
            actor, role = layers.actor_of[i], layers.role_of[i]
            if actor is not None:
                if case in ("in", "on") or is_matter(layers, actor):
                    return nothing
                if has_stance(layers, actor):
                    unlike = actor.entry.country
                    i = actor.last
                    continue
                if actor.last < size and low[actor.last] == "-":
                    break
                if actor.last < size and low[actor.last] in self._wording.origins:
                    return nothing  # "a Briton of Chilean descent"
                found.append(actor.entry)
                via = form_of(actor.entry)
                i = actor.last
                if i < size and low[i] in POSSESSIVE:
                    i += 1
                elif i < size and layers.actor_of[i] is not None:
                    # "of the Chinese People's Liberation Army": the body is the owner.
                    found.clear()
                elif (joined := next_listed(layers, i)) is not None:
                    # "officials of Chile and Peru", not "the president of Chile and Peru": plural only.
                    if not item.role.sectors or not is_plural(item):
                        return Ownership(item.first, i, tuple(found), via)
                    i = joined
                elif not role_ahead(layers, i):
                    return Ownership(item.first, i, tuple(found), via)
                continue
            if role is not None:
                if role.role.kind == "offices" and not is_plural(role):
                    # "the regime of General John Doe" is of his state.
                    person = layers.name_of[role.last] if role.last < size else None
                    if item.role.kind == "institutions" and person and case == "of":
                        return Ownership(item.first, item.last, holder=role.last)
                    return nothing
                inner = sectors_of_body(layers, role)
                there = place_after(layers, role.last) if case == "of" and not found else None
                if case in ("in", "at", "on") and inner == ("CVL",) and role.role.kind == "struck":
                    return nothing  # "authorities in the city": where they are, not whose
                if found:
                    return Ownership(item.first, role.last, tuple(found), via, None, inner)
                deeper = self._after(role)
                if there is not None and not deeper.owners and deeper.holder is None:
                    # "leaders of opposition parties in Chile"
                    owners, via = (there,), form_of(there)
                    return Ownership(item.first, role.last, owners, via, inner=inner)
                if (
                    not deeper.owners
                    and deeper.holder is None
                    and definite(layers.tree, role.last - 1)
                ):
                    # "a spokesman for the group": whose that is, is asked of the group
                    return Ownership(item.first, role.last, holder=role.last - 1, inner=inner)
                return Ownership(
                    item.first,
                    max(role.last, deeper.last),
                    deeper.owners,
                    deeper.via,
                    deeper.holder,
                    inner,
                )
            token = layers.tree[i]
            described = low[i] in self._descriptions and case in ("of", "from")
            if low[i] in POSSESSORS and case == "for" and is_reason(layers.tree, item.last):
                return nothing
            if low[i] in POSSESSORS or described or definite(layers.tree, i):
                # "of our great ally the United States": the name, where it comes, is stronger.
                pending = pending or Ownership(item.first, i + 1, (), "none", i)
            elif token.upos not in _OF_WHAT and token.dep != "amod" and low[i] != "-":
                break
            i += 1
        if found:
            return Ownership(item.first, i, tuple(found), via)
        unknown = i > item.last + 1 and case == "of" and layers.name_of[i - 1] is not None
        if unknown and item.role.kind == "institutions" and pending is None:
            return Ownership(item.first, item.last, holder=i - 1, unknown=True)
        if unknown and pending is None:
            return Ownership(item.first, item.last, unknown=True)
        return pending or replace(nothing, unlike=unlike)

    def _at_body(self, item: RoleItem) -> Ownership:
        """Who works at a body is of its state: "judges at the high court in Lyon"."""
        layers, nothing = self._layers, Ownership(item.first, item.last)
        for i in range(item.last + 1, min(item.last + 5, len(layers.low))):
            body = layers.role_of[i]
            if body is None:
                continue
            house = body.role.kind == "struck"  # "doctors at a hospital in Lima"
            if body.role.kind != "institutions" and not house:
                return nothing
            owned = self.of(body)
            place = None if owned.owners else place_after(self._layers, body.last)
            if place is not None:
                return Ownership(item.first, body.last, (place,), form_of(place))
            return Ownership(item.first, body.last, owned.owners, owned.via)
        return nothing
