"""Rows replaced by others: what was worked out anew takes the place of what it was before.

A file of a table never changes. The files that hold a row that goes are left out of the next
version, and their other rows are written again beside the new ones.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.errors import CommitConflict

from .commits import Commit, CommitKind
from .folder import DataFile
from .holding import Holding
from .layout import all_schemas, fitted
from .writing import Change, Store, new_token

if TYPE_CHECKING:
    import pyarrow as pa

FILE_ROWS = 50_000
"""Rows of a file that is written here: files of that size keep what must be written again small."""


@dataclass(frozen=True, slots=True)
class Unnamed:
    """Rows known by another column, where an older schema left theirs null."""

    column: str
    gone: Collection[str]


@dataclass(frozen=True, slots=True)
class Replacement:
    """In one table: the rows whose `column` is one of `gone` go, the rows of `batches` come.

    `gone` None stands for every row; `unnamed` are rows that go beside those.
    """

    column: str
    gone: Collection[str] | None
    batches: Iterable[pa.RecordBatch]
    unnamed: Unnamed | None = None

    @property
    def columns(self) -> list[str]:
        """The columns that say which rows go."""
        return [self.column] if self.unnamed is None else [self.column, self.unnamed.column]

    def going(self, batch: pa.RecordBatch) -> pa.Array:
        """Which rows of a batch of the table go; `gone` is not None."""
        import pyarrow.compute as pc

        going = _one_of(batch, self.column, self.gone or ())
        if self.unnamed is None:
            return going
        others = _one_of(batch, self.unnamed.column, self.unnamed.gone)
        if self.column not in batch.schema.names:
            return others
        return pc.or_(going, pc.and_(pc.is_null(batch.column(self.column)), others))


def _one_of(batch: pa.RecordBatch, column: str, values: Collection[str]) -> pa.Array:
    """Of each row of a batch, whether its `column` is one of `values`: never where it lacks it."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if column not in batch.schema.names:
        return pa.repeat(pa.scalar(False), batch.num_rows)
    return pc.is_in(batch.column(column), pa.array(sorted(values), pa.string()))


def staged(
    store: Store,
    base: Commit,
    replacements: Mapping[str, Replacement],
    *,
    kind: CommitKind = "resolve",
    holding: Holding | None = None,
) -> Change:
    """Write the files of a change that replaces rows of the tables at `base`.

    `holding` is what a writer of many changes knows of the files already.
    """
    add: dict[str, tuple[DataFile, ...]] = {}
    remove: dict[str, frozenset[str]] = {}
    counts: dict[str, int] = {}
    for table, what in replacements.items():
        old = store.files(table, base)
        if holding is not None and what.gone is not None:
            left = holding.files(table, what.column, sorted(old), what.gone)
            if what.unnamed is not None:
                column, gone = what.unnamed.column, what.unnamed.gone
                left |= holding.files(table, column, sorted(old), gone)
        else:
            left = _files_with(store, table, sorted(old), what)
        batches = _chained(_kept(store, table, sorted(left), what), what.batches)
        files = tuple(_written(store, table, batches))
        remove[table] = frozenset(left)
        add[table] = files
        counts[table] = sum(file.rows for file in files) - sum(old[path].rows for path in left)
    return Change(kind, add, remove, {name: n for name, n in counts.items() if n})


def commit_unless_changed(
    store: Store, base: Commit, change: Change, untouched: Sequence[str]
) -> Commit:
    """Commit the change on top of whatever came since `base`, but not if it came to those tables.

    Raises CommitConflict when another process has changed one of the tables `untouched`.
    """
    token = new_token()
    for head in store.attempts():
        for table in untouched:
            if head.tables.get(table) != base.tables.get(table):
                raise CommitConflict(
                    f"Table {table} of {store.folder.uri} was changed by another process (a "
                    "resolve or a compaction) while this one was at work; nothing was written. "
                    "Run the same command again."
                )
        if commit := store.commit(change, head, token):
            return commit
    raise AssertionError("attempts ends by an error")


def _files_with(store: Store, table: str, paths: list[str], what: Replacement) -> set[str]:
    import pyarrow.compute as pc

    if what.gone is None:
        return set(paths)
    if not what.gone:
        return set()
    return {
        path
        for path in paths
        if any(
            pc.any(what.going(batch)).as_py()
            for batch in store.folder.read(table, [path], what.columns)
        )
    }


def _kept(
    store: Store, table: str, paths: list[str], what: Replacement
) -> Iterator[pa.RecordBatch]:
    import pyarrow.compute as pc

    if what.gone is None:
        return
    for batch in store.folder.read(table, paths):
        kept = batch.filter(pc.invert(what.going(batch)))
        if kept.num_rows:
            yield kept


def _chained(*parts: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    for part in parts:
        yield from part


def _written(store: Store, table: str, batches: Iterator[pa.RecordBatch]) -> Iterator[DataFile]:
    """Files of about FILE_ROWS rows each; nothing where there are no rows."""
    waiting: list[pa.RecordBatch] = []
    rows = 0
    for batch in batches:
        if batch.num_rows:
            waiting.append(fitted(batch, table).cast(all_schemas()[table]))
            rows += batch.num_rows
        if rows >= FILE_ROWS:
            yield store.stage(table, waiting)
            waiting, rows = [], 0
    if waiting:
        yield store.stage(table, waiting)
