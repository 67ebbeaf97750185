"""One document's row about a statement, read for joining: speaker, words, day, document."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from ...model.joined import Stance
from ...model.schema import Row
from ..source import Source

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_QUOTED = re.compile(r"[\"“]([^\"“”]+)[\"”]")

SHINGLE = 3
"""Words of a run by which words are compared."""


@dataclass(frozen=True, slots=True)
class StatementTelling:
    """A statement as one document gives it; `words` are compared without case and signs.

    `quoted` are those between marks: all of direct ones, () of indirect ones.
    `about` are the codes or ids of those that the words tell of.
    """

    id: str
    source: Source
    words: tuple[str, ...]
    quoted: tuple[str, ...]
    day: date | None
    stances: tuple[Stance, ...]
    about: tuple[str, ...]
    row: Row

    @property
    def name(self) -> str:
        """The speaker's name."""
        name: str = self.row["speaker"]["name"]
        return name

    @property
    def block(self) -> str:
        """What all names of a speaker share: the last word ("Lund", "Kari Lund")."""
        return self.name.lower().split()[-1] if self.name.strip() else self.row["speaker"]["id"]

    @property
    def runs(self) -> frozenset[tuple[str, ...]]:
        """Runs of three words; the whole where there are fewer."""
        words = self.words
        if len(words) < SHINGLE:
            return frozenset((words,))
        return frozenset(words[at : at + SHINGLE] for at in range(len(words) - SHINGLE + 1))


def read_statement(
    row: Row, source: Source, stances: tuple[Stance, ...] = (), about: tuple[str, ...] = ()
) -> StatementTelling:
    """Read a row of the table `statements`; its day is that of the words, else of publication."""
    told = row["date"]
    exact = told is not None and told["precision"] == "day"
    day = date.fromisoformat(told["start"]) if exact else source.published
    words = _words(row["words"])
    quoted = words if row["kind"] == "direct" else ()
    if row["kind"] == "mixed":
        quoted = tuple(word for told in _QUOTED.findall(row["words"]) for word in _words(told))
    return StatementTelling(row["id"], source, words, quoted, day, stances, about, row)


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.lower().replace("’", "'") for word in _WORD.findall(text))


def same_speaker(one: StatementTelling, other: StatementTelling) -> bool:
    """Whether one name can stand for both, and the countries do not differ."""
    mine, theirs = one.row["speaker"], other.row["speaker"]
    if mine["country"] and theirs["country"] and mine["country"] != theirs["country"]:
        return False
    if mine["id"] == theirs["id"]:
        return True
    if mine["kind"] != "person" or theirs["kind"] != "person":
        return False
    short, long = sorted((one.name.lower().split(), other.name.lower().split()), key=len)
    return long[-len(short) :] == short
