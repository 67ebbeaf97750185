"""A document taken out of every version: its text and rows leave all files of the register.

This is the one thing that changes a version after it was written. Files that hold the document are
written again under their own names without it, whether a version names them or not; then the
logs are told the new sizes. A tombstone comes first, and each step may be repeated, so that a
process that dies on the way leaves work that the same call again finishes, and any later one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from dragoman.errors import LookupFailed
from dragoman.model.schema import ALL_TABLES, TableName

from .commits import Commit
from .layout import DATA_TABLES
from .mending import mend
from .side import SideTexts
from .tombstones import bury, tombstones, unfinished
from .writing import Change, Store, new_token

if TYPE_CHECKING:
    import pyarrow as pa

DERIVED = (".stories.npz",)
"""Files beside the tables that are made out of texts, and are made again by the next resolve."""

NEAR = 100_000
"""Ids among which the nearest to one that is not known are looked for."""

_NAMES = ("id", "input_id", "url", "hash")


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What forgetting did: the documents' ids, how many files it wrote again, the new head.

    `documents` are those named, then those that a call which died had begun to forget.
    `copies` are other documents of the same title and text, which still stand.
    """

    documents: tuple[str, ...]
    files: int
    commit: Commit
    copies: tuple[str, ...]


def forget(store: Store, names: Sequence[str], *, reason: str, copies: bool) -> Forgotten:
    """Forget documents by id (or its beginning), input id or address; `copies` too, if wanted.

    Raises LookupFailed where no version, and no tombstone, has such a document, or several begin so.
    """
    buried = [stone.document for stone in tombstones(store)]
    begun = unfinished(store)  # this call's commit would pass for theirs: it finishes them too
    held = _named(store, [*names, *begun])
    wanted = [document for name in names for document in _meant(store, name, held, buried)]
    hashes = {held[key].hash for key in wanted if key in held}
    same = _of_hashes(store, hashes - {""}, frozenset(wanted))
    if copies:
        wanted += sorted(same)
        held |= same
    documents = tuple(dict.fromkeys([*wanted, *begun]))
    bury(store, documents, reason)
    unwanted = _Unwanted.of(store, documents, held)
    files = 0
    for table in ORDER:
        changed = [
            path
            for path in sorted(store.folder.parquet_files(table))
            if unwanted.in_file(table, path)
        ]
        for path in changed:
            with store.step(f"rewrite {table}"):
                store.folder.rewrite(table, path, unwanted.without(table, path))
        files += len(changed)
    for derived in DERIVED:
        store.folder.delete("", derived)
        store.folder.delete("", f"{derived}.part")
    for table in ORDER:
        store.folder.delete_parts(table)
    files += SideTexts.of(store.folder).forget(documents)
    for name in DATA_TABLES:
        if mend(store.folder, name):
            store.logs[name].let_go()
    head = _committed(store)
    return Forgotten(documents, files, head, () if copies else tuple(sorted(same)))


FOUND_BY_OTHERS: tuple[TableName, ...] = ("members", "events", "rejects")
FOUND_LAST: tuple[TableName, ...] = ("mentions", "documents")
ORDER: tuple[TableName, ...] = (
    *FOUND_BY_OTHERS,
    *(name for name in ALL_TABLES if name not in (*FOUND_BY_OTHERS, *FOUND_LAST, "decisions")),
    *FOUND_LAST,
)
"""What is found through another table goes before it: a call that was cut short finds it again."""


@dataclass(frozen=True, slots=True)
class _Told:
    """How a document can be named."""

    hash: str
    names: frozenset[str]

    @classmethod
    def of(cls, row: dict[str, str]) -> _Told:
        return cls(row["hash"], frozenset(filter(None, (row["input_id"], row["url"]))))


def _named(store: Store, names: Sequence[str]) -> dict[str, _Told]:
    """The documents of any version whose id begins with a name, or that are called so."""
    begun = tuple(name for name in names if name)
    return {
        row["id"]: _Told.of(row)
        for row in _columns(store, "documents", _NAMES)
        if row["id"].startswith(begun) or row["input_id"] in begun or row["url"] in begun
    }


def _of_hashes(store: Store, hashes: Collection[str], known: Collection[str]) -> dict[str, _Told]:
    """Other documents of the same title and text."""
    return {
        row["id"]: _Told.of(row)
        for row in _columns(store, "documents", _NAMES)
        if row["hash"] in hashes and row["id"] not in known
    }


def _columns(store: Store, table: str, columns: Sequence[str]) -> Iterator[dict[str, str]]:
    for batch in store.folder.read(table, sorted(store.folder.parquet_files(table)), list(columns)):
        yield from batch.to_pylist()


def _meant(store: Store, name: str, held: dict[str, _Told], buried: Collection[str]) -> list[str]:
    if name in held or name in buried:
        return [name]
    if named := [key for key, told in held.items() if name in told.names]:
        return named
    begun = sorted(key for key in {*held, *buried} if name and key.startswith(name))
    if len(begun) == 1:
        return begun
    if begun:
        raise LookupFailed(f"{name!r} begins several ids: {', '.join(begun[:3])}. Give more of it.")
    ids = (row["id"] for row in _columns(store, "documents", ("id",)))
    raise LookupFailed.among("document", name, islice(ids, NEAR))


@dataclass(frozen=True, slots=True)
class _Unwanted:
    """The rows that go: by document, by mention for what resolution made, by name for rejects that
    have no document."""

    store: Store
    documents: pa.Array
    mentions: pa.Array
    events: pa.Array
    inputs: pa.Array

    @classmethod
    def of(cls, store: Store, documents: Sequence[str], held: dict[str, _Told]) -> _Unwanted:
        import pyarrow as pa

        going = set(documents)
        mentions = {
            row["id"]
            for row in _columns(store, "mentions", ("id", "document"))
            if row["document"] in going
        }
        events = {
            row["id"]
            for row in _columns(store, "events", ("id", "mentions"))
            if not mentions.isdisjoint(row["mentions"])
        }
        inputs = going.union(*(held[key].names for key in going if key in held))
        return cls(
            store,
            *(pa.array(sorted(some), pa.string()) for some in (going, mentions, events, inputs)),
        )

    def in_file(self, table: TableName, path: str) -> bool:
        import pyarrow.compute as pc

        column, _ = self._where(table)
        columns = [column, "document"] if table == "rejects" else [column]
        return any(
            pc.any(self._going(table, batch)).as_py()
            for batch in self.store.folder.read(table, [path], columns)
        )

    def without(self, table: TableName, path: str) -> Iterable[pa.RecordBatch]:
        import pyarrow.compute as pc

        for batch in self.store.folder.read(table, [path]):
            yield batch.filter(pc.invert(self._going(table, batch)))

    def _where(self, table: TableName) -> tuple[str, pa.Array]:
        if table == "events":
            return "id", self.events
        if table == "members":
            return "event", self.events
        if table == "rejects":
            return "input", self.inputs
        return ("id" if table == "documents" else "document"), self.documents

    def _going(self, table: TableName, batch: pa.RecordBatch) -> pa.Array:
        import pyarrow.compute as pc

        column, values = self._where(table)
        going = pc.is_in(batch.column(column), value_set=values)
        if table != "rejects" or "document" not in batch.schema.names:
            return going
        about = batch.column("document")
        return pc.or_(pc.is_in(about, value_set=self.documents), pc.and_(pc.is_null(about), going))


def _committed(store: Store) -> Commit:
    """A version of its own, with the tables of the last: who keeps answers by version asks again."""
    token = new_token()
    for head in store.attempts():
        if head.token == token:
            return head
        if commit := store.commit(Change("forget", {}), head, token):
            return commit
    raise AssertionError("attempts ends by an error")
