"""Actor files made from a small dump of invented items, in the three forms a dump has."""

from __future__ import annotations

import bz2
import csv
import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dragoman.actors import ActorIndex
from dragoman.actors.tables.wikidata import _time, build
from dragoman.errors import InputError


def item(id: str, name: str, aliases: tuple[str, ...] = (), **claims: list[Any]) -> dict[str, Any]:
    return {
        "id": id,
        "labels": {"en": {"value": name}},
        "aliases": {"en": [{"value": each} for each in aliases]},
        "claims": claims,
    }


def to(id: str, **qualifiers: list[Any]) -> dict[str, Any]:
    return {"mainsnak": {"datavalue": {"value": {"id": id}}}, "qualifiers": qualifiers}


def said(value: Any) -> dict[str, Any]:
    return {"mainsnak": {"datavalue": {"value": value}}}


def time(text: str, precision: int = 11) -> dict[str, Any]:
    return {"datavalue": {"value": {"time": f"+{text}T00:00:00Z", "precision": precision}}}


ITEMS = [
    item(
        "Q1",
        "Karin Hollvik",
        ("K. Hollvik",),
        P31=[to("Q5")],
        P27=[to("Q20")],
        P39=[
            to("Q901", P580=[time("1999-01-01")], P582=[time("2007-00-00", 9)]),
            to("Q902", P580=[time("2008-05-03")]),
            {**to("Q901", P580=[time("1950-01-01")]), "rank": "deprecated"},
        ],
    ),
    item("Q2", "Odd Fellow", P31=[to("Q5")], P27=[to("Q20")], P39=[to("Q903")]),
    item("Q901", "Minister of Fisheries", P31=[to("Q4164871")], P1001=[to("Q20")]),
    item("Q902", "member of the Lower Chamber", P31=[to("Q4164871")], P1001=[to("Q20")]),
    item("Q903", "chess trainer", P31=[to("Q4164871")], P1001=[to("Q20")]),
    item("Q20", "Norway", P298=[said("NOR")], P463=[to("Q800", P580=[time("1949-04-04")])]),
    item("Q800", "Fjord Pact", ("FP",), P31=[to("Q245065")]),
    item("Q801", "Fjord Party", P31=[to("Q7278")], P17=[to("Q20")], P571=[said(None)]),
    item("Q802", "Cliff", P31=[to("Q8502")]),
]


def write(path: Path, opener: Callable[..., Any]) -> Path:
    with opener(path, "wt", encoding="utf-8") as stream:
        stream.write("[\n" + ",\n".join(map(json.dumps, ITEMS)) + ",\n{broken\n]\n")
    return path


@pytest.fixture(params=[("d.json", open), ("d.json.gz", gzip.open), ("d.json.bz2", bz2.open)])
def dump(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    name, opener = request.param
    return write(tmp_path / name, opener)


def rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream))[1:]


def test_people_offices_and_bodies_become_rows(dump: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    counts = build(dump, out)
    assert rows(out) == [
        ["Karin Hollvik", "K. Hollvik", "NOR", "GOV", "person", "1999-01-01", "2007-12-31"],
        ["Karin Hollvik", "K. Hollvik", "NOR", "LEG", "person", "2008-05-03", ""],
        ["Fjord Pact", "FP", "IGO", "", "organisation", "", ""],
        ["Fjord Party", "", "NOR", "PTY", "organisation", "", ""],
    ]
    assert (counts.read, counts.people, counts.organisations, counts.skipped) == (9, 2, 2, 1)
    assert rows(tmp_path / "out.memberships.csv") == [["Fjord Pact", "NOR", "1949", ""]]


@pytest.mark.parametrize(
    ("text", "precision", "days"),
    [
        ("1994-05-00", 10, ("1994-05-01", "1994-05-31")),
        ("1996-02-00", 10, ("1996-02-01", "1996-02-29")),
        ("1994-00-00", 9, ("1994-01-01", "1994-12-31")),
        ("1994-05-07", 11, ("1994-05-07", "1994-05-07")),
        ("1990-00-00", 8, ("", "")),
    ],
)
def test_a_month_or_year_has_a_first_and_a_last_day(
    text: str, precision: int, days: tuple[str, str]
) -> None:
    snaks = [time(text, precision)]
    assert (_time(snaks, last=False), _time(snaks, last=True)) == days


def test_the_file_is_an_actor_file(dump: Path, tmp_path: Path) -> None:
    build(dump, tmp_path / "out.csv")
    index = ActorIndex.load([tmp_path / "out.csv"])
    assert [entry.sectors for entry in index.entries("Karin Hollvik")] == [("GOV",), ("LEG",)]


def test_a_dump_of_no_known_form_or_cut_off_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such dump"):
        build(tmp_path / "none.json", tmp_path / "out.csv")
    (tmp_path / "d.xml").write_text("<x/>")
    with pytest.raises(InputError, match=r"ends in \.json"):
        build(tmp_path / "d.xml", tmp_path / "out.csv")
    whole = write(tmp_path / "d.json.gz", gzip.open).read_bytes()
    (tmp_path / "cut.json.gz").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(InputError, match="to its end"):
        build(tmp_path / "cut.json.gz", tmp_path / "out.csv")
