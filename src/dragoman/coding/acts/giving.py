"""What an operator makes of an act that stands at one of its places.

`rejected talks` is a refusal of those who were to talk, `ordered its troops to withdraw` is said to nobody.
"""

from __future__ import annotations

from ...lexicon.entry import Site
from ...lexicon.match import Matcher
from ...lexicon.parties import NONE, Found, beside, unique
from ...lexicon.view import View
from ...model import Party
from ..status.reader import StatusReader
from .asking import authors, by_nobody
from .draft import Draft
from .one_side import colleagues, same_side
from .operators import INNER, TO_COME, UNDONE, Gift, Operator, Operators, row

SAID = Gift("same")
"""What an act becomes of which it is said that one wants to say it."""
_YET = frozenset({"future", "hypothetical"})
"""Statuses of an act that is not done yet."""
_SUBJECT = Site("subject")
_OBJECT = Site("object")


class Giving:
    """Applies operators to the acts of one tree."""

    __slots__ = ("_functions", "_matcher", "_operators", "_status")

    def __init__(self, matcher: Matcher, operators: Operators, status: StatusReader) -> None:
        self._matcher = matcher
        self._functions = matcher.functions
        self._operators = operators
        self._status = status

    def of(
        self, i: int, operator: Operator, inner: Draft, view: View, tokens: tuple[int, ...]
    ) -> Draft | None:
        """What the operator at `i` makes of an inner act; None where its tables give nothing."""
        functions = self._functions
        if inner.left_open and operator.undoes:
            words = tuple(sorted({*inner.tokens, *tokens}))
            return inner._replace(tokens=words, operators=(*inner.operators, operator.id))
        subject = view.parties(_SUBJECT, acting=True)
        if operator.voice == "speaker":
            subject = NONE  # "Chile's raid was a disgrace": those it is said of do not judge it
        # `a plan to hold talks with Chile`: one side alone is whom the subject meets
        doers = inner.actors or (inner.partners if len(inner.partners) > 1 else ())
        asked = operator.asks and by_nobody(i, functions)
        own = self._own(i, operator, subject, doers, asked=asked)
        if operator.voice == "passive":
            subject = subject or self._said_of(i)
        # an infinitive shares the negation of its operator, which is none of its own
        negated = self._status.negated(inner.chain) and not self._status.negated((i,))
        negated = negated or "negated" in inner.statuses  # `urged Chile to refrain from shelling`
        future = "future" in inner.statuses
        denies = TO_COME in operator.gives
        tellers = self._tellers(i, subject) if denies else ()
        # `denied rumours of a coup` does not say who was to have made it
        to_come = denies and (
            bool(tellers)
            or inner.nominal
            or not _YET.isdisjoint(inner.statuses | self._status.of(inner.chain))
        )
        gift = operator.gift(
            inner.key, inner.event, own=own, negated=negated, future=future, to_come=to_come
        )
        left_open, name = self.left_open(i, operator), operator.id
        if left_open and operator.undone is not None:
            gift, name = row(operator.undone, inner.key, inner.event), operator.id + UNDONE
        if gift is None:
            return None
        if own and not negated and self._matcher.tree.lemmas[inner.trigger] in operator.uttered:
            gift = SAID
        said = tokens
        tokens = tuple(sorted({*tokens, *inner.tokens}))
        operators = (*inner.operators, name)
        added = frozenset((gift.status,)) if gift.status else frozenset()
        if gift.event in ("same", "drop"):
            # `is expected to be charged`: whom it is done to does not do it
            actors = inner.actors or (beside(subject.parties, inner.recipients) if own else ())
            return inner._replace(
                chain=() if left_open else (*inner.chain, i),
                tokens=tokens,
                event=inner.event if gift.event == "same" else "drop",
                actors=actors,
                partners=beside(inner.partners, actors),
                recipients=beside(inner.recipients, actors),
                statuses=inner.statuses | added,
                operators=operators,
                left_open=left_open,
            )
        actors = subject.parties
        if asked and not actors:
            actors = authors(i, functions, self._matcher.parties)
        elif not actors and inner.joint and functions.passive(i):
            actors = (*inner.actors, *inner.partners)
        elif not actors and own and (operator.own is None or operator.voice == "passive"):
            # `Chile was accused of spying`: what Chile did it is accused of, and by nobody named
            blamed = operator.control == _OBJECT and functions.passive(i)
            actors = () if blamed else inner.actors
        recipients = tellers or self._recipients(operator, inner, view, actors)
        if gift.event == "ACCUSE" and inner.event in self._operators.passing and not doers:
            recipients = beside(recipients, inner.recipients)  # who was hit is not blamed for it
        elif gift.event == "REJECT" and inner.event == "ACCUSE":
            # "rejected charges that its troops had killed": one's own are not who makes them
            organs = self._operators.organs
            recipients = tuple(p for p in recipients if not same_side(actors, (p,), organs))
        elif own:
            # "ordered its troops to withdraw" is not said to the troops
            organs = self._operators.organs
            fresh = tuple(p for p in recipients if not same_side(actors, (p,), organs))
            recipients = fresh or beside(inner.recipients, actors)
        if operator.apart:
            inner = inner._replace(inner=i, contexts=(), entry=operator.id, joint=False)
            tokens, operators = said, ()
        joint = inner.joint and not recipients
        return Draft(
            trigger=i,
            chain=()
            if left_open
            else (i, *((view.light_verb,) if view.light_verb is not None else ())),
            tokens=tokens,
            inner=inner.inner,
            event=gift.event,
            modes=gift.modes,
            contexts=inner.contexts,
            cameo=gift.cameo,
            actors=actors,
            partners=(),
            recipients=recipients,
            joint=joint or (inner.joint and len(actors) > 1 and not recipients),
            statuses=added,
            entry=inner.entry,
            operators=operators,
            owned=inner.owned + subject.owned,
            nominal=False,
            left_open=left_open,
        )

    def left_open(self, i: int, operator: Operator) -> bool:
        """Whether the operator at `i` is not done, and so leaves open what it takes: `refused to rule out talks`."""
        if operator.undone is None:
            return False
        if self._status.negated((i,)):
            return True
        tree = self._matcher.tree
        phrases = self._operators.index.get(tree.forms[tree.tokens[i].head], ())
        return any(phrase.operator.undoes for phrase in phrases)

    def _own(
        self, i: int, operator: Operator, subject: Found, doers: tuple[Party, ...], *, asked: bool
    ) -> bool:
        """Whether the act is one of those who are the subject of its operator."""
        if operator.voice == "passive":
            return True  # `is expected to sign`: those whom it is said of sign
        verb = self._functions.is_verb(i)
        if not subject and not verb:
            # a plan of nobody named is of those who are to act
            return not doers or operator.own is not None
        if asked:
            return False
        said_of = subject
        if not subject and self._functions.passive(i):
            # "is scheduled to meet": what it is said of is to act, and nobody else says so
            said_of = self._said_of(i)
        return not doers or (
            same_side(said_of.parties, doers, self._operators.organs)
            and not colleagues(said_of.parties, doers)
        )

    def _tellers(self, i: int, subject: Found) -> tuple[Party, ...]:
        """`Denied Chile's claim that`: who tells what verb `i` denies, if that is not its subject."""
        organs = self._operators.organs
        heads = self._functions.objects(i)
        found = unique(p for head in heads for p in self._matcher.parties.owners_of(head))
        return tuple(p for p in found if p.country and not same_side(subject.parties, (p,), organs))

    def _said_of(self, i: int) -> Found:
        """The parties of whom verb `i` is said, whatever its voice."""
        surface = self._functions.surface_subject(i)
        return self._matcher.parties.all_of(surface, acting=True)

    def _recipients(
        self, operator: Operator, inner: Draft, view: View, actors: tuple[Party, ...]
    ) -> tuple[Party, ...]:
        for source in operator.recipient:
            if isinstance(source, str):
                found = self._of_inner(source, inner)
            else:
                heads = [
                    head
                    for head in view.heads(source)
                    if head not in (inner.inner, inner.trigger) and head not in inner.tokens
                ]
                found = self._matcher.parties.all_of(heads).parties
            rest = beside(found, actors)
            if rest:
                return rest
        return ()

    def _of_inner(self, source: str, inner: Draft) -> tuple[Party, ...]:
        if source == INNER[0]:
            return unique((*inner.actors, *inner.partners)) if inner.joint else inner.actors
        return unique((*inner.actors, *inner.partners)) if inner.joint else inner.recipients
