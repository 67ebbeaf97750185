"""Whether the files and logs of a register are what was written: looked at one by one, before any query.

Whatever is found here is said with its cause and the next step; nothing in it stops the look at the rest.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from dragoman.errors import RegisterError
from dragoman.model.schema import ADDED

from .commits import Commit
from .delta import DeltaLog
from .folder import DataFile, Folder
from .layout import COMMITS, DATA_TABLES, FORGOTTEN, RELEASES, all_schemas
from .releases import releases
from .side import TEXTS, SideTexts
from .tombstones import tombstones, unfinished
from .writing import Store

FindingKind = Literal[
    "damaged log",
    "missing files",
    "damaged files",
    "schema",
    "broken versions",
    "doubles",
    "broken references",
    "changed text",
    "forgotten",
    "events out of date",
    "mixed conventions",
    "unfinished run",
    "unfinished write",
    "uncommitted rows",
    "orphans",
    "changed file",
]
RESTORE = "Restore them from a copy, or code the corpus into a new register."


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found: `harm` is True when answers are wrong, False when it is only untidy."""

    kind: FindingKind
    what: str
    next_step: str
    harm: bool

    def __str__(self) -> str:
        return f"{self.kind}: {self.what}. {self.next_step}"


def unsound(store: Store, commit: Commit) -> Iterator[Finding]:
    """What keeps the register at `commit`, or one of its lists beside the tables, from being read."""
    cut_short = list(_cut_short(store))
    yield from cut_short
    whole = not cut_short  # else files that were written again are no longer what the logs say
    for table in DATA_TABLES:
        try:
            named = store.files(table, commit)
        except RegisterError as fault:
            what, _, step = str(fault).rpartition(". ")
            yield Finding("damaged log", what, step, harm=True)
            continue
        yield from _files(store, table, named, whole=whole)
    for table in (COMMITS, RELEASES, FORGOTTEN):
        log = store.commits.log if table == COMMITS else DeltaLog(store.folder, table)
        if not log.exists():
            continue
        try:
            named = log.files(log.newest().version())
        except RegisterError as fault:
            what, _, step = str(fault).rpartition(". ")
            yield Finding("damaged log", what, step, harm=True)
            continue
        yield from _files(store, table, named, whole=True)
    yield from _texts(SideTexts.of(store.folder))


def _texts(beside: SideTexts) -> Iterator[Finding]:
    """Files of texts beside the register: every query reads them."""
    for name in sorted(beside.folder.parquet_files(TEXTS)):
        if why := _unread(beside.folder, TEXTS, name)[1]:
            path = beside.folder.path_of(TEXTS, name)
            step = "Delete it and run `dragoman attach FILES` again."
            yield Finding("damaged files", f"texts beside it: {path} {why}", step, harm=True)


def _cut_short(store: Store) -> Iterator[Finding]:
    """A forgetting that died between its tombstone and its commit."""
    try:
        begun = unfinished(store)
    except RegisterError:
        return  # told by the look at those tables
    if begun:
        yield Finding(
            "forgotten",
            f"forgetting {begun[0]} was begun and never finished",
            f"Run `dragoman forget {' '.join(begun)}` again: it finishes what was begun.",
            harm=True,
        )


def _files(
    store: Store, table: str, named: dict[str, DataFile], *, whole: bool
) -> Iterator[Finding]:
    there = store.folder.parquet_files(table)
    if gone := sorted(named.keys() - there.keys()):
        told = f"{_files_of(table, len(gone))} gone, such as {gone[0]}"
        yield Finding("missing files", told, RESTORE, harm=True)
    damaged = {
        path: fault
        for path in sorted(named.keys() & there.keys())
        if (fault := _fault(store, table, named[path], there[path], whole=whole))
    }
    if damaged:
        path, fault = next(iter(damaged.items()))
        told = f"{_files_of(table, len(damaged))} not as written: {path} {fault}"
        yield Finding("damaged files", told, RESTORE, harm=True)
        return
    columns = {
        path: differing
        for path in sorted(named.keys() & there.keys())
        if (differing := _columns(store, table, path))
    }
    if columns:
        path, differing = next(iter(columns.items()))
        told = f"{_files_of(table, len(columns))} of other columns: {path} differs in {differing}"
        yield Finding("schema", told, "Code the corpus into a new register.", harm=True)


def _files_of(table: str, count: int) -> str:
    return f"table {table}: {count} {'file is' if count == 1 else 'files are'}"


def _fault(store: Store, table: str, told: DataFile, there: DataFile, *, whole: bool) -> str:
    """What is wrong with a file, by its size, its footer and what the log says of it."""
    if whole and told.size != there.size:
        return f"has {there.size:,} bytes instead of {told.size:,}"
    rows, why = _unread(store.folder, table, told.path)
    if not why and whole and told.rows and rows != told.rows:
        return f"has {rows:,} rows instead of {told.rows:,}"
    return why


def _unread(folder: Folder, table: str, path: str) -> tuple[int, str]:
    """How many rows a file has by its footer, and why that cannot be read."""
    from pyarrow import ArrowException

    try:
        return folder.row_count(table, path), ""
    except (ArrowException, OSError) as error:
        return 0, f"cannot be read ({(str(error).splitlines() or [''])[0].rstrip('.')})"


def _columns(store: Store, table: str, path: str) -> str:
    """The columns in which a file differs from its table; those that came later may be absent."""
    ours = set(all_schemas()[table].names)
    differing = ours ^ set(store.folder.column_names(table, path))
    return ", ".join(sorted(differing - set(ADDED.get(table, ()))))  # type: ignore[call-overload]


def broken_versions(store: Store) -> Iterator[Finding]:
    """Older versions that cannot be read: wrong rows in `commits`, files of pinned versions gone."""
    commits = store.commits.all()
    newest = {name: log.newest().version() for name, log in store.logs.items() if log.exists()}
    wrong = sorted(
        {
            commit.number
            for commit in commits
            if any(not 0 <= at <= newest.get(name, -1) for name, at in commit.tables.items())
        }
        | {two.number for one, two in pairwise(commits) if two.number != one.number + 1}
    )
    if wrong:
        yield Finding(
            "broken versions",
            f"commits {', '.join(map(str, wrong[:5]))}: a row is lost, or names versions of tables "
            "that there never were",
            "Somebody changed table commits: restore its folder from a copy.",
            harm=True,
        )
        return
    for pinned in releases(store):
        commit = next((one for one in commits if one.number == pinned.version), None)
        gone = [
            path
            for table in DATA_TABLES
            for path in (store.files(table, commit) if commit else ())
            if path not in store.folder.parquet_files(table)
        ]
        if commit is None or gone:
            yield Finding(
                "missing files",
                f"version {pinned.version}, pinned as {pinned.name!r}, cannot be read: "
                + (f"{len(gone)} of its files are gone" if commit else "there is no such version"),
                "Restore them from a copy: a paper may cite it.",
                harm=True,
            )


def lost_tombstones(store: Store) -> Iterator[Finding]:
    """Documents were forgotten, and nothing says which: they would be coded again."""
    if tombstones(store) or not any(one.kind == "forget" for one in store.commits.all()):
        return
    yield Finding(
        "forgotten",
        f"documents were forgotten, and table {FORGOTTEN} is empty or gone: nothing keeps them out",
        "Restore its folder from a copy, or forget them again by their ids.",
        harm=True,
    )
