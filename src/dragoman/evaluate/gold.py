"""Gold events: what a careful coder codes in a report."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from ..errors import InputError, LookupFailed
from ..ontology import event_type

FIELDS = ("document", "sentence", "event")
LISTS = ("modes", "actors", "recipients")


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
    return [
        _gold(line, f"{path}, line {number}")
        for number, line in enumerate(text_of(path).splitlines(), 1)
        if line.strip()
    ]


def text_of(path: Path) -> str:
    """The text of a gold file. Raises InputError where it cannot be read."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as fault:
        raise InputError(
            f"{path} is no text in UTF-8 ({fault.reason}). Save it as UTF-8."
        ) from None
    except OSError as fault:
        raise InputError(f"{path} cannot be read: {fault.strerror}. Check the path.") from None


def _gold(line: str, where: str) -> GoldEvent:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as fault:
        raise InputError(f"{where}: not JSON ({fault}). Write one object a line.") from fault
    if not isinstance(row, dict):
        raise InputError(f"{where}: no JSON object. Write one object a line.")
    missing = [name for name in FIELDS if not row.get(name)]
    if missing:
        raise InputError(f"{where}: lacks {', '.join(missing)}. See examples/README.md.")
    for name in LISTS:
        if not isinstance(row.get(name) or [], list):
            raise InputError(f'{where}: {name} is no list. Write a list of codes: ["CHL GOV"].')
    try:
        event_type(row["event"])
    except LookupFailed as fault:
        raise InputError(f"{where}: {fault}") from None
    return GoldEvent(
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
