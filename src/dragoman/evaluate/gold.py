"""Gold events: what a careful coder codes in a report."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from ..errors import InputError

FIELDS = ("document", "sentence", "event")


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """One gold event; a party is a code as tables show it, `MAR GOV`, and `---` for no country.

    `sentence` is how the sentence begins, enough to tell it from the others of its document.
    """

    document: str
    sentence: str
    event: str
    modes: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    reciprocal: bool = False
    status: str = "actual"
    date: str | None = None


def read_gold(path: Path) -> list[GoldEvent]:
    """Read gold events from JSON lines. Raises InputError that names the line at fault."""
    found: list[GoldEvent] = []
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                found.extend(_gold(line, f"{path}, line {number}"))
    return found


def _gold(line: str, where: str) -> list[GoldEvent]:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as fault:
        raise InputError(f"{where}: not JSON ({fault}). Write one object a line.") from fault
    missing = [name for name in FIELDS if not row.get(name)]
    if missing:
        raise InputError(f"{where}: lacks {', '.join(missing)}.")
    return [
        GoldEvent(
            row["document"],
            row["sentence"],
            row["event"],
            tuple(row.get("modes") or ()),
            tuple(row.get("actors") or ()),
            tuple(row.get("recipients") or ()),
            bool(row.get("reciprocal")),
            row.get("status") or "actual",
            row.get("date"),
        )
    ]
