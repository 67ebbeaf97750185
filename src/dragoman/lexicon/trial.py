"""The test that entries carry: each example is read and must give exactly what it expects."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from ..model import Reading
from .entry import Entry
from .golden import compare, format_reading

Reader = Callable[[str], Sequence[Reading]]
"""Text to readings: the pipeline, given from above, since the lexicon stands below it."""


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that did not read as expected."""

    entry: str
    origin: str
    text: str
    missing: tuple[str, ...]
    surplus: tuple[str, ...]

    def __str__(self) -> str:
        lines = [f"{self.entry} ({self.origin})", f"    {self.text}"]
        lines += [f"    - {line}" for line in self.missing]
        lines += [f"    + {line}" for line in self.surplus]
        return "\n".join(lines)


def run_examples(entries: Iterable[Entry], read: Reader) -> tuple[int, list[Failure]]:
    """Read every example of `entries`; the number of examples and those that fail."""
    count, failures = 0, []
    for entry in entries:
        for example in entry.examples:
            count += 1
            missing, surplus = compare(example.expect, read(example.text))
            if missing or surplus:
                extra = tuple(f"{format_reading(r)}  [{r.entry}]" for r in surplus)
                failures.append(
                    Failure(entry.id, entry.origin, example.text, tuple(missing), extra)
                )
    return count, failures
