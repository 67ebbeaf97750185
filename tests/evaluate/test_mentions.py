"""Drawn sentences against gold: what counts, how much must be right, and what is told beside it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dragoman.errors import InputError
from dragoman.evaluate import (
    GoldAct,
    GoldSentence,
    MentionScores,
    details,
    read_sentences,
    score_mentions,
)
from dragoman.evaluate.figures import mention_figures
from dragoman.evaluate.news import GoldDate, GoldParty
from dragoman.model import Coding, Document, EventMention, Reject, Span

from .made import day, mention, party

TEXT = "Norway praised Chile. Norway and Chile met in Lima. It rained, and Peru thanked Chile."
DOCUMENT = Document.create(TEXT, input_id="d")


def act(event: str, actors: str, recipients: str = "", **fields: Any) -> GoldAct:
    sides = [
        tuple(GoldParty(code, None) for code in side.split(", ") if code)
        for side in (actors, recipients)
    ]
    told: dict[str, Any] = {
        "modes": (),
        "trigger": None,
        "reciprocal": False,
        "status": "actual",
        "said_by": None,
        "date": None,
        "place": None,
    }
    return GoldAct(event=event, actors=sides[0], recipients=sides[1], **told | fields)


def sentence(start: int, end: int, *acts: GoldAct, document: str = "d") -> GoldSentence:
    return GoldSentence(document, Span(start, end), "development", acts)


def score(gold: GoldSentence, *mentions: EventMention, least: float = 0.0) -> MentionScores:
    return score_mentions([gold], [Coding(DOCUMENT, mentions)], least=least)


def f1(scores: MentionScores) -> dict[str, float]:
    return {level: scores.at(level).f1 for level in ("type", "status", "actor", "recipient", "all")}


PRAISED = mention(DOCUMENT, "SUPPORT", "NOR", "CHL", "praised")
PRAISE = act("SUPPORT", "NOR", "CHL GOV")


def test_sectors_are_not_compared_and_all_right_is_one() -> None:
    assert set(f1(score(sentence(0, 21, PRAISE), PRAISED)).values()) == {1.0}


def test_what_stands_outside_the_drawn_sentence_does_not_count() -> None:
    thanked = mention(DOCUMENT, "SUPPORT", "PER", "CHL", "thanked")
    assert score(sentence(0, 21, PRAISE), PRAISED, thanked).at("type").coded == 1


def test_each_level_asks_for_more() -> None:
    other = mention(DOCUMENT, "SUPPORT", "NOR", "SWE", "praised", status="future")
    assert f1(score(sentence(0, 21, PRAISE), other)) == {
        "type": 1.0,
        "status": 0.0,
        "actor": 1.0,
        "recipient": 0.0,
        "all": 0.0,
    }


@pytest.mark.parametrize(
    ("actors", "recipients"), [("NOR, CHL", ""), ("NOR", "CHL"), ("CHL", "NOR")]
)
def test_of_a_joint_act_the_sides_are_one(actors: str, recipients: str) -> None:
    gold = sentence(22, 51, act("CONSULT", "NOR, CHL", reciprocal=True))
    met = mention(DOCUMENT, "CONSULT", actors, recipients, "met")
    assert score(gold, met).at("recipient").f1 == 1


def test_a_directed_act_keeps_its_direction() -> None:
    turned = mention(DOCUMENT, "SUPPORT", "CHL", "NOR", "praised")
    assert score(sentence(0, 21, PRAISE), turned).at("actor").right == 0


def test_matches_are_as_many_as_there_can_be_and_each_counts_once() -> None:
    gold = sentence(0, 21, act("SUPPORT", "NOR", "CHL"), act("SUPPORT", "NOR", "PER"))
    twice = score(gold, PRAISED, PRAISED)
    assert twice.at("type").right == 2 and twice.at("recipient").right == 1


def test_the_most_alike_are_matched_for_the_details() -> None:
    gold = sentence(
        0,
        21,
        act("SUPPORT", "NOR", "PER", modes=("a",)),
        act("SUPPORT", "NOR", "CHL", modes=("b",)),
    )
    right = mention(DOCUMENT, "SUPPORT", "NOR", "CHL", "praised", modes=("b", "c"))
    told = details(score(gold, right).pairs)
    assert told.pairs == 1
    assert (told.modes.precision, told.modes.recall) == (0.5, 1.0)


def test_dates_places_and_sources_are_told_with_false_ones() -> None:
    when = GoldDate(date(2024, 5, 6), date(2024, 5, 6))
    gold = act("SUPPORT", "NOR", "CHL", date=when, said_by="NOR GOV")

    def told(**fields: Any) -> Any:
        return details([(gold, mention(DOCUMENT, "SUPPORT", "NOR", "CHL", "praised", **fields))])

    assert told(date=day("2024-05-06")).dates.accuracy == 1
    assert told(date=day("2024-05-07")).dates.wrong == 1
    # the report's own date is assumed, not told
    assert told(date=day("2024-05-06", told=False)).dates.missed == 1
    assert told(said_by=party("NOR MIL")).sources == 1
    assert told().said_by.missed == 1
    found = mention(DOCUMENT, "SUPPORT", "NOR", "CHL", "praised", date=day("2024-05-06"))
    assert details([(PRAISE, found)]).dates.false == 1


def test_errors_are_named_by_their_kind_the_surest_first() -> None:
    gold = sentence(
        0, len(TEXT), PRAISE, act("CONSULT", "NOR, CHL", reciprocal=True), act("AID", "PER")
    )
    scores = score(
        gold,
        mention(DOCUMENT, "SUPPORT", "SWE", "CHL", "praised", confidence=0.6),
        mention(DOCUMENT, "CONSULT", "NOR, CHL", "", "met", status="future"),
        mention(DOCUMENT, "REJECT", "PER", "CHL", "thanked", confidence=0.9),
    )
    kinds = [error.kind for error in scores.errors]
    assert kinds == ["extra", "wrong status", "wrong actors", "missed"]


def test_sentences_without_events_are_counted_with_what_is_coded_in_them() -> None:
    gold = [sentence(0, 21), sentence(52, len(TEXT))]
    assert score_mentions(gold, [Coding(DOCUMENT, (PRAISED,))]).quiet == (2, 1)


def test_less_sure_mentions_are_left_out() -> None:
    assert score(sentence(0, 21, PRAISE), PRAISED, least=0.9).at("type").coded == 0


def test_gold_without_its_document_is_refused() -> None:
    with pytest.raises(InputError, match="1 documents of the gold are not among the inputs: other"):
        score_mentions([sentence(0, 21, document="other")], [Coding(DOCUMENT)])


def test_another_text_than_the_one_coded_is_refused() -> None:
    with pytest.raises(InputError, match="not the text that was coded by hand"):
        score(sentence(80, 999))


def test_documents_that_failed_are_named_and_their_gold_is_missed() -> None:
    failed = Coding(DOCUMENT, rejects=(Reject("d", None, "no"),))
    scores = score_mentions([sentence(0, 21, PRAISE)], [failed])
    assert scores.unread == ("d",) and scores.at("type").recall == 0


def test_figures_have_intervals_over_documents_and_no_words() -> None:
    other = Document.create(TEXT, input_id="e")
    gold = [sentence(0, 21, PRAISE), sentence(0, 21, PRAISE, document="e")]
    figures = mention_figures(score_mentions(gold, [Coding(DOCUMENT, (PRAISED,)), Coding(other)]))
    level = figures["levels"]["recipient"]
    assert level["recall"] == 0.5 and level["intervals"]["recall"] == [0.0, 1.0]
    assert figures["types"]["SUPPORT"]["precision"] == 1
    assert "praised" not in json.dumps(figures)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"part": "foot"}, "neither title nor body"),
        ({"events": [{"event": "PRAISE"}]}, "Did you mean|No "),
        ({"events": [{"event": "AID", "actors": [{"span": None}]}]}, "lacks 'code'"),
        ({"events": [{"event": "AID", "status": "perhaps"}]}, "no status 'perhaps'"),
    ],
)
def test_malformed_gold_is_told_with_its_line(
    tmp_path: Path, change: dict[str, Any], told: str
) -> None:
    row = {"document": "d", "part": "body", "span": [0, 21], "half": "test", "events": []}
    path = tmp_path / "gold.jsonl"
    path.write_text(f"{json.dumps(row)}\n{json.dumps(row | change)}\n", encoding="utf-8")
    with pytest.raises(InputError, match=f"line 2: .*({told})"):
        read_sentences(path)


@pytest.mark.parametrize(
    ("gold", "coded", "right"),
    [
        ("0311", "0311", (1, 1, 1)),
        ("0311", "031", (1, 1, 0)),
        ("0312", "033", (1, 0, 0)),
        ("051", "111", (0, 0, 0)),
    ],
)
def test_codes_are_right_as_far_as_they_agree(
    gold: str, coded: str, right: tuple[int, int, int]
) -> None:
    found = mention(DOCUMENT, "SUPPORT", "NOR", "CHL", "praised", cameo=coded)
    told = details([(replace(PRAISE, cameo=gold), found)]).cameo
    assert (told.pairs, told.root, told.base, told.finest) == (1, *right)
    assert details([(PRAISE, found)]).cameo.pairs == 0
