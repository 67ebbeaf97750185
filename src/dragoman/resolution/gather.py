"""Agreements and statements of a register, joined: its rows with their documents and stories."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from ..errors import ConfigError
from ..model.joined import JoinedAgreement, JoinedStatement, Stance
from ..model.schema import Row
from ..register import Condition, Register, Rows, filters
from .agreements.joining import join_agreements
from .agreements.telling import read_telling
from .source import Source
from .statements.joining import join_statements
from .statements.telling import read_statement

SAID = (1, 3)
"""Quad classes of acts that are words: verbal cooperation and conflict."""


def sources(book: Register) -> Mapping[str, Source]:
    """Every document of a register that has an agreement or a statement, by id.

    Where the register has no story of a document, documents with the same title and text are one
    report, and each report is a story.
    """
    asked = (
        "SELECT id, input_id, published, outlet, title, language, hash FROM documents WHERE id IN "
        "(SELECT document FROM agreements UNION SELECT document FROM statements)"
    )
    rows = list(book.sql(asked))
    known = book.sql("SELECT document, story, report FROM stories")
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
        title=row["title"] or "",
        language=row["language"] or "en",
        story=story,
        report=report,
    )


def agreements_of(book: Register) -> list[JoinedAgreement]:
    """The agreements of a register, joined across its documents."""
    known = sources(book)
    rows = book.rows("agreements")
    return join_agreements(read_telling(row, known[row["document"]]) for row in rows)


def statements_of(
    book: Register,
    *,
    speaker: str | None = None,
    since: str | date | None = None,
    until: str | date | None = None,
) -> list[JoinedStatement]:
    """The statements of a register, joined across its documents; of one speaker, of some days.

    A statement is of the days in question if one report of it dates it or, where none does, was
    published in them. Raises RegisterError where the register has no words to join them by.
    """
    book.require_words("Joining statements")
    known = sources(book)
    seen = _told_of(book, speaker)
    made = join_statements(
        read_statement(row, known[row["document"]], *seen.get(row["id"], _Seen()).values())
        for row in book.statements(speaker=speaker)
    )
    first, last = _day(since, date.min), _day(until, date.max)
    return [each for each in made if _touches(each, first, last)]


def _day(given: str | date | None, otherwise: date) -> date:
    if given is None or isinstance(given, date):
        return given or otherwise
    try:
        return date.fromisoformat(given)
    except ValueError as error:
        raise ConfigError(f"{given!r} is no day. Write days as 2021-11-24.") from error


def _touches(each: JoinedStatement, first: date, last: date) -> bool:
    if each.date is not None:
        return each.date.date.start <= last and first <= each.date.date.end
    if each.first_seen is None or each.last_seen is None:
        return (first, last) == (date.min, date.max)
    return each.first_seen <= last and first <= each.last_seen


@dataclass(slots=True)
class _Seen:
    """What the mentions in a statement's sentence show of it."""

    stances: list[Stance] = field(default_factory=list)
    about: set[str] = field(default_factory=set)

    def values(self) -> tuple[tuple[Stance, ...], tuple[str, ...]]:
        return tuple(self.stances), tuple(sorted(self.about))


def _told_of(book: Register, speaker: str | None) -> Mapping[str, _Seen]:
    """How a speaker stands to others, and of whom the words tell: from mentions in the sentence.

    "We praise our neighbours", said the minister: a SUPPORT of the minister's. What others do in
    the words (an attack that is told of) is no stance.
    """
    where = filters.party("speaker", speaker) if speaker else Condition("true")
    asked = (
        f"WITH s AS (SELECT * FROM statements WHERE {where.sql}) "
        "SELECT s.id AS statement, s.speaker AS speaker, m.id AS mention, m.event, m.intensity, "
        "m.quad, m.status, m.actors, m.recipients FROM s JOIN mentions m "
        "ON s.document = m.document AND s.part = m.part "
        "AND m.sentence[1] < s.span[2] AND s.span[1] < m.sentence[2] ORDER BY s.id, m.id"
    )
    found: dict[str, _Seen] = defaultdict(_Seen)
    for row in Rows(book.session(), asked, where.parameters):
        seen = found[row["statement"]]
        parties = [*row["actors"], *row["recipients"]]
        seen.about |= {p["country"] or p["id"] for p in parties if p["id"] != row["speaker"]["id"]}
        said = row["quad"] in SAID and row["event"] != "CONSULT" and row["status"] != "negated"
        if not said or row["speaker"]["id"] not in {actor["id"] for actor in row["actors"]}:
            continue
        for party in row["recipients"]:
            code = party["country"] or party["id"]
            seen.stances.append(
                Stance(code, party["name"], row["event"], row["intensity"], row["mention"])
            )
    return found
