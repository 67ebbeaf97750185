"""The runs of a register as a reader sees them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from .commits import Commit
from .run import RunStatus, run_rows
from .writing import Store


@dataclass(frozen=True, slots=True)
class RunRecord:
    """One run, all its attempts together: with what it coded, when, and what it added.

    `started` and `ended` are UTC in ISO 8601; `ended` is None while it runs, or after a kill.
    `counts` are the rows added, by table.
    """

    id: str
    status: RunStatus
    started: str
    ended: str | None
    attempts: int
    dragoman: str
    settings: str
    model: str
    lexicon: str
    counts: Mapping[str, int]


def run_records(store: Store, commit: Commit) -> list[RunRecord]:
    """The runs up to `commit`, by their start."""
    counts: dict[str, Counter[str]] = {}
    for one in store.commits.all():
        if one.run and one.number <= commit.number:
            counts.setdefault(one.run, Counter()).update(dict(one.counts))
    records: dict[str, RunRecord] = {}
    attempts: dict[str, set[str]] = {}
    for row in run_rows(store, commit):
        key = row["id"]
        earlier = records.get(key)
        attempts.setdefault(key, set()).add(row["attempt"])
        records[key] = RunRecord(
            id=key,
            status=row["status"],
            started=earlier.started if earlier else row["time"],
            ended=None if row["status"] == "started" else row["time"],
            attempts=len(attempts[key]),
            dragoman=row["dragoman"],
            settings=row["settings"],
            model=row["model"],
            lexicon=row["lexicon"],
            counts=dict(counts.get(key, ())),
        )
    return list(records.values())


def last_forgetting(store: Store) -> int:
    """The newest commit that took documents out of every version, older ones too; -1 without one."""
    return max((one.number for one in store.commits.all() if one.kind == "forget"), default=-1)
