"""The columns of a panel: names, what each means, and the SQL that counts it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ... import ontology
from .conventions import Convention
from .question import Unit

INTEGER, REAL, TEXT, DAY = "INTEGER", "DOUBLE", "VARCHAR", "DATE"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `sql` gives it from a cell `c`, or from unit, period and standing."""

    name: str
    kind: str
    meaning: str
    sql: str


@dataclass(frozen=True, slots=True)
class Measure:
    """A number of a cell: summed over its acts by `counted`, zero where nothing happened.

    A mean (`zero` False) is null there.
    """

    name: str
    kind: str
    meaning: str
    counted: str
    zero: bool = True


def keys(unit: Unit) -> tuple[Column, ...]:
    """What says which unit and period a row is of, and how much news there was."""
    sides = ("",) if unit == "country" else ("_a", "_b")
    columns = []
    for at, side in enumerate(sides):
        who = {"": "the country", "_a": "the first", "_b": "the second"}[side]
        if unit == "directed-dyad":
            who = ("the actor", "the recipient")[at]
        alias, column = f"s{at}", "ab"[at]
        columns += [
            Column(f"iso3{side}", TEXT, f"{who}: ISO 3166-1 or international code", f"u.{column}"),
            Column(f"cow{side}", INTEGER, f"{who}: Correlates of War number", f"{alias}.cow"),
            Column(f"gw{side}", INTEGER, f"{who}: Gleditsch and Ward number", f"{alias}.gw"),
        ]
    return (
        *columns,
        Column("period", TEXT, "the period's label", "p.label"),
        Column("start", DAY, "its first day", "p.first"),
        Column("end", DAY, "its last day", "p.last"),
        Column("documents", INTEGER, "documents that cover the period", "p.documents"),
        Column("outlets", INTEGER, "outlets that published them", "p.outlets"),
        Column(
            "read",
            INTEGER,
            "those of the documents that were read, in languages that are",
            "p.read",
        ),
        Column(
            "covering",
            INTEGER,
            "those that were read, of outlets that tell of the unit somewhere in the register",
            "v.covering",
        ),
        Column("missing", TEXT, "why the counts are null; null where they are known", "missing"),
    )


def measures(unit: Unit, chosen: Convention, subtypes: Sequence[str] = ()) -> tuple[Measure, ...]:
    """Everything that is counted in a cell, in the order of the columns."""
    return (
        Measure("count", INTEGER, "acts", "count(*)"),
        *_sides(unit),
        Measure("reports", INTEGER, "documents that tell them", "{reports}"),
        Measure("independent_reports", INTEGER, "the same, copies counted once", "{independent}"),
        *_scores("intensity", "all acts", "TRUE"),
        Measure("cooperation", INTEGER, "acts of quad class 1 and 2", _flag("k.quad IN (1, 2)")),
        *_scores("cooperation", "them", "k.quad IN (1, 2)"),
        Measure("conflict", INTEGER, "acts of quad class 3 and 4", _flag("k.quad IN (3, 4)")),
        *_scores("conflict", "them", "k.quad IN (3, 4)"),
        *_quads(chosen),
        *_kinds(subtypes),
    )


def _sides(unit: Unit) -> Iterator[Measure]:
    joint = Measure("joint", INTEGER, "acts that both do together", "count_if(w.joint)")
    if unit == "country":
        yield Measure("as_actor", INTEGER, "acts that it does", "count_if(w.acts)")
        yield Measure("as_recipient", INTEGER, "acts done to it", "count_if(w.bears)")
        yield Measure("joint", INTEGER, "acts done together with others", "count_if(w.joint)")
        yield Measure("domestic", INTEGER, "acts without another country", "count_if(w.alone)")
    elif unit == "dyad":
        yield Measure("forth", INTEGER, "acts of the first upon the second", "count_if(w.acts)")
        yield Measure("back", INTEGER, "acts of the second upon the first", "count_if(w.bears)")
        yield joint
    else:
        yield joint


def _scores(name: str, whose: str, where: str) -> tuple[Measure, Measure]:
    total = f"coalesce(sum(k.score) FILTER (WHERE {where}), 0)::DOUBLE"
    mean = (
        f"(sum(k.score) FILTER (WHERE {where}))::DOUBLE "
        f"/ nullif(count(k.score) FILTER (WHERE {where}), 0)"
    )
    return (
        Measure(f"{name}_sum", REAL, f"sum of the scores of {whose}", total),
        Measure(f"{name}_mean", REAL, "their mean, null without any", mean, zero=False),
    )


def _quads(chosen: Convention) -> Iterator[Measure]:
    for quad in range(0 if chosen.quads == "phoenix" else 1, 5):
        told = f"acts of quad class {quad}" if quad else "acts that are neither"
        yield Measure(f"quad_{quad}", INTEGER, told, _flag(f"k.quad = {quad}"))


def _kinds(subtypes: Sequence[str]) -> Iterator[Measure]:
    for event in ontology.event_types():
        yield Measure(
            f"type_{event.code}", INTEGER, f"acts of type {event.code}", f'sum(k."{event.code}")'
        )
    for name in subtypes:
        yield Measure(
            f"subtype_{name}",
            INTEGER,
            f"acts of the own type {name}, which count under its parent too",
            f'sum(k."+{name}")',
        )
    for mode in ontology.modes():
        key = f"{mode.event}/{mode.name}"
        yield Measure(
            f"mode_{mode.event}_{mode.name.replace('-', '_')}",
            INTEGER,
            f"acts of {mode.event} with mode {mode.name}",
            f'sum(k."{key}")',
        )


def _flag(condition: str) -> str:
    return f"count_if({condition})"
