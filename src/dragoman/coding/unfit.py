"""Why a composed act is no reading after all: a metaphor, a topic, an aim, an act with one side only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..lexicon.match import Matcher
from ..model import DONE, Reading
from ..ontology import event_type
from .acts.draft import Draft
from .acts.one_side import speaks_for
from .acts.operators import Operators
from .counting import CROWDS
from .implied.make_believe import part_of_a_game, told_in_a_work
from .implied.passing import struck_before
from .implied.topics import (
    backed_by_force,
    only_a_topic,
    only_an_aim,
    only_for_a_meeting,
    only_possible,
)
from .implied.will_not import ENTRY as WILL_NOT
from .implied.without_doer import an_accident, an_illness, may_come, told_without_doer
from .status.cues import load_cues

ALONE = "a meeting of one party"
"""Why a meeting does not stand of which only one side is named."""

UNIONS = frozenset({"EUR", "IGO", "UNO"})
"""Codes of bodies whose members are states: where one of them meets, states meet."""

ASKED = frozenset({"REQUEST"})
"""Types of what a crowd wants, which its protest already tells."""

NO_RECIPIENT = "no recipient named, which {} needs"
"""Why an act does not stand of a type that has somebody on its other side."""

NOBODY = "no actor named"
"""Why an act does not stand of which nobody is named who did it."""


@dataclass(frozen=True, slots=True)
class Unfit:
    """A reading that does not stand, with the reason."""

    reading: Reading
    reason: str


class Fitness:
    """Judges the readings of one tree; `events` are the types of its acts by their triggers."""

    __slots__ = ("_events", "_functions", "_language", "_operators", "_tree")

    def __init__(self, matcher: Matcher, operators: Operators, events: Mapping[int, str]) -> None:
        self._functions = matcher.functions
        self._language = matcher.lexicon.language
        self._tree = matcher.tree
        self._operators = operators
        self._events = events

    def against(self, draft: Draft, reading: Reading) -> str | None:
        """Why a reading does not stand, or None."""
        functions, language = self._functions, self._language
        if an_illness(draft, functions, language):
            return "an illness and no attack"
        if an_accident(draft, functions, language):
            return "the toll of an accident"
        said_by = reading.said_by if draft.entry == WILL_NOT else None
        if said_by is not None and not speaks_for(said_by, draft, self._operators.organs):
            return "only what another says that one will not do"
        if not reading.actors and self._condition(draft):
            return "only the condition of another act"
        if (
            not reading.actors
            and (not draft.actorless or self._attribute(draft))
            and not told_without_doer(draft, reading, functions, self._operators, language)
        ):
            return NOBODY
        if (
            event_type(reading.event).requires_recipient
            and not reading.recipients
            and not reading.reciprocal
        ):
            return NO_RECIPIENT.format(reading.event)
        if draft.loose and not draft.operators and may_come(draft.trigger, functions, language):
            return "a noun in passing of what may come"
        if draft.loose and not draft.operators and not self._told_in_passing(reading):
            # a noun in passing ("in response to their attacks") is an act only with both its sides
            struck = reading.event in self._operators.passing and struck_before(
                reading, self._tree, self._operators
            )
            if struck or not (reading.recipients or reading.reciprocal):
                return "a noun in passing that names one side only"
            if self._under_act(draft, reading.event):
                return "the subject of a verb that tells the same act"
        if self._says_of_act(draft, reading.event):
            return "what an act of force amounts to"
        own = {*draft.tokens, *draft.chain}
        if only_a_topic(draft.trigger, own, functions, language):
            return "only the topic of a talk, a wish or a question"
        if reading.event not in CROWDS and only_an_aim(reading, functions):
            return "only what another act is done for"
        if only_possible(draft, reading, self._operators.untold):
            return "only wished, tried or possible"
        if only_for_a_meeting(draft, self._events, functions, language):
            return "what a meeting is for"
        if backed_by_force(draft, reading, functions):
            return "whom a force goes with"
        if self._of_protest(draft, reading.event):
            return "what a protest is about is no second event"
        if told_in_a_work(reading, functions, language):
            return "told in a film or a book"
        if part_of_a_game(reading, functions, language):
            return "what is done in a match"
        if draft.joint and reading.event == "CONSULT" and not self._several(reading):
            return ALONE
        return None

    def _condition(self, draft: Draft) -> bool:
        """`Would strike if attacked`: nobody does yet what the act hangs on."""
        words = {word for cue in load_cues(self._language).at("consequent") for word in cue.words}
        return any(
            self._tree.relations[i] == "advcl" and self._functions.case_of(i) in words
            for i in draft.chain
        )

    def _attribute(self, draft: Draft) -> bool:
        """`Refused to free the jailed tourists`: a participle before its noun tells nothing by itself."""
        token = self._tree.tokens[draft.trigger]
        return token.dep == "amod" and token.xpos == "VBN" and not draft.nominal

    def _told_in_passing(self, reading: Reading) -> bool:
        """`Two died in Chilean shelling`: a noun of force that names who did it tells that he did."""
        if reading.event in CROWDS:
            return True
        if reading.status not in DONE:
            return False
        if any(f"{reading.event}/{mode}" in self._operators.passing for mode in reading.modes):
            return True  # `since the minister's resignation`: it has no other side
        if reading.event not in self._operators.passing:
            return False
        known = any(party.country is not None for party in reading.actors)
        return known and not struck_before(reading, self._tree, self._operators)

    def _under_act(self, draft: Draft, event: str) -> bool:
        """`Israeli shelling killed ...`: the noun is the doer of a verb of the same type."""
        token = self._tree.tokens[draft.trigger]
        return token.dep.startswith("nsubj") and self._events.get(token.head) == event

    def _says_of_act(self, draft: Draft, event: str) -> bool:
        """`the raids that violated Chile's sovereignty`: the raids are told, and do nothing else."""
        token, force = self._tree.tokens[draft.trigger], self._operators.passing
        if token.dep != "acl:relcl" or event in force or self._events.get(token.head) not in force:
            return False
        subject = self._functions.subject(draft.trigger)
        return token.head in subject

    def _of_protest(self, draft: Draft, event: str) -> bool:
        """`demonstrated to demand ...`, `marched, demanding ...`, `protesters demanding ... marched`
        (PLOVER manual, "PROTEST")."""
        token = self._tree.tokens[draft.trigger]
        base = self._tree.relations[draft.trigger]
        if base not in ("advcl", "xcomp", "acl") or token.head == draft.trigger:
            return False
        asking = event in ASKED and token.xpos == "VBG"
        above = self._tree.tokens[token.head]
        if base == "acl":
            return asking and above.dep == "nsubj" and self._events.get(above.head) in CROWDS
        infinitive = self._functions.is_infinitive(draft.trigger)
        return (infinitive or asking) and self._events.get(above.i) in CROWDS

    def _several(self, reading: Reading) -> bool:
        """Whether a meeting has two sides: two parties, one phrase in the plural, or a body of states."""
        if len(reading.actors) > 1 or any(p.country in UNIONS for p in reading.actors):
            return True
        wanted = {party.span for party in reading.actors}
        return any(
            token.xpos in ("NNS", "NNPS")
            for token in self._tree.tokens
            if any(span.start <= token.start < span.end for span in wanted)
        )
