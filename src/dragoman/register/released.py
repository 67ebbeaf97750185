"""A release opened as a register: one version, only for reading, without the register that made it."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from dragoman.errors import LookupFailed, RegisterError
from dragoman.model.schema import ADDED, ALL_TABLES, TableName, schemas

from .commits import Commit
from .folder import Folder
from .history import RunRecord
from .manifest import TABLES_FOLDER, Manifest, faults
from .register import Register
from .releases import Release
from .session import Session
from .soundness import Finding
from .tombstones import Tombstone
from .writing import Store

if TYPE_CHECKING:
    import pyarrow.dataset as ds


@dataclass(frozen=True, slots=True)
class ReleaseFolder(Folder):
    """The folder of a release: one Parquet file a table, all in one folder."""

    def path_of(self, table: str, file: str) -> str:
        return f"{self.root}/{TABLES_FOLDER}/{file}"


@dataclass(slots=True, repr=False)
class Released(Register):
    """The tables of a release; what would write says that it cannot."""

    @classmethod
    def of(cls, path: Path, version: int | None = None) -> Released:
        """Open the release in `path`.

        Raises RegisterError when another version than the one that it holds is asked for.
        """
        manifest = Manifest.read(path)
        if version not in (None, manifest.version):
            raise RegisterError(
                f"The release {path} holds version {manifest.version} alone, not {version}."
            )
        commit = Commit(manifest.version, "create", {}, {}, None, "", "")
        return cls(Store(ReleaseFolder.at(path)), commit, latest=False)

    @property
    def manifest(self) -> Manifest:
        return Manifest.read(Path(self.store.folder.root))

    def versions(self) -> list[Commit]:
        return [self.commit]

    def runs(self) -> list[RunRecord]:
        """The runs that coded what is released; a release tells no times."""
        return [
            RunRecord(
                run.id,
                "finished",
                "",
                None,
                1,
                run.dragoman,
                run.settings,
                run.model,
                run.lexicon,
                {},
            )
            for run in self.manifest.runs
        ]

    def counts(self) -> dict[str, int]:
        return dict(self.manifest.tables)

    def releases(self) -> list[Release]:
        return []

    def tombstones(self) -> list[Tombstone]:
        return []

    def doctor(self) -> list[Finding]:
        return [
            Finding("changed file", fault, "Get the release again from where it came.", harm=True)
            for fault in faults(Path(self.store.folder.root))
        ]

    def writing(self) -> AbstractContextManager[None]:
        """Nothing in a release changes, and no lock is left in its folder."""
        return nullcontext()

    def settings(self, key: str) -> str | None:
        return self.store.folder.text(f"settings/{key}.json")

    def tables(self, name: TableName) -> ds.Dataset:
        import pyarrow.dataset as ds

        if name not in ALL_TABLES:
            raise LookupFailed.among("table", name, ALL_TABLES)
        folder = self.store.folder
        paths = [folder.path_of(name, file) for file in self._files_of(name)]
        return ds.dataset(paths, schema=schemas()[name], format="parquet")

    def session(self) -> Session:
        if self._session is None:
            files = {name: self._files_of(name) for name in (*ALL_TABLES, "runs")}
            self._session = Session(
                self.store.folder, files, lacking=self._lacking(), texts=self.texts().paths()
            )
        return self._session

    def _lacking(self) -> dict[str, tuple[str, ...]]:
        """The columns that tables of a release by an older dragoman do not have."""
        found = {}
        for name, added in ADDED.items():
            for file in self._files_of(name):
                there = self.store.folder.column_names(name, file)
                found[name] = tuple(column for column in added if column not in there)
        return {name: columns for name, columns in found.items() if columns}

    def _files_of(self, name: str) -> list[str]:
        return [f"{name}.parquet"] if name in self.manifest.tables else []

    def _must_be_latest(self) -> NoReturn:
        raise RegisterError(
            f"{self.path} is a release, which is only for reading. Work on the register that it came "
            "from, or code the corpus into one."
        )

    def pin(self, name: str, version: int | None = None) -> Release:
        """A release is pinned by being one. Raises RegisterError."""
        self._must_be_latest()

    def refresh(self) -> Register:
        """Raises RegisterError: a release has no newer version."""
        self._must_be_latest()
