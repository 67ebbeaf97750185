"""Rows of mentions, as Arrow tables, to traits: whole columns at a time.

A mention costs some microseconds here; taken apart one by one in Python it would cost a hundred.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from hashlib import blake2b
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from ..ontology import modes as modes_of
from ..places.gazetteer import PlaceIndex
from . import tables
from .ragged import Ragged, places_of
from .traits import (
    BODY,
    COUNTRY,
    COUNTS,
    EXACT,
    NAMED,
    NEVER,
    NOWHERE,
    REGION,
    SHORT,
    SIDE,
    SITE,
    STATUSES,
    UNCLEAR,
    UNDATED,
    VERY_WIDE,
    WIDE,
    WORDS,
    Numbers,
    Parties,
    Traits,
    stacked,
)
from .words import mixed, read_words

LEVELS = {"point": SITE, "city": SITE, "region": REGION, "country": COUNTRY}
LANGUAGE = "en"
"""The language of a document that names none."""


def read_traits(batches: Iterable[pa.Table]) -> Traits:
    """The traits of all mentions; each batch has the columns that `of_batch` names."""
    parts = [of_batch(batch) for batch in batches]
    return stacked(parts or [of_batch(no_mentions())])


@cache
def no_mentions() -> pa.Table:
    """A batch without rows: its schema is what `of_batch` reads."""
    from ..model.schema import schemas

    mentions = schemas()["mentions"]
    kept = ("id", "document", "part", "sentence", "event", "modes", "cameo", "trigger", "entry",
            "actors", "recipients", "reciprocal", "status", "date", "place", "counts")  # fmt: skip
    more = ("published", "language", "words", "story", "report")
    columns = {name: mentions.field(name).type for name in kept}
    return pa.schema({**columns, **dict.fromkeys(more, pa.string())}).empty_table()


def of_batch(batch: pa.Table) -> Traits:
    """The traits of the mentions of one batch.

    The columns are those of `mentions`, and of each mention's document `published`, `language`,
    `story` and `report`, and `words`: the text of its sentence.
    """
    rows = batch.num_rows
    document = numbered(batch["document"])
    report, story = numbered(batch["report"]), numbered(batch["story"])
    at = first_of(batch["sentence"])
    trigger = batch["trigger"].combine_chunks()
    sentence = crossed(document, numbered(batch["part"]), at.astype(np.uint64))
    actors, recipients = of_side(batch["actors"]), of_side(batch["recipients"])
    words, weights, wording = of_words(batch)
    start, end, dating = of_dates(batch["date"])
    low, high = of_counts(batch["counts"], rows)
    return Traits(
        ids=np.array(batch["id"].to_pylist(), dtype=object),
        document=document,
        report=report,
        story=story,
        title=filled(pc.equal(batch["part"], "title"), np.bool_, False),
        sentence=sentence,
        wording=wording,
        kind=looked_up(batch["event"], {name: at for at, name in enumerate(tables.types())}, 0),
        modes=of_modes(batch),
        entry=numbered(batch["entry"]),
        cameo=numbered(pc.utf8_slice_codeunits(batch["cameo"], 0, 3)),
        offset=(first_of(pc.struct_field(trigger, "span")) - at).astype(np.int32),
        trigger=of_triggers(trigger),
        status=looked_up(batch["status"], STATUSES, 0),
        sequel=of_sequels(batch),
        reciprocal=filled(batch["reciprocal"], np.bool_, False),
        start=start,
        end=end,
        dating=dating,
        published=days(batch["published"]),
        **of_places(batch["place"]),
        actors=actors,
        recipients=recipients,
        low=low,
        high=high,
        words=words,
        weights=weights,
        weight=weights.sum(1),
        many=(words > 0).sum(1).astype(np.int8),
    )


def first_of(spans: Any) -> NDArray[np.int64]:
    """Where each span begins; -1 where there is none."""
    if not len(spans):
        return np.empty(0, np.int64)
    return filled(pc.list_element(spans, 0), np.int64, -1)


def filled(column: Any, kind: Any, missing: Any) -> NDArray[Any]:
    """A column of plain values as an array, with `missing` where it is null."""
    joined = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    if joined.null_count:
        joined = pc.fill_null(joined, missing)
    return np.asarray(joined.to_numpy(zero_copy_only=False)).astype(kind)


def encoded(column: Any) -> tuple[list[str | None], NDArray[np.int64]]:
    """The different texts of a column, and for each row which it is; -1 is null."""
    joined = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    coded = joined.dictionary_encode()
    return coded.dictionary.to_pylist(), filled(coded.indices, np.int64, -1)


def numbered(column: Any) -> Numbers:
    """The number of each text; 0 is null."""
    texts, at = encoded(column)
    numbers = np.array([0, *map(number_of, texts)], np.uint32)
    return numbers[at + 1]


def number_of(text: str | None) -> int:
    """The number of a text, never 0 but for None and the empty text."""
    if not text:
        return 0
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=4).digest()
    return int.from_bytes(digest, "little") or 1


def looked_up(column: Any, table: dict[str, int], other: int) -> NDArray[np.int8]:
    """What `table` has for each text, `other` for one that it lacks."""
    texts, at = encoded(column)
    values = np.array([other, *(table.get(text or "", other) for text in texts)], np.int8)
    return values[at + 1]


def crossed(*columns: NDArray[Any]) -> Numbers:
    """One number from several a row."""
    found = np.zeros(len(columns[0]), np.uint64)
    for column in columns:
        found = mixed(found + column.astype(np.uint64) + np.uint64(1))
    return (found >> np.uint64(32)).astype(np.uint32)


def days(column: Any) -> NDArray[np.int32]:
    """Days since 1970 from days in ISO form."""
    joined = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    as_days = pc.cast(pc.cast(joined, pa.date32()), pa.int32())
    return filled(as_days, np.int32, int(NEVER))


def of_dates(column: Any) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int8]]:
    joined = column.combine_chunks()
    start = days(pc.struct_field(joined, "start"))
    end = days(pc.struct_field(joined, "end"))
    width = end.astype(np.int64) - start
    dating = np.select(
        [start == NEVER, width <= 0, width <= 3, width <= 31],
        [UNDATED, EXACT, SHORT, WIDE],
        VERY_WIDE,
    ).astype(np.int8)
    return start, end, dating


def lists(column: Any) -> tuple[Any, NDArray[np.int64], NDArray[np.int64]]:
    """The values of a column of lists one after the other, the row of each and its place there."""
    joined = column.combine_chunks()
    lengths = filled(pc.list_value_length(joined), np.int64, 0)
    values = joined.flatten()
    row = np.repeat(np.arange(len(lengths)), lengths)
    starts = np.cumsum(lengths) - lengths
    return values, row, np.arange(len(row)) - np.repeat(starts, lengths)


def of_side(column: Any) -> Parties:
    """The first parties of each row."""
    values, row, place = lists(column)
    rows = len(column)
    kept = place < SIDE
    where = (row[kept], place[kept])

    def put(numbers: NDArray[Any], kind: Any) -> NDArray[Any]:
        found = np.zeros((rows, SIDE), kind)
        found[where] = numbers[kept]
        return found

    ids, codes = pc.struct_field(values, "id"), pc.struct_field(values, "country")
    sectors, holder, first = lists(pa.chunked_array([pc.struct_field(values, "sectors")]))
    groups = np.zeros(len(values), np.int8)
    leading = first == 0
    groups[holder[leading]] = looked_up(sectors, dict(tables.sector_groups()), 0)[leading]
    texts, at = encoded(ids)
    ranks = np.array([0, *map(rank_of, texts)], np.int8)[at + 1]
    return Parties(
        put(numbered(ids), np.uint32),
        put(numbered(codes), np.uint32),
        put(groups, np.int8),
        put(ranks, np.int8),
        np.bincount(row[kept], minlength=rows).astype(np.int8),
    )


def rank_of(id: str | None) -> int:
    """How much an id says: `person.x` and `igo.x` are one; `MAR.GOV` is a body; `---.REB` is unclear."""
    if not id or id.startswith(("---", "group:")):
        return UNCLEAR
    return BODY if id[:3].isupper() else NAMED


def of_modes(batch: pa.Table) -> NDArray[np.uint64]:
    """A bit for each mode, its number among the modes of the type."""
    values, row, _ = lists(batch["modes"])
    events = batch["event"].to_pylist()
    names = values.to_pylist()
    found = np.zeros(batch.num_rows, np.uint64)
    for at, name in zip(row.tolist(), names, strict=True):
        found[at] |= np.uint64(mode_bit(events[at], name))
    return found


@cache
def mode_bit(event: str, name: str) -> int:
    listed = [mode.name for mode in modes_of(event)]
    return 1 << listed.index(name) if name in listed else 1 << 63


def of_places(column: Any) -> dict[str, NDArray[Any]]:
    joined = column.combine_chunks()
    part = {name: pc.struct_field(joined, name) for name in ("id", "name", "country", "precision")}
    level = looked_up(part["precision"], LEVELS, NOWHERE)
    site = numbered(pc.coalesce(part["id"], part["name"]))
    texts, at = encoded(part["id"])
    divisions = np.array([0, *map(division_of, texts)], np.uint32)
    return {
        "level": level,
        "site": np.where(level >= REGION, site, 0).astype(np.uint32),
        "division": np.where(level >= REGION, divisions[at + 1], 0).astype(np.uint32),
        "country": numbered(part["country"]),
        "lat": filled(pc.struct_field(joined, "lat"), np.float32, np.nan),
        "lon": filled(pc.struct_field(joined, "lon"), np.float32, np.nan),
    }


@cache
def division_of(id: str | None) -> int:
    """The number of the first-level division that a place lies in or is."""
    place = PlaceIndex.load().of_id(id) if id and id.isdigit() else None
    if place is None:
        return 0
    name = place.name if place.feature == "division" else place.division
    return number_of(f"{place.country} {name}") if name else 0


def of_counts(column: Any, rows: int) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The widest range of each kind of count; a bound that is not set is infinite."""
    values, row, _ = lists(column)
    kind = looked_up(
        pc.struct_field(values, "what"), {name: at for at, name in enumerate(COUNTS)}, -1
    )
    low = np.full((rows, len(COUNTS)), np.nan, np.float32)
    high = np.full((rows, len(COUNTS)), np.nan, np.float32)
    known = kind >= 0
    where = (row[known], kind[known])
    lows = filled(pc.struct_field(values, "low"), np.float32, np.nan)[known]
    highs = filled(pc.struct_field(values, "high"), np.float32, np.inf)[known]
    np.fmin.at(low, where, lows)
    np.fmax.at(high, where, highs)
    return low, high


def of_sequels(batch: pa.Table) -> NDArray[np.bool_]:
    phrases = tables.sequels(LANGUAGE)
    pattern = rf"\b(?:{'|'.join(phrases)})\b"
    found = pc.match_substring_regex(pc.utf8_lower(batch["words"]), pattern)
    return filled(found, np.bool_, False) & of_language(batch)


def of_language(batch: pa.Table) -> NDArray[np.bool_]:
    """Whether a row is in the language whose telling words are known."""
    return filled(pc.equal(batch["language"], LANGUAGE), np.bool_, True)


def of_triggers(triggers: Any) -> Numbers:
    texts, at = encoded(pc.struct_field(triggers, "text"))
    stems = read_words([text or "" for text in texts]).stems
    rarest, _ = rarest_of(stems, np.ones(len(stems.values), bool), 1)
    return np.concatenate(([0], rarest[:, 0])).astype(np.uint32)[at + 1]


def of_words(batch: pa.Table) -> tuple[Numbers, NDArray[np.float32], NDArray[np.uint64]]:
    """The rarest words of each sentence but for those of its parties; and a number for all of them."""
    read = read_words([text or "" for text in batch["words"].to_pylist()])
    stems = read.stems
    row = stems.row_numbers()
    wording = np.zeros(batch.num_rows, np.uint64)
    np.add.at(wording, row, mixed(read.whole.values))
    own = party_stems(batch)
    pairs = mixed(stems.values) + row.astype(np.uint64)
    theirs = mixed(own.values) + own.row_numbers().astype(np.uint64)
    telling = ~np.isin(pairs, theirs) & of_language(batch)[row]
    words, weights = rarest_of(stems, telling, WORDS)
    return words, weights, wording


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
    rows = len(stems)
    words = np.zeros((rows, most), np.uint32)
    weights = np.zeros((rows, most), np.float32)
    table = tables.telling(LANGUAGE)
    if table is None or not len(stems.values):
        return words, weights
    weight = table.of(stems.values) * telling
    row = stems.row_numbers()
    number = (stems.values >> np.uint64(32)).astype(np.uint32)
    order = np.lexsort((number, -weight, row))
    row, number, weight = row[order], number[order], weight[order]
    kept = weight > 0
    kept[1:] &= (row[1:] != row[:-1]) | (number[1:] != number[:-1])
    row, number, weight = row[kept], number[kept], weight[kept]
    starts = np.searchsorted(row, np.arange(rows + 1))
    _, begins = places_of(starts[:-1], starts[1:])
    place = np.arange(len(row)) - np.repeat(begins[:-1], np.diff(starts))
    first = place < most
    words[row[first], place[first]] = number[first]
    weights[row[first], place[first]] = weight[first]
    return words, weights
