"""Who acts and who is acted upon."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .document import Span

PartyKind = Literal["state", "person", "organisation", "group"]


@dataclass(frozen=True, slots=True)
class Party:
    """A political actor as one phrase names it.

    `id` names the actor across documents (`MAR`, `MAR.GOV`, `igo.nato`, `person.kari-lund`);
    `country` is an ISO 3166-1 alpha-3 code (Kosovo KOS) or an international code (IGO, UNO, EUR,
    NGO, ISM, IMG, MNC), None where unknown; `sectors` are PLOVER codes, most telling first; `via` says how
    the country was found: name, adjective, capital, metonym, office, organisation, description,
    apposition, coreference, sentence, document, or none.
    """

    id: str
    text: str
    span: Span
    name: str
    country: str | None
    sectors: tuple[str, ...]
    kind: PartyKind
    via: str

    @property
    def code(self) -> str:
        """The short form that tables and golden cases show: `MAR GOV`."""
        return " ".join((self.country or "---", *self.sectors))

    def __repr__(self) -> str:
        return f"Party({self.code} {self.text!r})"
