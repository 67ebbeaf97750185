"""Writers that die at a chosen step, and what a sound register looks like after it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from dragoman.model.schema import TABLES
from dragoman.register import Register


class Killed(BaseException):
    """The writer is dead: it does nothing more, not even what a context manager would."""


class Death:
    """A watch that kills its writer at step number `at`, and whatever it tries afterwards."""

    def __init__(self, at: int | None = None) -> None:
        self.at = at
        self.steps: list[str] = []

    def __call__(self, step: str) -> None:
        self.steps.append(step)
        if self.at is not None and len(self.steps) > self.at:
            raise Killed(step)


class Interruption:
    """A watch that lets something else happen once, at step number `at` of its writer."""

    def __init__(self, at: int, what: Callable[[], object]) -> None:
        self.left = at
        self.what = what

    def __call__(self, step: str) -> None:
        self.left -= 1
        if self.left == -1:
            self.what()


def contents(path: Path) -> dict[str, list[str]]:
    """Every row of every table at the newest version, sorted; read past DuckDB, for speed."""
    register = Register.open(path)
    return {
        name: sorted(json.dumps(row) for row in register.tables(name).to_table().to_pylist())
        for name in TABLES
    }


def assert_whole(path: Path) -> None:
    """What is there now is a whole version: every document with all its rows, none twice."""
    rows = contents(path)
    coded = [json.loads(row)["id"] for row in rows["documents"]]
    assert len(coded) == len(set(coded))
    for name in ("statements", "offices", "rejections"):
        assert sorted(json.loads(row)["document"] for row in rows[name]) == sorted(coded)
    assert len(rows["rejects"]) == len(set(rows["rejects"]))
