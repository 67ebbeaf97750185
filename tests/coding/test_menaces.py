"""Threats that name no act of who makes them, and demands with what comes of not obeying."""

from __future__ import annotations

import pytest

from .plainly import read


@pytest.mark.parametrize(
    "text",
    [
        "The Chilean rebels will be crushed, the Norwegian general said.",
        "The Norwegian president said that Chile would regret the raid.",
        "Chile will pay dearly, Norway's defence minister said.",
        "Norway said that Chile would pay for the killings.",
    ],
)
def test_what_is_to_befall_another_is_a_threat_of_who_says_so(text: str) -> None:
    assert ("THREATEN", ["NOR"], ["CHL"]) in read(text)


@pytest.mark.parametrize(
    "text",
    [
        "Chile will pay for the wine, Norway's trade minister said.",
        "The Norwegian president said that Chile would not be punished.",
        "Chile regrets the delay, the Norwegian envoy said.",
    ],
)
def test_what_is_bought_denied_or_felt_threatens_nobody(text: str) -> None:
    assert "THREATEN" not in {event for event, _, _ in read(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Norway told Chile to withdraw or face war.",
        "Norway ordered the Chilean trawlers to leave or be boarded.",
        "Norway gave Chile a week to withdraw.",
        "Norway is ready to strike Chile.",
        "The Norwegian general has sworn to attack Chile.",
        "Norway's threat of force against Chile alarmed the council.",
    ],
)
def test_a_demand_with_what_comes_of_not_obeying_is_a_threat(text: str) -> None:
    assert ("THREATEN", ["NOR"], ["CHL"]) in read(text)


def test_hostages_counted_out_are_still_whom_it_is_done_to() -> None:
    told = read("The Chilean rebels say they will execute the Norwegian pilots one by one.")
    assert ("THREATEN", ["CHL"], ["NOR"]) in told


def test_two_things_to_choose_between_are_asked_for() -> None:
    assert read("Norway urged Chile to sign or ratify the fisheries treaty.") == [
        ("REQUEST", ["NOR"], ["CHL"])
    ]


def test_a_time_that_is_no_gift_is_only_when() -> None:
    assert "THREATEN" not in {e for e, _, _ in read("Norway gave Chile a ship a week ago.")}
