"""One process at a time for work that must not be done twice at once, or beside any other writing.

A claim is a lock of the operating system on a file in the register's folder: it goes when the
process goes, however it dies. A folder in a bucket has none; there the commit refuses the second
resolve, and whoever forgets must see to it that nobody writes.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dragoman.errors import Claimed, RegisterError

from .folder import Folder

WRITERS = ".writers.lock"
"""Held by all who write, together; held alone by whoever changes files that were written."""


@contextmanager
def claimed(folder: Folder, work: str) -> Iterator[None]:
    """Hold the claim on `work`; raises Claimed where another process has it."""
    try:
        import fcntl
    except ImportError:  # no such locks on this system: the commit refuses the second
        yield
        return
    if not folder.local:
        yield
        return
    path = Path(folder.root, f".{work}.lock")
    with path.open("a+", encoding="ascii") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            holder = file.read().strip()
            raise Claimed(
                f"Another `dragoman {work}` is at work on {folder.uri}"
                + (f" (process {holder})" if holder else "")
                + ". Wait until it has ended, then run the same command again."
            ) from None
        file.seek(0)
        file.truncate()
        file.write(str(os.getpid()))
        file.flush()
        yield


@contextmanager
def writing(folder: Folder) -> Iterator[None]:
    """Hold the right to write, which many may have at once.

    Raises Claimed while a process has it alone.
    """
    with _locked(folder, alone=False) as held:
        if not held:
            raise Claimed(
                f"A `dragoman forget` is at work on {folder.uri}, which nobody may write to meanwhile. "
                "Wait until it has ended, then run the same command again."
            )
        yield


@contextmanager
def alone(folder: Folder, work: str) -> Iterator[None]:
    """Hold the right to write alone; raises Claimed while any other process writes."""
    with _locked(folder, alone=True) as held:
        if not held:
            raise Claimed(
                f"Another process is writing to {folder.uri}: `dragoman {work}` must be alone, and has "
                "changed nothing. Stop the other one or wait until it has ended, then run the same "
                "command again."
            )
        yield


@contextmanager
def _locked(folder: Folder, *, alone: bool) -> Iterator[bool]:
    """Whether the lock was had; True where there are no such locks."""
    try:
        import fcntl
    except ImportError:
        yield True
        return
    if not folder.local:
        yield True
        return
    try:
        file = Path(folder.root, WRITERS).open("ab")  # noqa: SIM115 - closed below
    except OSError as error:
        raise RegisterError(
            f"Cannot write to {folder.uri}: {error.strerror or error}. Check the folder and its "
            "permissions."
        ) from error
    with file:
        try:
            fcntl.flock(file, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True
