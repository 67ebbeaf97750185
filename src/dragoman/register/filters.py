"""Which rows a question asks for, compiled to SQL with parameters: values are never pasted in.

There is one filter for acts, here since the register compiles it: the tables `mentions` and
`events` name their columns alike, and commands, exports, `analysis` and the web app all ask
through it; `asking` reads it from plain names and values and writes it down again.

Dates are ISO 8601 days. A mention whose date is unknown is in no dated answer unless
`include_undated` is set; the publication date of its document never stands in for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from dragoman.errors import ConfigError

from .parties import GOVERNS, Wanted, wanted_party
from .words import cased_words, folded_words, pattern, phrases

Texts = str | Sequence[str] | None
Unit = Literal["events", "mentions"]
"""What is asked about: what happened, or what single sentences report."""


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition in SQL with `?` for each of its parameters."""

    sql: str
    parameters: tuple[object, ...] = ()


@dataclass(frozen=True, slots=True)
class MentionFilter:
    """Which event mentions, or events: all that is given must hold.

    `between` are two parties: what either does to the other, and what they do together.
    `actor`, `recipient` and `party` (on either side) are codes (`MAR`, `MAR GOV`: all of one
    party), a name that the lists of actors know (`UK`, `ELN`), an actor id (`igo.nato`), or whole
    words of a name in any case. `since` and `until` are days,
    both included; a mention is within them when its interval of days touches them.
    `min_confidence` is the least probability, in [0, 1], that type and parties are right.

    `quad` are classes from 1 to 4, `country` is where it happened (ISO 3166-1 alpha-3). `outlet`,
    `language`, `document`, `entry` (of the lexicon) and `q` are asked of an event's mentions: one
    must have it. `q` are words and "quoted phrases", all of which a document's title or text has;
    `min_reports` counts independent reports and is for events.
    """

    actor: str | None = None
    recipient: str | None = None
    event: Texts = None
    mode: Texts = None
    context: Texts = None
    status: Texts = None
    since: str | date | None = None
    until: str | date | None = None
    include_undated: bool = False
    document: str | None = None
    min_confidence: float | None = None
    between: tuple[str, str] | None = None
    party: str | None = None
    quad: int | Sequence[int] | None = None
    country: Texts = None
    outlet: Texts = None
    language: Texts = None
    entry: Texts = None
    min_reports: int | None = None
    q: str | None = None

    def conditions(self, unit: Unit) -> list[Condition]:
        """The conditions on table `unit`; raises ConfigError for a value that cannot be meant."""
        found: list[Condition] = []
        if self.actor is not None:
            found.append(any_party("actors", self.actor))
        if self.recipient is not None:
            found.append(any_party("recipients", self.recipient))
        if self.party is not None:
            found.append(
                _either(any_party("actors", self.party), any_party("recipients", self.party))
            )
        if self.event is not None:
            found.append(of_type(self.event))
        if self.mode is not None:
            found.append(any_of("modes", self.mode))
        if self.context is not None:
            found.append(any_of("contexts", self.context))
        if self.status is not None:
            found.append(one_of("status", self.status))
        if self.quad is not None:
            found.append(Condition("list_contains(?::BIGINT[], quad)", (quads(self.quad),)))
        if self.country is not None:
            found.append(one_of("place.country", self.country))
        if self.min_confidence is not None:
            found.append(Condition("confidence >= ?", (self.min_confidence,)))
        if self.between is not None:
            found.append(between(*self.between))
        found.extend(within("date", self.since, self.until, undated=self.include_undated))
        found.extend(self._reported(unit))
        return found

    def _reported(self, unit: Unit) -> list[Condition]:
        """What is asked of the reports: of the mention's document, or of one mention of the event."""
        found: list[Condition] = []
        if self.document is not None:
            found.append(Condition("document = ?", (self.document,)))
        if self.entry is not None:
            found.append(one_of("entry", self.entry))
        asked: list[Condition] = []
        if self.outlet is not None:
            asked.append(one_of("outlet", self.outlet))
        if self.language is not None:
            asked.append(one_of("language", self.language))
        if self.q is not None:
            asked.append(says(self.q))
        found += [_within_query("document", "SELECT id FROM documents WHERE", one) for one in asked]
        if unit == "mentions":
            if self.min_reports is not None:
                raise ConfigError("min_reports is asked of events: a mention is of one report.")
            return found
        made = [
            Condition(
                "id IN (SELECT event FROM members WHERE mention IN "
                f"(SELECT id FROM mentions WHERE {each.sql}))",
                each.parameters,
            )
            for each in found
        ]
        if self.min_reports is not None:
            made.append(Condition("independent_reports >= ?", (self.min_reports,)))
        return made


def every(conditions: Sequence[Condition]) -> Condition:
    """All conditions at once; without any, what always holds."""
    return Condition(
        " AND ".join(f"({one.sql})" for one in conditions) or "true",
        tuple(value for one in conditions for value in one.parameters),
    )


def _either(*conditions: Condition) -> Condition:
    sql = " OR ".join(f"({one.sql})" for one in conditions)
    return Condition(sql, tuple(value for one in conditions for value in one.parameters))


def _within_query(column: str, query: str, inner: Condition) -> Condition:
    return Condition(f"{column} IN ({query} {inner.sql})", inner.parameters)


def says(asked: str) -> Condition:
    """Whether title or text of a document have all words and phrases, without case and accents."""
    each = "regexp_matches(strip_accents(lower(concat_ws(' ', title, text))), ?)"
    patterns = [pattern(words) for words in phrases(asked)]
    return Condition(" AND ".join([each] * len(patterns)), tuple(patterns))


def quads(wanted: int | Sequence[int]) -> list[int]:
    """Quad classes as a list."""
    return [wanted] if isinstance(wanted, int) else list(wanted)


def party(expression: str, wanted: str) -> Condition:
    """Whether the party that `expression` names in SQL is `wanted` (codes, a name, an id or words)."""
    meant = wanted_party(wanted)
    if meant.codes:
        each = f"({expression}.country = ? OR list_contains({expression}.sectors, ?))"
        return Condition(
            " AND ".join([each] * len(meant.codes)),
            tuple(code for code in meant.codes for _ in range(2)),
        )
    named, told = (_in_words(f"{expression}.{column}", meant) for column in ("name", "text"))
    return Condition(
        f"({expression}.id = ? OR {named.sql} OR {told.sql})",
        (meant.text, *named.parameters, *told.parameters),
    )


def _in_words(column: str, meant: Wanted) -> Condition:
    """Whether whole words of a name or phrase are those meant; capitals count in names of the lists.

    WHO is no word of "people who fled".
    """
    if meant.names:
        told = pattern(*map(cased_words, meant.names))
        return Condition(f"regexp_matches({column}, ?)", (told,))
    told = pattern(folded_words(meant.text))
    return Condition(f"regexp_matches(strip_accents(lower({column})), ?)", (told,))


def any_party(column: str, wanted: str) -> Condition:
    """Whether a party in the list `column` is `wanted`."""
    inner = party("party", wanted)
    return Condition(f"len(list_filter({column}, lambda party: {inner.sql})) > 0", inner.parameters)


def between(one: str, other: str) -> Condition:
    """Whether one of two parties acts upon the other, or both act together.

    Together are two: where one is asked for twice, or is part of the other, one party is not both.
    """
    acts, bears = any_party("actors", one), any_party("recipients", other)
    gives, takes = any_party("actors", other), any_party("recipients", one)
    first, second = party("party", one), party("party", other)
    either = Condition(
        f"len(list_filter(actors, lambda party: ({first.sql}) OR ({second.sql}))) > 1",
        first.parameters + second.parameters,
    )
    return Condition(
        f"({acts.sql} AND {bears.sql}) OR ({gives.sql} AND {takes.sql}) "
        f"OR (reciprocal AND {acts.sql} AND {gives.sql} AND {either.sql})",
        acts.parameters
        + bears.parameters
        + gives.parameters
        + takes.parameters
        + acts.parameters
        + gives.parameters
        + either.parameters,
    )


def any_member(column: str, wanted: str) -> Condition:
    """Whether a party to an agreement (country and name alone) is `wanted`.

    Of a code with sectors it is asked whether the state itself is meant or another party of it.
    """
    meant = wanted_party(wanted)
    if not meant.codes:
        inner = _in_words("party.name", meant)
    elif len(meant.codes) == 1:
        inner = Condition("party.country = ?", meant.codes)
    else:
        inner = Condition(
            "party.country = ? AND list_contains(?::VARCHAR[], lower(party.name)) = ?",
            (meant.codes[0], sorted(meant.state), set(meant.codes[1:]) <= {GOVERNS}),
        )
    return Condition(f"len(list_filter({column}, lambda party: {inner.sql})) > 0", inner.parameters)


def one_of(column: str, wanted: str | Sequence[str]) -> Condition:
    """Whether `column` is one of the wanted values."""
    values = listed(wanted)
    return Condition(f"list_contains(?::VARCHAR[], {column})", (values,))


def of_type(wanted: str | Sequence[str], row: str = "") -> Condition:
    """Whether the act (of the table that `row` names, with its dot) is of one of the wanted types.

    A type is PLOVER's or a user's own.
    """
    plain, own = one_of(f"{row}event", wanted), one_of(f"{row}subtype", wanted)
    return Condition(f"{plain.sql} OR {own.sql}", plain.parameters + own.parameters)


def any_of(column: str, wanted: str | Sequence[str]) -> Condition:
    """Whether the list `column` holds one of the wanted values."""
    return Condition(f"list_has_any({column}, ?::VARCHAR[])", (listed(wanted),))


def any_context(column: str, wanted: str | Sequence[str]) -> Condition:
    """Whether a context in the list `column` is one of those wanted."""
    return Condition(
        f"len(list_filter({column}, lambda one: list_contains(?::VARCHAR[], one.context))) > 0",
        (listed(wanted),),
    )


def contains_text(column: str, wanted: str) -> Condition:
    """Whether the text in `column` has `wanted` in it, in any case."""
    return Condition(f"contains(lower({column}), lower(?))", (wanted,))


def within(
    column: str, since: str | date | None, until: str | date | None, *, undated: bool = False
) -> list[Condition]:
    """Whether the interval of days in `column` touches the days from `since` to `until`."""
    found = []
    if since is not None:
        found.append(Condition(f'{column}."end" >= ?', (day_of(since),)))
    if until is not None:
        found.append(Condition(f'{column}."start" <= ?', (day_of(until),)))
    if undated:
        return [Condition(f"({column} IS NULL OR {one.sql})", one.parameters) for one in found]
    return found


def published_within(since: str | date | None, until: str | date | None) -> list[Condition]:
    """Whether a document was published from `since` to `until`, both included."""
    found = []
    if since is not None:
        found.append(Condition("published >= ?", (day_of(since),)))
    if until is not None:
        found.append(Condition("published <= ?", (day_of(until),)))
    return found


def listed(wanted: str | Sequence[str]) -> list[str]:
    """One value or several, as a list."""
    return [wanted] if isinstance(wanted, str) else list(wanted)


def day_of(given: str | date) -> str:
    """A day in ISO form. Raises ConfigError where it is none."""
    try:
        return (given if isinstance(given, date) else date.fromisoformat(given)).isoformat()[:10]
    except ValueError as error:
        raise ConfigError(f"{given!r} is no day. Write days as 2021-11-24.") from error
