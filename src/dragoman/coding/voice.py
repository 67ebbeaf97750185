"""Whose words a sentence is where it does not say so itself: a quotation's speaker, a statement's author."""

from __future__ import annotations

from dataclasses import dataclass

from ..model import Party, Span


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks in a sentence: `heard` within quotation marks, `author` outside them.

    `heard` is named in a sentence near by; `author` is the government that gives the document out.
    """

    heard: Party | None = None
    author: Party | None = None

    def of(self, quoted: bool) -> Party | None:
        """Who speaks within or outside the quotation marks, None where nobody is known."""
        return self.heard if quoted else self.author


SILENT = Voice()
"""Nobody is known to speak."""


def author_of(country: str | None, at: Span) -> Party | None:
    """The government of `country` as who gives a document out; it has no words of its own."""
    if country is None:
        return None
    return Party(f"{country}.GOV", "", at, country, country, ("GOV",), "state", "document")
