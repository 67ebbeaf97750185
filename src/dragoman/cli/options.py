"""Options that several commands share, and the settings they give."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from ..config import Settings
    from ..ontology import Labels
    from ..register import Register

RegisterOption = Annotated[
    str | None,
    typer.Option(
        "--register",
        "-r",
        metavar="DIR",
        help="The register's folder or bucket. [default: ./register]",
    ),
]
AtVersion = Annotated[
    int | None, typer.Option("--at", metavar="N", help="Read the register as of version N.")
]
LeastOption = Annotated[
    float | None,
    typer.Option(
        "--min-confidence", metavar="P", min=0.0, max=1.0, help="Only what is at least so sure."
    ),
]
RankerOption = Annotated[
    bool,
    typer.Option(
        "--no-ranker",
        help="Rules alone: nothing proposed where none reads, and none weighed by a network.",
    ),
]
LabelsOption = Annotated[
    str, typer.Option(help="Convention of the types: plover (the codebook) or roots.")
]
OnOption = Annotated[str | None, typer.Option("--on", metavar="YYYY-MM-DD", help="As of this day.")]
LimitOption = Annotated[int, typer.Option("--limit", "-n", min=1, help="Rows at the most.")]


class Format(StrEnum):
    """How rows are printed."""

    table = "table"
    json = "json"
    csv = "csv"


FormatOption = Annotated[Format, typer.Option("--format", "-f", help="How to print.")]


@contextmanager
def known(option: str) -> Iterator[None]:
    """A name that is not known, given to an option, is a fault of usage: exit code 2."""
    from ..errors import ConfigError, LookupFailed

    try:
        yield
    except LookupFailed as fault:
        raise ConfigError(f"{option}: {fault}") from None


def convention_of(name: str) -> Labels:
    """A label convention as it was typed; one that is not known is a wrong option."""
    from ..errors import LookupFailed
    from ..ontology import LABELS

    with known("--labels"):
        found = next((each for each in LABELS if each == name), None)
        if found is None:
            raise LookupFailed.among("label convention", name, LABELS)
    return found


def settings_of(**flags: Any) -> Settings:
    """The settings with the flags of a command laid over them."""
    from ..config import Settings

    return Settings.load(**flags)


def opened(register: str | None, version: int | None = None) -> Register:
    """The register that a command reads, at a version or at the newest."""
    from ..register import Register

    return Register.open(settings_of(register=register).register, version=version)


def day_on(given: str | None) -> date | None:
    """The day of `--on`. Raises ConfigError where it is none."""
    from ..errors import ConfigError

    try:
        return date.fromisoformat(given) if given else None
    except ValueError as fault:
        raise ConfigError(f"--on: {given!r} is no day. Write it as 2021-12-01.") from fault
