"""One Delta table whose versions are written exactly: on the version that was read, or not at all.

A plain Delta append never conflicts: it is rebased on whatever other writers left. Here each
version must hold exactly the files that its writer names, so a write is tried at one version
number alone (`max_commit_retries=0`; the log entry is put if absent), and the entry is read back:
it counts as ours only if it carries our token.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dragoman.errors import CommitConflict, RegisterError

from .folder import DataFile, Folder
from .layout import all_schemas

if TYPE_CHECKING:
    from deltalake import DeltaTable

KEEP_LOG = {
    "delta.enableExpiredLogCleanup": "false",
    "delta.logRetentionDuration": "interval 36500 days",
    "delta.checkpointInterval": "50",
}
"""Old versions are cited in papers: Delta must never drop their log entries."""

TRIES = 200


@dataclass(slots=True)
class DeltaLog:
    """The log of one table of the register; keeps the newest state it has seen between calls."""

    folder: Folder
    name: str
    _newest: DeltaTable | None = field(default=None, repr=False)

    def exists(self) -> bool:
        from deltalake import DeltaTable

        return bool(DeltaTable.is_deltatable(self.folder.table_uri(self.name)))

    def create(self) -> None:
        """Make the table if it is absent; two processes may do so at once."""
        from deltalake import DeltaTable, Schema
        from deltalake.exceptions import DeltaError

        if self.exists():
            return
        if self.folder.local:
            self.folder.filesystem.create_dir(f"{self.folder.root}/{self.name}", recursive=True)
        try:
            DeltaTable.create(
                self.folder.table_uri(self.name),
                schema=Schema.from_arrow(all_schemas()[self.name]),
                mode="ignore",
                configuration=KEEP_LOG,
            )
        except (DeltaError, OSError) as error:
            if not self.exists():
                raise RegisterError(
                    f"Cannot make table {self.name} in {self.folder.uri}: {error}. "
                    "Check that the folder can be written to."
                ) from error

    def let_go(self) -> None:
        """Read the log anew the next time."""
        self._newest = None

    def newest(self) -> DeltaTable:
        """The table at the newest version in its log, committed to the register or not.

        Raises RegisterError where the log is damaged or gone.
        """
        from deltalake import DeltaTable
        from deltalake.exceptions import DeltaError

        try:
            if self._newest is None:
                self._newest = DeltaTable(self.folder.table_uri(self.name))
            else:
                self._newest.update_incremental()
        except (DeltaError, OSError) as error:
            why = (str(error).splitlines() or [type(error).__name__])[0].rstrip(".")
            raise RegisterError(
                f"The log of table {self.name} in {self.folder.uri} cannot be read: {why}. "
                "Restore the folder _delta_log of this table from a copy."
            ) from error
        return self._newest

    @property
    def seen(self) -> int:
        """The version that `newest` gave last, without another look."""
        return -1 if self._newest is None else int(self._newest.version())

    def files(self, version: int) -> dict[str, DataFile]:
        """The files that make up `version`.

        Raises RegisterError when the log of that version is gone.
        """
        from deltalake import DeltaTable
        from deltalake.exceptions import DeltaError

        newest = self._newest
        if newest is not None and newest.version() == version:
            return _files(newest)
        try:
            return _files(DeltaTable(self.folder.table_uri(self.name), version=version))
        except DeltaError as error:
            why = (str(error).splitlines() or [type(error).__name__])[0].rstrip(".")
            raise RegisterError(
                f"Version {version} of table {self.name} cannot be read: {why}. "
                "Restore the folder _delta_log of this table from a copy."
            ) from error

    def publish(
        self, base: int, *, add: Iterable[DataFile], remove: Collection[str], token: str
    ) -> int:
        """Write a version that holds the files of `base`, less `remove`, plus `add`: its number.

        Whatever else the newest version holds (rows of a writer that died, or that has yet to
        commit) is left out of the new one; that writer's own version stays as it is.
        """
        added = {file.path: file for file in add}
        for _ in range(TRIES):
            table = self.newest()
            latest = table.version()
            if latest == base:
                enter = added
                leave: dict[str, DataFile | None] = dict.fromkeys(remove)
            else:
                live = _files(table)
                wanted = {
                    path: file for path, file in self.files(base).items() if path not in remove
                }
                wanted.update(added)
                enter = {path: file for path, file in wanted.items() if path not in live}
                leave = {path: file for path, file in live.items() if path not in wanted}
                if not enter and not leave:
                    return latest
            if self.write_at(latest + 1, enter, leave, token):
                return latest + 1
        raise CommitConflict(
            f"Table {self.name} in {self.folder.uri} was written by others {TRIES} times in a row. "
            "Run fewer writers at once, or larger batches."
        )

    def write_at(
        self,
        version: int,
        add: Mapping[str, DataFile],
        remove: Mapping[str, DataFile | None],
        token: str,
    ) -> bool:
        """Write `version`, or return False when another writer has taken that number.

        The newest state must have been read at `version` - 1.
        """
        from deltalake import CommitProperties
        from deltalake.exceptions import CommitFailedError, DeltaError
        from deltalake.transaction import AddAction, PostCommitHookProperties, RemoveAction

        table = self._newest
        if table is None or table.version() != version - 1:
            return False
        now = int(time.time() * 1000)
        actions = [
            AddAction(
                path=file.path,
                size=file.size,
                partition_values={},
                modification_time=file.modified,
                data_change=True,
                stats=file.delta_stats,
            )
            for file in add.values()
        ] + [
            RemoveAction(path, True, now, file.size if file else None, {})
            for path, file in remove.items()
        ]
        try:
            table.create_write_transaction(
                actions,
                "append",
                all_schemas()[self.name],
                commit_properties=CommitProperties(
                    custom_metadata={"dragoman.token": token}, max_commit_retries=0
                ),
                post_commithook_properties=PostCommitHookProperties(cleanup_expired_logs=False),
            )
        except CommitFailedError:
            return self._is_ours(version, token)
        except (DeltaError, OSError) as error:
            if self._is_ours(version, token):  # the log was written, a checkpoint after it was not
                return True
            raise RegisterError(
                f"Cannot write table {self.name} in {self.folder.uri}: {error}. "
                "Check disk space and permissions, then run the same command again."
            ) from error
        return self._is_ours(version, token)

    def _is_ours(self, version: int, token: str) -> bool:
        entry = self.folder.text(f"{self.name}/_delta_log/{version:020}.json")
        return entry is not None and token in entry


def _files(table: DeltaTable) -> dict[str, DataFile]:
    import pyarrow as pa

    actions = pa.table(table.get_add_actions(flatten=True)).select(
        ["path", "size_bytes", "num_records", "modification_time"]
    )
    return {
        path: DataFile(path, size, rows or 0, modified)
        for path, size, rows, modified in zip(
            *(column.to_pylist() for column in actions.columns), strict=True
        )
    }
