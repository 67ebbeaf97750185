"""What the commands share whose gold has two halves: one to look at, one held back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Protocol, TypeVar

import typer

from .tables import before, held_back, keep


class HalfName(StrEnum):
    """A half of the gold: whole stories belong to one."""

    development = "development"
    test = "test"
    all = "all"


InputsOption = Annotated[
    Path, typer.Option(metavar="NEWS", help="The news that the gold was drawn from.")
]
HalfOption = Annotated[HalfName, typer.Option(help="Which half.")]


class Halved(Protocol):
    """A row of gold that belongs to a half."""

    @property
    def half(self) -> str: ...


Row = TypeVar("Row", bound=Halved)


@dataclass(frozen=True, slots=True)
class HalfRun:
    """One run of the command `name` over a half of its gold."""

    name: str
    gold: Path
    inputs: Path
    half: HalfName
    log: Path | None

    def guard(self, *, final: bool, errors: int | None) -> int:
        """Guard the held-back half before anything is scored; how many errors to show."""
        wanted = self.half is not HalfName.development
        shown = held_back(wanted=wanted, final=final, option="--half test", errors=errors)
        before(final, self.log)
        return shown

    def rows(self, read: Iterable[Row]) -> list[Row]:
        """The rows of the half. Raises InputError where it has none."""
        from ...errors import InputError

        found = [row for row in read if self.half.value in ("all", row.half)]
        if not found:
            raise InputError(f"{self.gold} has nothing of the {self.half.value} half.")
        return found

    def keep(self, figures: Mapping[str, Any], flags: str = "") -> None:
        """Keep the figures of a final run, with the command that gave them."""
        command = (
            f"dragoman evaluate {self.name} {self.gold.name} --inputs {self.inputs.name} "
            f"--half {self.half.value}{flags} --final"
        )
        keep(self.log, command, [self.gold, self.inputs], figures)
