"""Groups of tellings are compared by what each says as a whole."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pyarrow as pa

from dragoman.model import Coding, Decision
from dragoman.model.rows import mention_row
from dragoman.resolution.comparing.reading import no_mentions, read_traits
from dragoman.resolution.comparing.traits import SITE, Traits
from dragoman.resolution.events.assembled import assembled, elected
from dragoman.resolution.events.decisions import Constraints
from dragoman.resolution.events.happenings import JOINED
from dragoman.resolution.events.wholes import blocks_of, joined
from dragoman.resolution.resolve import resolve

from .tellings import Act, event_with, report, write

RAID = Act("Rebels attacked a convoy with rockets", place=None, killed=None)


def traits(*acts: Act) -> Traits:
    """A telling an act, each of a report of its own, in the order of the acts."""
    codings = [report(number, [act], outlet=f"P{number}") for number, act in enumerate(acts)]
    rows = [
        {
            **mention_row(coding.mentions[0], run="test"),
            "id": f"m{number}",
            "published": "2031-03-01",
            "language": "en",
            "words": coding.mentions[0].sentence.of(coding.document),
            "story": None,
            "report": None,
        }
        for number, coding in enumerate(codings)
    ]
    return read_traits([pa.Table.from_pylist(rows, schema=no_mentions().schema)])


def test_the_commonest_of_those_able_is_elected() -> None:
    groups = np.array([0, 0, 0, 1, 1, 0])
    codes = np.array([7, 7, 5, 2, 9, 5], np.uint32)
    able = np.array([True, True, True, False, True, False])
    assert elected(groups, codes, able, 2).tolist() == [0, 4]
    nobody = np.zeros(6, bool)
    assert elected(groups, codes, nobody, 2).tolist() == [2, 3]


def test_a_group_says_what_most_of_its_tellings_say() -> None:
    told = traits(
        RAID,
        replace(RAID, place="Kirkuk", killed=(12, 12)),
        replace(RAID, day=5, status="hypothetical"),
        replace(RAID, place="Mosul", actors=("TUR MIL",)),
        replace(RAID, place="Mosul"),
        replace(RAID, place="Iraq", day=None),
    )
    whole = assembled(told, np.zeros(6, np.int64), 1)
    assert whole.level[0] == SITE
    assert whole.site[0] == told.site[3]  # two of three that name a town
    assert whole.start[0] == told.start[0]  # four of five dates
    assert whole.status[0] == told.status[0]
    assert whole.actors.ids[0, 0] == told.actors.ids[0, 0]
    assert whole.low[0, 0] == 12  # nobody else says a number
    assert whole.report[0] == 0


def split_in_two(acts: list[Act]) -> tuple[Traits, np.ndarray, np.ndarray]:
    told = traits(*acts)
    half = len(acts) // 2
    return told, np.repeat([0, half], half), np.zeros(len(acts), np.int64)


HERE = [replace(RAID, place="Kirkuk" if n == 0 else None) for n in range(4)]


def again(acts: list[Act], hands: Constraints) -> list[int]:
    told, events, labels = split_in_two(acts)
    found = blocks_of(events, np.arange(len(acts)), labels)
    for members, leaders in joined(told, found, hands, JOINED):
        events[members] = leaders
    return events.tolist()


def test_two_groups_that_agree_as_a_whole_become_one() -> None:
    assert again([*HERE, *HERE], Constraints()) == [0] * 8


def test_groups_of_other_places_stay_apart() -> None:
    there = [replace(act, place="Mosul" if act.place else None) for act in HERE]
    assert again([*HERE, *there], Constraints()) == [0] * 4 + [4] * 4


def test_groups_that_a_hand_has_split_stay_apart(tmp_path: Path) -> None:
    """A split names members, and the second comparison must not undo it."""
    words = "Rebels attacked the grain convoy near the old bridge with rockets and left"
    codings: list[Coding] = [
        report(n, [replace(RAID, words=f"{words} {n}", place="Kirkuk")], outlet=f"P{n}")
        for n in range(8)
    ]
    register = write(tmp_path / "r", codings)
    resolve(register)
    assert len(list(register.rows("events"))) == 1
    ids = [coding.mentions[0].id for coding in codings]
    resolve(register, decision=Decision(1, "split", tuple(ids[:4]), tuple(ids[4:])))
    one, other = event_with(register, codings[0]), event_with(register, codings[4])
    assert sorted(one["mentions"]) == sorted(ids[:4])
    assert sorted(other["mentions"]) == sorted(ids[4:])
