"""Golden cases: a sentence and the readings that a political scientist expects of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from dragoman.errors import ModelError
from dragoman.lexicon import Golden, compare, format_reading, parse_line
from dragoman.model import STATUS_ORDER, Document, Reading
from dragoman.ontology import contexts, event_types, modes
from tests.floors import FLOORS

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Case:
    """One case: its place in the file, the remark above it, the sentence, the golden lines."""

    where: str
    published: date | None
    text: str
    lines: tuple[str, ...]
    remark: str = ""


def cases(language: str) -> list[Case]:
    """The cases of a language, in the order of its files."""
    found: list[Case] = []
    for path in sorted((FOLDER / language).glob("*.txt")):
        published: date | None = None
        block: list[str] = []
        start, remark = 0, ""
        for number, line in enumerate([*path.read_text(encoding="utf-8").splitlines(), ""], 1):
            if line.startswith("#"):
                remark = line.lstrip("# ")
                fields = remark.split()
                if "date:" in fields:
                    published = date.fromisoformat(fields[fields.index("date:") + 1])
            elif line.strip():
                start = start if block else number
                block.append(line.strip())
            elif block:
                lines = tuple(line for line in block[1:] if line != "none")
                found.append(Case(f"{path.name}:{start}", published, block[0], lines, remark))
                block, remark = [], ""
    return found


def test_there_are_enough_cases() -> None:
    assert len(cases("en")) >= 450


@pytest.mark.parametrize("case", cases("en"), ids=lambda case: case.where)
def test_every_case_has_lines_that_parse(case: Case) -> None:
    assert all(parse_line(line) for line in case.lines)


FLOOR = FLOORS["golden"]
"""Share of the cases that must read as expected: raised when it rises, never lowered."""


def reader(shared: Path) -> Callable[[Document], Sequence[Reading]]:
    """The middle of the pipeline, with the bundled model or the one of the development data."""
    from dragoman.actors import ActorIndex, resolve
    from dragoman.coding import code_document
    from dragoman.lexicon import Lexicon
    from dragoman.syntax import Parser, split

    try:
        parser = Parser.load()
    except ModelError:
        parser = Parser.load(str(shared.parent / "models" / "en-start"))
    index, lexicon = ActorIndex.load(), Lexicon.load()

    def read(document: Document) -> Sequence[Reading]:
        sentences = split(document)
        trees = {s.index: tree for s, tree in zip(sentences, parser.parse(sentences), strict=True)}
        hits = {s.index: index.find(s) for s in sentences}
        cast = resolve(document, sentences, hits, trees, index)
        return code_document(document, trees, cast, lexicon)[0]

    return read


@pytest.mark.shared
@pytest.mark.slow
def test_cases_read_as_expected(shared_data: Path) -> None:
    read = reader(shared_data)
    wrong = []
    right: list[Golden] = []
    for case in cases("en"):
        readings = read(Document.create(case.text, published=case.published))
        missing, surplus = compare(case.lines, readings)
        if missing or surplus:
            told = [f"- {line}" for line in missing] + [
                f"+ {format_reading(reading, details=True)}" for reading in surplus
            ]
            wrong.append("\n    ".join((f"{case.where} {case.text}", *told)))
        else:
            right.extend(map(parse_line, case.lines))
    share = 1 - len(wrong) / len(cases("en"))
    assert share >= FLOOR, f"{share:.3f} of the cases:\n" + "\n".join(wrong)
    unread = {mode for mode in MODES if not any(_shows(line, mode) for line in right)}
    assert not unread, f"no case that is read as expected has {sorted(unread)}"
    about = {context for line in right for context in line.contexts}
    unseen = {context.name for context in contexts()} - about
    assert not unseen, f"no case that is read as expected has the contexts {sorted(unseen)}"
    assert {line.event for line in right} == {kind.code for kind in event_types()}
    assert {line.status for line in right} == set(STATUS_ORDER)


MODES = tuple((kind.code, mode.name) for kind in event_types() for mode in modes(kind.code))


def _shows(line: Golden, mode: tuple[str, str]) -> bool:
    return line.event == mode[0] and mode[1] in line.modes
