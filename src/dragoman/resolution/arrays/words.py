"""Texts to numbered words: folded, split and hashed in whole arrays of code points.

A word is a run of letters and digits after case, accents and compatibility forms are folded away;
a character of a script that is written without spaces is a word of its own. Its number depends on
its characters alone: two runs, two machines and two versions of dragoman give the same word the
same number, which a kept index relies on.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from .ragged import Ragged

PLANES = 0x30000
"""Code points from here on (private use, rare supplements) separate words."""

SEPARATOR, DROPPED = 0, 1
STEM = 6
"""Letters that a stem keeps: what is left of most endings, in any language that has them."""

LONGEST = 64
UNSPACED = ((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x2E80, 0x31FF),
            (0x3400, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x2FFFF))  # fmt: skip
"""Thai and Lao, Myanmar, Khmer, kana and Han: written without spaces between words."""

MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of some texts, a row a text: of each the number of it all, and that of its stem."""

    whole: Ragged
    stems: Ragged


def mixed(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Numbers whose every bit depends on every bit of what came in (the finaliser of splitmix64)."""
    found = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    found = (found ^ (found >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return found ^ (found >> np.uint64(31))


@cache
def folding() -> NDArray[np.uint32]:
    """For each code point the one that stands for it, or that it separates or is dropped.

    Only the first letter of what a letter folds to is kept (of a ligature, its first): all that
    counts is that the same letter always folds to the same.
    """
    table = np.zeros(PLANES, np.uint32)
    for code in range(PLANES):
        if 0xAC00 <= code <= 0xD7A3 or 0x3400 <= code <= 0x9FFF or code >= 0x20000:
            table[code] = code  # Hangul syllables and Han: nothing to fold, and too many to ask.
            continue
        character = chr(code)
        kind = unicodedata.category(character)
        if kind[0] == "M" or character == "\u0640":  # The stretching stroke of Arabic.
            table[code] = DROPPED
        elif kind[0] in "LN":
            folded = unicodedata.normalize("NFKD", character).casefold()
            table[code] = ord(folded[0])
    return table


@cache
def powers() -> NDArray[np.uint64]:
    """The weight of a letter by its place in the word."""
    with np.errstate(over="ignore"):
        found: NDArray[np.uint64] = np.cumprod(np.full(LONGEST, MULTIPLIER), dtype=np.uint64)
        return found


def read_words(texts: Sequence[str]) -> Words:
    """The words of each text; memory grows with the texts, so a caller gives them in batches."""
    joined = "\n".join((*texts, ""))
    raw = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)
    codes = np.where(raw < PLANES, folding()[np.minimum(raw, PLANES - 1)], SEPARATOR)
    ends = np.cumsum(np.fromiter((len(text) + 1 for text in texts), np.int64, len(texts)))
    kept = codes != DROPPED
    if not kept.all():
        ends = np.cumsum(kept)[ends - 1] if len(texts) else ends
        codes = codes[kept]
    letter = codes != SEPARATOR
    alone = np.zeros(len(codes), bool)
    if len(codes) and codes.max() >= UNSPACED[0][0]:
        for low, high in UNSPACED:
            alone |= (codes >= low) & (codes <= high)
    begins = letter.copy()
    begins[1:] &= ~letter[:-1] | alone[1:] | alone[:-1]
    places = np.flatnonzero(letter)
    starts = np.flatnonzero(begins[places])
    lengths = np.diff(starts, append=len(places))
    within = np.minimum(np.arange(len(places)) - np.repeat(starts, lengths), LONGEST - 1)
    weighed = codes[places].astype(np.uint64) * powers()[within]
    of_text = np.searchsorted(places[starts], np.concatenate(([0], ends))).astype(np.int64)
    if not len(starts):
        nothing = Ragged(np.empty(0, np.uint64), of_text)
        return Words(nothing, nothing)
    whole = mixed(np.add.reduceat(weighed, starts))
    weighed[within >= STEM] = 0
    return Words(Ragged(whole, of_text), Ragged(mixed(np.add.reduceat(weighed, starts)), of_text))
