"""The names of the one filter of acts, which command, web address and web app share.

They stand alone since the command line has them before anything else is loaded;
`register.asking` reads their values.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Many = Literal["one", "two", "any"]
Shape = Literal["text", "day", "flag", "share", "count", "quad"]


@dataclass(frozen=True, slots=True)
class Field:
    """One name of the filter: how often it may stand, what its values are, and what it asks."""

    name: str
    many: Many
    shape: Shape
    help: str


FIELDS: tuple[Field, ...] = (
    Field("actor", "one", "text", "Who acts: country, code or words of a name (NOR, 'MAR GOV')."),
    Field("recipient", "one", "text", "Who is acted upon, likewise."),
    Field("between", "two", "text", "Two parties: what they do to each other and together."),
    Field("party", "one", "text", "A party on either side."),
    Field("event", "any", "text", "PLOVER event type."),
    Field("mode", "any", "text", "PLOVER mode."),
    Field("context", "any", "text", "PLOVER context."),
    Field("quad", "any", "quad", "Quad class: 1, 2 cooperation, 3, 4 conflict (even: material)."),
    Field("status", "any", "text", "Status of the act."),
    Field("country", "any", "text", "Where it happened: country or code."),
    Field("outlet", "any", "text", "Outlet that reports it, its whole name."),
    Field("language", "any", "text", "Language of a report (ISO 639-1)."),
    Field("since", "one", "day", "First day on which it can have happened."),
    Field("until", "one", "day", "Last day on which it can have happened."),
    Field("include_undated", "one", "flag", "With since or until: what has no date too."),
    Field("min_confidence", "one", "share", "Only what is at least so sure, from 0 to 1."),
    Field("min_reports", "one", "count", "Independent reports at the least (events)."),
    Field("document", "one", "text", "Id of a document that reports it."),
    Field("entry", "any", "text", "Lexicon entry by which it was read."),
    Field("q", "one", "text", 'Words and "phrases" that a report of it must have.'),
)
