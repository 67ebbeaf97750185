"""Scoring: what counts as right, and what the figures are."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.errors import InputError
from dragoman.evaluate import GoldEvent, read_gold, score_events
from dragoman.model import Coding, Document, EventMention, Party, Span

TEXT = "Norway praised Chile. Chile thanked Norway."


def party(country: str) -> Party:
    return Party(country, country, Span(0, 1), country, country, (), "state", "name")


def mention(
    document: Document, event: str, actor: str, recipient: str, sentence: Span
) -> EventMention:
    return EventMention(
        id=f"{event}{actor}{recipient}{sentence.start}",
        document=document.id,
        input_id=document.input_id,
        part="body",
        sentence=sentence,
        event=event,
        modes=(),
        contexts=(),
        cameo=None,
        quad=1,
        intensity=1.0,
        trigger_text="praised",
        trigger=Span(7, 14),
        actors=(party(actor),),
        recipients=(party(recipient),),
        reciprocal=False,
        status="actual",
        also=(),
        said_by=None,
        date=None,
        place=None,
        counts=(),
        confidence=1.0,
        entry="x",
    )


GOLD = [
    GoldEvent("d", "Norway praised", "SUPPORT", actors=("NOR",), recipients=("CHL GOV",)),
    GoldEvent("d", "Chile thanked", "SUPPORT", actors=("CHL",), recipients=("NOR",)),
]


def score(*found: tuple[str, str, str, int]):  # type: ignore[no-untyped-def]
    document = Document.create(TEXT, input_id="d")
    spans = (Span(0, 21), Span(22, 43))
    mentions = tuple(mention(document, e, a, r, spans[s]) for e, a, r, s in found)
    return score_events(GOLD, [Coding(document, mentions)]).levels


def test_all_right_is_one() -> None:
    levels = score(("SUPPORT", "NOR", "CHL", 0), ("SUPPORT", "CHL", "NOR", 1))
    assert levels["recipient"].f1 == 1


def test_a_wrong_recipient_counts_for_type_and_actor_only() -> None:
    levels = score(("SUPPORT", "NOR", "SWE", 0))
    assert levels["event"].recall == levels["actor"].recall == 0.5
    assert levels["recipient"].right == 0


def test_a_reading_in_another_sentence_answers_nothing() -> None:
    assert score(("SUPPORT", "NOR", "CHL", 1))["actor"].right == 0


def test_one_gold_event_is_answered_once() -> None:
    levels = score(("SUPPORT", "NOR", "CHL", 0), ("SUPPORT", "NOR", "CHL", 0))
    assert levels["recipient"].right == 1
    assert levels["recipient"].precision == 0.5


def test_a_bad_line_of_gold_is_named(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"document": "d", "sentence": "s"}) + "\n")
    with pytest.raises(InputError, match="line 1: lacks event"):
        read_gold(path)
