"""Tombstones: all that is left of a document that was forgotten, so that it is not coded again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.errors import CommitConflict

from .commits import now
from .delta import TRIES, DeltaLog
from .layout import FORGOTTEN
from .writing import Store, arrow_rows, new_token


@dataclass(frozen=True, slots=True)
class Tombstone:
    """A document that was forgotten: its id (a hash), why, and when (UTC in ISO 8601)."""

    document: str
    reason: str
    time: str


def tombstones(store: Store) -> list[Tombstone]:
    """Every tombstone, oldest first; the table stands outside the chain of versions."""
    log = DeltaLog(store.folder, FORGOTTEN)
    return _read(store, log) if log.exists() else []


def unfinished(store: Store) -> list[str]:
    """Documents of tombstones that no commit of kind `forget` follows: text of theirs may stand."""
    done = max((one.time for one in store.commits.all() if one.kind == "forget"), default="")
    return [stone.document for stone in tombstones(store) if stone.time > done]


def bury(store: Store, documents: Sequence[str], reason: str) -> list[str]:
    """Write tombstones for those of `documents` that have none: their ids.

    Raises CommitConflict where other processes bury without end.
    """
    log = DeltaLog(store.folder, FORGOTTEN)
    log.create()
    token = new_token()
    for _ in range(TRIES):
        latest = log.newest().version()
        known = {stone.document for stone in _read(store, log)}
        new = [document for document in dict.fromkeys(documents) if document not in known]
        if not new:
            return []
        time = now()
        rows = [{"document": document, "reason": reason, "time": time} for document in new]
        file = store.stage(FORGOTTEN, arrow_rows(FORGOTTEN, rows).to_batches())
        with store.step(f"publish {FORGOTTEN}"):
            written = log.write_at(latest + 1, {file.path: file}, {}, token)
        if written:
            return new
    raise CommitConflict("The tombstones could not be written: try again.")


def _read(store: Store, log: DeltaLog) -> list[Tombstone]:
    files = log.files(log.newest().version())
    rows = [row for batch in store.folder.read(FORGOTTEN, files) for row in batch.to_pylist()]
    return sorted(
        (Tombstone(row["document"], row["reason"], row["time"]) for row in rows),
        key=lambda stone: (stone.time, stone.document),
    )
