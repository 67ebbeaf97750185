"""Rows of mentions, as Arrow tables, to traits: whole columns at a time.

A mention costs some microseconds here; taken apart one by one in Python it would cost a hundred.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from ...ontology import modes as modes_of
from ...places.gazetteer import PlaceIndex
from . import tables
from .columns import crossed, days, encoded, filled, first_of, lists, looked_up, number_of, numbered
from .traits import (
    BODY,
    CONTEXT,
    COUNTRY,
    COUNTS,
    EXACT,
    HELD,
    NAMED,
    NAMED_AT_MOST,
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
    Parties,
    Traits,
    stacked,
)
from .wording import of_names, of_near, of_sequels, of_standing, of_triggers, of_words, party_stems

OPENING = 300
"""Characters of a text in which it says what it is about."""

LEVELS = {"point": SITE, "city": SITE, "region": REGION, "country": COUNTRY}


def read_traits(batches: Iterable[pa.Table]) -> Traits:
    """The traits of all mentions; each batch has the columns that `of_batch` names."""
    parts = [of_batch(batch) for batch in batches]
    return stacked(parts or [of_batch(no_mentions())])


@cache
def no_mentions() -> pa.Table:
    """A batch without rows: its schema is what `of_batch` reads."""
    from ...model.schema import schemas

    mentions = schemas()["mentions"]
    kept = ("id", "document", "part", "sentence", "event", "modes", "cameo", "trigger", "entry",
            "actors", "recipients", "reciprocal", "status", "date", "place", "counts", "phrase")  # fmt: skip
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
    begin = first_of(pc.struct_field(trigger, "span"))
    sentence = crossed(document, numbered(batch["part"]), at.astype(np.uint64))
    entry = numbered(batch["entry"])
    actors, recipients = of_side(batch["actors"]), of_side(batch["recipients"])
    own = party_stems(batch)
    words, weights, wording = of_words(batch, own)
    near, near_weights = of_near(batch, trigger, at, begin - at, own)
    title = filled(pc.equal(batch["part"], "title"), np.bool_, False)
    start, end, dating = of_dates(batch["date"])
    low, high = of_counts(batch["counts"], rows)
    crowd = np.nan_to_num(low[:, HELD]) > NAMED_AT_MOST
    kind = looked_up(batch["event"], {name: at for at, name in enumerate(tables.types())}, 0)
    return Traits(
        ids=np.array(batch["id"].to_pylist(), dtype=object),
        document=document,
        report=report,
        story=story,
        at=at.astype(np.int32),
        title=title,
        leading=title | (at < OPENING),
        sentence=sentence,
        wording=wording,
        kind=kind,
        kinds=np.uint64(1) << kind.astype(np.uint64),
        modes=of_modes(batch),
        entry=entry,
        claims=np.isin(entry, tables.claims()),
        cameo=numbered(pc.utf8_slice_codeunits(batch["cameo"], 0, 3)),
        offset=(begin - at).astype(np.int32),
        trigger=of_triggers(trigger),
        standing=of_standing(batch, trigger),
        status=looked_up(batch["status"], STATUSES, 0),
        sequel=of_sequels(batch),
        reciprocal=filled(batch["reciprocal"], np.bool_, False),
        start=start,
        end=end,
        dating=dating,
        worded=first_of(pc.struct_field(batch["date"].combine_chunks(), "span")) >= 0,
        published=days(batch["published"]),
        **of_places(batch["place"]),
        actors=actors,
        recipients=recipients,
        low=low,
        high=high,
        lone=of_lone(batch["recipients"]) & ~crowd,
        crowd=crowd,
        words=words,
        weights=weights,
        weight=weights.sum(1),
        many=(words > 0).sum(1).astype(np.int8),
        near=near,
        near_weights=near_weights,
        names=of_names(own),
        context=np.zeros((rows, CONTEXT), np.uint32),
        context_weights=np.zeros((rows, CONTEXT), np.float32),
    )


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


def of_lone(column: Any) -> NDArray[np.bool_]:
    """Whether a side is one person."""
    values, row, _ = lists(column)
    persons = filled(pc.equal(pc.struct_field(values, "kind"), "person"), np.bool_, False)
    many = np.bincount(row, minlength=len(column))
    found: NDArray[np.bool_] = (many == 1) & (np.bincount(row[persons], minlength=len(column)) == 1)
    return found


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
