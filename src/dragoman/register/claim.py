"""One process at a time for work that must not be done twice at once.

The claim is a lock of the operating system on a file in the register's folder: it goes when the
process goes, however it dies. A folder in a bucket has none; there the commit refuses the second.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dragoman.errors import RegisterError

from .folder import Folder


@contextmanager
def claimed(folder: Folder, work: str) -> Iterator[None]:
    """Hold the claim on `work`; raises RegisterError where another process has it."""
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
            raise RegisterError(
                f"Another `dragoman {work}` is at work on {folder.uri}"
                + (f" (process {holder})" if holder else "")
                + ". Wait until it has ended, then run the same command again."
            ) from None
        file.seek(0)
        file.truncate()
        file.write(str(os.getpid()))
        file.flush()
        yield
