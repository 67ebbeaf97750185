"""The target of one clause as that of the next: `recalled its envoy from Peru and suspended flights`.

Of acts that need a recipient (PLOVER manual, "Recipients") a report names it once, where the same party does
both and both are hostile or both friendly.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ...lexicon.functions import Functions
from ...lexicon.lexicon import Lexicon
from ...lexicon.party_finder import PartyFinder
from ...model import Party, Reading
from ...ontology import event_type, quad
from ..acts.draft import Draft
from ..acts.one_side import COMMON, of_event, same_side

_FRIENDLY = (1, 2)
"""Quad classes of cooperation."""

_JOINED = frozenset({"conj", "advcl", "parataxis"})
"""Relations of a clause that is no part of the one that it hangs from."""

_CONTACT = "CONSULT"
_SPIES = frozenset({"SPY"})


@dataclass(frozen=True, slots=True)
class Conjuncts:
    """The clauses of one tree; `organs` are the sectors that are a state's own."""

    functions: Functions
    parties: PartyFinder
    lexicon: Lexicon
    organs: frozenset[str]

    def target(
        self, draft: Draft, reading: Reading, told: Sequence[tuple[Draft, Reading]]
    ) -> tuple[Party, ...]:
        """Whom an act befalls that names nobody, as the nearest clause `told` before it says; else nobody."""
        if reading.recipients or reading.reciprocal or not reading.actors or draft.joint:
            return ()
        entry = self.lexicon.entry(draft.entry)
        inner = entry.code.event if entry is not None else draft.event
        if not (
            event_type(reading.event).requires_recipient or event_type(inner).requires_recipient
        ):
            return ()
        verb, inner_verb = self._clause(draft.trigger), self._clause(draft.inner)
        if verb is None or any(
            self._names_another(v, reading) for v in (verb, inner_verb) if v is not None
        ):
            return ()
        for other, before in reversed(told):
            first = self._joined_of(other, verb, inner_verb)
            if first is None:
                continue
            alike = (quad(before.event) in _FRIENDLY) == (quad(reading.event) in _FRIENDLY)
            facing = _facing(before, reading)
            if not (alike and self._states(facing)):
                return ()
            if any(self._names_another(c, reading) for c in self._between(first, verb)):
                return ()
            return of_event(facing)
        return ()

    def _joined_of(self, other: Draft, verb: int, inner: int | None) -> int | None:
        """The clause of another act that is joined to one of those of an act; None if there is none.

        An operator may join them, or what it takes: `thanked Chile and agreed to send food`, `plans to
        leave and to send food`.
        """
        for i in (other.inner, other.trigger):
            first = self._clause(i)
            if first is not None and any(
                v is not None and self._joined(first, v) for v in (verb, inner)
            ):
                return first
        return None

    def _clause(self, i: int) -> int | None:
        """The verb of the clause that tells an act."""
        above = (i, *self.functions.tree.ancestors(i))
        return next((v for v in above if self.functions.is_verb(v)), None)

    def _joined(self, first: int, verb: int) -> bool:
        """Whether two clauses are joined and the second has its subject, or a pronoun for it, from it."""
        tree = self.functions.tree
        one, other = tree.tokens[first], tree.tokens[verb]
        if first == verb:
            return False
        beside = other.dep == "conj" and other.head in (
            first,
            one.head if one.dep == "conj" else -1,
        )
        below = tree.relations[verb] == "advcl" and other.head == first
        below = below and not self.functions.case_of(verb)  # not `thanked Chile for sending food`
        above = tree.relations[first] == "advcl" and one.head == verb
        return beside or below or above

    def _between(self, first: int, verb: int) -> Iterator[int]:
        """The clauses joined to the same one that stand between two."""
        tree = self.functions.tree
        heads = {first, tree.tokens[verb].head}
        return (t.i for t in tree.tokens[first + 1 : verb] if t.dep == "conj" and t.head in heads)

    def _names_another(self, clause: int, reading: Reading) -> bool:
        """Whether a clause, without those joined to it, names a party other than who acts."""
        named = (p for i in self._phrases(clause) for p in self.parties.named(i))
        return any(party.country is not None and not self._ours(party, reading) for party in named)

    def _phrases(self, clause: int) -> Iterator[int]:
        tree = self.functions.tree
        for c in tree.children[clause]:
            if tree.relations[c] not in _JOINED:
                yield c
                yield from self._phrases(c)

    def _ours(self, party: Party, reading: Reading) -> bool:
        own = {p.country for p in reading.actors} - COMMON
        return party.country in own or same_side(reading.actors, (party,), self.organs)

    def _states(self, parties: Iterable[Party]) -> bool:
        """Whether all are states, their organs or bodies of states: a spy's state is not met by what befalls him."""
        found = tuple(parties)
        official = self.organs - _SPIES
        return bool(found) and all(p.country and official.issuperset(p.sectors) for p in found)


def _facing(before: Reading, reading: Reading) -> tuple[Party, ...]:
    """Whom those who do an act face in one before it; nobody where others do that."""
    doers, own = {p.id for p in before.actors}, {p.id for p in reading.actors}
    if before.reciprocal:
        return tuple(p for p in before.actors if p.id not in own) if own <= doers else ()
    if before.event == _CONTACT and own == {p.id for p in before.recipients}:
        return before.actors  # who hosts another faces him
    return before.recipients if own == doers else ()
