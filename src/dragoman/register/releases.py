"""Releases: versions with a name, which vacuum never touches."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.errors import CommitConflict, RegisterError

from .commits import now
from .delta import TRIES, DeltaLog
from .layout import DATA_TABLES, RELEASES
from .maintenance import must_exist
from .writing import Store, arrow_rows, new_token


@dataclass(frozen=True, slots=True)
class Release:
    """A version of the register that somebody cites by name; `time` is UTC in ISO 8601."""

    name: str
    version: int
    time: str


def releases(store: Store) -> list[Release]:
    """All releases, in the order of their versions."""
    return _read(store, _log(store))


def pin(store: Store, name: str, version: int) -> Release:
    """Name `version`; the same name for the same version again changes nothing.

    Raises RegisterError when the name stands for another version, when there is no such version,
    or when some of its files are gone already.
    """
    commit = store.commits.at(version)
    log = _log(store)
    log.create()
    token = new_token()
    for _ in range(TRIES):
        latest = log.newest().version()
        for known in _read(store, log):
            if known.name == name:
                if known.version == version:
                    return known
                raise RegisterError(
                    f"Release {name!r} is version {known.version}, not {version}. "
                    "Choose another name."
                )
        files = {table: list(store.files(table, commit)) for table in DATA_TABLES}
        must_exist(store.folder, files, version)
        row = {"name": name, "version": version, "time": now()}
        staged = store.folder.write(
            RELEASES, arrow_rows(RELEASES, [row]).to_batches(), arrow_rows(RELEASES, []).schema
        )
        if log.write_at(latest + 1, {staged.path: staged}, {}, token):
            must_exist(store.folder, files, version)  # a vacuum may have run meanwhile
            return Release(name, version, row["time"])  # type: ignore[arg-type]
    raise CommitConflict(f"Release {name!r} could not be written: try again.")


def _log(store: Store) -> DeltaLog:
    return DeltaLog(store.folder, RELEASES)


def _read(store: Store, log: DeltaLog) -> list[Release]:
    if not log.exists():
        return []
    files = log.files(log.newest().version())
    rows = [row for batch in store.folder.read(RELEASES, files) for row in batch.to_pylist()]
    return sorted(
        (Release(row["name"], row["version"], row["time"]) for row in rows),
        key=lambda release: (release.version, release.name),
    )
