"""A line as a coder writes it, as an act: type, trigger, actors, recipients, status, in the words of its sentence."""

from __future__ import annotations

import re
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from gold import Row

STATUSES = frozenset({"actual", "future", "hypothetical", "historical", "negated"})


def place_of(words: str, text: str, start: int) -> list[int]:
    """Where words stand in a text whose blanks may be others; raises ValueError where they do not."""
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    found = re.search(rf"(?<!\w){pattern}(?!\w)", text) or re.search(pattern, text)
    if found is None or not pattern:
        raise ValueError(f"{words!r} is not in the sentence")
    return [start + found.start(), start + found.end()]


def parties(cell: str, text: str, start: int) -> list[Row]:
    """The parties of a cell: `words=CODE; =CODE`."""
    found: list[Row] = []
    for each in cell.split("; ") if cell.strip() not in ("", "-") else ():
        words, sign, code = each.rpartition("=")
        if not sign:
            raise ValueError(f"{each!r} has no code")
        span = place_of(words, text, start) if words.strip() else None
        found.append({"span": span, "code": code.strip()})
    return found


def event_of(cells: list[str], text: str, start: int) -> Row:
    """The cells of one line as an act of a sentence that begins at `start`; raises ValueError."""
    event, trigger, actors, recipients, status = cells
    if status.strip() not in STATUSES:
        raise ValueError(f"no status {status!r}")
    return {
        "event": event.rstrip("*"),
        "modes": [],
        "trigger": place_of(trigger, text, start),
        "actors": parties(actors, text, start),
        "recipients": parties(recipients, text, start),
        "reciprocal": event.endswith("*"),
        "status": status.strip(),
        "said_by": None,
        "date": None,
        "place": None,
    }
