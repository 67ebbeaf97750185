"""A run: one command's writing to the register, recorded and safe to repeat."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Literal

from dragoman.errors import RegisterError
from dragoman.model import stable_id
from dragoman.model.schema import TABLES, Row, TableName

from .batch import Batch, reject_key
from .commits import Commit, now
from .folder import DataFile
from .holding import Holding
from .keys import KeySet
from .layout import DOCUMENT_COLUMN, REJECT_KEY, RUNS
from .replacing import Replacement, Unnamed, staged
from .tombstones import tombstones
from .writing import Change, Store, arrow_rows, new_token

RunStatus = Literal["started", "finished", "interrupted"]


@dataclass(frozen=True, slots=True)
class Provenance:
    """What a run coded with: hashes of settings, model and lexicon, and dragoman's version."""

    settings: str
    model: str
    lexicon: str
    dragoman: str

    @property
    def id(self) -> str:
        """The run's id: the same for the same settings, model, lexicon and version.

        No clock is in it, so that a run that was killed and started again gives the same rows.
        """
        return stable_id("run", self.settings, self.model, self.lexicon, self.dragoman)


@dataclass(slots=True)
class Run:
    """Writes batches, each atomic; leaves out documents and rejects that the register has.

    Use it as a context manager: leaving it records that the run is finished, or interrupted when
    an error or Ctrl-C ends it. A run that has nothing to add leaves no trace, so that the version
    of the register stays what it was.
    """

    provenance: Provenance
    store: Store = field(repr=False)
    on_commit: Callable[[Commit], None] = field(repr=False)
    counts: Counter[str] = field(default_factory=Counter)
    """Rows that this run has added so far, by table."""
    _attempt: str = field(default_factory=new_token, repr=False)
    _documents: KeySet = field(default_factory=KeySet, repr=False)
    _own: KeySet = field(default_factory=KeySet, repr=False)
    _forgotten: KeySet = field(default_factory=KeySet, repr=False)
    _rejects: KeySet = field(default_factory=KeySet, repr=False)
    _read: dict[str, set[str]] = field(default_factory=dict, repr=False)
    _at: Commit | None = field(default=None, repr=False)
    _recorded: bool = field(default=False, repr=False)
    _holding: Holding | None = field(default=None, repr=False)
    _right: ExitStack = field(default_factory=ExitStack, repr=False)

    @property
    def id(self) -> str:
        return self.provenance.id

    def uncoded(self, documents: Iterable[str]) -> list[str]:
        """Those of the document ids that may be coded and that the register does not have.

        In order, each once; forgotten ones are not among them.
        """
        self._learn(self.store.commits.head())
        asked = list(dict.fromkeys(documents))
        out = _held(self._documents, asked) | _held(self._forgotten, asked)
        return [key for key in asked if key not in out]

    def otherwise(self, documents: Iterable[str]) -> list[str]:
        """Those that the register has by a run with other settings, model, lexicon or version."""
        self._learn(self.store.commits.head())
        asked = list(dict.fromkeys(documents))
        held = _held(self._documents, asked)
        out = _held(self._own, asked) | _held(self._forgotten, asked)
        return [key for key in asked if key in held and key not in out]

    def forgotten(self, documents: Iterable[str]) -> list[str]:
        """Those of which only a tombstone is left: they are not coded again."""
        self._learn(self.store.commits.head())
        asked = list(dict.fromkeys(documents))
        gone = _held(self._forgotten, asked)
        return [key for key in asked if key in gone]

    def write(
        self, rows: Mapping[TableName, Sequence[Row]], *, supersede: bool = False
    ) -> Commit | None:
        """Add the rows of some documents, all or none, with one commit.

        Documents that the register has (another process coded them meanwhile) are left out with
        all their rows; with `supersede` only those that this very run coded, and what other runs
        read in the rest goes in the same commit. Forgotten documents are always left out. Returns
        None when nothing was left to add.

        Raises CommitConflict after losing too often, RegisterError when the rows do not fit or while
        another process forgets documents.
        """
        with self.store.writing():
            return self._write(rows, supersede=supersede)

    def _write(self, rows: Mapping[TableName, Sequence[Row]], *, supersede: bool) -> Commit | None:
        batch, token = Batch.of(rows), new_token()
        files: dict[str, DataFile] = {}
        for head in self.store.attempts():
            self._learn(head)
            coded = self._own if supersede else self._documents
            out = _held(coded, batch.documents) | _held(self._forgotten, batch.documents)
            going = _held(self._documents, batch.documents) - out
            about = _names_of(batch, going)
            told = {
                reject_key(row)
                for row in batch.rows["rejects"]
                if row.get("document") in going or row["input"] in about
            }
            rest = batch.without(out, _held(self._rejects, batch.rejects) - told)
            if not rest:
                return None
            if going:
                change = self._superseding(rest, going, head)
            else:
                if not files or rest.counts != batch.counts:
                    files = self._stage(rest)
                change = Change(
                    "batch",
                    {name: (file,) for name, file in files.items()},
                    counts=rest.counts,
                    run=self.id,
                )
            batch = rest
            if commit := self.store.commit(change, head, token):
                self._added(batch, change, commit)
                return commit
        return None

    def __enter__(self) -> Run:
        """Hold the right to write to the end; raises RegisterError while another process forgets."""
        self._right.enter_context(self.store.writing())
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with self._right:
            if kind is None:
                if self._recorded or self._left_unfinished():
                    self._record("finished")
            elif self._recorded:
                with suppress(RegisterError):  # the error that ends the run is the one to show
                    self._record("interrupted")

    def _superseding(self, batch: Batch, going: frozenset[str], head: Commit) -> Change:
        """The change that puts the batch in the place of all rows of the documents `going`."""
        self._holding = self._holding or Holding(self.store)
        whole: dict[str, Replacement] = {
            name: Replacement(column, going, arrow_rows(name, batch.rows[name]).to_batches())
            for name in TABLES
            if (column := DOCUMENT_COLUMN[name]) is not None
        }
        rejects = arrow_rows("rejects", batch.rows["rejects"]).to_batches()
        unnamed = Unnamed("input", _names_of(batch, going))
        whole["rejects"] = Replacement("document", going, rejects, unnamed)
        change = staged(self.store, head, whole, kind="recode", holding=self._holding)
        added = dict(change.add)
        if not self._recorded:
            added[RUNS] = (self._stage_status("started"),)
        return Change("recode", added, change.remove, batch.counts, self.id)

    def _stage(self, batch: Batch) -> dict[str, DataFile]:
        staged: dict[str, DataFile] = {
            name: self.store.stage(name, arrow_rows(name, rows).to_batches())
            for name, rows in batch.rows.items()
            if rows
        }
        if not self._recorded:
            staged[RUNS] = self._stage_status("started")
        return staged

    def _stage_status(self, status: RunStatus) -> DataFile:
        row = {
            "id": self.id,
            "attempt": self._attempt,
            "status": status,
            "time": now(),
            "dragoman": self.provenance.dragoman,
            "settings": self.provenance.settings,
            "model": self.provenance.model,
            "lexicon": self.provenance.lexicon,
        }
        return self.store.stage(RUNS, arrow_rows(RUNS, [row]).to_batches())

    def _record(self, status: RunStatus) -> None:
        change = Change("run", {RUNS: (self._stage_status(status),)}, run=self.id)
        token = new_token()
        for head in self.store.attempts():
            if head.token == token:
                return
            if commit := self.store.commit(change, head, token):
                self.on_commit(commit)
                return

    def _left_unfinished(self) -> bool:
        """Whether an earlier attempt of this very run was killed or interrupted."""
        head = self.store.commits.head()
        statuses = statuses_of(run_rows(self.store, head))
        return statuses.get(self.id, "finished") != "finished"

    def _added(self, batch: Batch, change: Change, commit: Commit) -> None:
        self._documents.add(batch.documents)
        self._own.add(batch.documents)
        self._rejects.add(batch.rejects)
        for name in ("documents", "rejects"):
            self._read.setdefault(name, set()).update(
                file.path for file in change.add.get(name, ())
            )
        self._at = commit
        self._recorded = True
        self.counts.update(batch.counts)
        self.on_commit(commit)

    def _learn(self, head: Commit) -> None:
        """Take in the keys of what has been committed since the last look."""
        if self._at is not None and self._at.number == head.number:
            return
        for row in self._news("documents", ["id", "run"], head):
            self._documents.add(row["id"])
            self._own.add(
                key for key, run in zip(row["id"], row["run"], strict=True) if run == self.id
            )
        self._forgotten.add(stone.document for stone in tombstones(self.store))
        for columns in self._news("rejects", list(REJECT_KEY), head):
            rows = (
                dict(zip(columns, values, strict=True))
                for values in zip(*columns.values(), strict=True)
            )
            self._rejects.add(reject_key(row) for row in rows)
        self._at = head

    def _news(self, table: str, columns: list[str], head: Commit) -> Iterable[dict[str, list[Any]]]:
        if self._at is not None and self._at.tables[table] == head.tables[table]:
            return
        read = self._read.setdefault(table, set())
        files = self.store.logs[table].files(head.tables[table])
        for batch in self.store.folder.read(table, sorted(files.keys() - read), columns):
            yield batch.to_pydict()
        self._read[table] = set(files)


def _held(keys: KeySet, asked: Sequence[str]) -> frozenset[str]:
    return frozenset(key for key, held in zip(asked, keys.holds(asked), strict=True) if held)


def _names_of(batch: Batch, documents: frozenset[str]) -> frozenset[str]:
    """How a reject without a `document` may name those: by id, by the id that the input gave, by address."""
    return frozenset(
        row[name]
        for row in batch.rows["documents"]
        if row["id"] in documents
        for name in ("id", "input_id", "url")
        if row.get(name)
    )


def run_rows(store: Store, commit: Commit) -> list[dict[str, Any]]:
    """The rows of table `runs` at `commit`, oldest first."""
    files = store.logs[RUNS].files(commit.tables[RUNS])
    rows = [row for batch in store.folder.read(RUNS, files) for row in batch.to_pylist()]
    return sorted(rows, key=lambda row: (row["time"], row["status"] != "started"))


def statuses_of(rows: Iterable[Mapping[str, Any]]) -> dict[str, RunStatus]:
    """The last status of each run, by run id."""
    return {row["id"]: row["status"] for row in rows}
