"""What a project's own words change on a corpus: the corpus read twice, with them and without.

Each mention that differs is told with what stood in its place. Nothing is written to a register.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from ..actors import ActorIndex
from ..actors.tables.own import read_own
from ..coder import Coder
from ..config import Settings
from ..draft import Resources
from ..errors import ConfigError
from ..lexicon import Entry, Lexicon
from ..model import Coding, Document, EventMention
from ..pipeline import carried
from .shadowing import Rival, own_entries, rivals

BATCH = 64
EXAMPLES = 3
"""Changes that are kept of each sort."""


@dataclass(frozen=True, slots=True)
class Change:
    """One place that reads otherwise with the project's words: golden lines before and after."""

    document: str
    sentence: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(slots=True)
class OwnEntry:
    """What one own entry did: how often it fired, and in whose place.

    `instead` counts the shipped entries that read the same words without it; `fresh` are places
    where nothing was read.
    """

    id: str
    origin: str
    subtype: str | None
    fired: int = 0
    fresh: int = 0
    instead: Counter[str] = field(default_factory=Counter)
    examples: list[Change] = field(default_factory=list)


@dataclass(slots=True)
class ProjectReport:
    """What the project changes on a corpus.

    `by_actors` are mentions that name an own actor, by the actor's name; `other` are changed readings
    in which neither an own entry nor an own actor stands (a context, a party found elsewhere);
    `lost` are readings that the shipped words give and the project's do not.
    """

    documents: int = 0
    failed: int = 0
    before: int = 0
    after: int = 0
    entries: dict[str, OwnEntry] = field(default_factory=dict)
    subtypes: Counter[str] = field(default_factory=Counter)
    contexts: Counter[str] = field(default_factory=Counter)
    by_actors: Counter[str] = field(default_factory=Counter)
    actor_examples: list[Change] = field(default_factory=list)
    other: int = 0
    other_examples: list[Change] = field(default_factory=list)
    lost: int = 0
    lost_examples: list[Change] = field(default_factory=list)
    rivals: list[Rival] = field(default_factory=list)

    @property
    def silent(self) -> list[str]:
        """Own entries that never fired."""
        return [each.id for each in self.entries.values() if not each.fired]


def report(documents: Iterable[Document], settings: Settings) -> ProjectReport:
    """Read documents with the project's words and without. Raises ConfigError where it has none."""
    if not settings.lexicon and not settings.actors:
        raise ConfigError(
            "The settings name no lexicon and no actors of your own: there is nothing to report. "
            "`dragoman init DIR` makes a project that has some."
        )
    resources = Coder(settings).resources
    plain = replace(resources, lexicon=Lexicon.load(), actors=ActorIndex.load())
    own = own_entries(resources.lexicon, settings.lexicon)
    found = ProjectReport(rivals=rivals(resources.lexicon, own))
    found.entries = {e.id: OwnEntry(e.id, e.origin, e.code.subtype) for e in own}
    weigh = _Weigh(
        found, {entry.id: entry for entry in own}, _own_actors(settings.actors), resources
    )
    stream = iter(documents)
    while group := list(islice(stream, BATCH)):
        for without, having in zip(_coded(group, plain), _coded(group, resources), strict=True):
            weigh.document(without, having)
    return found


def _own_actors(paths: Sequence[Path]) -> Mapping[str, str]:
    """Names of the project's actors by id."""
    return {entry.id: entry.name for _, entry in read_own(paths).rows}


def _coded(documents: Sequence[Document], resources: Resources) -> list[Coding]:
    return [draft.coding() for draft in carried(documents, resources)]


@dataclass(slots=True)
class _Weigh:
    """Adds what differs in one document to the report."""

    found: ProjectReport
    entries: Mapping[str, Entry]
    actors: Mapping[str, str]
    resources: Resources

    def document(self, without: Coding, having: Coding) -> None:
        found = self.found
        found.documents += 1
        if without.rejects or having.rejects:
            found.failed += 1
            return
        found.before += len(without.mentions)
        found.after += len(having.mentions)
        own_contexts = {name for name, _ in self.resources.lexicon.cues}
        for mention in having.mentions:
            found.contexts.update(own_contexts & set(mention.contexts))
            if mention.subtype:
                found.subtypes[mention.subtype] += 1
        for old, new in _places(without.mentions, having.mentions):
            self._place(having.document, old, new)

    def _place(
        self, document: Document, old: Sequence[EventMention], new: Sequence[EventMention]
    ) -> None:
        """One sentence; `old` and `new` are its readings that differ, or were made by own words."""
        found = self.found
        first = (*new, *old)[0]
        change = Change(
            document.input_id or document.id,
            " ".join(first.sentence.of(document).split()),
            tuple(map(_line, old)),
            tuple(map(_line, new)),
        )
        replaced = 0
        for mention in new:
            same = [each for each in old if each.trigger == mention.trigger] or list(old[:1])
            if mention.entry in self.entries:
                entry = found.entries[mention.entry]
                entry.fired += 1
                entry.fresh += not same
                entry.instead.update(each.entry for each in same[:1])
                _keep(entry.examples, change)
            elif names := self._named(mention):
                found.by_actors.update(names)
                _keep(found.actor_examples, change)
            else:
                found.other += 1
                _keep(found.other_examples, change)
            replaced += bool(same)
        gone = max(0, len(old) - replaced)
        if gone:
            found.lost += gone
            _keep(found.lost_examples, change)

    def _named(self, mention: EventMention) -> list[str]:
        parties = (*mention.actors, *mention.recipients)
        return sorted({self.actors[party.id] for party in parties if party.id in self.actors})


def _places(
    old: Sequence[EventMention], new: Sequence[EventMention]
) -> Iterator[tuple[list[EventMention], list[EventMention]]]:
    """By sentence, the mentions that are not the same on both sides, in the order of the text."""
    alike = {_key(each) for each in old} & {_key(each) for each in new}
    by_sentence: dict[object, tuple[list[EventMention], list[EventMention]]] = {}
    for side, mentions in enumerate((old, new)):
        for each in mentions:
            if _key(each) not in alike:
                by_sentence.setdefault(each.sentence, ([], []))[side].append(each)
    yield from (by_sentence[key] for key in sorted(by_sentence, key=str))


def _key(mention: EventMention) -> tuple[object, ...]:
    """What makes two readings the same here: everything but how sure they are."""
    codes = [party.code for party in (*mention.actors, *mention.recipients)]
    return (
        mention.trigger,
        mention.entry,
        mention.event,
        mention.subtype,
        mention.modes,
        mention.contexts,
        mention.status,
        tuple(codes),
    )


def _keep(examples: list[Change], change: Change) -> None:
    if len(examples) < EXAMPLES and change not in examples:
        examples.append(change)


def _line(mention: EventMention) -> str:
    """A mention as a golden line, with the entry that fired."""
    joint = " + " if mention.reciprocal else ", "
    who = joint.join(party.code for party in mention.actors) or "?"
    if mention.recipients:
        who += " > " + ", ".join(party.code for party in mention.recipients)
    what = "/".join(filter(None, (mention.subtype or mention.event, "+".join(mention.modes))))
    status = "" if mention.status == "actual" else f"  {mention.status}"
    about = f"  [{', '.join(mention.contexts)}]" if mention.contexts else ""
    return f"{who}  {what}{status}{about}  ({mention.entry})"
