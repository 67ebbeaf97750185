"""Deeds that are told again after weeks or months, and what only seems to be one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from dragoman.evaluate.resolved import traits_of
from dragoman.model import Coding
from dragoman.resolution.comparing.evidence import evidence
from dragoman.resolution.events.tellings import pooled, tellings_of
from dragoman.resolution.resolve import resolve

from .tellings import Act, partition, report, write

BLAST = Act(
    "Rebels bombed the cattle market of Kirkuk and left 12 shoppers dead",
    place="Kirkuk",
    killed=(12, 12),
)
RECALLED = replace(
    BLAST, words="They killed 12 shoppers of Kirkuk that month", day=-9, length=29, entry="kill"
)
JAILED = Act(
    "Judges jailed the editor for mocking the palace",
    event="COERCE",
    cameo="173",
    modes=("arrest",),
    actors=("NOR JUD",),
    recipients=("person.kari-lund@NOR JRN",),
    entry="jail.term",
)


def told_as_one(tmp_path: Path, *reports: Coding) -> bool:
    register = write(tmp_path / "r", reports)
    resolve(register)
    return len(partition(register)) == 1


def weighed(other: Act, day: int, *, one: Act = BLAST, story: bool = False) -> dict[str, float]:
    """What is said of the news of an act and of a report of a later day."""
    traits = traits_of([report(1, [one]), report(2, [other], outlet="Herald", day=day)])
    if story:
        traits = replace(traits, story=np.ones_like(traits.story))
    found = evidence(traits, np.array([0]), np.array([1]))
    return {name: float(value[0]) for name, value in found}


@pytest.mark.parametrize(
    ("other", "value"),
    [
        (RECALLED, 1),
        (replace(RECALLED, day=-60, length=365), 0.5),  # of a year
        (replace(RECALLED, day=5), 0),  # of the month after
        (replace(RECALLED, length=500), 0),  # a sum up to the day of the report
        (replace(RECALLED, event="PROTEST"), 0),
        (replace(RECALLED, place=None), 1),
        (replace(RECALLED, place=None, killed=None, words="They attacked shops that month"), 0),
    ],
)
def test_a_deed_told_again_by_the_month_speaks_for_the_first(other: Act, value: float) -> None:
    assert weighed(other, 400)["recalled"] == value


def test_who_was_jailed_in_a_month_is_who_was_jailed_on_a_day_of_it(tmp_path: Path) -> None:
    again = replace(JAILED, words="Somebody jailed her that winter", day=-9, length=29)
    news, later = report(1, [JAILED]), report(2, [again], outlet="Herald", day=120)
    assert told_as_one(tmp_path, news, later)
    another = replace(again, recipients=("person.ola-berg@NOR JRN",))
    assert not told_as_one(tmp_path / "b", news, report(2, [another], outlet="Herald", day=120))


def test_a_week_named_from_afar_is_taken_loosely() -> None:
    week = replace(RECALLED, day=2, length=6)
    assert weighed(week, 17)["wide_dates"] == 1
    assert weighed(week, 9)["wide_dates"] == 0  # last week
    assert weighed(replace(week, day=4), 17)["wide_dates"] == 0


def test_the_day_of_a_claim_is_not_that_of_the_attack() -> None:
    claim = replace(BLAST, words="They claimed the blast", day=2, entry="claim.attack")
    assert weighed(claim, 2, story=True)["other_day"] == 0
    assert weighed(replace(claim, entry="kill"), 2, story=True)["other_day"] == 1


def test_a_penalty_that_is_an_arrest_too_is_the_arrest_of_another_report() -> None:
    both = [
        replace(JAILED, event="SANCTION", cameo="116", modes=("convict",), place="Oslo"),
        JAILED,
    ]
    arrest = replace(JAILED, words="She was jailed for satires", entry="jail")
    traits = traits_of([report(1, both), report(2, [arrest], outlet="Herald")])
    told = tellings_of(traits, ())
    heads = np.flatnonzero(told == np.arange(len(told)))
    assert len(heads) == 2
    found = dict(evidence(pooled(traits, told, heads), np.array([0]), np.array([1])))
    assert found["kin"][0] == 0


def test_an_army_and_the_rebels_whom_it_fights_are_not_one_actor(tmp_path: Path) -> None:
    words = "Fighters killed 12 men in the cattle market of Kirkuk in one raid"
    rebels = replace(BLAST, words=words, recipients=())
    army = replace(rebels, words=f"{words} there", actors=("IRQ MIL",))
    assert not told_as_one(tmp_path, report(1, [rebels]), report(2, [army], outlet="Herald"))
