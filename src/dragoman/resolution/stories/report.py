"""What goes into stories and what comes out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Report:
    """A document as far as stories need it: its words, its day and who printed it."""

    document: str
    title: str | None
    text: str
    published: date | None
    outlet: str | None
    language: str | None


@dataclass(frozen=True, slots=True)
class Told:
    """Where a document belongs."""

    document: str
    story: str
    """The story: the smallest id of its documents when it was first made; it survives growth."""

    report: str
    """The independent report: the smallest id among the copies of one text."""
