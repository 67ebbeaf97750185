"""The last step: a composed act gets status, speaker, modes, contexts, code, counts, confidence.

What is no reading after all (no actor, no recipient where the codebook wants one, a metaphor)
becomes a rejection with its reason (`unfit.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..lexicon.match import Matcher
from ..lexicon.parties import beside, unique
from ..model import STATUS_ORDER, Party, Reading, Status
from .acts.draft import Draft
from .acts.one_side import of_own_nation, speaks_for
from .acts.operators import Operators, row
from .codes.cameo import cameo_of
from .codes.contexts import contexts_in
from .codes.modes import modes_of
from .confidence import confidence
from .counting import Counting
from .implied.demands import ENTRY as DUTY
from .implied.will_not import ENTRY as WILL_NOT
from .parties.conjuncts import Conjuncts
from .status.attribution import Attribution
from .status.reader import StatusReader
from .unfit import Fitness, Unfit
from .voice import Voice


class Finisher:
    """Turns the drafts of one tree into readings."""

    __slots__ = (
        "_attribution",
        "_matcher",
        "_operators",
        "_quoted",
        "_status",
        "_tree",
        "_voice",
    )

    def __init__(
        self,
        matcher: Matcher,
        status: StatusReader,
        attribution: Attribution,
        operators: Operators,
        quoted: tuple[bool, ...],
        voice: Voice,
    ) -> None:
        self._quoted = quoted
        self._voice = voice
        self._matcher = matcher
        self._tree = matcher.tree
        self._status = status
        self._attribution = attribution
        self._operators = operators

    def finish(self, drafts: Sequence[Draft]) -> tuple[tuple[Reading, ...], tuple[Unfit, ...]]:
        """The readings of some drafts, and those that are none."""
        if not drafts:
            return (), ()
        contexts = contexts_in(
            self._tree.sentence, self._matcher.lexicon.language, self._matcher.lexicon.cues
        )
        fitness = Fitness(
            self._matcher, self._operators, {draft.trigger: draft.event for draft in drafts}
        )
        functions, parties = self._matcher.functions, self._matcher.parties
        conjuncts = Conjuncts(functions, parties, self._matcher.lexicon, self._operators.organs)
        kept: list[tuple[Draft, Reading]] = []
        unfit: list[Unfit] = []
        for draft in drafts:
            reading = self._finish(draft, contexts)
            if target := conjuncts.target(draft, reading, kept):
                sure = confidence(
                    draft, self._tree, reading.event, reading.status, reading.actors, target
                )
                reading = replace(reading, recipients=target, confidence=sure)
            reason = fitness.against(draft, reading)
            if reason is None and _repeats(reading, [other for _, other in kept]):
                reason = "the same act is read at another word"
            if reason is None:
                kept.append((draft, reading))
                kept.extend((draft, other) for other in self._before(draft, reading))
            else:
                unfit.append(Unfit(reading, reason))
        counting = Counting(self._matcher, self._attribution, self._quoted)
        return counting.over(kept), tuple(unfit)

    def _finish(self, draft: Draft, contexts: tuple[str, ...]) -> Reading:
        functions = self._matcher.functions
        said_by = self._attribution.speaker(draft.trigger) or self._attribution.quoter(
            self._quoted, draft.trigger
        )
        voice = said_by or self._voice.of(self._quoted[draft.trigger])
        duty = self._duty(draft, voice)
        if duty is not None:
            draft, said_by = duty, None
        elif draft.spoken and voice is not None:
            rest = beside(draft.recipients, (voice,))
            # "the charges are false, the minister said": it need not be told who made them
            if not draft.recipients or (rest and not of_own_nation((voice,), rest)):
                draft, said_by = draft._replace(actors=(voice,), recipients=rest), None
        elif voice is not None and not draft.actors and self._ruled_out(draft):
            fresh = beside(draft.recipients, (voice,))
            draft, said_by = draft._replace(actors=(voice,), recipients=fresh, loose=False), voice
        told = duty is not None or draft.entry in (DUTY, WILL_NOT)
        found = draft.statuses | (frozenset() if told else self._status.of(draft.chain))
        ours = said_by is not None and speaks_for(said_by, draft, self._operators.organs)
        own = said_by is None or ours
        if ours and draft.entry == WILL_NOT:
            said_by = None  # the words are the act
        gift, statuses = self._operators.reduced(
            draft.key, draft.event, frozenset(found), own=own, told=ours
        )
        ordered: list[Status] = [s for s in STATUS_ORDER if s in statuses and s != "actual"]
        event = draft.event if gift is None else gift.event
        actors, recipients, joint = _sides(draft, event)
        if gift is not None and (event != draft.event or gift.cameo is not None):
            draft = draft._replace(event=event, modes=gift.modes, cameo=gift.cameo)
        modes = modes_of(draft, event, functions, self._matcher.lexicon.language)
        # what the entry says of the act comes first, what the sentence shows after
        about = tuple(dict.fromkeys((*draft.contexts, *contexts)))
        cameo = draft.cameo if event == draft.event else None
        status: Status = ordered[0] if ordered else "actual"
        return Reading(
            sentence=self._tree.sentence.index,
            trigger=draft.trigger,
            tokens=draft.tokens,
            event=event,
            modes=modes,
            contexts=about,
            cameo=cameo or cameo_of(event, modes, about),
            actors=actors,
            recipients=recipients,
            reciprocal=joint and len(actors) > 1,
            status=status,
            also=tuple(ordered[1:]),
            said_by=said_by,
            entry=draft.entry,
            operators=draft.operators,
            counts=(),
            confidence=confidence(draft, self._tree, event, status, actors, recipients),
        )

    def _duty(self, draft: Draft, said_by: Party | None) -> Draft | None:
        """`Norway says Chile must withdraw`: a request, where another says what is to be done."""
        duty = self._operators.duty
        doers = draft.actors or draft.partners
        if duty is None or said_by is None or not doers or not draft.chain:
            return None
        if speaks_for(said_by, draft, self._operators.organs):
            return None
        if self._status.conditional(draft.chain[-1]):
            return None  # `should Chile attack, Peru will answer`
        tree = self._tree
        if not any(
            tree.tokens[c].dep == "aux" and tree.forms[c] in duty.auxiliaries
            for c in tree.children[draft.chain[-1]]
        ):
            return None
        gift = row(duty.gives, "negated", draft.event)
        if not self._status.negated(draft.chain):
            gift = row(duty.gives, draft.key, draft.event)
        if gift is None:
            return None
        return draft._replace(
            event=gift.event,
            modes=gift.modes,
            cameo=gift.cameo,
            actors=(said_by,),
            recipients=unique((*draft.actors, *draft.partners)),
            partners=(),
            joint=False,
            statuses=frozenset(),
        )

    def _ruled_out(self, draft: Draft) -> bool:
        """Whether who says it also does it: `talks are out of the question`, `there will be no talks`."""
        if draft.operators:
            return draft.operators[-1] in self._operators.spoken
        tree = self._tree
        token = tree.tokens[draft.trigger]
        exists = token.dep.startswith("nsubj") and any(
            tree.tokens[c].dep == "expl" for c in tree.children[token.head]
        )
        return exists and {"negated", "future"} <= self._status.of(draft.chain)

    def _before(self, draft: Draft, reading: Reading) -> Iterator[Reading]:
        """The same act by those who did it earlier: `the latest to sign, following A and B`."""
        for head in self._status.predecessors(draft.inner):
            for party in self._matcher.parties.of(head).parties:
                partners = draft.partners or reading.recipients
                if party.id in {other.id for other in (*draft.actors, *partners)}:
                    continue
                if draft.joint:
                    yield replace(reading, actors=unique((party, *draft.partners)))
                else:
                    yield replace(reading, actors=(party,))


def _sides(draft: Draft, event: str) -> tuple[tuple[Party, ...], tuple[Party, ...], bool]:
    """Actors, recipients and whether the act is joint."""
    if not draft.joint:
        return draft.actors, beside(draft.recipients, draft.actors), False
    if event == draft.event:
        return unique((*draft.actors, *draft.partners)), (), True
    # a promise goes one way: those who were to join it are its recipients
    actors = draft.actors or draft.partners
    recipients = beside(draft.partners, actors)
    return actors, recipients, not recipients


def _repeats(reading: Reading, others: Sequence[Reading]) -> bool:
    """Whether the same parties do the same at another word (`held talks ... the meeting`), or by the
    word of one operator (`urged Chile to disarm and to open its border`)."""
    return any(
        other.event == reading.event
        and other.status == reading.status
        and {p.id for p in other.actors} == {p.id for p in reading.actors}
        and {p.id for p in other.recipients} == {p.id for p in reading.recipients}
        and (
            other.trigger == reading.trigger
            or (
                bool(reading.recipients or reading.reciprocal)
                and set(other.modes) == set(reading.modes)
            )
        )
        for other in others
    )
