"""How a change becomes a version: stage files, publish them table by table, then the commit row.

The three steps and why a process may die between any two of them stand in docs/register.md.
"""

from __future__ import annotations

import random
import time
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dragoman.errors import CommitConflict, RegisterError, SchemaMismatch
from dragoman.model.schema import ADDED, RESOLVED

from . import claim
from .commits import Commit, CommitKind, Commits, now
from .delta import DeltaLog
from .folder import DataFile, Folder
from .layout import DATA_TABLES, all_schemas, fitted

if TYPE_CHECKING:
    import pyarrow as pa

Watch = Callable[[str], None]
"""Called with the name of each step before and after it, such as "before commit"."""

ATTEMPTS = 100


def unwatched(step: str) -> None:
    """The watch of every register that is not under test."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a commit does to the files of each table; the added files are staged already."""

    kind: CommitKind
    add: Mapping[str, tuple[DataFile, ...]]
    remove: Mapping[str, frozenset[str]] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)
    run: str | None = None

    @property
    def tables(self) -> tuple[str, ...]:
        return tuple(name for name in DATA_TABLES if self.add.get(name) or self.remove.get(name))


@dataclass(slots=True)
class Store:
    """The tables of one register as a writer holds them."""

    folder: Folder
    watch: Watch = field(default=unwatched, repr=False)
    commits: Commits = field(init=False, repr=False)
    logs: dict[str, DeltaLog] = field(init=False, repr=False)
    _alone: bool = field(default=False, init=False, repr=False)

    def __post_init__(self) -> None:
        self.commits = Commits(self.folder)
        self.logs = {name: DeltaLog(self.folder, name) for name in DATA_TABLES}

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Write beside others, from the first file that is staged to the commit row.

        Raises RegisterError while another process has the register alone.
        """
        if self._alone:
            yield
            return
        with claim.writing(self.folder):
            yield

    @contextmanager
    def alone(self, work: str) -> Iterator[None]:
        """Write while nobody else does; raises RegisterError where somebody is at it."""
        with claim.alone(self.folder, work):
            self._alone = True
            try:
                yield
            finally:
                self._alone = False

    def create(self) -> Commit:
        """Make what is missing of an empty register; safe to repeat and to do twice at once."""
        while self.commits.find_head() is None:
            for name, log in self.logs.items():
                with self.step(f"create {name}"):
                    log.create()
            with self.step("create commits"):
                self.commits.log.create()
            first = Commit(0, "create", dict.fromkeys(DATA_TABLES, 0), {}, None, new_token(), now())
            with self.step("commit"):
                self.commits.append(first)
        return self.commits.head()

    def files(self, table: str, commit: Commit) -> dict[str, DataFile]:
        """The files of a table at a commit; none where the commit is older than the table."""
        version = commit.tables.get(table)
        return {} if version is None else self.logs[table].files(version)

    def stage(self, table: str, batches: Iterable[pa.RecordBatch]) -> DataFile:
        """Write rows into a file of `table` that no version names yet."""
        if self.folder.local:
            self.folder.filesystem.create_dir(f"{self.folder.root}/{table}", recursive=True)
        with self.step(f"stage {table}"):
            fit = (fitted(batch, table) for batch in batches)
            return self.folder.write(table, fit, all_schemas()[table])

    def commit(self, change: Change, base: Commit, token: str) -> Commit | None:
        """Publish `change` on top of `base`; None when another commit came first.

        After None the caller looks at the new head and decides what is left of its change.
        """
        with self.writing():
            return self._published(change, base, token)

    def _published(self, change: Change, base: Commit, token: str) -> Commit | None:
        tables = dict(base.tables)
        for name in change.tables:
            with self.step(f"publish {name}"):
                if name not in tables:  # the register is older than the table
                    self.logs[name].create()
                tables[name] = self.logs[name].publish(
                    base.tables.get(name, 0),
                    add=change.add.get(name, ()),
                    remove=change.remove.get(name, frozenset()),
                    token=token,
                )
        commit = Commit(
            base.number + 1, change.kind, tables, dict(change.counts), change.run, token, now()
        )
        with self.step("commit"):
            done = self.commits.append(commit)
        return commit if done else None

    def attempts(self) -> Iterator[Commit]:
        """Give the head to build on, again after each lost race, with a growing random wait.

        Raises CommitConflict after too many.
        """
        for attempt in range(ATTEMPTS):
            if attempt:
                time.sleep(random.uniform(0, min(1.0, 0.005 * 2 ** min(attempt, 10))))
            yield self.commits.head()
        raise CommitConflict(
            f"The register {self.folder.uri} was written by others {ATTEMPTS} times in a row. "
            "Run fewer writers at once, or larger batches, then run the same command again."
        )

    def step(self, name: str) -> _Step:
        return _Step(self.watch, name)

    def check_schema(self) -> None:
        """Raise SchemaMismatch when a table's columns are not those of this dragoman."""
        from deltalake import Schema

        for name, log in self.logs.items():
            if name in RESOLVED and not log.exists():
                continue
            stored = [field.name for field in log.newest().schema().fields]
            ours = [field.name for field in Schema.from_arrow(all_schemas()[name]).fields]
            added = ADDED.get(name, ())  # type: ignore[call-overload]
            if stored != [column for column in ours if column in stored or column not in added]:
                differing = sorted(set(stored) ^ set(ours)) or ["their order"]
                raise SchemaMismatch(
                    f"Table {name} in {self.folder.uri} was written with other columns "
                    f"({', '.join(differing)}). Code the corpus into a new register."
                )

    def lacking(self) -> Mapping[str, tuple[str, ...]]:
        """The columns that tables made by an older dragoman do not name; their files may have them."""
        found = {}
        for name, added in ADDED.items():
            if self.logs[name].exists():
                stored = {field.name for field in self.logs[name].newest().schema().fields}
                found[name] = tuple(column for column in added if column not in stored)
        return {name: columns for name, columns in found.items() if columns}


@dataclass(slots=True)
class _Step:
    watch: Watch
    name: str

    def __enter__(self) -> None:
        self.watch(f"before {self.name}")

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        if kind is None:
            self.watch(f"after {self.name}")


def new_token() -> str:
    """A mark that tells one writer's commit from another's."""
    return uuid.uuid4().hex


def arrow_rows(table: str, rows: Iterable[Mapping[str, object]]) -> pa.Table:
    """The Arrow table of `rows`; raises RegisterError when a value has not the column's type."""
    import pyarrow as pa

    from .batch import printable

    schema = all_schemas()[table]
    listed = list(rows)
    try:
        try:
            return pa.Table.from_pylist(listed, schema=schema)
        except UnicodeEncodeError:
            return pa.Table.from_pylist([printable(row) for row in listed], schema=schema)
    except (pa.ArrowInvalid, pa.ArrowTypeError) as error:
        raise RegisterError(
            f"A row for table {table} does not fit its schema: {error}. "
            "Make rows with dragoman.model.rows."
        ) from error
