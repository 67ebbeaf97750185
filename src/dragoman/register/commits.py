"""The commits of a register: row N names the version of every table, and is written last.

Row N+1 is only ever written at the Delta version that follows the one in which N was the last row
(`DeltaLog.write_at`), so no number is given twice and none is skipped.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal

from dragoman.errors import NotARegister, RegisterError, SchemaMismatch
from dragoman.model.schema import SCHEMA_VERSION

from .delta import DeltaLog
from .folder import DataFile, Folder
from .layout import COMMITS, all_schemas

CommitKind = Literal["create", "batch", "recode", "run", "compact", "remove", "resolve", "forget"]

READABLE = range(1, SCHEMA_VERSION + 1)
"""Schema versions that are read: a table that a commit does not name is empty in it."""


@dataclass(frozen=True, slots=True)
class Commit:
    """One version of the register.

    `tables` gives the Delta version of each table, `counts` the rows that this commit added (below
    zero: took away), `time` is UTC in ISO 8601 and `token` is the writer's own mark.
    """

    number: int
    kind: CommitKind
    tables: Mapping[str, int]
    counts: Mapping[str, int]
    run: str | None
    token: str
    time: str
    schema: int = SCHEMA_VERSION

    def row(self) -> dict[str, Any]:
        return {
            "number": self.number,
            "kind": self.kind,
            "tables": dict(self.tables),
            "counts": dict(self.counts),
            "run": self.run,
            "token": self.token,
            "time": self.time,
            "schema": self.schema,
        }

    @classmethod
    def of_row(cls, row: Mapping[str, Any]) -> Commit:
        return cls(
            number=row["number"],
            kind=row["kind"],
            tables=dict(row["tables"]),
            counts=dict(row["counts"] or ()),
            run=row["run"],
            token=row["token"],
            time=row["time"],
            schema=row["schema"],
        )


def now() -> str:
    """The time in UTC as commits and runs record it."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


@dataclass(slots=True)
class Commits:
    """The commits table of the register in `folder`."""

    folder: Folder
    log: DeltaLog = field(init=False, repr=False)
    _head: tuple[int, Commit] | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        self.log = DeltaLog(self.folder, COMMITS)

    def head(self) -> Commit:
        """The newest commit.

        Raises NotARegister when there is none, SchemaMismatch when it cannot be read here.
        """
        head = self.find_head()
        if head is None:
            raise NotARegister(
                f"{self.folder.uri} holds no register. Check the path, or make one with "
                "`dragoman code ... --register PATH`."
            )
        if head.schema not in READABLE:
            newer = head.schema > SCHEMA_VERSION
            raise SchemaMismatch(
                f"The register {self.folder.uri} has schema {head.schema}, this dragoman reads "
                f"schema {SCHEMA_VERSION}. "
                + ("Upgrade dragoman." if newer else "Code the corpus into a new register.")
            )
        return head

    def find_head(self) -> Commit | None:
        """The newest commit, None where the making of the register was never finished."""
        if self._head is None and not self.log.exists():
            return None
        table = self.log.newest()
        version = table.version()
        if self._head is not None and self._head[0] == version:
            return self._head[1]
        files = _by_number(table)
        if not files:
            return None
        head = max(self._read([files[-1]]), key=lambda commit: commit.number)
        self._head = (version, head)
        return head

    def at(self, number: int) -> Commit:
        """Commit `number`; raises RegisterError when the register has no such version."""
        head = self.head()
        if number == head.number:
            return head
        if 0 <= number < head.number:
            for path, low, high in _by_number_ranges(self.log.newest()):
                if low <= number <= high:
                    for commit in self._read([path]):
                        if commit.number == number:
                            return commit
        raise RegisterError(
            f"The register {self.folder.uri} has no version {number}: "
            f"its versions are 0 to {head.number}."
        )

    def all(self) -> list[Commit]:
        """Every commit, oldest first."""
        self.head()
        files = _by_number(self.log.newest())
        return sorted(self._read(files), key=lambda commit: commit.number)

    def append(self, commit: Commit) -> bool:
        """Write `commit` after its predecessor; False when another commit took its number."""
        parent = self.find_head()
        if commit.number != (0 if parent is None else parent.number + 1):
            return False
        version = self.log.seen  # in this state the number is free; only the next one is tried
        file = self._write([commit])
        if not self.log.write_at(version + 1, {file.path: file}, {}, commit.token):
            return False
        self._head = (version + 1, commit)
        return True

    def compact(self, token: str) -> bool:
        """Put all commit rows into one file; the rows stay as they are. False when others wrote."""
        self.head()
        table = self.log.newest()
        version = table.version()
        old = _by_number(table)
        if len(old) < 2:
            return True
        file = self._write(sorted(self._read(old), key=lambda commit: commit.number))
        return self.log.write_at(version + 1, {file.path: file}, dict.fromkeys(old), token)

    def _write(self, commits: list[Commit]) -> DataFile:
        import pyarrow as pa

        schema = all_schemas()[COMMITS]
        table = pa.Table.from_pylist([commit.row() for commit in commits], schema=schema)
        file = self.folder.write(COMMITS, table.to_batches(), schema)
        low, high = commits[0].number, commits[-1].number
        stats = (
            f'{{"numRecords": {len(commits)}, "minValues": {{"number": {low}}}, '
            f'"maxValues": {{"number": {high}}}, "nullCount": {{"number": 0}}}}'
        )
        return DataFile(file.path, file.size, file.rows, file.modified, stats)

    def _read(self, files: list[str]) -> list[Commit]:
        return [
            Commit.of_row(row)
            for batch in self.folder.read(COMMITS, files)
            for row in batch.to_pylist()
        ]


def _by_number_ranges(table: Any) -> list[tuple[str, int, int]]:
    import pyarrow as pa

    actions = pa.table(table.get_add_actions(flatten=True))
    if actions.num_rows == 0:
        return []
    columns = (actions[name].to_pylist() for name in ("path", "min.number", "max.number"))
    return sorted(zip(*columns, strict=True), key=lambda entry: entry[2])


def _by_number(table: Any) -> list[str]:
    return [path for path, _, _ in _by_number_ranges(table)]
