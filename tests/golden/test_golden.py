"""Golden cases: a sentence and the readings that a political scientist expects of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Case:
    """One case: its place in the file, the sentence, the golden lines."""

    where: str
    published: date | None
    text: str
    lines: tuple[str, ...]


def cases(language: str) -> list[Case]:
    """The cases of a language, in the order of its files."""
    found: list[Case] = []
    for path in sorted((FOLDER / language).glob("*.txt")):
        published: date | None = None
        block: list[str] = []
        start = 0
        for number, line in enumerate([*path.read_text(encoding="utf-8").splitlines(), ""], 1):
            if line.startswith("#"):
                fields = line.lstrip("# ").split()
                if "date:" in fields:
                    published = date.fromisoformat(fields[fields.index("date:") + 1])
            elif line.strip():
                start = start if block else number
                block.append(line.strip())
            elif block:
                lines = tuple(line for line in block[1:] if line != "none")
                found.append(Case(f"{path.name}:{start}", published, block[0], lines))
                block = []
    return found


def test_there_are_enough_cases() -> None:
    assert len(cases("en")) >= 120


@pytest.mark.parametrize("case", cases("en"), ids=lambda case: case.where)
def test_every_case_has_lines_that_parse(case: Case) -> None:
    from dragoman.lexicon import parse_line

    assert all(parse_line(line) for line in case.lines)
