"""Names of stories and reports: a document of their own, and the name they had, if they had one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from ..arrays.ragged import Ints
from .report import Told


def named_groups(
    ids: NDArray[np.str_], story: Ints, report: Ints, known: Iterable[Told]
) -> list[Told]:
    """Each document with the names of its groups, in the order of ids.

    `story` and `report` say for each document a row that stands for its group. A report is called
    by its smallest id. A story that was known under a name keeps it: where it fell apart, the part
    that has the document it is called by, or else most of its documents; where several grew
    together, the smallest of their names.
    """
    order = np.argsort(ids)
    in_order = ids[order].tolist()
    reports = first_of_each(in_order, report[order].tolist())
    stories = first_of_each(in_order, story[order].tolist())
    groups = story[order].tolist()
    kept = kept_names(dict(zip(in_order, groups, strict=True)), known)
    return [
        Told(document, kept.get(group, stories[group]), reports[own])
        for document, group, own in zip(in_order, groups, report[order].tolist(), strict=True)
    ]


def first_of_each(ids: list[str], groups: list[int]) -> dict[int, str]:
    """The first id of each group."""
    found: dict[int, str] = {}
    for document, group in zip(ids, groups, strict=True):
        found.setdefault(group, document)
    return found


def kept_names(groups: dict[str, int], known: Iterable[Told]) -> dict[int, str]:
    """The name that each group of documents keeps, of those that were known before."""
    members: dict[str, Counter[int]] = {}
    for told in sorted(known, key=lambda told: told.document):
        if told.document in groups:
            members.setdefault(told.story, Counter())[groups[told.document]] += 1
    kept: dict[int, str] = {}
    for name in sorted(members):
        counts = members[name]
        heir = groups[name] if name in groups else counts.most_common(1)[0][0]
        kept.setdefault(heir, name)
    return kept
