"""A signing told twice in a document: what one telling leaves out, the other gives.

Agreements are joined within a document before this, so that two signings of one agreement are
known to be one: "on a visit to Chile, where he signed a pact ... the pact was signed on 4 May".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..model import Agreement, EventMention, Stage

SIGNING = "057"
"""CAMEO: sign formal agreement."""


def share_signings(
    mentions: Sequence[EventMention], agreements: Sequence[Agreement]
) -> tuple[EventMention, ...]:
    """Give signings of one agreement the date and place that its one stage of signing has.

    Only what a mention does not tell itself is given, from words in the same part of the document;
    an agreement with two signings of different days gives nothing.
    """
    return tuple(_shared(mention, agreements) for mention in mentions)


def _shared(mention: EventMention, agreements: Sequence[Agreement]) -> EventMention:
    if mention.cameo != SIGNING or mention.status in ("negated", "hypothetical"):
        return mention
    stages = [stage for one in agreements if _names(mention, one) for stage in _signings(one)]
    if len(stages) != 1 or stages[0].evidence.part != mention.part:
        return mention
    (stage,) = stages
    own_date = mention.date is not None and mention.date.span is not None
    date = mention.date if own_date or stage.date is None else stage.date
    place = mention.place or stage.place
    told = {"date": date is not None and date.span is not None, "place": place is not None}
    unknown = {name: why for name, why in mention.unknown.items() if not told.get(name, False)}
    return replace(mention, date=date, place=place, unknown=unknown)


def _names(mention: EventMention, agreement: Agreement) -> bool:
    """Whether the mention's sentence holds words that name the agreement."""
    sentence = mention.sentence
    return any(
        span.part == sentence.part and sentence.start <= span.start < sentence.end
        for span in agreement.evidence
    )


def _signings(agreement: Agreement) -> list[Stage]:
    return [stage for stage in agreement.stages if stage.stage == "signed"]
