"""Uploads coded into the register: one at a time, in a process of its own, with what `code` uses.

Coding holds the interpreter for long stretches; in another process it does not hold up answers.
"""

from __future__ import annotations

import multiprocessing
import secrets
import shutil
import tempfile
import threading
import time
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import IO, TYPE_CHECKING, Any, Literal

from ..config import Settings
from ..corpus.formats import READERS
from ..corpus.source import COMPRESSED, Source
from ..errors import DragomanError, LookupFailed
from .guard import Limits
from .problem import Problem

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from ..run import Summary
    from .served import Served

State = Literal["waiting", "running", "done", "failed"]
KEPT = 100
"""Jobs that are remembered."""
NAMED = 200
"""Characters of the name of an upload that are kept."""
SUFFIXES = frozenset(suffix for each in READERS for suffix in each.suffixes) | set(COMPRESSED)
PATIENCE = 30.0
"""Seconds without news after which a line keeps the connection open."""


@dataclass(slots=True)
class Job:
    """One upload."""

    id: str
    path: Path
    name: str
    """The name that was sent: rejects tell of the file by it."""
    state: State = "waiting"
    progress: Mapping[str, Any] = field(default_factory=dict)
    error: str | None = None
    _changed: threading.Condition = field(default_factory=threading.Condition, repr=False)
    _count: int = 0

    def told(self) -> dict[str, Any]:
        """The job as the API gives it."""
        return {
            "id": self.id,
            "state": self.state,
            "progress": dict(self.progress),
            "error": self.error,
        }

    def set(
        self, state: State, progress: Mapping[str, Any] | None = None, error: str | None = None
    ) -> None:
        """Say how far it is, to all who follow."""
        with self._changed:
            self.state, self.error = state, error
            self.progress = self.progress if progress is None else progress
            self._count += 1
            self._changed.notify_all()

    def news(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """How far it is, each time that changes, until it has ended."""
        seen = -1
        while True:
            with self._changed:
                if self._count == seen:
                    self._changed.wait(PATIENCE)
                seen, told = self._count, self.told()
            name = told["state"] if told["state"] in ("done", "failed") else "progress"
            yield name, told
            if name != "progress":
                return


@dataclass(slots=True)
class Jobs:
    """The jobs of a server, worked on one after the other."""

    register: Path | str
    settings: Settings | None
    limits: Limits
    served: Served
    _jobs: OrderedDict[str, Job] = field(default_factory=OrderedDict, repr=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)
    _folder: Path | None = field(default=None, repr=False)
    _thread: threading.Thread | None = field(default=None, repr=False)
    _process: Any = field(default=None, repr=False)
    _closed: bool = False

    def add(self, name: str, file: IO[bytes]) -> str:
        """Store an upload and let it wait: its id. Raises Problem for one that is not taken."""
        sent = PurePosixPath(name.replace("\\", "/"))
        suffixes = [s.lower() for s in sent.suffixes[-2:]]
        if not suffixes or suffixes[-1] not in SUFFIXES:
            raise Problem(
                422,
                f"file: a name ending in one of {', '.join(sorted(SUFFIXES))} is needed.",
                "file",
            )
        with self._lock:
            if sum(job.state == "waiting" for job in self._jobs.values()) >= self.limits.uploads:
                raise Problem(503, "Too many uploads are waiting. Try again when some are done.")
            if self._folder is None:
                self._folder = Path(tempfile.mkdtemp(prefix="dragoman-jobs-"))
            key = secrets.token_hex(12)
            # The name that was sent is never a path here: of it, known endings alone are kept.
            kept = "".join(s for s in suffixes if s in SUFFIXES)
            shown = "".join(filter(str.isprintable, sent.name))[:NAMED]
            job = Job(key, self._folder / f"upload-{key}{kept}", shown)
            with job.path.open("wb") as out:
                shutil.copyfileobj(file, out)
            self._jobs[key] = job
            while len(self._jobs) > KEPT:
                self._jobs.popitem(last=False)
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._work, name="jobs", daemon=True)
                self._thread.start()
        return key

    def get(self, key: str) -> Job:
        """The job of an id. Raises LookupFailed."""
        with self._lock:
            if key not in self._jobs:
                raise LookupFailed(f"No job {key!r}.")
            return self._jobs[key]

    def close(self) -> None:
        """Stop what is being coded; what was committed stays."""
        self._closed = True
        process = self._process
        if process is not None and process.is_alive():
            process.terminate()
        if self._thread is not None:
            self._thread.join(timeout=20)
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    def _next(self) -> Job | None:
        with self._lock:
            waiting = [job for job in self._jobs.values() if job.state == "waiting"]
            if not waiting or self._closed:
                self._thread = None
                return None
            return waiting[0]

    def _work(self) -> None:
        while (job := self._next()) is not None:
            try:
                self._one(job)
            except Exception as fault:  # one upload that fails must not stop the next
                job.set("failed", error=_clean(fault, job))
            finally:
                job.path.unlink(missing_ok=True)

    def _one(self, job: Job) -> None:
        settings = replace(self.settings or Settings(), register=self.register, workers=1)
        ours, theirs = multiprocessing.Pipe(duplex=False)
        context = multiprocessing.get_context("spawn")
        job.set("running")
        process = context.Process(target=code_upload, args=(Source(job.name, job.path), settings, theirs), daemon=True)  # fmt: skip
        self._process = process
        process.start()
        theirs.close()
        failed: str | None = None
        progress: Mapping[str, Any] = {}
        try:
            while True:
                kind, told = ours.recv()
                if kind == "progress":
                    progress = told
                    job.set("running", progress)
                elif kind == "failed":
                    failed = told
                else:
                    break
        except EOFError:
            failed = failed or "The coding process ended before it was done."
        process.join(timeout=30)
        if failed:
            job.set("failed", progress, failed)
            return
        self.served.refresh()
        job.set("done", {**progress, "version": self.served.newest})


def code_upload(source: Source, settings: Settings, out: Connection) -> None:
    """Code one file into the register, resolve if that was done before, and tell of it."""
    from ..register import Register
    from ..resolution.resolve import resolve
    from ..run import code_inputs

    began = time.monotonic()
    try:
        summary = code_inputs(
            [source], settings, on_batch=lambda told: out.send(("progress", _counts(told)))
        )
        out.send(("progress", _counts(summary)))
        with Register.open(settings.register) as register:
            if register.counts().get("events"):
                resolve(register)
        out.send(("done", time.monotonic() - began))
    except DragomanError as fault:
        out.send(("failed", str(fault).replace(str(source.path), "the upload")))
    except Exception as fault:
        out.send(("failed", f"{type(fault).__name__}: the upload could not be coded."))
    finally:
        out.close()


def _counts(summary: Summary) -> dict[str, float]:
    """The numbers of a summary: what was refused is under `/rejects`."""
    return {name: value for name, value in asdict(summary).items() if name != "refused"}


def _clean(fault: Exception, job: Job) -> str:
    return str(fault).replace(str(job.path), "the upload") or type(fault).__name__
