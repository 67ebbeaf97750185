"""Gold of whole reports, and where no gold is named the bundled dispatches with theirs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from ..options import settings_of

if TYPE_CHECKING:
    from ...coder import Coder

InputsOption = Annotated[
    Path | None, typer.Option(help="The documents. [default: the folder of the gold]")
]
ErrorsOption = Annotated[int, typer.Option(min=0, help="Show this many errors.")]


class Reports(NamedTuple):
    """A file of gold, the documents that it is of, and what codes them."""

    gold: Path
    inputs: Path
    coder: Coder


def reports(gold: Path | None, inputs: Path | None, bundled: str) -> Reports:
    """The gold that a command was given, else the file `bundled` beside the dispatches."""
    from ...coder import Coder
    from ..code import examples

    settings = settings_of()
    if gold is not None:
        return Reports(gold, inputs or gold.parent, Coder(settings))
    # the bundled reports have fields of their own, whatever columns the user's files have
    coder = Coder(replace(settings, columns={}))
    return Reports(examples() / bundled, inputs or examples() / "dispatches", coder)
