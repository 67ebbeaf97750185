"""Which words a coding was made with: the hash of a run, and the source of an entry."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from hashlib import blake2b
from pathlib import Path

from ..data import data_path
from ..errors import LookupFailed

READ_BY = (
    "lexicon",
    "cues",
    "actors",
    "roles",
    "places",
    "ontology",
    "encoder",
    "ranker",
    "reader",
    "strangers",
    "calibration",
)
"""Folders of shipped data that decide how a document is read, beside the language model."""

_ENTRY = re.compile(r"^ *- id: *[\"']?([^\s\"'#]+)", re.MULTILINE)


def lexicon_hash(folders: Iterable[str | Path] = ()) -> str:
    """Hash the bytes of all word data: the shipped folders, then `folders` in their order."""
    digest = blake2b(digest_size=10)
    shipped = [data_path(name) for name in READ_BY]
    for folder in (*shipped, *map(Path, folders)):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix not in (".md", ".py", ".pyc"):
                digest.update(path.relative_to(folder).as_posix().encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()


def entry_source(name: str, folders: Iterable[str | Path] = (), *, language: str = "en") -> str:
    """The YAML of the entry or operator `name` as it stands in its file, examples and all.

    Raises LookupFailed, naming near ids.
    """
    found = entry_sources(folders, language=language)
    if name not in found:
        raise LookupFailed.among("lexicon entry", name, found)
    return found[name]


def entry_sources(folders: Iterable[str | Path] = (), *, language: str = "en") -> dict[str, str]:
    """The YAML of every entry and operator by its id."""
    found: dict[str, str] = {}
    for folder in (data_path("lexicon", language), *map(Path, folders)):
        for path in sorted(folder.rglob("*.yaml")):
            stat = path.stat()  # an edited file is read again
            found |= _blocks(path, stat.st_mtime_ns, stat.st_size)
    return found


@cache
def _blocks(path: Path, changed: int, size: int) -> dict[str, str]:
    """Each entry of a file by its id: from its first line to the next entry's."""
    text = path.read_text(encoding="utf-8")
    starts = list(_ENTRY.finditer(text))
    ends = [*(match.start() for match in starts[1:]), len(text)][: len(starts)]
    blocks = {}
    for match, end in zip(starts, ends, strict=True):
        block = text[match.start() : end].rstrip()
        lines = block.split("\n")
        while lines and lines[-1].lstrip().startswith("#"):
            lines.pop()
        blocks[match.group(1)] = "\n".join(lines).rstrip()
    return blocks
