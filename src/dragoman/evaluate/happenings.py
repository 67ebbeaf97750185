"""Gold of happenings: mentions of labelled stories, and which of them tell one happening."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import InputError
from ..model import Coding, EventMention, Span
from .gold import text_of

ODD = "odd"
"""The cluster of mentions that tell no act: they stand apart and are not scored."""


@dataclass(frozen=True, slots=True)
class GoldMention:
    """A mention by its document's input id, trigger and type; `cluster` is a happening of `story`."""

    story: str
    half: str
    document: str
    trigger: Span
    event: str
    cluster: str

    @property
    def key(self) -> str:
        where = f"{self.trigger.part}:{self.trigger.start}:{self.trigger.end}"
        return f"{self.document}:{where}:{self.event}"


@dataclass(frozen=True, slots=True)
class GoldReport:
    """A report by its input id, the group that it was drawn in, and the story that it tells."""

    group: str
    half: str
    document: str
    story: str


@dataclass(frozen=True, slots=True)
class Found:
    """A gold mention and the coded mention that answers it."""

    gold: GoldMention
    mention: EventMention
    coding: Coding


Way = Callable[[Sequence[Found]], Mapping[str, str]]
"""A way to say which gold mentions belong together: their keys, and the happening of each."""


def alone(found: Sequence[Found]) -> dict[str, str]:
    """Each mention a happening of its own."""
    return {each.gold.key: each.gold.key for each in found}


def by_story_and_type(found: Sequence[Found]) -> dict[str, str]:
    """All mentions of a story and type one happening: the story is taken from gold."""
    return {each.gold.key: f"{each.gold.story} {each.mention.event}" for each in found}


BASELINES: Mapping[str, Way] = {"each alone": alone, "story and type": by_story_and_type}


def read_happenings(path: Path) -> list[GoldMention]:
    """Read gold of happenings from JSON lines. Raises InputError that names the line at fault."""
    return [
        GoldMention(
            str(row["story"]),
            str(row["half"]),
            str(row["document"]),
            Span(int(row["trigger"][0]), int(row["trigger"][1]), row["part"]),
            str(row["event"]),
            str(row["cluster"]),
        )
        for row in _rows(path, ("story", "half", "document", "trigger", "part", "event", "cluster"))
    ]


def read_reports(path: Path) -> list[GoldReport]:
    """Read gold of stories from JSON lines. Raises InputError that names the line at fault."""
    fields = ("group", "half", "document", "story")
    return [GoldReport(*(str(row[name]) for name in fields)) for row in _rows(path, fields)]


def _rows(path: Path, fields: Sequence[str]) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(text_of(path).splitlines(), 1):
        if not line.strip():
            continue
        where = f"{path}, line {number}"
        try:
            row = json.loads(line)
        except json.JSONDecodeError as fault:
            raise InputError(f"{where}: not JSON ({fault}). Write one object a line.") from fault
        missing = [name for name in fields if not isinstance(row, dict) or name not in row]
        if missing:
            raise InputError(f"{where}: it lacks {', '.join(missing)}. See docs/evaluation.md.")
        yield row


def find(
    gold: Iterable[GoldMention], codings: Iterable[Coding]
) -> tuple[list[Found], list[GoldMention]]:
    """The coded mention of each gold mention, and the gold mentions that have none any more.

    The set was drawn from what the coder found then. A mention answers if its trigger overlaps:
    the same trigger and type first, then the same type, then the nearest trigger. Each answers once.
    """
    wanted: dict[str, list[GoldMention]] = {}
    for each in gold:
        wanted.setdefault(each.document, []).append(each)
    found: dict[str, Found] = {}
    for coding in codings:
        for each, mention in _answers(
            wanted.get(coding.document.input_id or "", ()), coding.mentions
        ):
            found[each.key] = Found(each, mention, coding)
    everything = [each for rows in wanted.values() for each in rows]
    return (
        [found[each.key] for each in everything if each.key in found],
        [each for each in everything if each.key not in found],
    )


def _answers(
    gold: Sequence[GoldMention], mentions: Sequence[EventMention]
) -> list[tuple[GoldMention, EventMention]]:
    pairs = sorted(
        (
            (each.event != mention.event, _off(each.trigger, mention.trigger), i, j)
            for i, each in enumerate(gold)
            for j, mention in enumerate(mentions)
            if _overlap(each.trigger, mention.trigger)
        ),
    )
    used: set[int] = set()
    answers: dict[int, int] = {}
    for _, _, i, j in pairs:
        if i not in answers and j not in used:
            answers[i] = j
            used.add(j)
    return [(gold[i], mentions[j]) for i, j in sorted(answers.items())]


def _overlap(one: Span, two: Span) -> bool:
    return one.part == two.part and one.start < two.end and two.start < one.end


def _off(one: Span, two: Span) -> int:
    return abs(one.start - two.start) + abs(one.end - two.end)
