"""From a coder's words to offsets, and from two coders to what they differ in: on a report of our own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dragoman.evaluate import read_sentences

from .differences import differences, numbered
from .settle import Row, code_faults, occurrences, settle

TEXT = (
    "Ruritania's parliament met. On Monday the Duke\nof “Strelsau” met envoys of Norway in Oslo, "
    "and Norway thanked Chile."
)
SPAN = [28, len(TEXT)]
REPORTS = {"r1": {"id": "r1", "title": "Chile praises Norway", "text": TEXT}}
DRAWN: list[Row] = [
    {"document": "r1", "part": "title", "span": [0, 20], "half": "test"},
    {"document": "r1", "part": "body", "span": SPAN, "half": "test"},
]


def event(kind: str, trigger: str, **fields: Any) -> Row:
    plain = {"modes": [], "actors": [], "recipients": [], "reciprocal": False, "status": "actual"}
    return {
        "event": kind,
        "trigger": trigger,
        **plain,
        "said_by": None,
        "date": None,
        "place": None,
        **fields,
    }


def party(words: str | None, code: str) -> Row:
    return {"words": words, "code": code}


PRAISE = event(
    "SUPPORT", "praises", actors=[party("Chile", "CHL")], recipients=[party("Norway", "NOR")]
)
THANKS = event(
    "SUPPORT", "thanked", actors=[party("Norway", "NOR")], recipients=[party("Chile", "CHL")]
)
MEETING = event(
    "CONSULT",
    "met",
    actors=[party('Duke of "Strelsau"', "--- ELI"), party("envoys of Norway", "NOR GOV")],
    reciprocal=True,
    date={"words": "On Monday", "start": "2024-05-06", "end": "2024-05-06"},
    place={"words": "Oslo", "country": "NOR"},
)


def settled(*rows: Row) -> list[tuple[int, Row, list[str]]]:
    return list(settle(rows, DRAWN, REPORTS))


def coded(first: list[Row], second: list[Row]) -> tuple[Row, Row]:
    return {"n": 1, "events": first}, {"n": 2, "events": second}


def words(span: list[int]) -> str:
    return TEXT[span[0] : span[1]]


def test_words_become_offsets_in_the_part_whatever_their_quotes_and_breaks() -> None:
    _, (_, row, faults) = settled(*coded([], [MEETING]))
    (found,) = row["events"]
    assert not faults
    assert words(found["trigger"]) == "met" and found["trigger"][0] > SPAN[0]
    assert words(found["actors"][0]["span"]) == "Duke\nof “Strelsau”"
    assert words(found["place"]["span"]) == "Oslo" and found["place"]["country"] == "NOR"
    assert words(found["date"]["span"]) == "On Monday"


def test_of_two_places_of_a_word_the_nearer_to_the_trigger_is_taken() -> None:
    _, (_, row, _) = settled(*coded([], [THANKS]))
    start, _ = row["events"][0]["actors"][0]["span"]
    assert TEXT[start:].startswith("Norway thanked")


def test_an_earlier_sentence_may_name_the_party() -> None:
    hidden = THANKS | {"actors": [party(None, "NOR")]}
    _, (_, row, faults) = settled(*coded([], [hidden]))
    assert row["events"][0]["actors"] == [{"span": None, "code": "NOR"}]
    assert not faults


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"trigger": "hailed"}, "'hailed' is not in the sentence"),
        ({"event": "PRAISE"}, "PRAISE"),
        ({"modes": ["arrest"]}, "no mode 'arrest'"),
        ({"status": "perhaps"}, "no status 'perhaps'"),
        ({"actors": [party("Norway", "NRW")]}, "no country 'NRW'"),
        ({"reciprocal": True}, "a joint act has no recipients"),
        ({"actors": [], "recipients": []}, "neither actor nor recipient"),
        ({"date": {"words": None, "start": "May", "end": "May"}}, "May"),
    ],
)
def test_a_fault_of_the_coder_is_told(change: Row, fault: str) -> None:
    _, (number, row, faults) = settled(*coded([], [THANKS | change]))
    assert number == 2 and row["events"]
    assert any(fault in each for each in faults), faults


def test_a_sentence_left_out_or_coded_twice_is_told_and_not_taken_for_empty() -> None:
    first, second = coded([PRAISE], [THANKS])
    (one, two, extra) = settled(second, second, {"n": 3, "events": []})
    assert one[1] == {} and one[2] == ["it is not coded"]
    assert "it is coded twice" in two[2]
    assert extra[0] == 3 and extra[2] == ["no sentence of this number was drawn"]
    assert first["n"] == 1


def test_whole_words_come_before_parts_of_words() -> None:
    assert occurrences("aid", "They said that aid came.") == [(15, 18)]
    assert occurrences("Aid", "They gave aid.") == [(10, 13)]
    assert occurrences("U.S.", "the U.S. envoy") == [(4, 8)]
    assert not occurrences("none", "nothing here")


def test_codes_are_countries_with_sectors() -> None:
    assert not code_faults("KOS GOV MIL") and not code_faults("---") and not code_faults("UNO")
    assert code_faults("NOR XYZ") and code_faults(None) and code_faults("GOV")


def test_settled_rows_are_gold_that_evaluation_reads(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    rows = [row for _, row, _ in settled(*coded([PRAISE], [MEETING, THANKS]))]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    title, body = read_sentences(path)
    assert title.span.part == "title" and len(body.acts) == 2
    assert body.acts[0].act.actors == {"---", "NOR"} and body.acts[0].place == "NOR"
    assert "TEXT" not in path.read_text(encoding="utf-8") and "Strelsau" not in path.read_text()


def test_differences_show_both_codings_and_what_is_agreed() -> None:
    other = THANKS | {"status": "future"}
    first = numbered(coded([PRAISE], [MEETING, THANKS]), DRAWN, REPORTS)
    second = numbered(coded([PRAISE], [MEETING, other]), DRAWN, REPORTS)
    (told,) = differences(first, second, REPORTS)
    lines = told.splitlines()
    assert lines[0].startswith("2  r1") and "thanked Chile." in lines[1]
    assert lines[2].startswith('  = CONSULT actual "met"')
    assert lines[3].startswith("  1 SUPPORT actual") and lines[4].startswith("  2 SUPPORT future")


def test_the_core_overlooks_modes_sectors_and_dates() -> None:
    other = MEETING | {"date": None, "actors": [party(None, "NOR MIL"), party(None, "---")]}
    first = numbered(coded([], [MEETING]), DRAWN, REPORTS)
    second = numbered(coded([], [other]), DRAWN, REPORTS)
    assert list(differences(first, second, REPORTS))
    assert not list(differences(first, second, REPORTS, core=True))


def test_an_event_against_none_is_a_difference() -> None:
    first = numbered(coded([PRAISE], []), DRAWN, REPORTS)
    second = numbered(coded([], []), DRAWN, REPORTS)
    (told,) = differences(first, second, REPORTS)
    assert "  2 no event" in told


def test_gold_with_offsets_can_be_compared_too() -> None:
    rows = [row for _, row, _ in settled(*coded([PRAISE], [THANKS]))]
    first = numbered(rows, DRAWN, REPORTS)
    assert not list(differences(first, first, REPORTS))
