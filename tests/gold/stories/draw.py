"""Draw the labelled stories: groups of reports, and every mention that the coder finds in them.

    python -m tests.gold.stories.draw NEWS.jsonl > tests/gold/stories/drawn.jsonl
    python -m tests.gold.stories.draw NEWS.jsonl --reports    # the groups, to be told apart by hand

The groups are made once, with a fixed seed, before any resolver that they test: all stories of the
`story` field that two or more English reports tell, reports that are near in days and words, and
look-alikes (see `near`). All mentions of these reports are drawn, odd ones too. Halves go by a
hash of the story's name, so that no story is in both.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import Any

from dragoman import Coder
from dragoman.config import Settings
from dragoman.model import Document, EventMention

from .near import NEAR, Row, Sides, closeness, components, look_alikes

SEED = 20220816
DRAWN = Path(__file__).with_name("drawn.jsonl")
SAME_AFFAIR = (
    ("albright-east-africa-1998", "embassy-bombings-1998"),
    ("embassy-bombing-arrests-1999", "embassy-bombings-1998"),
    ("elian-father-april-2000", "elian-return-decision-2000"),
    ("lukashenka-sanctions-2021", "ryanair-belarus-2021"),
)
"""Stories of the field that tell the same happenings, as background at least: drawn as one."""


def halves(stories: Iterable[str]) -> dict[str, str]:
    """`development` or `test` by story: equal in number, ordered by a hash of the name."""
    ordered = sorted(stories, key=lambda name: blake2b(name.encode(), digest_size=8).digest())
    test = frozenset(ordered[: len(ordered) // 2])
    return {name: "test" if name in test else "development" for name in ordered}


def groups(
    reports: Sequence[Row], sides: Mapping[str, frozenset[Sides]]
) -> Iterator[tuple[str, list[str]]]:
    """The stories by name, each with the ids of its reports."""
    by_id = {report["id"]: report for report in reports}
    close = closeness(reports)
    joined = [pair for pair, value in close.items() if value >= NEAR]
    affairs = dict(SAME_AFFAIR)
    first: dict[str, str] = {}
    for name, report in sorted(by_id.items()):
        story: str | None = report["story"]
        if story:
            key = affairs.get(story, story)
            joined.append((first.setdefault(key, name), name))
    near = components(by_id, joined)
    taken = frozenset(name for group in near for name in group)
    alike = look_alikes(reports, sides, close, taken, random.Random(SEED))
    for group in near:
        told = sorted({by_id[name]["story"] for name in group} - {None})
        name = affairs.get(told[0], told[0]) if told else f"near-{group[0]}"
        yield name, group
    for pair in alike:
        yield f"alike-{pair[0]}", list(pair)


def code(reports: Sequence[Row], coder: Coder, batch: int = 50) -> dict[str, list[EventMention]]:
    """The mentions of each report by its id."""
    found = {}
    for start in range(0, len(reports), batch):
        part = reports[start : start + batch]
        documents = [
            Document.create(
                report["text"],
                title=report["title"] or None,
                input_id=report["id"],
                url=report["url"],
                outlet=report["outlet"],
                published=date.fromisoformat(report["published"]) if report["published"] else None,
                language="en",
            )
            for report in part
        ]
        for report, coding in zip(part, coder.code_batch(documents), strict=True):
            found[report["id"]] = sorted(
                coding.mentions, key=lambda m: (m.part != "title", m.trigger.start, m.event, m.id)
            )
    return found


def sides_of(mention: EventMention) -> Sides:
    """Type and countries of the two sides, by which look-alikes are found."""
    actors = " ".join(sorted({party.country or "" for party in mention.actors}))
    return mention.event, actors, " ".join(sorted({p.country or "" for p in mention.recipients}))


def grouped(
    reports: Sequence[Row], mentions: Mapping[str, list[EventMention]]
) -> Iterator[tuple[str, str, list[str]]]:
    """The name, the half and the ids of the reports of each story."""
    sides = {
        name: frozenset(side for side in map(sides_of, told) if side[1].strip() and side[2].strip())
        for name, told in mentions.items()
    }
    found = list(groups(reports, sides))
    half = halves(story for story, _ in found)
    for story, names in found:
        yield story, half[story], names


def drawn(reports: Sequence[Row], mentions: Mapping[str, list[EventMention]]) -> Iterator[Row]:
    """One row a mention: story, half, document, part, sentence, trigger, event."""
    for story, half, names in grouped(reports, mentions):
        seen: set[tuple[Any, ...]] = set()
        for name in names:
            for mention in mentions[name]:
                key = (name, mention.part, mention.trigger, mention.event)
                # several readings of one trigger and type tell the same happening
                if key in seen:
                    continue
                seen.add(key)
                yield {
                    "story": story,
                    "half": half,
                    "document": name,
                    "part": mention.part,
                    "sentence": [mention.sentence.start, mention.sentence.end],
                    "trigger": [mention.trigger.start, mention.trigger.end],
                    "event": mention.event,
                }


def read_drawn() -> list[Row]:
    """The drawn mentions, in order; the number of a mention is its place in the list, from 1."""
    return [json.loads(line) for line in DRAWN.read_text(encoding="utf-8").splitlines()]


def main() -> None:
    lines = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    reports = [report for report in map(json.loads, lines) if report["language"] == "en"]
    mentions = code(reports, Coder(Settings()))
    if "--reports" in sys.argv:
        for story, half, names in grouped(reports, mentions):
            for name in names:
                print(json.dumps({"group": story, "half": half, "document": name}))
    else:
        for row in drawn(reports, mentions):
            print(json.dumps(row))


if __name__ == "__main__":
    main()
