"""Office-holders over reports: one row a person, office and state, each told with its words."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from dragoman.model import Document, Office, Span, stable_id
from dragoman.model.rows import document_row, office_row
from dragoman.model.schema import TABLES, Row
from dragoman.ontology import countries
from dragoman.register import Register
from dragoman.resolution.offices.holders import holder_tables, office_holders


@dataclass(frozen=True)
class Told:
    """What one report tells."""

    person: str
    office: str = "foreign minister"
    country: str | None = "NOR"
    day: int = 1
    sector: str | None = "GOV"
    former: bool = False

    @property
    def document(self) -> Document:
        words = f"{self.person} of {self.country}, {'former ' * self.former}{self.office} ({self.sector}), spoke."
        outlet = ("Gazette", "Herald")[self.day % 2]
        return Document.create(words, published=date(2021, 3, self.day), outlet=outlet, language="en")  # fmt: skip

    def row(self, run: str) -> Row:
        document = self.document
        key = stable_id("office", document.id)
        span = Span(0, len(self.person))
        held = Office(
            key, document.id, None, "body", self.person, self.office, self.country, self.sector,
            self.former, None, span,
        )  # fmt: skip
        return office_row(held, run=run)


def _register(path: Path, told: Sequence[Told], *, size: int = 100) -> Register:
    register = Register.create_or_open(path)
    with register.run(settings_hash="s", model_hash="m", lexicon_hash="l", version="0.1.0") as run:
        for first in range(0, len(told), size):
            rows: dict[str, list[Row]] = {name: [] for name in TABLES}
            for one in told[first : first + size]:
                rows["documents"].append(document_row(one.document, (), run=run.id))
                rows["offices"].append(one.row(run.id))
            run.write(rows)  # type: ignore[arg-type]
    return Register.open(path)


def _rows(register: Register, **asked: str) -> list[Row]:
    return list(office_holders(register, **asked))  # type: ignore[arg-type]


def test_a_row_has_all_names_days_reports_and_words(tmp_path: Path) -> None:
    told = [
        Told("Lund", day=3),
        Told("Kari Lund", day=1),
        Told("Minister Lund", "Foreign Minister", day=5),
    ]
    (row,) = _rows(register := _register(tmp_path / "r", told))
    assert (row["person"], row["country"], row["office"]) == ("Kari Lund", "NOR", "Foreign Minister")  # fmt: skip
    assert row["names"] == ["Kari Lund", "Lund", "Minister Lund"]
    assert (row["first_seen"], row["last_seen"]) == ("2021-03-01", "2021-03-05")
    assert (row["reports"], row["independent_reports"], row["outlets"]) == (3, 3, ["Herald"])
    assert (row["sectors"], row["disagreements"], row["may_be"]) == (["GOV"], [], [])
    texts = {each["id"]: each["text"] for each in register.documents()}
    words = [texts[e["document"]][slice(*e["span"])] for e in row["evidence"]]
    assert words == [e["person"] for e in row["evidence"]] == ["Kari Lund", "Lund", "Minister Lund"]
    assert {e["office"] for e in row["evidence"]} == {each["id"] for each in register.offices()}


def test_a_last_name_that_fits_two_is_a_row_of_its_own_that_says_so(tmp_path: Path) -> None:
    told = [Told("Lund"), Told("Kari Lund"), Told("Nils Lund")]
    rows = {row["person"]: row for row in _rows(_register(tmp_path / "r", told))}
    assert {name: row["may_be"] for name, row in rows.items()} == {
        "Lund": ["Kari Lund", "Nils Lund"], "Kari Lund": [], "Nils Lund": [],
    }  # fmt: skip


def test_what_reports_disagree_on_is_kept_with_how_many_say_it(tmp_path: Path) -> None:
    told = [
        Told("Kari Lund", day=1),
        Told("Kari Lund", day=2),
        Told("Lund", day=3, sector="MIL"),
        Told("Kari Lund", day=4, country="SWE"),
        Told("Kari Lund", day=5, country=None, sector=None),
    ]
    rows = {row["country"]: row for row in _rows(_register(tmp_path / "r", told))}
    assert rows["NOR"]["sectors"] == ["GOV", "MIL"] and rows["NOR"]["reports"] == 3
    assert [tuple(each.values()) for each in rows["NOR"]["disagreements"]] == [
        ("sector", "GOV", True, 2),
        ("sector", "MIL", False, 1),
        ("country", "NOR", True, 3),
        ("country", "SWE", False, 1),
    ]
    assert [e["sector"] for e in rows["NOR"]["evidence"]] == ["GOV", "GOV", "MIL"]
    assert [(e["value"], e["chosen"]) for e in rows["SWE"]["disagreements"]] == [("SWE", True), ("NOR", False)]  # fmt: skip
    # An untold state is no other state, and a row without one says which states others tell.
    assert [(e["value"], e["chosen"]) for e in rows[None]["disagreements"]] == [(None, True), ("NOR", False), ("SWE", False)]  # fmt: skip
    assert rows[None]["sectors"] == []


def test_a_last_name_of_two_states_is_no_disagreement(tmp_path: Path) -> None:
    told = [Told("Lund"), Told("Lund", country="SWE")]
    assert [row["disagreements"] for row in _rows(_register(tmp_path / "r", told))] == [[], []]


def test_former_is_as_the_newest_report_has_it(tmp_path: Path) -> None:
    told = [Told("Kari Lund", day=1), Told("Lund", day=2, former=True)]
    (row,) = _rows(_register(tmp_path / "r", told))
    assert row["former"] and [e["former"] for e in row["evidence"]] == [False, True]


def test_what_is_one_is_settled_before_anything_is_left_out(tmp_path: Path) -> None:
    told = [Told("Lund"), Told("Kari Lund"), Told("Kari Lund", country="SWE"), Told("Ana Berg")]
    register = _register(tmp_path / "r", told)
    (row,) = _rows(register, person="kari", country="NOR")
    assert row["names"] == ["Kari Lund", "Lund"] and len(row["disagreements"]) == 2
    assert len(_rows(register, person="lund")) == 2 and not _rows(register, person="vega")
    assert len(_rows(register)) == 3
    assert [row["person"] for row in office_holders(register, limit=1)] == ["Ana Berg"]


def test_a_person_of_the_lists_is_one_row_by_id(tmp_path: Path) -> None:
    told = [Told(name, country="RUS", day=n + 1) for n, name in enumerate(("Sergey Lavrov", "Sergei Lavrov", "Lavrov"))]  # fmt: skip
    (row,) = _rows(_register(tmp_path / "r", told))
    assert (row["person"], row["actor"]) == ("Sergei Lavrov", "person.sergei-lavrov")
    assert len(row["names"]) == row["reports"] == 3


@pytest.mark.parametrize("seed", range(3))
def test_neither_the_order_of_reports_nor_of_batches_matters(tmp_path: Path, seed: int) -> None:
    draw = random.Random(seed)
    names = ("Lund", "Minister Lund", "Kari Lund", "Nils Lund", "Ana Vega", "Vega", "Åsa Vega")
    told = [
        Told(
            draw.choice(names),
            draw.choice(("minister", "Minister")),
            draw.choice(("NOR", "SWE", None)),
            day,
            draw.choice(("GOV", "MIL", None)),
        )
        for day in range(1, 29)
    ]
    first = _rows(_register(tmp_path / "first", told))
    draw.shuffle(told)
    assert _rows(_register(tmp_path / "second", told, size=5)) == first


def test_many_are_gathered_part_by_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = [Told(f"Ana V{'e' * n}ga", day=n % 28 + 1) for n in range(1, 8)] + [Told("Kari Lund", country=c) for c in ("NOR", "SWE")]  # fmt: skip
    register = _register(tmp_path / "r", told)
    whole = _rows(register)
    monkeypatch.setattr("dragoman.resolution.offices.holders.PART", 2)
    assert _rows(register) == whole and len(whole) == 9
    tables = list(holder_tables(register))
    assert [table.num_rows for table in tables] == [2, 2, 2, 2, 1]
    assert [name for t in tables for name in t.column("person").to_pylist()] == [row["person"] for row in whole]  # fmt: skip


def test_the_states_of_an_office_count_towards_a_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A post told of in n states has n rows that list n states each: these are not held all at once."""
    codes = [each.iso3 for each in countries()][:40]
    register = _register(tmp_path / "r", [Told("Kari Lund", country=code) for code in codes])
    whole = _rows(register)
    monkeypatch.setattr("dragoman.resolution.offices.holders.PART", 45)
    tables = list(holder_tables(register))
    assert [table.num_rows for table in tables] == [5] * 8
    assert _rows(register) == whole
    assert all(len(row["disagreements"]) == 40 for row in whole)


def test_a_register_without_offices_has_no_holders(tmp_path: Path) -> None:
    register = _register(tmp_path / "r", [])
    assert not _rows(register)
    (table,) = holder_tables(register)
    assert table.num_rows == 0 and "evidence" in table.column_names
