"""The register of one corpus: opened at one version, asked, written to, kept."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import RegisterError

from . import forgetting, maintenance, releases, tombstones
from .commits import Commit
from .folder import Folder
from .forgetting import Forgotten
from .layout import SETTINGS
from .manifest import MANIFEST
from .reader import Reader
from .releases import Release
from .run import Provenance, Run
from .tombstones import Tombstone
from .writing import Store, Watch, unwatched


@dataclass(slots=True, repr=False)
class Register(Reader):
    """A folder of tables as they stood at one version.

    Answers stay at that version whatever other processes write; what this object writes itself
    moves it on, and `refresh` moves it to the newest.
    """

    @classmethod
    def open(
        cls, path: str | Path, version: int | None = None, *, watch: Watch = unwatched
    ) -> Register:
        """Open the register in folder `path` at its newest version, or at `version`.

        A release (`dragoman release`) opens as a register that is only for reading. Raises
        NotARegister, SchemaMismatch, or RegisterError when it has no such version.
        """
        if "://" not in str(path) and Path(path, MANIFEST).is_file():
            from .released import Released

            return Released.of(Path(path), version)
        store = Store(Folder.at(path), watch)
        if version is None:
            return cls(store, store.commits.head())
        return cls(store, store.commits.at(version), latest=False)

    @classmethod
    def create_or_open(cls, path: str | Path, *, watch: Watch = unwatched) -> Register:
        """Open the register in folder `path`, made empty if there is none."""
        store = Store(Folder.at(path), watch)
        return cls(store, store.create())

    def run(self, *, settings_hash: str, model_hash: str, lexicon_hash: str, version: str) -> Run:
        """Start a run; `version` is dragoman's. Raises SchemaMismatch, RegisterError."""
        self._must_be_latest()
        self.store.check_schema()
        provenance = Provenance(settings_hash, model_hash, lexicon_hash, version)
        return Run(provenance, self.store, self._advance)

    def writing(self) -> AbstractContextManager[None]:
        """Hold the right to write, as others may; RegisterError while documents are forgotten."""
        return self.store.writing()

    def keep_settings(self, key: str, told: str) -> None:
        """Keep what settings a run's hash stands for: JSON, beside the tables, written once."""
        path = f"{SETTINGS}/{key}.json"
        if self.store.folder.text(path) is None:
            self.store.folder.make(SETTINGS)
            self.store.folder.put(path, told + "\n")

    def settings(self, key: str) -> str | None:
        """The settings that a run's hash stands for, as JSON; None where they were not kept."""
        return self.store.folder.text(f"{SETTINGS}/{key}.json")

    def remove(self, documents: Sequence[str]) -> int:
        """Take documents out with all their rows: the number of documents that were there.

        Older versions still hold them until `vacuum` deletes the files that no kept version names.
        """
        self._must_be_latest()
        with self.store.writing():
            commit, removed = maintenance.remove_documents(self.store, documents)
        self._advance(commit)
        return removed

    def forget(
        self, documents: Sequence[str], *, reason: str = "", copies: bool = False
    ) -> Forgotten:
        """Take documents out of every version, older and pinned ones too; only tombstones stay.

        Each is named by id or its beginning, by input id or by address; with `copies`, documents of
        the same title and text go too. Raises LookupFailed, RegisterError while another process
        writes; others cannot write meanwhile (in a bucket, where there are no locks, see to it).
        """
        self._must_be_latest()
        with self.store.alone("forget"):
            done = forgetting.forget(self.store, documents, reason=reason, copies=copies)
        self.close()  # views were made on files as they were
        self._advance(done.commit)
        return done

    def tombstones(self) -> list[Tombstone]:
        """The documents that were forgotten, oldest first."""
        return tombstones.tombstones(self.store)

    def compact(self) -> int:
        """Put small files together: the number of files that went. No row changes."""
        self._must_be_latest()
        with self.store.writing():
            commit, gone = maintenance.compact(self.store)
        self._advance(commit)
        return gone

    def vacuum(
        self, *, retention_hours: float = maintenance.RETENTION_HOURS, alone: bool = False
    ) -> list[str]:
        """Delete files older than `retention_hours` that no kept version names: their paths.

        Kept are the newest version, versions younger than the retention, and pinned ones. Less
        than an hour needs `alone`: the word that no other process is writing.
        """
        self._must_be_latest()
        with self.store.writing():
            return maintenance.vacuum(self.store, retention_hours=retention_hours, alone=alone)

    def pin(self, name: str, version: int | None = None) -> Release:
        """Name a version (this one) in a release, so that it is never vacuumed."""
        with self.store.writing():
            return releases.pin(self.store, name, self.version if version is None else version)

    def releases(self) -> list[Release]:
        """The releases, in the order of their versions."""
        return releases.releases(self.store)

    def refresh(self) -> Register:
        """Move to the newest version."""
        if not self.latest:
            raise RegisterError(
                f"This register was opened at version {self.version}. Open it without a version."
            )
        self._advance(self.store.commits.head())
        return self

    def advance(self, commit: Commit) -> None:
        """Move to a version that was written from this one, by work that knows the store."""
        self._must_be_latest()
        self._advance(commit)

    def _must_be_latest(self) -> None:
        if not self.latest:
            raise RegisterError(
                f"This register was opened at version {self.version}, which is only for reading. "
                "Open it without a version to write."
            )

    def _advance(self, commit: Commit) -> None:
        if commit.number != self.commit.number:
            self.commit = commit
            self._session = None


def open_register(path: str | Path, version: int | None = None) -> Register:
    """Open the register in folder `path` at its newest version, or at `version`.

    Raises NotARegister, SchemaMismatch, or RegisterError when it has no such version.
    """
    return Register.open(path, version)
