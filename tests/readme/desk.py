"""The commands of the README's table, and a desk at which one of them is tried."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from click.testing import Result
from typer.main import get_command
from typer.testing import CliRunner

import dragoman as dg
from dragoman.cli.app import app
from dragoman.register import Register

ROOT = Path(__file__).resolve().parents[2]
ROW = re.compile(r"^\| (`.*) \| (.*) \|$", re.M)
SPAN = re.compile(r"`([^`]+)`")
REPORT = "2020-09-15-abraham-accords-wire"


def table() -> str:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    _, found, rest = text.partition("| command | what |\n")
    assert found, "the README has no table of commands"
    return rest.partition("\n\n")[0]


def commands(of: str) -> dict[str, tuple[str, ...]]:
    """The commands of a table: path and options as a name, by which a trial knows it, and the words.

    A row's first command may be followed by words of the same group, or by an option alone.
    """
    groups: dict[str, Any] = get_command(app).commands  # type: ignore[attr-defined]
    found: dict[str, tuple[str, ...]] = {}
    for cells in ROW.findall(of):
        lead: list[str] = []
        for span in SPAN.findall(" ".join(cells)):
            words = shlex.split(span.removeprefix("dragoman "))
            inner = getattr(groups.get(lead[0]), "commands", {}) if lead else {}
            if lead and (words[0] in inner or words[0].startswith("-")):
                words = [lead[0], *words]
            lead = lead or words
            path = words[:1]
            if len(words) > 1 and words[1] in getattr(groups.get(words[0]), "commands", {}):
                path = words[:2]
            options = [word for word in words if word.startswith("--")]
            found[" ".join((*path, *options))] = tuple(words)
    return found


def registered() -> list[str]:
    """Every command that there is, by its path."""

    def leaves(command: Any, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        inner = getattr(command, "commands", {})
        if not inner:
            yield path
        for name, each in inner.items():
            yield from leaves(each, (*path, name))

    return [" ".join(path) for path in leaves(get_command(app), ())]


def path_of(name: str) -> str:
    """The command of a trial, without its options."""
    return " ".join(word for word in name.split() if not word.startswith("-"))


@dataclass(frozen=True)
class Desk:
    """A folder with the dispatches and a register of them that may be written to."""

    words: tuple[str, ...]
    folder: Path
    register: Path

    @property
    def book(self) -> Register:
        return dg.open_register(self.register)

    @property
    def report(self) -> Path:
        return self.folder / "examples" / "dispatches" / f"{REPORT}.md"

    def run(self, *more: object, **filled: object) -> Result:
        """The README's words with values filled in, and `more` after them."""
        words = [str(filled.get(re.split(r"\W", word)[0], word)) for word in self.words]
        return self.dragoman(*words, *more)

    def dragoman(self, *words: object) -> Result:
        given = {"DRAGOMAN_REGISTER": str(self.register), "COLUMNS": "200"}
        result = CliRunner().invoke(app, [str(word) for word in words], env=given)
        assert result.exit_code == 0, f"{words}: {result.exception!r} {result.output}"
        return result

    def rows(self, *more: object, **filled: object) -> list[dict[str, Any]]:
        """What the README's words give as JSON lines."""
        return [json.loads(line) for line in self.run(*more, **filled).stdout.splitlines()]

    def key(self, table: str, where: str = "true") -> str:
        """The id of a row of a table."""
        (row,) = self.book.sql(f"SELECT id FROM {table} WHERE {where} ORDER BY id LIMIT 1")
        return str(row["id"])

    def write(self, name: str, *rows: object) -> Path:
        path = self.folder / name
        path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
        return path


def reports() -> int:
    return len(list((ROOT / "examples" / "dispatches").glob("[12]*.md")))


Trial = Callable[[Desk], None]
TRIALS: dict[str, Trial] = {}


def tries(name: str) -> Callable[[Trial], Trial]:
    def keep(trial: Trial) -> Trial:
        TRIALS[name] = trial
        return trial

    return keep
