"""What is wrong with a register, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from dragoman.model.schema import ALL_TABLES, schemas

from .answers import Rows
from .commits import Commit
from .history import run_records
from .layout import (
    COMMITS,
    DATA_TABLES,
    DOCUMENT_COLUMN,
    FORGOTTEN,
    REJECT_KEY,
    RELEASES,
    SETTINGS,
)
from .session import Session
from .tombstones import tombstones
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


LOGGED = (*DATA_TABLES, COMMITS, RELEASES, FORGOTTEN)
"""Every table that has a log."""


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
        *_forgotten(store, session),
        *_events_out_of_date(session),
        *_mixed_conventions(store, commit, session),
        *_unfinished_runs(store, commit),
        *_unfinished_writes(store),
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


def _forgotten(store: Store, session: Session) -> Iterator[Finding]:
    """Documents with a tombstone that are there all the same: forgetting was cut short."""
    stones = {stone.document for stone in tombstones(store)}
    if not stones:
        return
    there = sorted(stones & {row["id"] for row in Rows(session, "SELECT id FROM documents")})
    if there:
        yield Finding(
            "forgotten",
            f"{len(there)} documents are forgotten and still there, such as {there[0]}",
            f"Run `dragoman forget {there[0]}` again: it finishes what was begun.",
            harm=True,
        )


def _events_out_of_date(session: Session) -> Iterator[Finding]:
    events = len(Rows(session, "SELECT id FROM events"))
    if not events:
        return
    told = "SELECT id, unnest(mentions) AS mention FROM events"
    query = f"SELECT DISTINCT e.id FROM ({told}) e ANTI JOIN mentions m ON m.id = e.mention"
    if gone := len(Rows(session, query)):
        yield Finding(
            "events out of date",
            f"{gone} of {events} events tell of mentions that are gone: their documents were coded "
            "again or taken out",
            "Run `dragoman resolve`.",
            harm=True,
        )
    query = f"SELECT id FROM mentions ANTI JOIN ({told}) e ON e.mention = mentions.id"
    if new := len(Rows(session, query)):
        yield Finding(
            "events out of date",
            f"{new} mentions are in no event yet",
            "Run `dragoman resolve`.",
            harm=False,
        )


def _mixed_conventions(store: Store, commit: Commit, session: Session) -> Iterator[Finding]:
    """Documents of one version that were read by different words, models or settings."""
    query = "SELECT run, count(*) AS n FROM documents GROUP BY run ORDER BY n DESC, run"
    documents = {row["run"]: row["n"] for row in Rows(session, query)}
    runs = [run for run in run_records(store, commit) if run.id in documents]
    differing = [
        name
        for name in ("lexicon", "model", "settings", "dragoman")
        if len({getattr(run, name) for run in runs}) > 1
    ]
    if differing:
        told = ", ".join(f"{documents[run.id]:,} by {run.id}" for run in runs)
        yield Finding(
            "mixed conventions",
            f"documents were coded by {len(runs)} runs that differ in {', '.join(differing)}: {told}",
            "Code them all by one: `dragoman code INPUT --recode`. What differs: `dragoman diff`.",
            harm=False,
        )


def _unfinished_writes(store: Store) -> Iterator[Finding]:
    """Files that a process was writing beside others when it died."""
    folders = ("", SETTINGS, *(f"{name}{part}" for name in LOGGED for part in ("", "/_delta_log")))
    parts = [
        f"{folder}/{name}".lstrip("/")
        for folder in folders
        for name in store.folder.names(folder)
        if name.endswith(".part")
    ]
    if parts:
        yield Finding(
            "unfinished write",
            f"{len(parts)} files were never finished, such as {parts[0]}",
            "Run the command that died again, or delete them when no process writes.",
            harm=False,
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
