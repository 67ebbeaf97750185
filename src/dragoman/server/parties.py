"""Parties of a request that nobody knows: a slip must not read as "it never happened"."""

from __future__ import annotations

from collections.abc import Iterable

from ..analysis.copy import Copy
from ..analysis.joined import Said, agreements_between, statements_by
from ..errors import QueryError
from ..register import MentionFilter
from ..register.filters import any_party
from ..register.known import parties_asked, require_known
from ..register.parties import party_of
from .asked import Asked
from .problem import Problem


def require_pair(copy: Copy, asked: Asked) -> tuple[str, str]:
    """The two parties of an address as codes or ids. Raises Problem (404) for one that is unknown."""
    for name in ("a", "b"):
        try:
            _require(copy, [(name, asked.path[name])])
        except QueryError as fault:
            raise Problem(404, str(fault), fault.field, fault.suggestion) from None
    return party_of(asked.path["a"]), party_of(asked.path["b"])


def require_parties(copy: Copy, given: Iterable[tuple[str, str | None]]) -> None:
    """Refuse a party that a parameter was given and nobody knows. Raises QueryError."""
    _require(copy, [(name, told) for name, told in given if told])


def unknown_parties(copy: Copy, where: MentionFilter) -> list[str]:
    """What is to be said of a filter's parties that nobody knows."""
    told = []
    for field, name in parties_asked(where):
        try:
            _require(copy, [(field, name)])
        except QueryError as fault:
            told.append(str(fault))
    return told


def _require(copy: Copy, asked: Iterable[tuple[str, str]]) -> None:
    require_known(asked, lambda name: _named(copy, name))


def _named(copy: Copy, name: str) -> bool:
    """Whether anything in the register has a party of that name."""
    chosen = copy.chosen(MentionFilter(party=name), "mentions")
    return bool(
        copy.ask(f"SELECT 1 FROM mentions_acts a WHERE {chosen.sql} LIMIT 1", chosen.parameters)
        or statements_by(copy, Said(speaker=name))
        or statements_by(copy, Said(about=name))
        or copy.rows("ties", any_party("parties", name), limit=1)
        or agreements_between(copy, [name])
    )
