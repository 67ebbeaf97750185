"""What resolution reads from a register: mentions with their sentences, told documents, what it made before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from .. import __version__
from ..data import data_path
from ..model import Decision
from ..model.schema import Row
from ..register import Register
from ..register.answers import plain_rows
from .arrays.ragged import Ragged
from .arrays.words import mixed
from .comparing.columns import filled, number_of, numbered
from .comparing.contexts import Contexts
from .comparing.reading import no_mentions, read_traits
from .comparing.traits import Traits
from .stories.index import StoryIndex
from .stories.keeping import read_index, write_index
from .stories.leads import language_number
from .stories.report import Report, Told
from .stories.sheaf import Sheaf

BATCH = 20_000

TEXTS = 100
"""Documents whose texts are in memory together."""

MERGED = (
    "id", "document", "part", "event", "modes", "contexts", "cameo", "actors", "recipients",
    "reciprocal", "status", "said_by", "date", "place", "counts", "confidence", "unknown",
    "subtype", "sentence",
)  # fmt: skip
"""Columns of mentions that an event is made of."""

SENTENCE = (
    "substring(CASE WHEN m.part = 'title' THEN d.title ELSE d.text END, "
    "m.sentence[1] + 1, m.sentence[2] - m.sentence[1]) AS words"
)
"""The text of a mention's sentence: DuckDB counts from 1, and in code points as spans do. Documents stand
left in the joins that cut it, so that their texts stream by and none is held."""

Texts = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Stories:
    """Where each document belongs, as columns sorted by document."""

    documents: pa.Array
    story: pa.Array
    report: pa.Array
    contexts: Contexts | None = None

    @classmethod
    def of(cls, told: Sequence[Told], contexts: Contexts | None = None) -> Stories:
        listed = sorted(told, key=lambda one: one.document)
        return cls(
            pa.array([one.document for one in listed], pa.string()),
            pa.array([one.story for one in listed], pa.string()),
            pa.array([one.report for one in listed], pa.string()),
            contexts,
        )

    def beside(self, batch: pa.Table) -> pa.Table:
        """The batch with the columns `story` and `report` of its column `document`."""
        at = pc.index_in(batch["document"].combine_chunks(), value_set=self.documents)
        joined = batch.append_column("story", self.story.take(at))
        return joined.append_column("report", self.report.take(at))

    def but(self, other: Stories) -> pa.Table:
        """The rows that another has not, or has otherwise, as `stories` has them."""
        at = pc.index_in(self.documents, value_set=other.documents)
        same = pc.and_(
            pc.equal(self.story, other.story.take(at)),
            pc.equal(self.report, other.report.take(at)),
        )
        rows = pa.table({"document": self.documents, "story": self.story, "report": self.report})
        return rows.filter(pc.invert(pc.fill_null(same, False)))


def ids_table(ids: Sequence[str] | Texts) -> pa.Table:
    """Ids as a table that a query can name."""
    return pa.table({"id": pa.array(ids, pa.string())})


def told_stories(register: Register, *, full: bool) -> tuple[Stories, Stories]:
    """The stories of all documents as they are now, and as the register has them.

    `full`: all texts are read again, whatever index is kept.
    """
    rows = register.sql("SELECT document, story, report FROM stories").arrow()
    before = [
        Told(*row) for row in zip(*(column.to_pylist() for column in rows.columns), strict=True)
    ]
    index = story_index(register, full=full)
    return Stories.of(index.told(before), Contexts.of(index.sheaf)), Stories.of(before)


def stories_of(register: Register, documents: Sequence[str]) -> Stories:
    """Where some documents belong as the register has it, and what is around their mentions."""
    beside = {"wanted": ids_table(documents)}
    query = "SELECT document, story, report FROM stories SEMI JOIN wanted ON wanted.id = document"
    rows = register.session().bind(query, beside=beside).reader(BATCH).read_all().to_pylist()
    contexts = Contexts.of(Sheaf.read(_reports(register, sorted(documents))))
    return Stories.of([Told(*row.values()) for row in rows], contexts)


KEPT = ".stories.npz"
"""The index of stories in the register's folder: derived, and made again where it does not fit."""


def story_index(register: Register, *, full: bool = False) -> StoryIndex:
    """What stories are told from, for all documents: only those that are new are read."""
    folder = register.store.folder
    path = Path(folder.root, KEPT) if folder.local else None
    kept = read_index(path) if path and not full else None
    index = kept if kept is not None else StoryIndex.empty()
    columns = register.sql("SELECT id, language FROM documents").batches(BATCH)
    there = {
        key: language_number(language)
        for batch in columns
        for key, language in zip(*(column.to_pylist() for column in batch.columns), strict=True)
    }
    have = dict(zip(index.sheaf.ids.tolist(), index.sheaf.languages.tolist(), strict=True))
    if not have.items() <= there.items():  # some were taken out, or coded as of another language
        index, have = StoryIndex.empty(), {}
    if there == have:
        return index
    index = index.add(_reports(register, sorted(there.keys() - have.keys())))
    if path:
        write_index(index, path)
    return index


def _reports(register: Register, wanted: Sequence[str]) -> Iterator[Report]:
    bound = register.session().bind(
        "SELECT d.id, title, text, published, outlet, language FROM documents d "
        "SEMI JOIN wanted w ON w.id = d.id",
        beside={"wanted": ids_table(wanted)},
    )
    for batch in bound.reader(TEXTS):
        for row in batch.to_pylist():
            day = date.fromisoformat(row["published"]) if row["published"] else None
            yield Report(row["id"], row["title"], row["text"], day, row["outlet"], row["language"])


@dataclass(frozen=True, slots=True)
class Index:
    """The mentions that a register has, sorted by id, and a mark of all that their traits rest on."""

    ids: Texts
    signatures: NDArray[np.int64]
    documents: NDArray[np.uint32]


def mention_index(register: Register, stories: Stories) -> Index:
    ids: list[Texts] = []
    marks: list[NDArray[np.int64]] = []
    documents: list[NDArray[np.uint32]] = []
    for batch in register.sql("SELECT id, run, document FROM mentions").batches(BATCH):
        table = stories.beside(pa.Table.from_batches([batch]))
        ids.append(np.array(table["id"].to_pylist(), dtype=object))
        mark = np.full(batch.num_rows, knowledge(), np.uint64)
        for name in ("run", "story", "report"):
            mark = mixed(mark + numbered(table[name]).astype(np.uint64))
        marks.append(mark.view(np.int64))
        documents.append(numbered(table["document"]))
    if not ids:
        return Index(np.empty(0, object), np.empty(0, np.int64), np.empty(0, np.uint32))
    found = np.concatenate(ids)
    order = np.argsort(found)
    return Index(found[order], np.concatenate(marks)[order], np.concatenate(documents)[order])


@cache
def knowledge() -> int:
    """A number for this version of dragoman and its data: with another, all is worked out anew."""
    digest = blake2b(digest_size=8)
    for path in sorted(data_path("resolution").rglob("*.csv")):
        digest.update(path.read_bytes())
    return int.from_bytes(digest.digest(), "little") ^ number_of(__version__)


@dataclass(frozen=True, slots=True)
class Members:
    """What an earlier resolve left of each mention, sorted by mention."""

    ids: Texts
    events: Texts
    blocks: Texts
    tellings: Texts
    signatures: NDArray[np.int64]
    order: NDArray[np.int64]
    keys: Ragged


def members(register: Register, wanted: Sequence[str] | None = None) -> Members:
    """The table `members`, some hundred bytes a mention; of the tellings of `wanted`, else whole."""
    where, beside = "", None
    if wanted is not None:
        where = (
            "WHERE telling IN "
            "(SELECT telling FROM members SEMI JOIN wanted ON wanted.id = members.mention) "
        )
        beside = {"wanted": ids_table(wanted)}
    query = f"SELECT * FROM members {where}ORDER BY mention"
    table = register.session().bind(query, beside=beside).reader(BATCH).read_all()
    lengths = filled(pc.list_value_length(table["keys"]), np.int64, 0)
    values = table["keys"].combine_chunks().flatten()
    return Members(
        np.array(table["mention"].to_pylist(), dtype=object),
        np.array(table["event"].to_pylist(), dtype=object),
        np.array(table["block"].to_pylist(), dtype=object),
        np.array(table["telling"].to_pylist(), dtype=object),
        filled(table["signature"], np.int64, 0),
        filled(table["order"], np.int64, 0),
        Ragged(filled(values, np.int64, 0), np.concatenate(([0], np.cumsum(lengths)))),
    )


def decisions(register: Register) -> list[Decision]:
    return [
        Decision(row["number"], row["verdict"], tuple(row["mentions"]), tuple(row["others"]))
        for row in register.rows("decisions")
    ]


def traits_of(register: Register, stories: Stories, wanted: Texts | None) -> Traits:
    """The traits of the wanted mentions, of all where None."""
    columns = [
        f"m.{name}"
        for name in no_mentions().column_names
        if name not in ("published", "language", "words", "story", "report")
    ]
    asked, beside = "mentions", None
    if wanted is not None:
        asked = "(FROM mentions SEMI JOIN wanted ON wanted.id = mentions.id)"
        beside = {"wanted": ids_table(wanted)}
    query = (
        f"SELECT {', '.join(columns)}, d.published, d.language, {SENTENCE} "
        f"FROM documents d JOIN {asked} m ON d.id = m.document"
    )
    bound = register.session().written().bind(query, beside=beside)
    traits = read_traits(
        stories.beside(pa.Table.from_batches([batch])) for batch in bound.reader(BATCH)
    )
    return stories.contexts.around(traits) if stories.contexts else traits


def rows_in_order(register: Register, stories: Stories, ids: Texts) -> Iterator[Sequence[Row]]:
    """Rows of mentions in the order of `ids`, some at a time, with what merging needs beside.

    That is `outlet` and `published` of the document, `words` of the sentence, `report` and `at`,
    the place in `ids`. DuckDB sorts, and spills what does not fit.
    """
    wanted = pa.table({"id": pa.array(ids, pa.string()), "at": np.arange(len(ids))})
    query = (
        f"SELECT {', '.join(f'm.{name}' for name in MERGED)}, d.outlet, d.published, {SENTENCE}, "
        "m.at FROM documents d JOIN "
        "(SELECT mentions.*, wanted.at FROM mentions JOIN wanted ON wanted.id = mentions.id) m "
        "ON d.id = m.document ORDER BY m.at"
    )
    bound = register.session().written().bind(query, beside={"wanted": wanted})
    for batch in bound.reader(BATCH):
        table = stories.beside(pa.Table.from_batches([batch])).combine_chunks()
        for each in table.to_batches():
            yield plain_rows(each)
