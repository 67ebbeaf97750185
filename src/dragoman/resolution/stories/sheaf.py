"""Reports read once: all that copies and stories need of each, in arrays that can be kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..arrays.ragged import Ints, Ragged, distinct, stacked
from ..arrays.words import read_words
from .copies import UNDATED, Sheets
from .leads import Leads, language_number, of_languages
from .report import Report
from .shingles import KEY_COLUMNS, band_keys, runs_of_words

CHARACTERS_AT_ONCE = 1_000_000


@dataclass(frozen=True, slots=True)
class Sheaf:
    """The read reports, a row a document."""

    ids: NDArray[np.str_]
    keys: NDArray[np.uint32]
    shingles: Ragged
    titles: Ragged
    leads: Leads
    days: Ints
    outlets: NDArray[np.uint32]
    languages: NDArray[np.uint64]

    def __len__(self) -> int:
        return len(self.ids)

    @classmethod
    def empty(cls) -> Sheaf:
        nothing = Ragged.empty(np.uint32)
        return cls(
            np.empty(0, np.str_),
            np.empty((0, KEY_COLUMNS), np.uint32),
            nothing,
            nothing,
            Leads(nothing, np.empty(0, np.uint8)),
            np.empty(0, np.int64),
            np.empty(0, np.uint32),
            np.empty(0, np.uint64),
        )

    @classmethod
    def read(cls, reports: Iterable[Report]) -> Sheaf:
        """Read reports, a few at a time; their texts are not kept."""
        return bound([cls.empty(), *(read_some(some) for some in batches(reports))])

    def sheets(self) -> Sheets:
        """What copies are told by."""
        return Sheets(self.keys, self.shingles, self.titles, self.days, self.outlets, self.ids)


def batches(reports: Iterable[Report]) -> Iterator[list[Report]]:
    """The reports, so many at a time that their letters fit the cache of a machine."""
    batch: list[Report] = []
    characters = 0
    for report in reports:
        batch.append(report)
        characters += len(report.text) + len(report.title or "")
        if characters >= CHARACTERS_AT_ONCE:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def read_some(reports: list[Report]) -> Sheaf:
    """The sheaf of a few reports. A report without a text is known by its title."""
    titles = read_words([report.title or "" for report in reports])
    texts = read_words([report.text or report.title or "" for report in reports])
    runs = runs_of_words(texts.whole)
    languages = np.array([language_number(report.language) for report in reports], np.uint64)
    title_stems = of_languages(titles.stems, languages)
    days = [
        int(UNDATED) if report.published is None else report.published.toordinal()
        for report in reports
    ]
    return Sheaf(
        np.array([report.document for report in reports], np.str_),
        band_keys(runs),
        distinct(runs),
        distinct(title_stems),
        Leads.read(title_stems, of_languages(texts.stems, languages)),
        np.array(days, np.int64),
        outlet_numbers(reports),
        languages,
    )


def outlet_numbers(reports: list[Report]) -> NDArray[np.uint32]:
    """The number of each outlet's folded name; 0 where it is unknown."""
    names = read_words([report.outlet or "" for report in reports]).whole
    found = np.zeros(len(reports), np.uint64)
    np.bitwise_xor.at(found, names.row_numbers(), names.values)
    return (found >> np.uint64(32)).astype(np.uint32)


def bound(parts: list[Sheaf]) -> Sheaf:
    """Several sheaves as one."""
    return Sheaf(
        np.concatenate([part.ids for part in parts]),
        np.concatenate([part.keys for part in parts]),
        stacked([part.shingles for part in parts]),
        stacked([part.titles for part in parts]),
        Leads(
            stacked([part.leads.words for part in parts]),
            np.concatenate([part.leads.times for part in parts]),
        ),
        np.concatenate([part.days for part in parts]),
        np.concatenate([part.outlets for part in parts]),
        np.concatenate([part.languages for part in parts]),
    )
