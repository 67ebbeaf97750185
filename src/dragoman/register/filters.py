"""Which rows a question asks for, compiled to SQL with parameters: values are never pasted in.

There is one filter for acts, here since the register compiles it: the tables `mentions` and
`events` name their columns alike, and commands, exports and `analysis` all ask through it.

Dates are ISO 8601 days. A mention whose date is unknown is in no dated answer unless
`include_undated` is set; the publication date of its document never stands in for it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.errors import ConfigError

_CODES = re.compile(r"[A-Z]{3}( [A-Z]{3})*")

Texts = str | Sequence[str] | None


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition in SQL with `?` for each of its parameters."""

    sql: str
    parameters: tuple[object, ...] = ()


@dataclass(frozen=True, slots=True)
class MentionFilter:
    """Which event mentions, or events: all that is given must hold.

    `between` are two parties: what either does to the other, and what they do together.
    `actor` and `recipient` are codes (`MAR`, `MAR GOV`: all of one party), an actor id
    (`igo.nato`) or a part of a name in any case. `since` and `until` are days, both included;
    a mention is within them when its interval of days touches them. `min_confidence` is the least
    probability, in [0, 1], that type and parties are right.
    """

    actor: str | None = None
    recipient: str | None = None
    event: Texts = None
    mode: Texts = None
    context: Texts = None
    status: Texts = None
    since: str | date | None = None
    until: str | date | None = None
    include_undated: bool = False
    document: str | None = None
    min_confidence: float | None = None
    between: tuple[str, str] | None = None

    def conditions(self) -> list[Condition]:
        """The conditions on table `mentions`; raises ConfigError for a day that is none."""
        found: list[Condition] = []
        if self.actor is not None:
            found.append(any_party("actors", self.actor))
        if self.recipient is not None:
            found.append(any_party("recipients", self.recipient))
        if self.event is not None:
            found.append(of_type(self.event))
        if self.mode is not None:
            found.append(any_of("modes", self.mode))
        if self.context is not None:
            found.append(any_of("contexts", self.context))
        if self.status is not None:
            found.append(one_of("status", self.status))
        if self.document is not None:
            found.append(Condition("document = ?", (self.document,)))
        if self.min_confidence is not None:
            found.append(Condition("confidence >= ?", (self.min_confidence,)))
        if self.between is not None:
            found.append(between(*self.between))
        found.extend(within("date", self.since, self.until, undated=self.include_undated))
        return found


def party(expression: str, wanted: str) -> Condition:
    """Whether the party that `expression` names in SQL is `wanted` (codes, id or part of a name)."""
    text = wanted.strip()
    if not text:
        raise ConfigError("An empty actor was asked for. Give a code such as MAR, or a name.")
    if _CODES.fullmatch(text):
        codes = text.split(" ")
        each = f"({expression}.country = ? OR list_contains({expression}.sectors, ?))"
        return Condition(
            " AND ".join([each] * len(codes)), tuple(code for code in codes for _ in range(2))
        )
    return Condition(
        f"({expression}.id = ? OR contains(lower({expression}.name), lower(?)) "
        f"OR contains(lower({expression}.text), lower(?)))",
        (text, text, text),
    )


def any_party(column: str, wanted: str) -> Condition:
    """Whether a party in the list `column` is `wanted`."""
    inner = party("party", wanted)
    return Condition(f"len(list_filter({column}, lambda party: {inner.sql})) > 0", inner.parameters)


def between(one: str, other: str) -> Condition:
    """Whether one of two parties acts upon the other, or both act together."""
    acts, bears = any_party("actors", one), any_party("recipients", other)
    gives, takes = any_party("actors", other), any_party("recipients", one)
    return Condition(
        f"({acts.sql} AND {bears.sql}) OR ({gives.sql} AND {takes.sql}) "
        f"OR (reciprocal AND {acts.sql} AND {gives.sql})",
        acts.parameters
        + bears.parameters
        + gives.parameters
        + takes.parameters
        + acts.parameters
        + gives.parameters,
    )


def any_member(column: str, wanted: str) -> Condition:
    """Whether a party to an agreement (country and name alone) is `wanted`."""
    return Condition(
        f"len(list_filter({column}, lambda party: party.country = ? "
        "OR contains(lower(party.name), lower(?)))) > 0",
        (wanted, wanted),
    )


def one_of(column: str, wanted: str | Sequence[str]) -> Condition:
    """Whether `column` is one of the wanted values."""
    values = _listed(wanted)
    return Condition(f"list_contains(?::VARCHAR[], {column})", (values,))


def of_type(wanted: str | Sequence[str]) -> Condition:
    """Whether the act is of one of the wanted types, PLOVER's or a user's own."""
    plain, own = one_of("event", wanted), one_of("subtype", wanted)
    return Condition(f"{plain.sql} OR {own.sql}", plain.parameters + own.parameters)


def any_of(column: str, wanted: str | Sequence[str]) -> Condition:
    """Whether the list `column` holds one of the wanted values."""
    return Condition(f"list_has_any({column}, ?::VARCHAR[])", (_listed(wanted),))


def any_context(column: str, wanted: str | Sequence[str]) -> Condition:
    """Whether a context in the list `column` is one of those wanted."""
    return Condition(
        f"len(list_filter({column}, lambda one: list_contains(?::VARCHAR[], one.context))) > 0",
        (_listed(wanted),),
    )


def contains_text(column: str, wanted: str) -> Condition:
    """Whether the text in `column` has `wanted` in it, in any case."""
    return Condition(f"contains(lower({column}), lower(?))", (wanted,))


def within(
    column: str, since: str | date | None, until: str | date | None, *, undated: bool = False
) -> list[Condition]:
    """Whether the interval of days in `column` touches the days from `since` to `until`."""
    found = []
    if since is not None:
        found.append(Condition(f'{column}."end" >= ?', (_day(since),)))
    if until is not None:
        found.append(Condition(f'{column}."start" <= ?', (_day(until),)))
    if undated:
        return [Condition(f"({column} IS NULL OR {one.sql})", one.parameters) for one in found]
    return found


def published_within(since: str | date | None, until: str | date | None) -> list[Condition]:
    """Whether a document was published from `since` to `until`, both included."""
    found = []
    if since is not None:
        found.append(Condition("published >= ?", (_day(since),)))
    if until is not None:
        found.append(Condition("published <= ?", (_day(until),)))
    return found


def _listed(wanted: str | Sequence[str]) -> list[str]:
    return [wanted] if isinstance(wanted, str) else list(wanted)


def _day(given: str | date) -> str:
    try:
        return (given if isinstance(given, date) else date.fromisoformat(given)).isoformat()[:10]
    except ValueError as error:
        raise ConfigError(f"{given!r} is no day. Write days as 2021-11-24.") from error
