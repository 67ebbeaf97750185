"""What no rule reads: acts that the reader proposes, and how sure it is of what the rules read.

A proposal is marked: its entry is `ranker`, so that it is never taken for a rule's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ...lexicon.entry import Entry, Site
from ...lexicon.parties import beside, unique
from ...model import Party, Reading, Tree
from ...ontology import event_type
from ..acts.draft import Draft
from ..acts.one_side import spoken_to
from ..acts.operator_files import load_operators
from ..implied.topics import kept_from_being
from ..parties.recipients import load_words, without_own_land
from ..tree_reader import TreeReader, TreeReadings
from ..unfit import Unfit
from .choosing import only_where, outermost, whole
from .reader import Asked, SentenceReader, Shares, States
from .side_head import Roles
from .sight import Candidate, Lead, Relations, beyond_border, lead_of, sight, told_before
from .strangers import StrangerNetwork, Strangers
from .weigh import highest, near, share_of, weighed

ENTRY = "ranker"
LEAST = 0.45
"""The least share of a type at a word that is proposed, chosen on coded news that the reader was not taught on."""
ACTS, BEARS, PERHAPS = 0.35, 0.35, 0.25
"""The least share of an actor and of a recipient, and of the likeliest where none reaches it: nearly every
act has both sides."""
FURTHER = 0.6
"""The least share of a recipient beside a likelier one."""
SURELY, DOUBTED, NEVER = 0.5, 0.35, 0.05
"""The least share of a party that a rule's reading is given on a side where it has none, or none of at least the
second; under the third a recipient of it is left out. Chosen on coded news that the reader was not taught on."""
ELSE = 0.2
"""Below which share near its word a rule's reading is doubted: another type that is likely there takes its place."""
UNSEEN = 0.15
"""Below which share at every word of its sentence a type that a rule reads is not believed. Chosen as LEAST was."""
DISBELIEVED = "a rule reads it, and the reader sees no such act"
INSTEAD = "a rule reads it, and the reader sees another act at its word"
FACING = frozenset({"MOBILIZE", "THREATEN"})
"""Types that at a border are meant for the state beyond it."""
JOINT = frozenset({"CONSULT", "COOPERATE"})
"""Types that several doers and nobody else do together."""
REFUSAL = "REJECT"
_SUBJECT = Site("subject")
SUFFERED = frozenset({"ASSAULT", "COERCE", "ACCUSE", "SANCTION"})
"""Types that news tells of whom they befall, without a doer."""


@dataclass(frozen=True, slots=True)
class Look:
    """What the reader made of one opened tree."""

    reader: TreeReader
    candidates: tuple[Candidate, ...]
    lead: Lead | None
    shares: Shares
    states: States

    def beside(self, trigger: int, event: str) -> list[Candidate]:
        """The candidates for a side in what the word `trigger` tells: who is beyond the border where it is done is none."""
        tree, across = self.reader.tree, event in FACING
        return [
            each
            for each in self.candidates
            if each.before
            or (each.token != trigger and (across or not beyond_border(tree, each.token)))
        ]


@dataclass(frozen=True, slots=True)
class Guess:
    """A type at a word, and who may have a side in it; `share` is None where a rule reads it."""

    trigger: int
    event: str
    share: float | None
    candidates: Sequence[Candidate]


Sides = Sequence[tuple[Candidate, Roles]]
Share = Callable[[Shares, Reading, Sequence[str]], float]


@dataclass(frozen=True, slots=True)
class Proposer:
    """What weighs the rules' readings and proposes acts beside them."""

    reader: SentenceReader
    unknown: StrangerNetwork

    def over(
        self, readers: Mapping[int, TreeReader], read: Mapping[int, TreeReadings]
    ) -> dict[int, TreeReadings]:
        """The readings of a document weighed, and acts added that no rule reads in their sentence."""
        looks, others = self.look(readers, read)
        done = dict(read) | {i: self._believed(look, read[i]) for i, look in looks.items()}
        for index, judged in self._judged(looks, done, others).items():
            done[index] = self._settled(looks[index], done[index], judged)
        return done

    def look(
        self, readers: Mapping[int, TreeReader], read: Mapping[int, TreeReadings]
    ) -> tuple[dict[int, Look], Strangers]:
        """What the reader makes of each sentence that names a party, by index, and whom it finds beside these."""
        everything = {index: sight(reader, read[index]) for index, reader in readers.items()}
        sights = {index: seen for index, seen in everything.items() if seen.candidates}
        leads = {index: lead_of(everything, index) for index in sights}
        shown = [lead.seen if lead else None for lead in leads.values()]
        shares, states = self.reader.read(list(sights.values()), shown)
        looks = {
            index: Look(
                readers[index],
                (*seen.candidates, *told_before(everything, index)),
                leads[index],
                each,
                state,
            )
            for (index, seen), each, state in zip(sights.items(), shares, states, strict=True)
        }
        asked = {index: look.states for index, look in looks.items()}
        return looks, Strangers(self.unknown, everything, readers, asked)

    def _believed(self, look: Look, read: TreeReadings) -> TreeReadings:
        """What the rules read without what the reader sees nowhere in the sentence."""
        stand = tuple(r for r in read.readings if self._sees(look, r, highest, UNSEEN))
        if len(stand) == len(read.readings):
            return read
        unseen = [Unfit(reading, DISBELIEVED) for reading in read.readings if reading not in stand]
        return replace(read, readings=stand, unfit=(*read.unfit, *unseen))

    def _settled(
        self, look: Look, read: TreeReadings, judged: Sequence[tuple[Guess, Sides]]
    ) -> TreeReadings:
        """The rules' readings and the proposals that stand, all weighed."""
        at = {guess.trigger: sides for guess, sides in judged}
        drafts = []
        for guess, sides in judged:
            if guess.share is not None:
                actors, recipients = _sides(look.reader.tree, guess, sides)
                if _stands(guess.event, actors, recipients):
                    drafts.append(_draft(guess, actors, recipients))
        kept, unfit = look.reader.finished(drafts)
        types = self.reader.types
        taken = {each.trigger for each in kept}
        replaced = [
            each
            for each in read.readings
            if not (self._sees(look, each, near, ELSE) or taken.isdisjoint(each.tokens))
        ]
        unfit = (*unfit, *(Unfit(each, INSTEAD) for each in replaced))
        entries = look.reader.lexicon
        ruled = (
            _amended(r, at.get(r.trigger, ()), hosted=_is_hosted(entries.entry(r.entry)))
            for r in read.readings
            if r not in replaced
        )
        words = load_words(look.reader.lexicon.language)
        settled = (without_own_land(each, words) for each in (*ruled, *kept))
        readings = sorted(settled, key=lambda reading: reading.trigger)
        sure = (weighed(r, look.shares, at.get(r.trigger, ()), types) for r in readings)
        return replace(read, readings=tuple(sure), unfit=(*read.unfit, *unfit))

    def _judged(
        self, looks: Mapping[int, Look], read: Mapping[int, TreeReadings], others: Strangers
    ) -> dict[int, list[tuple[Guess, Sides]]]:
        """For each tree its acts, read or proposed, with the sides that candidates and others have in each."""
        guesses: list[tuple[int, Guess]] = []
        asked: list[Asked] = []
        order = list(looks)
        for place, index in enumerate(order):
            look = looks[index]
            relations = Relations(look.reader.functions)
            for guess in self._guesses(look, read[index]):
                guesses.append((index, guess))
                for each in guess.candidates:
                    near = each.before or relations.of(guess.trigger, each.token)
                    token = None if each.before else each.token
                    led = look.lead.at(each) if look.lead else None
                    asked.append(
                        Asked(place, guess.trigger, token, near, guess.event, each.kind, led)
                    )
        roles = iter(self.reader.roles([looks[index].states for index in order], asked))
        found: dict[int, list[tuple[Guess, Sides]]] = {}
        for index, guess in guesses:
            sides = [(each, next(roles)) for each in guess.candidates]
            sides += others.beside(index, guess.trigger, guess.event)
            found.setdefault(index, []).append((guess, sides))
        return found

    def _guesses(self, look: Look, read: TreeReadings) -> Iterator[Guess]:
        """The acts of a tree that the rules read, and those at words where others are likely."""
        size = len(look.shares.words)
        for reading in read.readings:
            if reading.trigger < size:
                beside = look.beside(reading.trigger, reading.event)
                yield Guess(reading.trigger, reading.event, None, beside)
        told = {reading.event for reading in read.readings}
        # of its own words a rule knows better, unless the reader sees nothing of the kind there
        believed = (r for r in read.readings if self._sees(look, r, near, ELSE))
        words = {i for reading in believed for i in reading.tokens}
        operators = load_operators(look.reader.lexicon.language)
        for trigger, event, share in self._triggers(look.shares, told):
            if trigger not in words and not kept_from_being(
                trigger, look.reader.functions, operators
            ):
                yield Guess(trigger, event, share, look.beside(trigger, event))

    def _sees(self, look: Look, reading: Reading, share: Share, least: float) -> bool:
        """Whether the reader's share of what a rule reads is enough; what a user's own entry reads is never doubted,
        nor what plain words deny or leave open (`denied arming rebels`, `refused to rule out talks`)."""
        language = look.reader.lexicon.language
        own = reading.entry in look.reader.lexicon.own
        sure = own or not load_operators(language).sure.isdisjoint(reading.operators)
        return sure or share(look.shares, reading, self.reader.types) >= least

    def _triggers(self, shares: Shares, told: set[str]) -> Iterator[tuple[int, str, float]]:
        """Words at which a type is likely of which the sentence has no reading yet, likeliest first."""
        best = shares.words[:, 1:].argmax(1)
        likely = shares.words[:, 1:].max(1)
        known = set(told)
        for i in (-likely).argsort(kind="stable").tolist():
            if likely[i] < LEAST:
                return
            event = self.reader.types[best[i]]
            if event not in known:
                known.add(event)
                yield i, event, float(likely[i])


def _is_hosted(entry: Entry | None) -> bool:
    """Whether the subject of an entry's verb is whom it is done to: `Chile received the Norwegian premier`."""
    return entry is not None and _SUBJECT in (entry.recipient or ())


def _amended(reading: Reading, judged: Sides, *, hosted: bool = False) -> Reading:
    """A rule's reading with the sides of which the reader is surer; marked like an operator where it has others."""
    if reading.reciprocal or not judged:
        return reading
    actors = _surer(reading.actors, reading.recipients, judged, "actor") if reading.actors else ()
    # a subject is seldom a recipient, and the reader sees none there
    recipients = (
        reading.recipients
        if hosted and reading.recipients
        else _surer(reading.recipients, actors, judged, "recipient")
    )
    if (actors, recipients) == (reading.actors, reading.recipients):
        return reading
    operators = (*reading.operators, ENTRY)
    return replace(reading, actors=actors, recipients=recipients, operators=operators)


def _surer(
    told: tuple[Party, ...], others: tuple[Party, ...], judged: Sides, side: str
) -> tuple[Party, ...]:
    """The parties of one side: those that a rule told, or sure ones where the reader doubts them all."""
    shares = [share_of(party, judged, side) for party in told]
    if max(shares, default=0.0) < DOUBTED:
        likely = [each for each, roles in judged if getattr(roles, side) >= SURELY]
        found = unique(party for each in whole(likely) for party in each.parties)
        sure = beside(found, others)
        if sure and not _within_one_state(told, sure, others):
            return sure
    if side == "actor":
        return told
    return tuple(party for party, share in zip(told, shares, strict=True) if share >= NEVER)


def _within_one_state(
    told: tuple[Party, ...], sure: tuple[Party, ...], others: tuple[Party, ...]
) -> bool:
    """Whether the reader's side is of the other side's state, and the rule's is not: who tells it of another."""
    theirs = {party.country for party in others if party.country}
    return (
        any(p.country in theirs for p in sure)
        and all(p.country is not None and p.country not in theirs for p in told)
        and bool(told)
    )


def _sides(tree: Tree, guess: Guess, both: Sides) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """The likely actors and recipients; whoever acts is not done to."""
    both = [each for each in both if not only_where(tree, guess.trigger, guess.event, each[0])]
    doers = [c for c, r in both if r.actor >= max(ACTS, r.recipient)]
    borne = [(c, r.recipient) for c, r in both if r.recipient >= BEARS and c not in doers]
    most = max((share for _, share in borne), default=0.0)
    bearers = outermost(tree, [c for c, share in borne if share >= min(most, FURTHER)])
    if not doers:
        doers = [c for c, r in _likeliest(both, lambda r: r.actor) if r.actor > r.recipient]
    if not bearers and guess.event not in JOINT:
        bearers = [c for c, _ in _likeliest(both, lambda r: r.recipient) if c not in doers]
    actors = unique(party for each in whole(doers) for party in each.parties)
    recipients = unique(party for each in whole(bearers) for party in each.parties)
    return actors, spoken_to(guess.event, actors, beside(recipients, actors))


def _likeliest(both: Sides, share: Callable[[Roles], float]) -> Sides:
    """The candidate with the greatest share, if that is worth a guess."""
    best = max(both, key=lambda each: share(each[1]), default=None)
    return [best] if best is not None and share(best[1]) >= PERHAPS else []


def _stands(event: str, actors: tuple[Party, ...], recipients: tuple[Party, ...]) -> bool:
    """Whether a proposal has the sides that its type needs."""
    if event in JOINT:
        return len(actors) > 1 or bool(actors and recipients)
    if event_type(event).requires_recipient and not recipients:
        return False
    return bool(actors) or (event in SUFFERED and bool(recipients))


def _draft(guess: Guess, actors: tuple[Party, ...], recipients: tuple[Party, ...]) -> Draft:
    return Draft(
        trigger=guess.trigger,
        # `has not ratified` is itself the refusal: what it negates is no status of it
        chain=() if guess.event == REFUSAL else (guess.trigger,),
        tokens=(guess.trigger,),
        inner=guess.trigger,
        event=guess.event,
        actors=actors,
        recipients=recipients,
        joint=guess.event in JOINT and not recipients,
        entry=ENTRY,
        actorless=not actors,
        share=guess.share,
    )
