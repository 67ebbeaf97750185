"""What an act is about: the words of its phrase are compared, around its trigger where none is kept."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa

from dragoman.resolution.arrays.words import read_words
from dragoman.resolution.comparing.wording import of_near

WORDS = "Envoys at the lighthouse ratified a herring treaty while glaciers melted."
START = 100
"""Where the sentence begins in its text."""


def near(phrase: list[list[int]] | None) -> set[int]:
    """The numbers of the words that are compared of the act `ratified`."""
    at = WORDS.index("ratified")
    row: dict[str, Any] = {"words": WORDS, "phrase": phrase, "language": "en"}
    schema = pa.schema(
        {
            "words": pa.string(),
            "phrase": pa.list_(pa.list_(pa.int64())),
            "language": pa.string(),
        }
    )
    batch = pa.Table.from_pylist([row], schema=schema)
    triggers = pa.array([{"text": "ratified"}], pa.struct({"text": pa.string()}))
    nobody = read_words([""]).stems
    found, _ = of_near(batch, triggers, np.array([START]), np.array([at]), nobody)
    return set(found[0].tolist()) - {0}


def numbers(*words: str) -> set[int]:
    return {int(stem >> np.uint64(32)) for stem in read_words([" ".join(words)]).stems.values}


def test_only_the_words_of_the_phrase_are_compared() -> None:
    at = WORDS.index("ratified")
    end = WORDS.index(" while")
    found = near([[START + at, START + end]])
    assert numbers("herring") <= found
    assert not numbers("glaciers", "lighthouse") & found


def test_without_a_phrase_the_words_around_the_trigger_are() -> None:
    assert numbers("glaciers", "lighthouse") & near(None)
