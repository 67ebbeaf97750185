"""Dictionaries of PETRARCH and TABARI, read as they are."""

from __future__ import annotations

import logging
from datetime import date
from pathlib import Path

import pytest

from dragoman.actors import ActorIndex
from dragoman.actors.tables.petrarch import read_dictionary
from dragoman.actors.tables.roles import Roles

ACTORS = """\
# invented
VELMARK_ [NOR]
+VELMARKER_
+REPUBLIC_OF_VELMARK
ARNE_BREKKE_
\t[NORELI <19990101]
\t[NORGOV 19990101-20070630]
\t[NORELI >20070630]
NORTHERN_FRONT [NORREB] ; entered 1998
BROKEN_CODE_ [NORG]
LATE_PARTY_ [NORGOV 20070101-20060101]
NO_CODE_AT_ALL_
GOOD_ONE_ [NORINS]
"""
AGENTS = """\
!PERSON! = MAN, WOMAN
HARBOUR_GUARD {} [~COP]
DIKE_REEVE {DIKE_REEVES} [~GOV]
CHAIR!PERSON!_OF_THE_DIKE [~OPPLEG]
BAD_AGENT [~XQ]
"""


@pytest.fixture
def actors(tmp_path: Path) -> Path:
    path = tmp_path / "own.actors"
    path.write_text(ACTORS, encoding="utf-8")
    return path


def test_phrases_are_spelt_as_text_has_them(actors: Path) -> None:
    index = ActorIndex.load([actors])
    for phrase in ("Velmark", "Velmarker", "Republic of Velmark", "Northern Fronts"):
        assert index.entries(phrase)[0].country == "NOR", phrase
    assert index.entries("Velmarks") == ()


def test_dated_codes_hold_between_their_days(actors: Path) -> None:
    held = ActorIndex.load([actors]).entries("Arne Brekke")
    assert [(e.sectors, e.since, e.until) for e in held] == [
        (("ELI",), None, date(1998, 12, 31)),
        (("GOV",), date(1999, 1, 1), date(2007, 6, 30)),
        (("ELI",), date(2007, 6, 30), None),
    ]


def test_cameo_agents_become_plover_sectors(actors: Path) -> None:
    assert ActorIndex.load([actors]).entries("Good One")[0].sectors == ("REB",)


def test_a_fault_costs_one_entry_and_names_file_and_line(
    actors: Path, caplog: pytest.LogCaptureFixture
) -> None:
    faults = read_dictionary(actors).faults
    assert [fault.split(": ")[0].rsplit(":", 1)[1] for fault in faults] == ["10", "11", "12"]
    assert "three letters" in faults[0] and "before it begins" in faults[1]
    assert "has no code" in faults[2]
    with caplog.at_level(logging.WARNING):
        assert "Good One" in ActorIndex.load([actors, actors])
    assert "own.actors:10" in caplog.text


def test_a_set_may_hold_another_but_not_itself(tmp_path: Path) -> None:
    path = tmp_path / "own.agents"
    text = "!A! = MAN, !B!WOMAN\n!B! = FORE, CHAIR\n!C! = DIKE, !D!\n!D! = !C!\n"
    path.write_text(f"{text}DIKE_!A! [~GOV]\n!C!_REEVE [~GOV]\n", encoding="utf-8")
    read = read_dictionary(path)
    named = [role.name for role in read.roles if not role.plural]
    assert named == ["dike man", "dike forewoman", "dike chairwoman"]
    assert read.faults == [f"{path}:6: '!C!_REEVE': the set !C! holds itself"]


def test_agents_are_roles_of_the_index(tmp_path: Path) -> None:
    path = tmp_path / "own.agents"
    path.write_text(AGENTS, encoding="utf-8")
    roles = ActorIndex.load([path]).roles
    found = roles.at(["dike", "reeves"], 0)
    assert found is not None and (found[1].sectors, found[1].plural) == (("GOV",), True)
    assert roles.at(["chairwoman", "of", "the", "dike"], 0) is not None
    assert roles.at(["harbour", "guards"], 0) is None, "braces with nothing in them: no plural"
    assert Roles.load().at(["dike", "reeve"], 0) is None, "the shipped roles stay as they are"
    assert ["own.agents:5" in fault for fault in read_dictionary(path).faults] == [True]
