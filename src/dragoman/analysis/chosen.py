"""The filter over a flat copy: the same acts as the register's own tables give, found faster."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields

from ..register import Condition, MentionFilter
from ..register.filters import Unit, any_of, day_of, every, of_type, one_of, party, quads

Find = Callable[[str], Sequence[int]]
"""Gives the numbers of the documents that have the words."""


def restrictions(where: MentionFilter, unit: Unit, find: Find) -> dict[str, Condition]:
    """What each field of the filter asks of table `{unit}_acts` (as `a`), by field.

    Raises ConfigError for a value that cannot be meant.
    """
    made: dict[str, Condition] = {}
    for field in fields(where):
        value = getattr(where, field.name)
        if value is None or field.name in ("since", "until", "include_undated"):
            continue
        made[field.name] = _ASKED[field.name](value, unit, find)
    dated = _dated(where)
    if dated.sql:
        made["since"] = dated
    return made


def all_of(conditions: Mapping[str, Condition], *without: str) -> Condition:
    """All conditions at once, but not those of the fields `without`."""
    return every([one for name, one in conditions.items() if name not in without])


def _side(side: int | None, wanted: str, unit: Unit) -> Condition:
    inner = party("p", wanted)
    at = "" if side is None else f"s.side = {side} AND "
    return Condition(
        f"a.n IN (SELECT s.n FROM {unit}_sides s WHERE {at}s.party IN "
        f"(SELECT p.party FROM parties p WHERE {inner.sql}))",
        inner.parameters,
    )


def _between(pair: Sequence[str], unit: Unit, find: Find) -> Condition:
    one, two = pair
    acts, bears = _side(0, one, unit), _side(1, two, unit)
    gives, takes = _side(0, two, unit), _side(1, one, unit)
    first, second = party("p", one), party("p", two)
    together = Condition(
        f"a.n IN (SELECT s.n FROM {unit}_sides s WHERE s.side = 0 AND s.party IN "
        f"(SELECT p.party FROM parties p WHERE ({first.sql}) OR ({second.sql})) "
        "GROUP BY s.n HAVING count(*) > 1)",
        first.parameters + second.parameters,
    )
    values = (acts, bears, gives, takes, acts, gives, together)
    return Condition(
        f"({acts.sql} AND {bears.sql}) OR ({gives.sql} AND {takes.sql}) "
        f"OR (a.reciprocal AND {acts.sql} AND {gives.sql} AND {together.sql})",
        tuple(value for each in values for value in each.parameters),
    )


def _reported(inner: Condition, unit: Unit) -> Condition:
    """What is asked of a mention (as `m`): of the mention itself, or of one of the event's."""
    if unit == "mentions":
        return Condition(inner.sql.replace("m.", "a."), inner.parameters)
    return Condition(
        "a.n IN (SELECT t.n FROM told t JOIN mentions_acts m ON m.n = t.mention "
        f"WHERE {inner.sql})",
        inner.parameters,
    )


def _of_document(column: str) -> Callable[[str | Sequence[str], Unit, Find], Condition]:
    def made(value: str | Sequence[str], unit: Unit, find: Find) -> Condition:
        inner = one_of(f"d.{column}", value)
        return _reported(
            Condition(
                f"m.doc IN (SELECT d.n FROM docs d WHERE {inner.sql})",
                inner.parameters,
            ),
            unit,
        )

    return made


def _says(asked: str, unit: Unit, find: Find) -> Condition:
    return _reported(
        Condition(
            "m.doc IN (SELECT d.n FROM docs d WHERE d.indexed IN (SELECT unnest(?::BIGINT[])))",
            (list(find(asked)),),
        ),
        unit,
    )


def _dated(where: MentionFilter) -> Condition:
    parts, values = [], []
    if where.since is not None:
        parts.append('a."end" >= ?::DATE')
        values.append(day_of(where.since))
    if where.until is not None:
        parts.append('a."start" <= ?::DATE')
        values.append(day_of(where.until))
    sql = " AND ".join(parts)
    if sql and where.include_undated:
        sql = f'a."start" IS NULL OR ({sql})'
    return Condition(sql, tuple(values))


def _least(value: int, unit: Unit, find: Find) -> Condition:
    if unit == "mentions":
        from ..errors import QueryError

        raise QueryError("min_reports", "is asked of events: a mention is of one report.")
    return Condition("a.independent >= ?", (value,))


_ASKED: Mapping[str, Callable[..., Condition]] = {
    "actor": lambda value, unit, find: _side(0, value, unit),
    "recipient": lambda value, unit, find: _side(1, value, unit),
    "party": lambda value, unit, find: _side(None, value, unit),
    "between": _between,
    "event": lambda value, unit, find: of_type(value, "a."),
    "mode": lambda value, unit, find: any_of("a.modes", value),
    "context": lambda value, unit, find: any_of("a.contexts", value),
    "status": lambda value, unit, find: one_of("a.status", value),
    "quad": lambda value, unit, find: Condition(
        "list_contains(?::BIGINT[], a.quad::BIGINT)", (quads(value),)
    ),
    "country": lambda value, unit, find: one_of("a.country", value),
    "min_confidence": lambda value, unit, find: Condition("a.confidence >= ?", (value,)),
    "min_reports": _least,
    "document": lambda value, unit, find: _reported(Condition("m.document = ?", (value,)), unit),
    "entry": lambda value, unit, find: _reported(one_of("m.entry", value), unit),
    "outlet": _of_document("outlet"),
    "language": _of_document("language"),
    "q": _says,
}
