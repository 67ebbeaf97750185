"""Whom an act is done to where another part of the sentence says so.

`criticised the release from a Greek prison of ...` blames Greece and not who was released; `wrote to
Chile that it would open talks` is a promise to Chile.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from ...lexicon.parties import unique
from ...model import Party, Reading
from ..acts.one_side import same_side
from ..cue_words import cue_words
from .behind import Behind
from .opposite import Opposite, Seeker
from .victims import Victims

_OF = "of"
_HIGHEST = 6
"""Heads looked up from an act for the clause that it is told in."""


@dataclass(frozen=True, slots=True)
class Words:
    """The shipped words of a language."""

    judging: frozenset[str]
    neutral: frozenset[str]
    suffered: frozenset[str]
    sovereign: frozenset[str]
    places: frozenset[str]
    telling: frozenset[str]
    through: frozenset[str]
    told: frozenset[str]
    deaf: frozenset[str]
    addressed: frozenset[str]
    anyone: frozenset[str]
    several: frozenset[str]
    sides: frozenset[str]
    rest: frozenset[str]
    left: frozenset[str]
    parts: frozenset[str]
    at_home: frozenset[str]
    by_forces: frozenset[str]
    forces: frozenset[str]
    gathered: frozenset[str]
    somewhere: frozenset[str]
    hindering: frozenset[str]
    troubling: frozenset[str]
    carriers: frozenset[str]
    claimed: frozenset[str]


load_words = cue_words(Words, "recipients")
"""The words of a language."""


def without_own_land(reading: Reading, words: Words) -> Reading:
    """`Kenya sent troops to the north`, `its army retook the town`: in a state's own land its forces are not against it."""
    if not reading.recipients or reading.event not in words.at_home | words.by_forces:
        return reading
    if reading.event in words.by_forces and not all(
        words.forces.intersection(party.sectors) for party in reading.actors
    ):
        return reading
    own = {party.country for party in reading.actors}
    kept = tuple(p for p in reading.recipients if p.sectors or p.country not in own)
    return reading if kept == reading.recipients else replace(reading, recipients=kept)


class Recipients(Seeker):
    """Finds recipients in one tree."""

    __slots__ = ("_behind", "_victims", "_words")

    def __init__(self, opposite: Opposite, language: str = "en") -> None:
        super().__init__(opposite)
        self._words = load_words(language)
        self._victims = Victims(opposite, language)
        self._behind = Behind(opposite, language)

    def settle(self, readings: Sequence[Reading]) -> tuple[Reading, ...]:
        """The readings, their recipients taken away or given as the rest of the sentence has it."""
        done = [
            self._behind.suffered(self._judged(self._without_places(reading)))
            for reading in readings
        ]
        return tuple(self._given(reading, done) for reading in done)

    # What is only a place

    def _without_places(self, reading: Reading) -> Reading:
        """`left parts of Chad` and `rioted in the centre of Lima` name where it was, nobody else."""
        words = self._words
        reading = without_own_land(reading, words)
        if not reading.recipients or reading.event not in words.left | words.gathered:
            return reading
        own = {party.country for party in reading.actors}
        parts = reading.event in words.left
        kept = tuple(
            party
            for party in reading.recipients
            if not (
                (parts and self._stands(party, self._is_part))
                or (
                    not parts
                    and party.country in own
                    and not party.sectors
                    and self._stands(party, self._is_somewhere)
                )
                or (not parts and not party.sectors and self._is_hindered(party))
            )
        )
        return reading if kept == reading.recipients else replace(reading, recipients=kept)

    def _stands(self, party: Party, within: Callable[[int], bool]) -> bool:
        """Whether a party stands in a phrase of which `within` holds."""
        if party.span.part != self._tree.sentence.part:
            return False
        heads = (t.i for t in self._tree.tokens if party.span.start <= t.start < party.span.end)
        for i in heads:
            for above in (i, *self._tree.ancestors(i)):
                if self._functions.is_verb(above):
                    break
                if within(above):
                    return True
        return False

    def _is_hindered(self, party: Party) -> bool:
        """`struck, grounding flights to Chad`: where what a crowd stops would have gone."""
        tree = self._tree
        return any(
            tree.lemmas[i] in self._words.hindering
            and tree[i].xpos == "VBG"
            and self._names({*tree.subtree(i)}, party)
            for i in range(len(tree))
        )

    def _is_part(self, i: int) -> bool:
        return self._tree.lemmas[i] in self._words.parts and any(
            self._functions.case_of(c) == _OF for c in self._tree.children[i]
        )

    def _is_somewhere(self, i: int) -> bool:
        return self._functions.case_of(i) in self._words.somewhere

    # What is judged

    def _judged(self, reading: Reading) -> Reading:
        """A judgement of an act is of who did it: not of whom it was done to."""
        if (
            reading.event not in self._words.judging
            or reading.reciprocal
            or not self._words.neutral.isdisjoint(reading.modes)
        ):
            return reading
        aims = self._aims(reading) if reading.event in self._words.gathered else ()
        for noun in (*self._acts(reading.trigger), *(n for aim in aims for n in self._acts(aim))):
            suffer = {i for c in self._suffering(noun) for i in self._phrase(c)}
            kept = tuple(p for p in reading.recipients if not self._names(suffer, p))
            if kept != reading.recipients or not kept:
                kept = kept or self._sovereign(noun, suffer, reading)
            reading = replace(reading, recipients=kept)
        return reading

    def _aims(self, reading: Reading) -> Iterator[int]:
        """The clauses that say what a crowd wants: `marched to demand the release of ...`."""
        for c in self._tree.children[reading.trigger]:
            if self._tree.relations[c] in ("advcl", "xcomp") and self._functions.is_verb(c):
                yield c

    def _acts(self, verb: int) -> Iterator[int]:
        for i in self._tree.children[verb]:
            if (
                self._tree.relations[i] in ("obj", "obl", "nsubj")
                and self._tree.lemmas[i] in self._words.suffered
            ):
                yield i

    def _suffering(self, noun: int) -> Iterator[int]:
        """The `of` phrases of an act; behind a place (`the execution in Chile of ...`) they hang there."""
        for c in self._tree.children[noun]:
            if not self._tree[c].dep.startswith("nmod"):
                continue
            case = self._functions.case_of(c)
            if case == _OF:
                yield c
            elif case in self._words.places:
                yield from (g for g in self._tree.children[c] if self._functions.case_of(g) == _OF)

    def _phrase(self, i: int) -> Iterator[int]:
        """The words of a noun phrase, without what other prepositions add: where to, by whom."""
        yield i
        for c in self._tree.children[i]:
            if self._functions.case_of(c) in ("", _OF):
                yield from self._phrase(c)

    def _names(self, tokens: set[int], party: Party) -> bool:
        return any(
            party.span.start <= self._tree[i].start < party.span.end
            and party.span.part == self._tree.sentence.part
            for i in tokens
        )

    def _sovereign(self, noun: int, suffer: set[int], reading: Reading) -> tuple[Party, ...]:
        """The state in which an act of state was done: `the execution in Chile of ...`."""
        if self._tree.lemmas[noun] not in self._words.sovereign:
            return ()
        below = [c for s in self._suffering(noun) for c in self._tree.children[s]]
        for c in below:
            if self._tree[c].dep.startswith("acl") and self._functions.is_verb(c):
                # `the release of two men held by Chad`
                held = self._parties.all_of(self._functions.agents(c)).parties
                if found := self._others(held, reading):
                    return found
        for c in (*self._tree.children[noun], *below):
            if self._functions.case_of(c) in self._words.places and c not in suffer:
                found = self._parties.of(c).parties or self._parties.owners_of(c)
                owners = [self._parties.named(g) for g in self._tree.children[c] if g not in suffer]
                found = tuple(p for p in found if not self._names(suffer, p)) or unique(
                    party for each in owners for party in each
                )
                found = self._others(found, reading)
                if found:
                    return found
        return ()

    # Who is told, who is hit

    def _given(self, reading: Reading, readings: Sequence[Reading]) -> Reading:
        words = self._words
        if reading.event in words.addressed and not reading.reciprocal:
            anyone = self._anyone(reading)
            if anyone is not None:
                return replace(reading, recipients=(anyone,))
        if reading.recipients or reading.reciprocal:
            return reading
        more = self._rest(reading)
        if more:
            return replace(reading, recipients=more)
        if reading.event in words.told:
            found = self._addressee(reading) or self._partner(reading, readings)
        else:
            found = self._victims.of(reading)
        found = found or self._behind.of(reading) or self._troubled(reading)
        return replace(reading, recipients=found) if found else reading

    def _troubled(self, reading: Reading) -> tuple[Party, ...]:
        """`Chile's refusal to pay angered Peru`: whom an act told by a noun angers."""
        tree, trigger = self._tree, reading.trigger
        verb = tree.tokens[trigger].head
        if tree.tokens[trigger].dep != "nsubj" or tree.lemmas[verb] not in self._words.troubling:
            return ()
        struck = self._parties.all_of(self._functions.objects(verb)).parties
        return self._opposite.others(struck, reading)

    def _anyone(self, reading: Reading) -> Party | None:
        """`called on the international community`: somebody is asked, of no country that is told."""
        trigger = reading.trigger
        if not self._functions.is_verb(trigger):
            return None
        obliques = self._functions.obliques(trigger)
        heads = [
            *self._functions.objects(trigger),
            *(head for case, head in obliques if case == "on"),
        ]
        for head in heads:
            below = {self._tree.lemmas[c] for c in self._tree.children[head]}
            lemma = self._tree.lemmas[head]
            if self._parties.of(head):
                continue
            if lemma in self._words.anyone and below & self._words.several:
                return self._party(head, None)
            if lemma in self._words.sides and self._tree[head].xpos == "NNS":
                return self._party(head, self._parties.home)
        return None

    def _party(self, head: int, country: str | None) -> Party:
        span = self._tree.span(head)
        text = self._tree.text_of(span)
        via = "none" if country is None else "document"
        return Party(f"group:{text.lower()}", text, span, text, country, (), "group", via)

    def _rest(self, reading: Reading) -> tuple[Party, ...]:
        """`beat two Danes and abducted others`: more of those whom the verb before acts upon."""
        verb = reading.trigger
        if not self._functions.is_verb(verb):
            return ()
        if not any(self._tree.forms[i] in self._words.rest for i in self._functions.objects(verb)):
            return ()
        token = self._tree[verb]
        if token.dep != "conj" or not self._functions.is_verb(token.head):
            return ()
        return self._others(
            self._parties.all_of(self._functions.objects(token.head)).parties, reading
        )

    def _addressee(self, reading: Reading) -> tuple[Party, ...]:
        """Whom the clause above tells what the act says: `told Chile that it would leave`."""
        for verb in self._above(reading.trigger):
            if self._tree.lemmas[verb] not in self._words.telling:
                continue
            if not same_side(
                self._parties.all_of(self._functions.subject(verb)).parties,
                reading.actors,
                self._opposite.organs,
            ):
                continue
            heads = [*self._functions.indirect(verb), *self._functions.objects(verb)]
            heads += [
                head for case, head in self._functions.obliques(verb) if case in self._words.through
            ]
            found = self._others(self._parties.all_of(heads).parties, reading)
            if found:
                return found
        return ()

    def _partner(self, reading: Reading, readings: Sequence[Reading]) -> tuple[Party, ...]:
        """With whom the talk is in which it is said: `met the premier to offer help`."""
        above = set(self._above(reading.trigger))
        for other in readings:
            if other.trigger in above and other.event == "CONSULT":
                sides = (*other.actors, *other.recipients)
                found = self._others(sides, reading)
                if found and len(found) < len(unique(sides)):
                    return found
        return ()

    def _above(self, i: int) -> Iterator[int]:
        """The verbs over an act, nearest first, as long as clauses hang from one another."""
        for _ in range(_HIGHEST):
            head = self._tree[i].head
            if head == i:
                return
            i = head
            if self._functions.is_verb(i):
                yield i

    def _others(self, parties: tuple[Party, ...], reading: Reading) -> tuple[Party, ...]:
        """The parties that are not on the side of those who act, and do not only listen."""
        return tuple(
            party
            for party in self._opposite.others(parties, reading)
            if not self._words.deaf.intersection(party.sectors)
        )
