"""Keeping the register: compaction, taking documents out, deleting what no version names."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from dragoman.errors import RegisterError
from dragoman.model.schema import TABLES

from .commits import Commit
from .folder import DataFile, Folder
from .layout import COMMITS, DATA_TABLES, DOCUMENT_COLUMN
from .writing import Change, Store, new_token

if TYPE_CHECKING:
    import pyarrow as pa

TARGET_BYTES = 128 * 1024 * 1024
"""How large compaction lets a file grow."""

RETENTION_HOURS = 168.0
"""A file is as old as this before vacuum deletes it: no batch or query takes a week."""

SHORTEST_HOURS = 1.0


def compact(store: Store, target: int = TARGET_BYTES) -> tuple[Commit, int]:
    """Put small files of every table together: the new head, and how many files went.

    The old files stay for readers of older versions until `vacuum`. When another compaction came
    first, nothing is done.
    """
    with store.step("compact commits"):
        store.commits.compact(new_token())
    head = store.commits.head()
    add: dict[str, tuple[DataFile, ...]] = {}
    remove: dict[str, frozenset[str]] = {}
    for table in DATA_TABLES:
        groups = list(_small_groups(store.files(table, head), target))
        if groups:
            add[table] = tuple(
                store.stage(table, store.folder.read(table, group)) for group in groups
            )
            remove[table] = frozenset(path for group in groups for path in group)
    if not add:
        return head, 0
    change, token = Change("compact", add, remove), new_token()
    gone = sum(map(len, remove.values())) - sum(map(len, add.values()))
    for head in store.attempts():
        if head.token == token:
            return head, gone
        if not all(paths <= store.files(table, head).keys() for table, paths in remove.items()):
            return head, 0
        if commit := store.commit(change, head, token):
            return commit, gone
    return head, 0


def _small_groups(files: Mapping[str, DataFile], target: int) -> Iterator[list[str]]:
    group: list[str] = []
    size = 0
    for path, file in sorted(files.items(), key=lambda item: (item[1].modified, item[0])):
        if file.size >= target // 2:
            continue
        if group and size + file.size > target:
            if len(group) > 1:
                yield group
            group, size = [], 0
        group.append(path)
        size += file.size
    if len(group) > 1:
        yield group


def remove_documents(store: Store, documents: Sequence[str]) -> tuple[Commit, int]:
    """Write every file that holds one of `documents` anew without it: the head, and how many."""
    import pyarrow as pa
    import pyarrow.compute as pc

    unwanted = pa.array(sorted(set(documents)), pa.string())
    token = new_token()
    removed = 0
    for head in store.attempts():
        if head.token == token:
            return head, removed
        add: dict[str, tuple[DataFile, ...]] = {}
        remove: dict[str, frozenset[str]] = {}
        counts: dict[str, int] = {}
        for table in TABLES:
            column = DOCUMENT_COLUMN[table]
            if column is None:
                continue
            for path in sorted(store.files(table, head)):
                found = sum(
                    pc.sum(pc.is_in(batch.column(0), unwanted)).as_py() or 0
                    for batch in store.folder.read(table, [path], [column])
                )
                if not found:
                    continue
                kept = _without(store.folder.read(table, [path]), column, unwanted)
                add[table] = (*add.get(table, ()), store.stage(table, kept))
                remove[table] = remove.get(table, frozenset()) | {path}
                counts[table] = counts.get(table, 0) - found
        removed = -counts.get("documents", 0)
        if not remove:
            return head, 0
        if commit := store.commit(Change("remove", add, remove, counts), head, token):
            return commit, removed
    return head, removed


def _without(
    batches: Iterable[pa.RecordBatch], column: str, unwanted: pa.Array
) -> Iterator[pa.RecordBatch]:
    import pyarrow.compute as pc

    for batch in batches:
        yield batch.filter(pc.invert(pc.is_in(batch.column(column), unwanted)))


def vacuum(store: Store, *, retention_hours: float, alone: bool) -> list[str]:
    """Delete old parquet files that no kept version names: their paths within the register.

    Raises RegisterError for a retention under an hour unless `alone`: a batch that another
    process has staged but not committed is only known by its age.
    """
    from .releases import releases

    if retention_hours < SHORTEST_HOURS and not alone:
        raise RegisterError(
            f"A retention of {retention_hours} hours could delete what another process is writing. "
            "Give an hour or more, or say that no other process writes (alone)."
        )
    oldest = time.time() - retention_hours * 3600
    pinned = {release.version for release in releases(store)}
    commits = store.commits.all()
    kept = [
        commit
        for commit, successor in zip(commits, [*commits[1:], None], strict=True)
        if successor is None  # the head
        or commit.number in pinned
        or datetime.fromisoformat(successor.time).timestamp() >= oldest
    ]
    deleted: list[str] = []
    for table in (*DATA_TABLES, COMMITS):
        if table == COMMITS:
            log = store.commits.log
            named = set(log.files(log.newest().version()))
        else:
            versions = {commit.tables.get(table): commit for commit in kept}
            named = {path for commit in versions.values() for path in store.files(table, commit)}
        for path, file in sorted(store.folder.parquet_files(table).items()):
            if path not in named and file.modified < oldest * 1000 + (999 if alone else 0):
                with store.step(f"delete {table}"):
                    store.folder.delete(table, path)
                deleted.append(f"{table}/{path}")
    return deleted


def must_exist(folder: Folder, files: Mapping[str, Sequence[str]], version: int) -> None:
    """Raise RegisterError when a file of a version is gone."""
    for table, paths in files.items():
        gone = set(paths) - folder.parquet_files(table).keys()
        if gone:
            raise RegisterError(
                f"Version {version} cannot be read: {len(gone)} files of table {table} were "
                "vacuumed. Open a newer version; pin versions that are cited."
            )
