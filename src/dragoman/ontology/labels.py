"""Label conventions of relation benchmarks: where their types part from the manual's.

`plover` is the codebook's own (manual draft 2.0). `roots` is that of published sets of marked
pairs, whose types follow the CAMEO roots from which PLOVER grew: a table says each difference and
its reason, and whatever it does not name is the codebook's.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal, get_args

from ..errors import LookupFailed
from .tables import rows

Labels = Literal["plover", "roots"]
LABELS: tuple[Labels, ...] = get_args(Labels)


def label(
    event: str, cameo: str | None, status: str, labels: Labels = "plover", *, entry: str = ""
) -> str:
    """The type that a convention gives to an act of a PLOVER type, CAMEO code and status.

    `entry` is the lexicon entry that read it: the table names a few where CAMEO is too coarse.

    Raises:
        LookupFailed: no such convention.
    """
    if labels not in LABELS:
        raise LookupFailed.among("label convention", labels, LABELS)
    if labels == "plover":
        return event
    by_entry, by_code, by_status = _table()
    if entry in by_entry and event == "SANCTION":
        return by_entry[entry]
    for end in range(len(cameo or ""), 2, -1):
        found = by_code.get((cameo or "")[:end])
        if found is not None:
            return found
    return by_status.get((event, status), event)


def split_type(event: str, cameo: str | None) -> str:
    """The type, with the CAMEO family that parts it where the conventions differ: `CONCEDE 035`."""
    families = _table()[1]
    for end in range(len(cameo or ""), 2, -1):
        family = (cameo or "")[:end]
        if family in families and families[family] != event:
            return f"{event} {family}"
    return event


def joined_type(split: str, labels: Labels) -> str:
    """The type that a convention gives to what `split_type` parted."""
    event, _, family = split.partition(" ")
    return label(event, family or None, "actual", labels)


@cache
def _table() -> tuple[Mapping[str, str], Mapping[str, str], Mapping[tuple[str, str], str]]:
    table = rows("plover/labels_roots")
    return (
        {row["entry"]: row["label"] for row in table if row["entry"]},
        {row["cameo"]: row["label"] for row in table if row["cameo"]},
        {(row["event"], row["status"]): row["label"] for row in table if row["status"]},
    )
