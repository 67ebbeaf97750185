"""A signing told twice: one telling gives the other its date and place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dragoman.facts import share_signings
from dragoman.model import (
    Agreement,
    EventDate,
    EventMention,
    EventPlace,
    Span,
    Stage,
)

DAY = EventDate(date(2019, 5, 4), date(2019, 5, 4), "day", "4 May 2019", Span(90, 100))
PLACE = EventPlace("Chile", "CHL", "CHL", None, None, "country", Span(20, 25))
STAGE = Stage("signed", DAY, PLACE, Span(80, 88))
PACT = Agreement(
    "a",
    "d",
    None,
    ("trade pact",),
    "trade",
    "other",
    (),
    (),
    (STAGE,),
    (Span(30, 40), Span(80, 88)),
)
SIGNING = EventMention(
    id="m",
    document="d",
    input_id=None,
    part="body",
    sentence=Span(0, 50),
    event="SUPPORT",
    modes=(),
    contexts=(),
    cameo="057",
    quad=1,
    intensity=5.0,
    trigger_text="signed",
    trigger=Span(26, 32),
    actors=(),
    recipients=(),
    reciprocal=False,
    status="actual",
    also=(),
    said_by=None,
    date=None,
    place=None,
    counts=(),
    confidence=0.5,
    entry="sign",
    unknown={"date": "the sentence names no date", "place": "the words name no place"},
)


def shared(mention: EventMention, *agreements: Agreement) -> EventMention:
    (found,) = share_signings([mention], agreements)
    return found


def test_a_signing_takes_the_date_and_place_of_the_agreement_it_names() -> None:
    found = shared(SIGNING, PACT)
    assert (found.date, found.place, found.unknown) == (DAY, PLACE, {})


def test_what_the_sentence_tells_itself_stays() -> None:
    own = replace(DAY, start=date(2019, 5, 5), end=date(2019, 5, 5))
    assert shared(replace(SIGNING, date=own), PACT).date == own


def test_two_signings_of_one_agreement_give_nothing() -> None:
    later = replace(STAGE, date=replace(DAY, start=date(2020, 1, 1)))
    assert shared(SIGNING, replace(PACT, stages=(STAGE, later))) == SIGNING


def test_another_act_an_agreement_not_named_and_a_denial_take_nothing() -> None:
    for mention in (
        replace(SIGNING, cameo="051"),
        replace(SIGNING, sentence=Span(50, 60)),
        replace(SIGNING, status="negated"),
    ):
        assert shared(mention, PACT) == mention
