"""A register whose texts are larger than what DuckDB may hold is resolved all the same."""

from __future__ import annotations

import random
import shutil
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import duckdb
import pytest

from dragoman.errors import DragomanError
from dragoman.register import Register, reader
from dragoman.register.session import Session
from dragoman.resolution.resolve import resolve

from .tellings import Act, report, write

MEMORY = "64MB"
"""Less than the texts of the register below take."""

BATCH = 12

WORDS = ("cattle", "timber", "granary", "bridge", "wedding", "pipeline", "mosque", "depot")
PLACES = ("Kirkuk", "Mosul", "Iraq", "Oslo")


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Reports of which each has a long text without any act."""
    chance = random.Random(4)
    reports = []
    for number in range(480):
        act = Act(
            f"Rebels attacked the {WORDS[number % 8]} by the {WORDS[number // 8 % 8]} at dawn",
            day=number % 5,
            place=PLACES[number % 4],
        )
        told = report(number, [act], day=number % 5, outlet=f"Paper {number % 7}")
        text = f"{told.document.text} {chance.randbytes(80_000).hex(' ', 4)}"
        reports.append(replace(told, document=replace(told.document, text=text)))
    folder = tmp_path_factory.mktemp("large") / "register"
    for start in range(0, len(reports), BATCH):  # a file of Parquet each, which one must fit
        write(folder, reports[start : start + BATCH])
    return folder


def contents(folder: Path) -> dict[str, list[Any]]:
    register = Register.open(folder)
    return {name: list(register.rows(name)) for name in ("events", "members", "stories")}


def little(monkeypatch: pytest.MonkeyPatch) -> None:
    """DuckDB may hold little from now on."""
    monkeypatch.setattr(reader, "Session", partial(Session, memory=MEMORY))


def test_a_resolve_with_little_memory_gives_the_same_rows(
    large: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    roomy = Path(shutil.copytree(large, tmp_path / "roomy"))
    tight = Path(shutil.copytree(large, tmp_path / "tight"))
    resolve(Register.open(roomy))
    with monkeypatch.context() as patch:
        little(patch)
        resolve(Register.open(tight))
    assert contents(tight) == contents(roomy)


def test_with_its_joins_the_other_way_round_it_would_not_fit(
    large: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That the test above asks something: DuckDB by itself would hold the texts."""
    folder = Path(shutil.copytree(large, tmp_path / "register"))
    little(monkeypatch)
    monkeypatch.setattr(Session, "written", lambda session: session)
    with pytest.raises((DragomanError, duckdb.Error), match=r"(?i)memory"):
        resolve(Register.open(folder))
    assert contents(folder)["events"] == []
