"""Sentence frames: what is left of a sentence when its names, numbers and content words are masked.

Examples written to one pattern ("Norway verbed Chile in Oslo") test one path of the matcher a
thousand times. A frame shows the pattern without a parse: prepositions, conjunctions, auxiliaries
and pronouns stay, determiners go, a word is -ed, -ing or -ly by its ending, and any run of names,
numbers and other words is one X. "The Kenyan court annulled the election" is `X -ed X`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from ..data import shipped_yaml

MOST = 0.1
"""The share of examples that may have one frame."""

_TOKEN = re.compile(r"\w+(?:[-.'’]\w+)*|[,;:?!\"“”()]|[–—]")
_KEPT = ("prepositions", "conjunctions", "auxiliaries", "pronouns")
PHRASE = "X"
QUOTES = '"“”'


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame, how many sentences have it, their share of all, and one of them."""

    frame: str
    count: int
    share: float
    example: str


@cache
def _words(language: str, *kinds: str) -> frozenset[str]:
    cues = shipped_yaml("cues", language, "frames.yaml")
    return frozenset(str(word) for kind in kinds for word in cues[kind])


@cache
def _endings(language: str) -> tuple[tuple[str, str], ...]:
    found: dict[str, str] = shipped_yaml("cues", language, "frames.yaml")["endings"]
    return tuple(found.items())


def frames(sentences: Sequence[str], *, language: str = "en") -> list[Frame]:
    """The frames of some sentences, the commonest first."""
    first: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for text in sentences:
        frame = frame_of(text, language=language)
        counts[frame] += 1
        first.setdefault(frame, text)
    return [
        Frame(frame, count, count / len(sentences), first[frame])
        for frame, count in sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    ]


def frame_of(text: str, *, language: str = "en") -> str:
    """The frame of one sentence."""
    return " ".join(sign for sign, _ in groupby(_masked(text, language)))


def _masked(text: str, language: str) -> Iterator[str]:
    kept, dropped = _words(language, *_KEPT), _words(language, "determiners")
    opens = True  # a capital further inside is a name's
    for word in _TOKEN.findall(text):
        lower = word.lower()
        plain = opens or word == lower
        if not word[0].isalnum():
            opens = word in QUOTES
            yield '"' if opens else word
            continue
        if plain and lower in kept:
            yield lower
        elif not (plain and lower in dropped):
            ends = (sign for end, sign in _endings(language) if lower.endswith(end))
            yield next(ends, PHRASE) if plain and not opens else PHRASE
        opens = False
