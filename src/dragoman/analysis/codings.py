"""Two codings that registers hold, document by document: runs, versions, or two registers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from dragoman.errors import LookupFailed, RegisterError
from dragoman.model.schema import Row
from dragoman.register import Register, RunRecord

from .differences import Difference, Entries, Side, Words, differences


@dataclass(frozen=True, slots=True)
class Coded:
    """A coding of some documents: a register at one version; with `run`, what that run read."""

    book: Register
    run: str | None = None

    def rows(self, query: str) -> Iterator[Row]:
        where = "" if self.run is None else "WHERE run = ?"
        session = self.book.session()
        bound = session.bind(query.format(where=where), () if self.run is None else (self.run,))
        from dragoman.register.answers import plain_rows

        for batch in bound.reader(5_000):
            yield from plain_rows(batch)

    def records(self) -> list[RunRecord]:
        """The runs whose rows are compared."""
        there = {row["run"] for row in self.rows("SELECT DISTINCT run FROM documents {where}")}
        return [record for record in self.book.runs() if record.id in there]


@dataclass(frozen=True, slots=True)
class Pair:
    """One document that both codings have, and how they differ in it."""

    before: int
    after: int
    found: tuple[Difference, ...]


def of_run(path: str, name: str) -> Coded:
    """The coding of a run, by its id or the beginning of it, as it stood at the run's last batch.

    Raises LookupFailed where there is no such run, RegisterError where it has coded nothing.
    """
    newest = Register.open(path)
    ids = [record.id for record in newest.runs()]
    found = [run for run in ids if name and run.startswith(name)]
    if len(found) != 1:
        if found:
            raise LookupFailed(
                f"{name!r} begins several runs: {', '.join(found)}. Give more of it."
            )
        raise LookupFailed.among("run", name, ids)
    batches = [
        commit.number
        for commit in newest.versions()
        if commit.run == found[0] and commit.kind in ("batch", "recode")
    ]
    if not batches:
        raise RegisterError(f"Run {found[0]} has coded nothing. Name another run.")
    return Coded(Register.open(path, batches[-1]), found[0])


def compare_codings(before: Coded, after: Coded) -> Iterator[Pair]:
    """Every document that both have, in the order of ids; one document is in memory at a time.

    Raises RegisterError where they have none in common.
    """
    entries = Entries(differing=_differing(before, after))
    sides = (_Documents.of(before), _Documents.of(after))
    common = 0
    one, other = next(sides[0].each, None), next(sides[1].each, None)
    while one is not None and other is not None:
        if one["id"] < other["id"]:
            one = next(sides[0].each, None)
        elif other["id"] < one["id"]:
            other = next(sides[1].each, None)
        else:
            common += 1
            old, new = (side.side(one["id"]) for side in sides)
            told = one if one["text"] is not None else other
            words = Words(told["id"], told["input_id"], told["title"], told["text"])
            found = differences(old, new, words, entries)
            yield Pair(len(old.mentions), len(new.mentions), tuple(found))
            one, other = next(sides[0].each, None), next(sides[1].each, None)
    if not common:
        raise RegisterError(
            "The two codings have no document in common: there is nothing to compare."
        )


def _differing(before: Coded, after: Coded) -> tuple[str, ...]:
    """What the runs of two codings differ in, in words."""
    old, new = before.records(), after.records()
    return tuple(
        name
        for name in ("lexicon", "model", "settings", "dragoman")
        if {getattr(one, name) for one in old} != {getattr(one, name) for one in new}
    )


@dataclass(frozen=True, slots=True)
class _Documents:
    """The documents of a coding in the order of their ids, and beside them what was read there."""

    each: Iterator[Row]
    mentions: _Beside
    rejections: _Beside

    @classmethod
    def of(cls, coded: Coded) -> _Documents:
        return cls(
            coded.rows("SELECT id, input_id, title, text FROM documents {where} ORDER BY id"),
            _Beside.of(coded, "mentions"),
            _Beside.of(coded, "rejections"),
        )

    def side(self, document: str) -> Side:
        return Side(self.mentions.of_document(document), self.rejections.of_document(document))


@dataclass(slots=True)
class _Beside:
    """Rows of a table in the order of their documents, taken document by document."""

    groups: Iterator[tuple[str, list[Row]]]
    waiting: tuple[str, list[Row]] | None = None

    @classmethod
    def of(cls, coded: Coded, table: str) -> _Beside:
        rows = coded.rows(f"SELECT * FROM {table} {{where}} ORDER BY document")
        return cls(
            (key, list(some)) for key, some in groupby(rows, lambda row: str(row["document"]))
        )

    def of_document(self, document: str) -> list[Row]:
        while self.waiting is None or self.waiting[0] < document:
            self.waiting = next(self.groups, None)
            if self.waiting is None:
                return []
        return self.waiting[1] if self.waiting[0] == document else []
