"""Texts brought back to a register that is kept without them, by whoever holds the files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from .config import Settings
from .corpus import read
from .model import Document
from .register import Register
from .register.claim import claimed
from .register.side import TEXTS
from .run import read_options

WORK = "attach"
ROWS = 2_000
"""Texts that are written to a file together."""


@dataclass(frozen=True, slots=True)
class Attached:
    """What an attach found: counts of documents.

    `attached` have their text now, `differing` are in the register under the same address or input
    id with another hash, `strange` are not in it at all; `missing` still have no text.
    """

    attached: int
    differing: int
    strange: int
    missing: int


def attach(
    register: Register,
    inputs: Sequence[str | Path],
    settings: Settings,
    *,
    input_format: str | None = None,
) -> Attached:
    """Read `inputs` and keep the texts whose hashes the register has, in a folder beside it.

    A text is known by the hash of its title and text alone, so that it may come from another file
    or archive than the one that was coded. Raises InputError where an input does not exist,
    RegisterError while another process attaches texts, or forgets documents.
    """
    with claimed(register.store.folder, WORK), register.writing():
        register.texts().folder.delete_parts(TEXTS)
        return _attached(register, inputs, settings, input_format)


def _attached(
    register: Register,
    inputs: Sequence[str | Path],
    settings: Settings,
    input_format: str | None,
) -> Attached:
    items = read(inputs, read_options(settings, input_format=input_format))
    wanted: dict[str, list[str]] = {}
    names: set[str] = set()
    hashes: set[str] = set()
    for row in register.sql("SELECT id, hash, url, input_id, text IS NULL AS bare FROM documents"):
        hashes.add(row["hash"])
        names.update(filter(None, (row["url"], row["input_id"])))
        if row["bare"]:
            wanted.setdefault(row["hash"], []).append(row["id"])
    texts, found, differing, strange = register.texts(), 0, 0, 0
    waiting: list[dict[str, str | None]] = []
    for item in items:
        if not isinstance(item, Document):
            continue
        ids = wanted.pop(item.hash, [])
        waiting += [{"document": key, "title": item.title, "text": item.text} for key in ids]
        found += len(ids)
        if item.hash not in hashes:
            known = names.intersection(filter(None, (item.url, item.input_id)))
            differing, strange = differing + bool(known), strange + (not known)
        if len(waiting) >= ROWS:
            texts.add(waiting)
            waiting = []
    texts.add(waiting)
    register.close()  # its views were made without these texts
    return Attached(found, differing, strange, sum(map(len, wanted.values())))
