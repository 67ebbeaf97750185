"""What a lexicon reads of a corpus: frequent predicates between two political actors that no entry
reads, and entries that hardly ever fire. From both a lexicon grows by evidence.

A predicate is counted where one party is its subject and another its object or stands in a phrase
of its own, and no reading of the sentence has it among its words. Its frame names what stands
about it: `verb praise object`, `verb side with`, `noun aid for`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from ..draft import Draft, Resources
from ..lexicon.functions import Functions
from ..lexicon.party_finder import PartyFinder
from ..model import Document, Party, Tree
from ..pipeline import STAGES, choose_sentences, read_events

EXAMPLES = 3
BATCH = 64
_KINDS = {"VERB": "verb", "NOUN": "noun", "ADJ": "adjective"}


@dataclass(slots=True)
class Unread:
    """A frame that no entry reads: how often, and some sentences, each once."""

    frame: str
    count: int = 0
    examples: list[str] = field(default_factory=list)

    def add(self, sentence: str) -> None:
        self.count += 1
        if len(self.examples) < EXAMPLES and sentence not in self.examples:
            self.examples.append(sentence)


@dataclass(slots=True)
class Firing:
    """How often an entry or operator fired, and the first sentences in which it did."""

    entry: str
    count: int = 0
    sentences: list[str] = field(default_factory=list)

    def add(self, sentence: str) -> None:
        """Count one firing; the same sentence in another report is no second one."""
        self.count += 1
        if len(self.sentences) < EXAMPLES and sentence not in self.sentences:
            self.sentences.append(sentence)


@dataclass(slots=True)
class Coverage:
    """Counts over a corpus, added to draft by draft: see :func:`measure`."""

    documents: int = 0
    failed: int = 0
    predicates: int = 0
    read: int = 0
    unread: dict[str, Unread] = field(default_factory=dict)
    firings: dict[str, Firing] = field(default_factory=dict)

    @property
    def share(self) -> float:
        """The share of predicates between two actors that an entry reads."""
        return self.read / self.predicates if self.predicates else 0.0

    def frames(self, *, least: int = 1) -> list[Unread]:
        """The unread frames that were met `least` times or more, the most frequent first."""
        found = (each for each in self.unread.values() if each.count >= least)
        return sorted(found, key=lambda each: (-each.count, each.frame))

    def once(self) -> list[Firing]:
        """What fired on one sentence only: it may have been written for that sentence."""
        found = (each for each in self.firings.values() if len(each.sentences) == 1)
        return sorted(found, key=lambda each: each.entry)

    def silent(self, entries: Iterable[str]) -> list[str]:
        """Those of some entries that never fired, in their order."""
        return [entry for entry in entries if entry not in self.firings]

    def add(self, draft: Draft, resources: Resources) -> None:
        """Count one draft that has come as far as its readings."""
        self.documents += 1
        if draft.cast is None or draft.failure:
            self.failed += 1
            return
        words: dict[int, set[int]] = {}
        for reading in draft.readings:
            sentence = _plain(draft.trees[reading.sentence])
            for name in (reading.entry, *reading.operators):
                self.firings.setdefault(name, Firing(name)).add(sentence)
            words.setdefault(reading.sentence, set()).update(reading.tokens)
        lexicon = resources.lexicon
        quantity, proxy = lexicon.words("quantity"), lexicon.words("proxy")
        for index, tree in draft.trees.items():
            functions = Functions(tree)
            finder = PartyFinder(functions, draft.cast, quantity, proxy)
            for i, frame in _linking(tree, functions, finder):
                if draft.cast.at(index, i):
                    continue  # "the foreign ministers of Norway and Chile" are no act
                self.predicates += 1
                if i in words.get(index, ()):
                    self.read += 1
                else:
                    self.unread.setdefault(frame, Unread(frame)).add(_plain(tree))


def measure(documents: Iterable[Document], resources: Resources, *, batch: int = BATCH) -> Coverage:
    """Read documents, a batch at a time, and count what the lexicon reads of them, by itself."""
    coverage, stream = Coverage(), iter(documents)
    resources = replace(resources, proposer=None)
    while group := list(islice(stream, batch)):
        for draft in _as_far_as_readings(group, resources):
            coverage.add(draft, resources)
    return coverage


def _as_far_as_readings(documents: Sequence[Document], resources: Resources) -> list[Draft]:
    drafts = [Draft(document) for document in documents]
    for stage in STAGES[: STAGES.index(read_events) + 1]:
        drafts = stage(drafts, resources)
        if stage is choose_sentences:
            # triage goes by the lexicon's own words, and would hide the very acts that it lacks
            drafts = [replace(draft, chosen=draft.sentences) for draft in drafts]
    return drafts


def _plain(tree: Tree) -> str:
    return " ".join(tree.sentence.text.split())


def _linking(tree: Tree, functions: Functions, finder: PartyFinder) -> Iterator[tuple[int, str]]:
    """Predicates that stand between two parties, each with its frame."""
    for token in tree.tokens:
        kind = "verb" if functions.is_verb(token.i) else _KINDS.get(token.upos)
        if kind is None or token.upos == "AUX":
            continue
        doers = _ids(finder.all_of(functions.subject(token.i), acting=True).parties)
        if not doers:
            continue
        for place, head in (
            *(("object", head) for head in functions.objects(token.i)),
            *functions.oblique_tiers(token.i)[0],
        ):
            others = _ids(finder.of(head).parties)
            if others and not others & doers:
                yield token.i, f"{kind} {token.lemma.lower()} {place}"
                break


def _ids(parties: Iterable[Party]) -> frozenset[str]:
    return frozenset(party.id for party in parties)
