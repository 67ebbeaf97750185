"""The words of mentions as traits: the rarest of the sentence, of the trigger, of the parties."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from ..arrays.ragged import Ragged, heaviest, laid_out
from ..arrays.words import mixed, read_words
from ..stories.leads import language_number, of_languages
from . import tables
from .columns import encoded, filled, lists
from .traits import NAMES, NEAR, WORDS, Numbers

BEFORE, AFTER = 30, 80
"""Characters around a trigger in which what it is about stands: in English mostly behind it."""

LANGUAGE = "en"
"""The language whose telling words are known, and that of a document that names none."""


def of_sequels(batch: pa.Table) -> NDArray[np.bool_]:
    phrases = tables.sequels(LANGUAGE)
    pattern = rf"\b(?:{'|'.join(phrases)})\b"
    found = pc.match_substring_regex(pc.utf8_lower(batch["words"]), pattern)
    return filled(found, np.bool_, False) & of_language(batch)


def of_standing(batch: pa.Table, triggers: Any) -> NDArray[np.bool_]:
    """Whether the words that show the act name a war or a campaign."""
    words = tables.standing(LANGUAGE)
    texts, at = encoded(pc.struct_field(triggers, "text"))
    if not words or not texts:
        return np.zeros(batch.num_rows, bool)
    pattern = rf"\b(?:{'|'.join(words)})\b"
    lower = pc.utf8_lower(pa.array(texts, pa.string()))
    others = rf"\b(?:{'|'.join(tables.unlike_standing(LANGUAGE))})\b"
    lower = pc.replace_substring_regex(lower, others, "")
    found = filled(pc.match_substring_regex(lower, pattern), np.bool_, False)
    return np.concatenate(([False], found))[at + 1] & of_language(batch)


def of_language(batch: pa.Table) -> NDArray[np.bool_]:
    """Whether a row is in the language whose telling words are known."""
    return filled(pc.equal(batch["language"], LANGUAGE), np.bool_, True)


def of_triggers(triggers: Any) -> Numbers:
    texts, at = encoded(pc.struct_field(triggers, "text"))
    stems = read_words([text or "" for text in texts]).stems
    rarest, _ = rarest_of(stems, np.ones(len(stems.values), bool), 1)
    return np.concatenate(([0], rarest[:, 0])).astype(np.uint32)[at + 1]


def of_names(own: Ragged) -> Numbers:
    """The rarest stems of the parties, numbered as leads number words."""
    table = tables.telling(LANGUAGE)
    if table is None or not len(own.values):
        return np.zeros((len(own), NAMES), np.uint32)
    numbers, weights, row = number_in_leads(own), table.of(own.values), own.row_numbers()
    order = np.lexsort((numbers, -weights, row))  # those that weigh nothing as well
    shape = len(own), NAMES
    found, _ = laid_out(row[order], numbers[order], weights[order], shape)
    return found


def number_in_leads(stems: Ragged) -> Numbers:
    """The numbers that leads give to stems."""
    languages = np.full(len(stems), language_number(LANGUAGE), np.uint64)
    found: Numbers = of_languages(stems, languages).values
    return found


def of_words(
    batch: pa.Table, own: Ragged
) -> tuple[Numbers, NDArray[np.float32], NDArray[np.uint64]]:
    """The rarest words of each sentence but for those of its parties; and a number for all of them."""
    read = read_words([text or "" for text in batch["words"].to_pylist()])
    stems = read.stems
    row = stems.row_numbers()
    wording = np.zeros(batch.num_rows, np.uint64)
    np.add.at(wording, row, mixed(read.whole.values))
    words, weights = rarest_of(stems, told_beside(stems, own, batch), WORDS)
    return words, weights, wording


def of_near(
    batch: pa.Table, triggers: Any, at: NDArray[np.int64], offsets: NDArray[np.int64], own: Ragged
) -> tuple[Numbers, NDArray[np.float32]]:
    """The rarest words of each trigger's phrase, which tell whom or what the act is about; around the
    trigger in rows that were written without a phrase. `at` and `offsets` say where sentences begin in
    their part, and triggers in their sentence."""
    texts = [
        " ".join(text[start - begin : end - begin] for start, end in phrase)
        if phrase
        else around(text or "", offset, offset + len(trigger or ""))
        for text, phrase, begin, offset, trigger in zip(
            batch["words"].to_pylist(),
            batch["phrase"].to_pylist(),
            at.tolist(),
            offsets.tolist(),
            pc.struct_field(triggers, "text").to_pylist(),
            strict=True,
        )
    ]
    stems = read_words(texts).stems
    return rarest_of(stems, told_beside(stems, own, batch), NEAR)


def around(text: str, first: int, last: int) -> str:
    """The whole words of a text up to some characters before and after a stretch of it."""
    begin, end = max(first - BEFORE, 0), last + AFTER
    if begin:
        begin = text.find(" ", begin) + 1 or first
    if end < len(text):
        end = max(text.rfind(" ", 0, end), last)
    return text[min(begin, first) : end]


def told_beside(stems: Ragged, own: Ragged, batch: pa.Table) -> NDArray[np.bool_]:
    """Whether a stem of a row is none of its parties', in a language whose telling words are known."""
    row = stems.row_numbers()
    pairs = mixed(stems.values) + row.astype(np.uint64)
    theirs = mixed(own.values) + own.row_numbers().astype(np.uint64)
    found: NDArray[np.bool_] = ~np.isin(pairs, theirs) & of_language(batch)[row]
    return found


def party_stems(batch: pa.Table) -> Ragged:
    """The stems of the parties' words in each row: actors are compared as actors."""
    texts: list[list[str]] = [[] for _ in range(batch.num_rows)]
    for side in ("actors", "recipients"):
        values, row, _ = lists(batch[side])
        for at, text in zip(row.tolist(), pc.struct_field(values, "text").to_pylist(), strict=True):
            texts[at].append(text or "")
    return read_words([" ".join(each) for each in texts]).stems


def rarest_of(
    stems: Ragged, telling: NDArray[np.bool_], most: int
) -> tuple[Numbers, NDArray[np.float32]]:
    """The `most` different stems of each row that weigh most, heaviest first, and their weights."""
    shape = len(stems), most
    table = tables.telling(LANGUAGE)
    if table is None or not len(stems.values):
        return np.zeros(shape, np.uint32), np.zeros(shape, np.float32)
    weight = table.of(stems.values) * telling
    number = (stems.values >> np.uint64(32)).astype(np.uint32)
    return heaviest(stems.row_numbers(), number, weight, shape)
