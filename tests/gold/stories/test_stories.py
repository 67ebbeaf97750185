"""The labelled stories hold together, and a coder's slips are told before they are gold."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from .agreement import agreement, key_of, read_rows
from .differences import knots
from .draw import halves, read_drawn
from .near import Row, closeness, components
from .settle import FaultyError, settle

HERE = Path(__file__).parent


def row(story: str, start: int, event: str = "ACCUSE", **more: str) -> Row:
    return {
        "story": story,
        "half": "test",
        "document": "r1",
        "part": "body",
        "sentence": [0, 90],
        "trigger": [start, start + 5],
        "event": event,
        **more,
    }


DRAWN = [row("one", 0), row("one", 10), row("one", 20), row("two", 0)]


def clusters(*lines: str) -> list[str]:
    return [each["cluster"] for each in settle(lines, DRAWN)]


def test_what_a_coder_does_not_name_stands_alone() -> None:
    assert clusters("one same 1,3 odd", "two same odd 4") == ["1", "2", "1", "odd"]


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        (["one same 1,4 odd", "two same odd"], "one: it has no mention 4"),
        (["one same 1,2 2,3 odd", "two same odd"], "mention 2 is told twice"),
        (["one same 1,2 odd"], "two: it is not coded"),
        (["one 1,2"], "write NAME same"),
        (["one same 1,x odd", "two same odd"], "not a number"),
    ],
)
def test_a_slip_is_told(lines: list[str], fault: str) -> None:
    with pytest.raises(FaultyError, match=fault):
        list(settle(lines, DRAWN))


def test_agreement_counts_pairs_within_stories_and_leaves_odd_out() -> None:
    first = list(settle(["one same 1,2 odd", "two same odd"], DRAWN))
    second = list(settle(["one same 1,2,3 odd", "two same odd 4"], DRAWN))
    found = agreement(first, second)
    assert (found.pairs, found.together, found.odd) == (3, (1, 3, 1), (0, 1, 0))
    with pytest.raises(ValueError, match="same mentions"):
        agreement(first, second[:-1])


def test_only_knots_on_which_coders_differ_are_shown() -> None:
    first = list(settle(["one same 1,2 odd", "two same odd"], DRAWN))
    second = list(settle(["one same 1,2,3 odd", "two same odd"], DRAWN))
    assert [[n for n, *_ in told] for told in knots(DRAWN, first, second)] == [[1, 2, 3]]
    assert list(knots(DRAWN, first, first)) == []


def test_halves_are_equal_and_a_name_decides() -> None:
    names = [f"story-{n}" for n in range(10)]
    assert sorted(halves(names).values()) == ["development"] * 5 + ["test"] * 5
    assert halves(names) == halves(reversed(names))


def test_reports_hang_together_through_a_third() -> None:
    assert components("abcd", [("a", "b"), ("c", "b")]) == [["a", "b", "c"]]


def test_closeness_asks_for_near_days_and_rare_words() -> None:
    def report(name: str, published: str, text: str) -> Row:
        return {"id": name, "published": published, "title": "", "text": text}

    close = closeness(
        [
            report("a", "2021-01-01", "the envoy met the warlord"),
            report("b", "2021-01-02", "the warlord and the envoy"),
            report("c", "2021-01-02", "the price of the fish"),
            report("d", "2022-01-02", "the warlord and the envoy"),
        ]
    )
    assert set(close) == {("a", "b"), ("a", "c"), ("b", "c")}
    assert close["a", "b"] > close["a", "c"] == close["b", "c"] == 0


def test_every_drawn_mention_is_coded_once_and_no_story_is_in_both_halves() -> None:
    drawn, first = read_drawn(), read_rows(HERE / "first.jsonl")
    assert [key_of(each) for each in first] == [key_of(each) for each in drawn]
    assert len({key_of(each) for each in drawn}) == len(drawn)
    half = halves({each["story"] for each in drawn})
    assert len(half) >= 60
    assert all(each["half"] == half[each["story"]] for each in drawn)


def test_labelled_reports_are_those_of_the_drawn_stories() -> None:
    groups: defaultdict[str, set[str]] = defaultdict(set)
    for each in read_rows(HERE / "reports.jsonl"):
        groups[each["group"]].add(each["document"])
    for each in read_drawn():
        assert each["document"] in groups[each["story"]]
