"""Inputs to documents and rejects: the only door that callers need."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from dragoman.model import Document, Reject

from .encoding import without_surrogates
from .formats import Format, find_format, format_named
from .opened import Opened
from .options import ReadOptions
from .origin import within
from .source import STDIN, Input, Source, find_inputs

_DEFAULTS = ReadOptions()


def read(inputs: Sequence[Input], options: ReadOptions = _DEFAULTS) -> Iterator[Document | Reject]:
    """Read files, folders, globs and `-` (standard input); see `docs/inputs.md`.

    What cannot be read is a Reject with file, line and reason, and reading goes on. Each document and
    Reject has its `origin`.

    Raises InputError at once when an input does not exist, and LookupFailed for an unknown
    `options.format`.
    """
    if options.format:
        format_named(options.format)
    sources = find_inputs(inputs, exclude=options.exclude)
    return (item for source in sources for item in read_source(source, options))


def read_source(source: Source, options: ReadOptions = _DEFAULTS) -> Iterator[Document | Reject]:
    """Read one file; what is kept in memory is bounded by the limits of `options`, not its size.

    Sources can be pickled, and each is read independently of the others: this is the unit that a
    pool of processes shares out.
    """
    name = "standard input" if source.path is None else source.name
    for item in _read_source(source, options):
        yield within(item, name)


def _read_source(source: Source, options: ReadOptions) -> Iterator[Document | Reject]:
    """Its items, whose origin says where in the file they stand."""
    if source.path is None:
        yield from _read_stream(sys.stdin.buffer, source, options)
        return
    try:
        handle = _open(source.path)
    except OSError as error:
        yield Reject(source.name, None, _why_not_opened(error))
        return
    with handle:
        yield from _read_stream(handle, source, options)


def _open(path: Path) -> BinaryIO:
    """Open a regular file; anything else raises OSError, without waiting for a pipe's writer."""
    descriptor = os.open(
        path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    )
    mode = os.fstat(descriptor).st_mode
    if not stat.S_ISREG(mode):
        os.close(descriptor)
        kind = "a folder that cannot be listed" if stat.S_ISDIR(mode) else "a pipe or device"
        raise OSError(errno.EINVAL, f"not a regular file: {kind}; use '{STDIN}' to read a pipe")
    return os.fdopen(descriptor, "rb")


def _why_not_opened(error: OSError) -> str:
    if error.errno == errno.EACCES:
        return "cannot be opened: permission denied"
    if error.errno == errno.ELOOP:
        return "cannot be opened: a loop of symbolic links"
    if error.errno == errno.ENOENT:
        return "cannot be opened: the file, or what it links to, is gone"
    return f"cannot be opened: {error.strerror or error}"


def _read_stream(
    handle: BinaryIO, source: Source, options: ReadOptions
) -> Iterator[Document | Reject]:
    opened = Opened.over(
        handle, options, name=source.name, suffixes=source.suffixes, path=source.path
    )
    found = find_format(opened, options)
    if isinstance(found, str):
        if opened.trouble.reason is None or opened.head:
            yield Reject(source.name, None, found)
    else:
        silent = True
        try:
            for item in found.read(opened, options):
                silent = False
                yield _told(item, found) if isinstance(item, Reject) else item
        except Exception as error:
            # The promise that no content ends a run holds for faults of the readers as well.
            name = type(error).__name__
            yield Reject(
                source.name, None, f"the {found.name} reader failed: {name}: {error}"[:200]
            )
            silent = False
        if silent and opened.trouble.reason is None:
            yield Reject(source.name, None, f"no text: nothing in it is a document ({found.name})")
    if opened.trouble.reason is not None:
        yield Reject(source.name, None, f"{opened.trouble.reason}; what came before it was read")


def _told(reject: Reject, of: Format) -> Reject:
    """The reject as it is shown, with its line as the origin where no reader said more."""
    line = None if reject.line is None else f"{of.unit} {reject.line}"
    # Reasons quote names and messages from inside the file.
    reason = without_surrogates(reject.reason)
    return replace(reject, reason=reason, origin=reject.origin or line)
