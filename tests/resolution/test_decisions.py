"""What decisions by hand mean for mentions: who goes, who stays, and which of two that contradict holds."""

from __future__ import annotations

from dragoman.model import Decision
from dragoman.resolution.events.decisions import constraints

PLACES = {key: place for place, key in enumerate("abcd")}


def test_what_is_left_of_a_split_event_stays_one() -> None:
    read = constraints([Decision(1, "split", ("a",), ("b", "c", "d"))], PLACES)
    assert read.groups == {1: 1, 2: 1, 3: 1}
    assert read.apart == {(0, 1)}


def test_a_later_split_of_what_was_left_holds() -> None:
    first = Decision(1, "split", ("a",), ("b", "c", "d"))
    later = Decision(2, "split", ("b",), ("c", "d"))
    read = constraints([first, later], PLACES)
    assert read.groups == {2: 2, 3: 2}
    assert read.apart == {(0, 1), (0, 2), (1, 2)}
