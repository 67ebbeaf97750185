"""The ontology's tables, read once and only when asked for.

Everything under `dragoman/data/ontology` is CSV, so that a political scientist can open, check
and correct it without reading code. Sources and licences lie beside the files.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TypeVar

from ..errors import LookupFailed

T = TypeVar("T")


@cache
def rows(table: str) -> tuple[Mapping[str, str], ...]:
    """Give the rows of a table such as `plover/modes`, as read; every cell is a string."""
    folder, name = table.split("/")
    path = files("dragoman") / "data" / "ontology" / folder / f"{name}.csv"
    return tuple(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


def find(what: str, key: str, among: Mapping[str, T]) -> T:
    """Give `among[key]`.

    Raises:
        LookupFailed: nothing has this key; the message names the nearest ones.
    """
    if isinstance(key, str) and key in among:
        return among[key]
    same = [name for name in among if _fold(name) == _fold(str(key))]
    if same:
        # What differs in case or hyphen alone is meant for certain, and no near miss beside it.
        raise LookupFailed(f"No {what} {key!r}. Did you mean {same[0]}?")
    raise LookupFailed.among(what, str(key), among)


def number(cell: str) -> float | None:
    """Read a score; an empty cell is a score that was never published."""
    return float(cell) if cell else None


def _fold(name: str) -> str:
    return name.strip().casefold().replace("_", "-")
