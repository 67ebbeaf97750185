"""The inputs that a user names, expanded to single files in a fixed order."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from fnmatch import fnmatch
from glob import glob, has_magic
from pathlib import Path

from dragoman.errors import InputError

from .encoding import without_surrogates

STDIN = "-"
COMPRESSED = (".gz", ".gzip", ".zst", ".zstd")
"""Suffixes of what is decompressed, by its content."""


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read, or standard input where `path` is None; `name` is what rejects call it."""

    name: str
    path: Path | None

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The suffixes of the name in lower case, those of compression left out."""
        parts = self.path.name.lower().split(".")[1:] if self.path else []
        return tuple(f".{part}" for part in parts if f".{part}" not in COMPRESSED)


Input = str | Path | Source
"""What a user names; a source is one file under a name that is not its path."""


def find_inputs(inputs: Sequence[Input], *, exclude: Sequence[str] = ()) -> Iterator[Source]:
    """Expand files, folders (recursive), globs and `-` to sources, each file once.

    Folders and globs come in the order of their names, inputs in the order given. Hidden files
    and folders inside a folder are left out, as is what matches a pattern of `exclude`.

    Raises InputError at once, before anything is read, when an input does not exist.
    """
    named = [item if isinstance(item, Source) else str(item) for item in inputs]
    for item in named:
        if isinstance(item, str):
            _require(item)
    return _expand(named, tuple(exclude))


def _require(item: str) -> None:
    if item == STDIN or os.path.lexists(item):
        return
    if has_magic(item):
        if glob(item, recursive=True):  # noqa: PTH207 - Path.glob takes no absolute pattern
            return
        raise InputError(f"No file matches {item!r}. Check the pattern and the current folder.")
    path = Path(item)
    try:
        beside = sorted(entry.name for entry in path.parent.iterdir())
    except OSError:
        raise InputError(f"No file or folder {item!r}: {path.parent} cannot be listed.") from None
    near = get_close_matches(path.name, beside, n=3, cutoff=0.6)
    hint = f" Did you mean {', '.join(near)}?" if near else " Check the spelling and the folder."
    raise InputError(f"No file or folder {item!r}.{hint}")


def _expand(named: Sequence[str | Source], exclude: tuple[str, ...]) -> Iterator[Source]:
    seen: set[str] = set()
    for item in named:
        if isinstance(item, Source):
            yield item
            continue
        if item == STDIN:
            if item not in seen:
                seen.add(item)
                yield Source(STDIN, None)
            continue
        globbed = has_magic(item) and not os.path.lexists(item)
        tops = sorted(glob(item, recursive=True)) if globbed else [item]  # noqa: PTH207
        for top in tops:
            if globbed and _excluded(top, exclude):
                continue
            folders: set[tuple[int, int]] = set()
            for path in _walk(top, exclude, folders):
                key = os.path.abspath(path)  # noqa: PTH100 - Path.resolve would follow links
                if key not in seen:
                    seen.add(key)
                    # A name that is not UTF-8 comes with surrogates, which no table takes.
                    yield Source(without_surrogates(Path(path).as_posix()), Path(path))


def _walk(path: str, exclude: tuple[str, ...], folders: set[tuple[int, int]]) -> Iterator[str]:
    """Files at and below `path`; a folder that links lead back to is entered once."""
    pending = [path]
    while pending:
        path = pending.pop()
        if not os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises on a closed parent
            yield path
            continue
        try:
            state = Path(path).stat()
            with os.scandir(path) as entries:
                names = sorted(entry.name for entry in entries if not entry.name.startswith("."))
        except OSError:
            # The reader of this source reports the folder that cannot be listed.
            yield path
            continue
        if (state.st_dev, state.st_ino) in folders:
            continue
        folders.add((state.st_dev, state.st_ino))
        below = [str(Path(path, name)) for name in names]
        pending.extend(child for child in reversed(below) if not _excluded(child, exclude))


def _excluded(path: str, exclude: tuple[str, ...]) -> bool:
    posix = Path(path).as_posix()
    return any(fnmatch(posix, pattern) or fnmatch(Path(path).name, pattern) for pattern in exclude)
