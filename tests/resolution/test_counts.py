"""What the counts of one mention come to, before reports are held against each other."""

from __future__ import annotations

from typing import Any

import pytest

from dragoman.resolution.merging.values import counts_of


def told(*counts: tuple[str, float, int], by: str | None = None) -> dict[str, Any]:
    """A mention with counts of a kind, a number and where its words begin."""
    speaker = by and {
        "id": by, "name": by, "country": None, "sectors": [], "text": by, "span": None,
        "kind": "group", "via": "name",
    }  # fmt: skip
    rows = [
        {
            "what": what,
            "low": number,
            "high": number,
            "text": f"{number:g}",
            "span": [start, start + 2],
            "currency": None,
            "said_by": speaker,
        }
        for what, number, start in counts
    ]
    return {
        "id": "m", "report": 1, "outlet": None, "confidence": 0.5, "published": None,
        "said_by": None, "part": "body", "counts": rows,
    }  # fmt: skip


def ranges(row: dict[str, Any]) -> list[tuple[str, float, float | None]]:
    return [(count.what, count.low, count.high) for count, _ in counts_of([row])]


def test_people_told_in_one_row_are_taken_together() -> None:
    row = told(("killed", 2, 10), ("killed", 5, 28), ("injured", 1, 45))
    assert ranges(row) == [("killed", 7, 7), ("injured", 1, 1)]


def test_a_number_put_anew_in_another_clause_is_another_value() -> None:
    assert ranges(told(("killed", 12, 10), ("killed", 20, 80))) == [("killed", 12, 20)]


def test_sums_of_money_and_crowds_are_not_added() -> None:
    row = told(("participants", 3, 10), ("participants", 4, 20))
    assert ranges(row) == [("participants", 3, 4)]


def test_the_toll_told_last_stands_where_it_has_risen() -> None:
    def chosen(*tolls: tuple[str, float, int]) -> str:
        rows = [
            {**told(("killed", number, 10)), "id": f"m{at}", "report": at, "published": day}
            for at, (day, number, _) in enumerate(tolls)
        ]
        ((_, differing),) = counts_of(rows)
        return next(one.value for one in differing if one.chosen)

    first = (("2031-03-01", 16, 0), ("2031-03-01", 16, 1))
    assert chosen(*first, ("2031-03-03", 22, 2)) == "22"
    assert chosen(*first, ("2031-03-03", 300, 2)) == "16"
    assert chosen(*first, ("2031-03-03", 9, 2)) == "16"
    assert chosen(*first, ("2031-03-03", 22, 2), ("2031-03-04", 16, 3)) == "16"


def over_days(*tolls: tuple[str, float, str], by: str | None = None) -> list[dict[str, Any]]:
    """A mention a report: its day, its toll and the words of its sentence."""
    return [
        {
            **told(("killed", number, 10), by=by),
            "id": f"m{at}",
            "document": f"d{at}",
            "report": at,
            "published": day,
            "words": words,
        }
        for at, (day, number, words) in enumerate(tolls)
    ]


def range_of(rows: list[dict[str, Any]]) -> tuple[float, float | None]:
    ((count, _),) = counts_of(rows)
    return count.low, count.high


FIRST = "Gunmen killed 16 soldiers."


@pytest.mark.parametrize(
    "words",
    [
        "Gunmen killed 11 soldiers, the army said, correcting an earlier figure.",
        "Gunmen killed 11 soldiers, down from 16, after the army revised its toll.",
        "Gunmen killed 11 soldiers and not 16, the army said.",
        "Gunmen killed 11 soldiers instead of sixteen, the army said.",
        "Gunmen killed 11 soldiers, said the army, which earlier said they had killed 16.",
        "Gunmen killed 11 soldiers; a previous toll of 16 was wrong.",
    ],
)
def test_a_number_that_a_correction_takes_back_bounds_nothing(words: str) -> None:
    rows = over_days(
        ("2031-03-01", 16, FIRST), ("2031-03-01", 16, FIRST), ("2031-03-02", 11, words)
    )
    ((count, differing),) = counts_of(rows)
    assert (count.low, count.high) == (11, 11)
    assert [(one.value, one.chosen) for one in differing] == [("11", True), ("16", False)]


@pytest.mark.parametrize(
    "words",
    [
        "The man who killed 11 soldiers pleaded not guilty.",
        "Gunmen killed 11 soldiers, not one of them armed.",
        "Gunmen killed 11 soldiers and not city guards.",
        "Gunmen killed 11 soldiers not two kilometres from the town.",
        "Gunmen killed 11 soldiers not 16 kilometres from the town.",
        "Gunmen killed 11 soldiers and not 17.",
        "Gunmen killed 11 soldiers, said the officer, who earlier said rebels would flee.",
        "Gunmen killed 11 soldiers; the officer initially said nothing.",
        "Gunmen killed 11 soldiers; the previous toll was not known.",
        "Gunmen killed 11 soldiers, up from 16 percent of the garrison.",
    ],
)
def test_a_sentence_that_names_no_other_number_corrects_none(words: str) -> None:
    first = "2031-03-01", 16, FIRST
    assert range_of(over_days(first, first, ("2031-03-02", 11, words))) == (11, 16)


def test_a_correction_of_a_number_takes_back_that_number_alone() -> None:
    less = "Gunmen killed 11 soldiers, down from 16."
    rows = over_days(("2031-03-01", 16, FIRST), ("2031-03-01", 14, ""), ("2031-03-02", 11, less))
    assert range_of(rows) == (11, 14)


def test_a_rise_is_no_correction() -> None:
    risen = "The toll of killed soldiers is 22, up from 20."
    assert range_of(over_days(("2031-03-01", 20, FIRST), ("2031-03-01", 22, risen))) == (20, 22)


def test_who_denies_the_number_of_another_corrects_nothing() -> None:
    denied = "Gunmen killed 11 soldiers and not 16, the ministry said."
    ours = over_days(("2031-03-01", 16, FIRST), by="residents")
    theirs = over_days(("2031-03-01", 16, FIRST), ("2031-03-02", 11, denied), by="ministry")
    assert range_of([*ours, theirs[1]]) == (11, 16)


def test_what_is_told_again_after_the_correction_stands() -> None:
    corrected = "Gunmen killed 11 soldiers, the army said, correcting an earlier figure."
    rows = over_days(
        ("2031-03-01", 16, FIRST), ("2031-03-02", 11, corrected), ("2031-03-04", 16, FIRST)
    )
    assert range_of(rows) == (11, 16)


def test_a_toll_that_rose_is_not_bounded_by_those_before_it() -> None:
    rose = ("2031-03-01", 14, ""), ("2031-03-02", 21, ""), ("2031-03-04", 23, "")
    assert range_of(over_days(*rose)) == (23, 23)
    assert range_of(over_days(*rose, ("2031-03-05", 14, ""))) == (14, 23)
    assert range_of(over_days(*rose[:2])) == (14, 21)  # on the next day nobody knows yet


def test_a_number_behind_the_verb_said_once_more_is_of_another_act() -> None:
    row = told(("killed", 7, 16), ("killed", 4, 45))
    words = "Missiles killed seven people and then killed four."
    assert ranges({**row, "words": words, "sentence": [0, 50]}) == [("killed", 7, 7)]


def test_only_counts_of_its_own_kind_are_given_up_behind_the_verb_said_once_more() -> None:
    words = "Missiles killed seven and then killed four, wounding 20."
    row = told(("killed", 7, 16), ("killed", 4, 38), ("injured", 20, 53))
    found = ranges({**row, "words": words, "sentence": [0, len(words)]})
    assert found == [("killed", 7, 7), ("injured", 20, 20)]


def test_the_verb_said_once_more_counts_across_counts_of_other_kinds() -> None:
    words = "Missiles killed seven, wounded nine and then killed four."
    row = told(("killed", 7, 16), ("injured", 9, 31), ("killed", 4, 52))
    found = ranges({**row, "words": words, "sentence": [0, len(words)]})
    assert found == [("killed", 7, 7), ("injured", 9, 9)]
