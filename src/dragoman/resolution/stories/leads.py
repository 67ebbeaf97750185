"""What a report is about: the weighed words of its title and its beginning.

News says the most important first. The words of the title count as if the text said them twice
more; each word counts by the logarithm of how often it stands there and of how few reports have it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from ...data import data_path
from ..arrays.ragged import Ints, Ragged, places_of, shared
from ..arrays.rarity import PRIOR, Rarity
from ..arrays.words import mixed, read_words

LEAD = 120
"""Words of the text that are read: about what a wire report says before its background."""

TITLE = 3
TOPS = 20
"""Words of a report, its rarest, by which reports of the same are found."""

PAIRS_AT_ONCE = 10_000
ROWS_AT_ONCE = 50_000


@dataclass(frozen=True, slots=True)
class Leads:
    """The words of each document's title and beginning, distinct and sorted, and how often each."""

    words: Ragged
    times: NDArray[np.uint8]

    @classmethod
    def read(cls, titles: Ragged, texts: Ragged) -> Leads:
        """Of stems, a row a document."""
        ends = np.minimum(texts.starts[1:], texts.starts[:-1] + LEAD)
        places, starts = places_of(texts.starts[:-1], ends)
        rows = np.concatenate(
            [
                titles.row_numbers(),
                np.repeat(np.arange(len(texts), dtype=np.int64), np.diff(starts)),
            ]
        )
        stems = np.concatenate([titles.values, texts.values[places]])
        weights = np.concatenate(
            [np.full(len(titles.values), TITLE, np.int64), np.ones(len(places), np.int64)]
        )
        keys = rows.astype(np.uint64) << np.uint64(32) | stems.astype(np.uint64)
        order = np.argsort(keys, kind="stable")
        keys = keys[order]
        if not len(keys):
            return cls(
                Ragged(keys.astype(np.uint32), np.zeros(len(texts) + 1, np.int64)),
                np.empty(0, np.uint8),
            )
        first = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))
        times = np.minimum(np.add.reduceat(weights[order], first), 255).astype(np.uint8)
        keys = keys[first]
        starts = np.searchsorted(
            keys >> np.uint64(32), np.arange(len(texts) + 1, dtype=np.uint64)
        ).astype(np.int64)
        return cls(Ragged((keys & np.uint64(0xFFFFFFFF)).astype(np.uint32), starts), times)

    def take(self, rows: Ints) -> Leads:
        """Those of the named documents."""
        places, starts = places_of(self.words.starts[rows], self.words.starts[rows + 1])
        return Leads(Ragged(self.words.values[places], starts), self.times[places])


def of_languages(words: Ragged, languages: NDArray[np.uint64]) -> Ragged:
    """The words with their language in their number, in 32 bits, a row a text.

    A word is as rare as it is in its language: in a register of English, any word of a few Arabic
    reports would else be rare. In a million words one in ten thousand takes another's number.
    """
    numbers = mixed(words.values + np.repeat(languages, words.lengths))
    return Ragged((numbers >> np.uint64(32)).astype(np.uint32), words.starts)


def language_number(language: str | None) -> int:
    """The number of a language; that of an unknown one is 0."""
    return 0 if language is None else int.from_bytes(language.encode("utf-8")[:8], "little")


@cache
def background() -> tuple[NDArray[np.uint32], Ints]:
    """Common words, sorted, and how many reports in `PRIOR` have them."""
    languages, words, counts = [], [], []
    for line in data_path("words", "common.tsv").read_text(encoding="utf-8").splitlines():
        language, word, share = line.split("\t")
        languages.append(language_number(language))
        words.append(word)
        counts.append(int(share) * PRIOR // 1000)
    read = of_languages(read_words(words).stems, np.array(languages, np.uint64))
    shares = np.repeat(np.array(counts, np.int64), read.lengths)
    order = np.lexsort((-shares, read.values))  # Of words of one stem the commonest stands for all.
    stems, shares = read.values[order], shares[order]
    first = np.concatenate(([True], stems[1:] != stems[:-1]))
    return stems[first], shares[first]


def tops(leads: Leads, rarity: Rarity) -> Ragged:
    """The rarest words of each document that another has too, at most `TOPS`.

    Of words of one step first those that stand there often, as names do.
    """
    parts, counts = [], []
    for begin in range(0, len(leads.words), ROWS_AT_ONCE):
        rows = np.arange(begin, min(begin + ROWS_AT_ONCE, len(leads.words)))
        some = leads.take(rows)
        step = rarity.finds(some.words.values)
        rare = step > 0
        row = some.words.row_numbers()[rare]
        words = some.words.values[rare]
        place = (255 - step[rare].astype(np.int64)) << 8 | 255 - some.times[rare].astype(np.int64)
        order = np.lexsort((words, row << 16 | place))
        row, words = row[order], words[order]
        starts = np.searchsorted(row, np.arange(len(rows) + 1))
        kept = np.arange(len(row)) - starts[row] < TOPS
        parts.append(words[kept])
        counts.append(np.bincount(row[kept], minlength=len(rows)))
    if not parts:
        return Ragged.empty(np.uint32)
    lengths = np.concatenate(([0], *counts))
    return Ragged(np.concatenate(parts), np.cumsum(lengths).astype(np.int64))


def weights(leads: Leads, rarity: Rarity) -> NDArray[np.float32]:
    """The weight of each word in its document; the squares of a document's weights add up to 1."""
    found = (1 + np.log(leads.times.astype(np.float64))) * rarity.weights(leads.words.values)
    rows = leads.words.row_numbers()
    norm = np.sqrt(np.bincount(rows, found * found, minlength=len(leads.words)))
    norm[norm == 0] = 1
    return (found / norm[rows]).astype(np.float32)


def likeness(leads: Leads, rarity: Rarity, one: Ints, two: Ints) -> NDArray[np.float64]:
    """The cosine of the words of each pair of documents, from 0 to 1."""
    named = np.unique(np.concatenate([one, two]))
    some = leads.take(named)
    weight = weights(some, rarity).astype(np.float64)
    found = np.zeros(len(one), np.float64)
    left, right = np.searchsorted(named, one), np.searchsorted(named, two)
    for begin in range(0, len(one), PAIRS_AT_ONCE):
        end = min(begin + PAIRS_AT_ONCE, len(one))
        here, there = left[begin:end], right[begin:end]
        starts = some.words.starts
        here_at, _ = places_of(starts[here], starts[here + 1])
        there_at, _ = places_of(starts[there], starts[there + 1])
        rows, a, b = shared(some.words.take(here), some.words.take(there))
        products = weight[here_at[a]] * weight[there_at[b]]
        found[begin:end] = np.bincount(rows, products, minlength=end - begin)
    return found
