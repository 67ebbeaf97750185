"""Agreements and statements of a register, joined: its rows with their documents and stories."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Protocol

from ..model.joined import JoinedAgreement, JoinedStatement, Stance
from ..model.schema import TABLES, Row
from ..register import Register
from .agreement_telling import read_telling
from .agreements import join_agreements
from .source import Source
from .statement_telling import read_statement
from .statements import join_statements

STORIES = "stories"


class Told(Protocol):
    """What resolution says of a document: its story, and the report that it copies or is."""

    @property
    def document(self) -> str: ...
    @property
    def story(self) -> str: ...
    @property
    def report(self) -> str: ...


def sources(book: Register, told: Iterable[Told] | None = None) -> Mapping[str, Source]:
    """Every document of a register that has an agreement or a statement, by id.

    `told` are the stories; those of the register are taken where it has them, else documents with
    the same title and text are one report, and each report is a story.
    """
    asked = (
        "SELECT id, input_id, published, outlet, language, hash FROM documents WHERE id IN "
        "(SELECT document FROM agreements UNION SELECT document FROM statements)"
    )
    rows = list(book.sql(asked))
    stories = {each.document: (each.story, each.report) for each in told or ()}
    if told is None and STORIES in TABLES:
        known = book.sql(f"SELECT document, story, report FROM {STORIES}")
        stories = {row["document"]: (row["story"], row["report"]) for row in known}
    first: dict[str, str] = {}
    for row in sorted(rows, key=lambda row: row["id"]):
        first.setdefault(row["hash"], row["id"])
    return {row["id"]: _source(row, stories, first) for row in rows}


def _source(row: Row, stories: Mapping[str, tuple[str, str]], first: Mapping[str, str]) -> Source:
    copy_of = first[row["hash"]]
    story, report = stories.get(row["id"], (copy_of, copy_of))
    return Source(
        document=row["id"],
        input_id=row["input_id"],
        published=date.fromisoformat(row["published"]) if row["published"] else None,
        outlet=row["outlet"],
        language=row["language"] or "en",
        story=story,
        report=report,
    )


def agreements_of(book: Register, told: Iterable[Told] | None = None) -> list[JoinedAgreement]:
    """The agreements of a register, joined across its documents."""
    known = sources(book, told)
    rows = book.rows("agreements")
    return join_agreements(read_telling(row, known[row["document"]]) for row in rows)


def statements_of(book: Register, told: Iterable[Told] | None = None) -> list[JoinedStatement]:
    """The statements of a register, joined across its documents."""
    known = sources(book, told)
    stances = _stances(book)
    return join_statements(
        read_statement(row, known[row["document"]], tuple(stances[row["id"]]))
        for row in book.rows("statements")
    )


def _stances(book: Register) -> Mapping[str, list[Stance]]:
    """How a speaker stands to others: by mentions in the sentence whose actor is the speaker.

    "We praise our neighbours", said the minister: a SUPPORT of the minister's. What others do in
    the words (an attack that is told of) is no stance.
    """
    asked = (
        "SELECT s.id AS statement, s.speaker AS speaker, m.id AS mention, m.event, m.intensity, "
        "m.actors, m.recipients FROM statements s JOIN mentions m "
        "ON s.document = m.document AND s.part = m.part "
        "AND m.sentence[1] < s.span[2] AND s.span[1] < m.sentence[2] "
        "WHERE m.quad IN (1, 3) AND m.event <> 'CONSULT' AND m.status <> 'negated' ORDER BY s.id, m.id"
    )
    found: dict[str, list[Stance]] = defaultdict(list)
    for row in book.sql(asked):
        if row["speaker"]["id"] not in {actor["id"] for actor in row["actors"]}:
            continue
        for party in row["recipients"]:
            found[row["statement"]].append(
                Stance(
                    party["country"] or party["id"],
                    party["name"],
                    row["event"],
                    row["intensity"],
                    row["mention"],
                )
            )
    return found
