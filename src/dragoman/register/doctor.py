"""What is wrong with a register, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from dragoman.model.schema import ALL_TABLES, schemas

from .answers import Rows
from .commits import Commit
from .history import run_records
from .layout import DATA_TABLES, DOCUMENT_COLUMN, REJECT_KEY
from .session import Session
from .writing import Store

FindingKind = Literal[
    "missing files",
    "schema",
    "doubles",
    "broken references",
    "forgotten",
    "events out of date",
    "mixed conventions",
    "unfinished run",
    "unfinished write",
    "uncommitted rows",
    "orphans",
    "changed file",
]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found: `harm` is True when answers are wrong, False when it is only untidy."""

    kind: FindingKind
    what: str
    next_step: str
    harm: bool

    def __str__(self) -> str:
        return f"{self.kind}: {self.what}. {self.next_step}"


def findings(store: Store, commit: Commit, session: Session) -> list[Finding]:
    """Look through the register at `commit`; the worst comes first."""
    missing = list(_missing_files(store, commit))
    if missing:  # no query can run over files that are not there
        return missing
    return [
        *_doubles(session),
        *_broken_references(session),
        *_unfinished_runs(store, commit),
        *_uncommitted_rows(store),
        *_orphans(store),
    ]


def _missing_files(store: Store, commit: Commit) -> Iterator[Finding]:
    for table in DATA_TABLES:
        named = store.files(table, commit).keys()
        gone = named - store.folder.parquet_files(table).keys()
        if gone:
            yield Finding(
                "missing files",
                f"table {table}: {len(gone)} files are gone, such as {min(gone)}",
                "Restore them from a copy, or code the corpus into a new register.",
                harm=True,
            )


def _doubles(session: Session) -> Iterator[Finding]:
    for table in ALL_TABLES:
        if table == "rejects":
            key = ", ".join(REJECT_KEY)
        elif "id" in schemas()[table].names:
            key = "id"
        else:
            continue
        query = f"SELECT {key} FROM {table} GROUP BY ALL HAVING count(*) > 1"
        doubled = len(Rows(session, query))
        if doubled:
            yield Finding(
                "doubles",
                f"table {table}: {doubled} keys stand in several rows",
                "Somebody wrote to the tables past dragoman: open the last good version.",
                harm=True,
            )


def _broken_references(session: Session) -> Iterator[Finding]:
    for table, column in DOCUMENT_COLUMN.items():
        if column != "document":
            continue
        query = f"SELECT document FROM {table} ANTI JOIN documents ON document = documents.id"
        broken = len(Rows(session, query))
        if broken:
            yield Finding(
                "broken references",
                f"table {table}: {broken} rows belong to no document of the register",
                "Somebody wrote to the tables past dragoman: open the last good version.",
                harm=True,
            )


def _unfinished_runs(store: Store, commit: Commit) -> Iterator[Finding]:
    for run in run_records(store, commit):
        if run.status != "finished":
            yield Finding(
                "unfinished run",
                f"run {run.id} of {run.started} is {run.status}",
                "If it is not at work now, run the same command again: it goes on where it was.",
                harm=False,
            )


def _uncommitted_rows(store: Store) -> Iterator[Finding]:
    head = store.commits.head()
    for table, held in head.tables.items():
        newest = store.logs[table].newest().version()
        if newest != held:
            yield Finding(
                "uncommitted rows",
                f"table {table}: version {newest} was written, version {held} holds",
                "Nothing: a writer is at work or died, readers do not see it, the next write drops it.",
                harm=False,
            )


def _orphans(store: Store) -> Iterator[Finding]:
    """Files that no version names. Files only leave a table through these kinds of commit, so
    that the newest version and the ones before each of those name all files of all versions."""
    commits = store.commits.all()
    telling = [
        commit
        for commit, successor in zip(commits, [*commits[1:], None], strict=True)
        if successor is None or successor.kind in ("compact", "recode", "remove", "resolve")
    ]
    count = size = 0
    for table in DATA_TABLES:
        named = {
            path
            for one in {commit.tables.get(table): commit for commit in telling}.values()
            for path in store.files(table, one)
        }
        for path, file in store.folder.parquet_files(table).items():
            if path not in named:
                count, size = count + 1, size + file.size
    if count:
        yield Finding(
            "orphans",
            f"{count} files ({size / 1e6:.1f} MB) are in no version of the register",
            "A writer is at work or died: vacuum deletes them once they are old enough.",
            harm=False,
        )
