"""Coded news as the reader sees it, with the answers: what `teach.py` learns from."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice
from pathlib import Path

from dragoman.coder import Coder
from dragoman.coding.networks.sight import (
    ACTOR,
    RECIPIENT,
    Candidate,
    Relations,
    Sight,
    lead_of,
    sides_of,
    sight,
    told_before,
)
from dragoman.coding.tree_reader import TreeReader, TreeReadings
from dragoman.config import Settings
from dragoman.corpus import read
from dragoman.draft import Draft
from dragoman.evaluate.acts import NOBODY, country_of
from dragoman.evaluate.news import GoldAct, GoldParty, GoldSentence
from dragoman.model import Document, Span, Tree
from dragoman.pipeline import resolve_actors
from dragoman.syntax.quotations import Quotations

sys.path.append(str(Path(__file__).parents[1]))
from reading import NO_ANSWER
from written import is_written

from gold import Row, others

DOCUMENTS = 24


@dataclass(frozen=True)
class Question:
    """A candidate of an act: how he stands to its trigger, and his side (0, ACTOR, RECIPIENT).

    `token` is None for one of a sentence before; `led` his token in the lead, if he stands there."""

    token: int | None
    relation: str
    kind: str
    side: int
    led: int | None = None


@dataclass(frozen=True)
class Told:
    """A coded act at the word that heads its trigger."""

    trigger: int
    event: str
    questions: tuple[Question, ...]
    marks: tuple[int, ...]
    """The side of each token in what a rule reads of this type at this word."""


@dataclass(frozen=True)
class Example:
    """A sentence, all types that it tells, and the acts whose trigger was found."""

    document: str
    seen: Sight
    types: frozenset[str]
    acts: tuple[Told, ...]
    lead: Sight | None = None

    @property
    def written(self) -> bool:
        """Whether it was written for the reader."""
        return is_written(self.document)


def coded_reports(
    gold: Sequence[GoldSentence], data: Path
) -> Iterator[tuple[Document, list[GoldSentence]]]:
    """The news and all other reports that hold coded sentences, each with these."""
    by_document: dict[str, list[GoldSentence]] = defaultdict(list)
    for sentence in gold:
        by_document[sentence.document].append(sentence)
    for each in chain(read([data / "news/news.jsonl"]), map(document, others(data).values())):
        if isinstance(each, Document) and each.input_id in by_document:
            yield each, by_document[each.input_id]


def document(report: Row) -> Document:
    """A report of another kind than news as a document."""
    day = date.fromisoformat(report["published"]) if report["published"] else None
    return Document.create(
        report["text"],
        title=report["title"] or None,
        input_id=report["id"],
        published=day,
        language="en",
    )


@dataclass(frozen=True)
class Opened:
    """A report of which the rules have read every sentence, by index."""

    coded: Sequence[GoldSentence]
    readers: Mapping[int, TreeReader]
    read: Mapping[int, TreeReadings]
    sights: Mapping[int, Sight]

    def sentences(self) -> Iterator[tuple[GoldSentence, int]]:
        """Every coded sentence that is parsed, with its index."""
        for sentence in self.coded:
            for i, reader in self.readers.items():
                if self.sights[i].words and sentence.holds(reader.tree.sentence.span):
                    yield sentence, i


def examples(reports: Iterable[tuple[Document, Sequence[GoldSentence]]]) -> Iterator[Example]:
    """Every coded sentence that is parsed, in the order of its reports."""
    for each in opened(reports):
        for sentence, i in each.sentences():
            yield _example(sentence, each.readers[i], each.read[i], each.sights, i)


def opened(reports: Iterable[tuple[Document, Sequence[GoldSentence]]]) -> Iterator[Opened]:
    """Each report with what the rules read in it."""
    coder = Coder(Settings(ranker=False))
    stream = iter(reports)
    while some := list(islice(stream, DOCUMENTS)):
        drafts = coder.read((document for document, _ in some), until=resolve_actors)
        for draft, (_, coded) in zip(drafts, some, strict=True):
            if draft.failure is None:
                yield _opened(draft, coded, coder)


def _opened(draft: Draft, coded: Sequence[GoldSentence], coder: Coder) -> Opened:
    quotations = Quotations(draft.document)
    lexicon = coder.resources.lexicon
    readers = {
        i: TreeReader(tree, draft.ready, lexicon, draft.document, quotations)
        for i, tree in draft.trees.items()
    }
    read = {i: reader.by_rules() for i, reader in readers.items()}
    sights = {i: sight(reader, read[i]) for i, reader in readers.items()}
    return Opened(coded, readers, read, sights)


def _example(
    sentence: GoldSentence,
    reader: TreeReader,
    read: TreeReadings,
    sights: Mapping[int, Sight],
    index: int,
) -> Example:
    seen = sights[index]
    relations = Relations(reader.functions)
    lead = lead_of(sights, index)
    candidates = (*seen.candidates, *told_before(sights, index))
    acts = []
    for act in sentence.acts:
        head = head_of(reader.tree, act.trigger)
        if head is None or head >= len(seen):
            continue
        sides = _sides(act, candidates, reader.tree, head)
        asked = tuple(
            Question(
                None if each.before else each.token,
                each.before or relations.of(head, each.token),
                each.kind,
                side,
                lead.at(each) if lead else None,
            )
            for each, side in zip(candidates, sides, strict=True)
            if each.before or each.token != head
        )
        same = [r for r in read.readings if r.trigger == head and r.event == act.event]
        acts.append(Told(head, act.event, asked, sides_of(reader, same, len(seen))))
    types = frozenset(act.event for act in sentence.acts)
    return Example(sentence.document, seen, types, tuple(acts), lead.seen if lead else None)


def head_of(tree: Tree, trigger: Span | None) -> int | None:
    """The word of a trigger that the others hang from."""
    inside = [t.i for t in tree.tokens if trigger and touch(t.start, t.end, trigger)]
    heads = (i for i in inside if tree.tokens[i].head not in inside or tree.tokens[i].head == i)
    return next(heads, None)


def touch(start: int, end: int, span: Span) -> bool:
    return start < span.end and span.start < end


def _sides(act: GoldAct, candidates: Sequence[Candidate], tree: Tree, head: int) -> list[int]:
    """The side of each candidate: those in a party's phrase that are of its country, else the one
    nearest to the act that is, here or before; what else stands in the phrase has no answer."""
    found = [0] * len(candidates)
    for side, parties in ((ACTOR, act.actors), (RECIPIENT, act.recipients)):
        for party in parties:
            _mark(found, side, party, candidates, tree, head)
    return found


def _mark(
    found: list[int],
    side: int,
    party: GoldParty,
    candidates: Sequence[Candidate],
    tree: Tree,
    head: int,
) -> None:
    country = country_of(party.code)
    same = [
        k
        for k, each in enumerate(candidates)
        if country in {other.country or NOBODY for other in each.parties}
    ]
    inside = [
        k
        for k, each in enumerate(candidates)
        if not each.before
        and party.span is not None
        and touch(tree.tokens[each.token].start, tree.tokens[each.token].end, party.span)
    ]
    exact = [k for k in inside if k in same]
    if exact:
        for k in exact:
            found[k] = side
    elif country != NOBODY and (free := [k for k in same if not found[k]]):
        here = [k for k in free if not candidates[k].before]
        found[min(here, key=lambda k: abs(candidates[k].token - head)) if here else free[0]] = side
    else:
        for k in inside:
            found[k] = found[k] or NO_ANSWER
