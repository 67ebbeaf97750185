"""What is wrong with a register, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dragoman.model import stable_id
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
from .soundness import Finding, broken_versions, lost_tombstones, unsound
from .tombstones import tombstones
from .writing import Store

LOGGED = (*DATA_TABLES, COMMITS, RELEASES, FORGOTTEN)
"""Every table that has a log."""


def findings(store: Store, commit: Commit, opened: Callable[[], Session]) -> list[Finding]:
    """Look through the register at `commit`; the worst comes first.

    `opened` gives the session, which is asked for once the files are known to be sound.
    """
    broken = list(unsound(store, commit))
    if any(each.kind != "forgotten" for each in broken):  # no query can run over such files
        return broken
    session = opened()
    return [
        *broken,
        *broken_versions(store),
        *_doubles(session),
        *_broken_references(session),
        *_changed_text(session),
        *lost_tombstones(store),
        *(() if broken else _forgotten(store, session)),
        *_events_out_of_date(session),
        *_mixed_conventions(store, commit, session),
        *_unfinished_runs(store, commit),
        *_unfinished_writes(store),
        *_uncommitted_rows(store),
        *_orphans(store),
    ]


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
                f"table {table}: {many(doubled, 'key')} in several rows",
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
                f"table {table}: {many(broken, 'row')} of no document of the register",
                "Somebody wrote to the tables past dragoman: open the last good version.",
                harm=True,
            )
    query = "SELECT d.id FROM documents d ANTI JOIN runs r ON r.id = d.run"
    if strange := len(Rows(session, query)):
        yield Finding(
            "broken references",
            f"{many(strange, 'document')} of no run that is recorded: nothing tells how they were "
            "coded",
            "Somebody wrote to the tables past dragoman: open the last good version.",
            harm=True,
        )


def _changed_text(session: Session) -> Iterator[Finding]:
    """Documents whose words are not those that were coded: spans would cut out other ones."""
    query = "SELECT id, hash, title, text FROM documents WHERE text IS NOT NULL"
    changed = [
        row["id"]
        for row in Rows(session, query)
        if row["hash"] != stable_id("text", row["title"], row["text"])
    ]
    if changed:
        yield Finding(
            "changed text",
            f"{many(len(changed), 'document')} with other words than were coded, such as "
            f"{min(changed)}: the hash of title and text is another",
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
            f"{many(len(there), 'document')} forgotten and still there, such as {there[0]}",
            f"Run `dragoman forget {there[0]}` again: it finishes what was begun.",
            harm=True,
        )


def _events_out_of_date(session: Session) -> Iterator[Finding]:
    events = len(Rows(session, "SELECT id FROM events"))
    if not events:
        return
    empty = len(Rows(session, "SELECT id FROM events WHERE coalesce(len(mentions), 0) = 0"))
    if empty:
        yield Finding(
            "events out of date",
            f"{many(empty, 'event')} without a mention",
            "Run `dragoman resolve --full`.",
            harm=True,
        )
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
            f"{many(new, 'mention')} in no event yet",
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
            f"{many(len(parts), 'file')} never finished, such as {parts[0]}",
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
            f"{many(count, 'file')} ({size / 1e6:.1f} MB) in no version of the register",
            "A writer is at work or died: vacuum deletes them once they are old enough.",
            harm=False,
        )


def many(count: int, thing: str) -> str:
    """A count with its noun."""
    return f"{count:,} {thing}" + ("" if count == 1 else "s")
