"""The versions of a register that are being served: the newest, and those that are still read.

A thread looks for new versions and copies one while the last goes on answering; then it takes its
place at once. A request holds the copy that it began with until it is answered. Once documents were
forgotten, every copy and answer of before goes, and older versions are copied anew when asked for.
"""

from __future__ import annotations

import gc
import re
import shutil
import tempfile
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from ..analysis.copy import Copy
from ..errors import DragomanError, RegisterError
from ..register import Register
from .problem import Problem

KEPT = 3
"""Copies kept open: the newest, and older ones that somebody asks for or pages through."""
LOOKS = 2.0
"""Seconds between two looks for a new version."""
CACHED = 64 * 2**20
"""Bytes of answers that are kept, over all versions."""

Tell = Callable[[str], None]


@dataclass(slots=True)
class Served:
    """The copies of one register. `start` makes the first one; `close` lets go of all."""

    register: Path | str
    tell: Tell = field(default=lambda line: None, repr=False)
    cache: Answers = field(default_factory=lambda: Answers(), repr=False)
    warm: Callable[[Copy], None] | None = field(default=None, repr=False)
    """Called with each new copy before it serves: what everybody asks first can be answered."""
    _folder: tempfile.TemporaryDirectory[str] | None = field(default=None, repr=False)
    _copies: OrderedDict[int, Copy] = field(default_factory=OrderedDict, repr=False)
    _held: dict[Path, int] = field(default_factory=dict, repr=False)
    _past: list[Copy] = field(default_factory=list, repr=False)
    """Copies of before a forgetting, which only requests that began with them still read."""
    _newest: int = -1
    _forgetting: int = -1
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)
    _making: threading.Lock = field(default_factory=threading.Lock, repr=False)
    _stop: threading.Event = field(default_factory=threading.Event, repr=False)
    _thread: threading.Thread | None = field(default=None, repr=False)

    def start(self, *, watch: bool = True) -> None:
        """Copy the newest version, and go on looking for newer ones."""
        self._folder = tempfile.TemporaryDirectory(
            prefix="dragoman-serve-", ignore_cleanup_errors=True
        )
        self.refresh()
        if watch:
            self._thread = threading.Thread(target=self._look, name="versions", daemon=True)
            self._thread.start()

    def refresh(self) -> int:
        """Serve the newest version from now on: its number."""
        with self._making:
            book = Register.open(self.register)
            if book.version == self._newest:
                return self._newest
            copy = self._made(book)
            if copy.forgetting != self._forgetting:
                self.cache.clear()
            if self.warm is not None:
                self.warm(copy)
            with self._lock:
                self._forgetting = copy.forgetting
                for number, old in list(self._copies.items()):
                    if old.forgetting != copy.forgetting:
                        self._past.append(self._copies.pop(number))
                self._copies[copy.version] = copy
                self._newest = copy.version
                gone = self._surplus()
        self._let_go(gone)
        return copy.version

    @contextmanager
    def lease(self, version: int | None = None) -> Iterator[Copy]:
        """The copy of a version, the newest without one; it is there until it is given back.

        Raises Problem 404 where the register has no such version, or its files are gone.
        """
        copy = self._take(version)
        try:
            yield copy
        finally:
            with self._lock:
                self._held[copy.path] -= 1
                gone = self._surplus()
            self._let_go(gone)

    @property
    def newest(self) -> int:
        """The version that is served without another being asked for."""
        return self._newest

    def close(self) -> None:
        """Stop looking, close all copies and delete their folder."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join(timeout=60)
        with self._lock:
            copies = [*self._past, *self._copies.values()]
            self._past.clear()
            self._copies.clear()
        for copy in copies:
            copy.close()
        if self._folder is not None:
            self._folder.cleanup()

    def _take(self, version: int | None) -> Copy:
        with self._lock:
            number = self._newest if version is None else version
            copy = self._copies.get(number)
            if copy is not None:
                self._held[copy.path] = self._held.get(copy.path, 0) + 1
                return copy
        with self._making:
            with self._lock:
                copy = self._copies.get(number)
            if copy is None:
                try:
                    copy = self._made(Register.open(self.register, version=number))
                except RegisterError as fault:
                    raise Problem(404, self._nameless(str(fault)), "version") from None
            with self._lock:
                self._copies[number] = copy
                self._copies.move_to_end(number)
                self._held[copy.path] = self._held.get(copy.path, 0) + 1
                gone = self._surplus()
        self._let_go(gone)
        return copy

    def _nameless(self, told: str) -> str:
        """What is told without the register's path, which is nobody's business on the web.

        Only a path by itself is one: a register named `r` is no letter of a word.
        """
        paths = {str(self.register)}
        if "://" not in str(self.register):
            paths.add(str(Path(self.register).absolute()))
        any_path = "|".join(map(re.escape, sorted(paths, key=len, reverse=True)))
        told = re.sub(rf"\bThe register (?:{any_path})(?![\w/])", "This register", told)
        return re.sub(rf"(?<![\w/.-])(?:{any_path})(?![\w-])", "the register", told)

    def _made(self, book: Register) -> Copy:
        assert self._folder is not None, "start first"
        began = time.monotonic()
        with book:
            copy = Copy.made(book, Path(self._folder.name))
        # A copy holds many objects that stay: the collector need not go through them at each answer.
        gc.unfreeze()  # those of the copies before, which may be garbage by now
        gc.collect()
        gc.freeze()
        self.tell(f"register version {copy.version} is ready ({time.monotonic() - began:.1f} s)")
        return copy

    def _surplus(self) -> list[Copy]:
        """Take out, oldest first, the copies beyond those kept that nobody holds, and past ones."""
        gone = [copy for copy in self._past if not self._held.get(copy.path)]
        self._past = [copy for copy in self._past if self._held.get(copy.path)]
        for number in list(self._copies):
            if len(self._copies) <= KEPT:
                break
            if number != self._newest and not self._held.get(self._copies[number].path):
                gone.append(self._copies.pop(number))
        for copy in gone:
            self._held.pop(copy.path, None)
        return gone

    def _let_go(self, gone: list[Copy]) -> None:
        """Close copies; the search index of past ones goes with the last of them."""
        for old in gone:
            old.close()
        past = {old.path.parent for old in gone if old.forgetting != self._forgetting}
        for folder in past - {copy.path.parent for copy in self._past}:
            shutil.rmtree(folder, ignore_errors=True)

    def _look(self) -> None:
        while not self._stop.wait(LOOKS):
            try:
                self.refresh()
            except (DragomanError, OSError) as fault:
                self.tell(f"the newest version cannot be read yet: {fault}")


@dataclass(slots=True)
class Answers:
    """Answers by what was asked, the least recently given forgotten first."""

    most: int = CACHED
    _kept: OrderedDict[str, bytes] = field(default_factory=OrderedDict, repr=False)
    _size: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def get(self, key: str) -> bytes | None:
        with self._lock:
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
            return found

    def put(self, key: str, body: bytes) -> None:
        if len(body) > self.most // 16:
            return
        with self._lock:
            old = self._kept.pop(key, None)
            self._size += len(body) - (len(old) if old else 0)
            self._kept[key] = body
            while self._size > self.most:
                _, gone = self._kept.popitem(last=False)
                self._size -= len(gone)

    def clear(self) -> None:
        with self._lock:
            self._kept.clear()
            self._size = 0
