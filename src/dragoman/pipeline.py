"""The way of a document: the stages in order, as one visible tuple.

Each stage is a plain function that takes drafts and the resources it reads by, and gives the
drafts with more in them. A stage that fails on one document makes that document a reject.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain
from math import floor

from . import ontology
from .actors import known_by_last_name, resolve
from .coding import code_document, contexts_of, spoken_triggers
from .coding.acts.phrase import phrase_of
from .draft import Draft, Resources, Stage, each, one_by_one
from .facts import agreements, fact_triggers, offices, share_signings, statements, ties
from .lexicon import Lexicon
from .model import Document, EventDate, EventMention, Reading, Rejection
from .places import PlaceIndex, place_of
from .syntax import detect_language, split
from .temporal import date_of
from .triage import select

LANGUAGES = frozenset({"en"})
"""Languages that have a lexicon and a model."""


@each
def split_sentences(draft: Draft, resources: Resources) -> Draft:
    document = draft.document
    if document.language is None:
        document = replace(document, language=detect_language(document.text) or "en")
    if document.language not in LANGUAGES:
        known = ", ".join(sorted(LANGUAGES))
        return replace(
            draft,
            document=document,
            failure=f"language {document.language!r} is not read yet (read: {known})",
        )
    return replace(draft, document=document, sentences=split(document))


@each
def find_actors(draft: Draft, resources: Resources) -> Draft:
    find = resources.actors.find
    hits = {sentence.index: found for sentence in draft.sentences if (found := find(sentence))}
    return replace(draft, hits=hits)


@each
def choose_sentences(draft: Draft, resources: Resources) -> Draft:
    # "must do better" asks for something that no entry knows
    extra = fact_triggers() | spoken_triggers(resources.lexicon.language)
    is_known = known_by_last_name(draft.document, resources.actors)
    wanted = select(draft.sentences, draft.hits, resources.lexicon, extra, is_known=is_known)
    chosen = tuple(each for each, keep in zip(draft.sentences, wanted, strict=True) if keep)
    return replace(draft, chosen=chosen)


def parse_sentences(drafts: Sequence[Draft], resources: Resources) -> list[Draft]:
    """Parse the chosen sentences of all drafts in one go; the parser is fast on batches only."""
    sentences = list(chain.from_iterable(draft.chosen for draft in drafts))
    names = [
        [(hit.start, hit.end) for hit in draft.hits.get(each.index, ())]
        for draft in drafts
        for each in draft.chosen
    ]
    try:
        trees = iter(resources.parser.parse(sentences, names))
        return [
            replace(draft, trees={each.index: next(trees) for each in draft.chosen})
            for draft in drafts
        ]
    except Exception as fault:
        return one_by_one(parse_sentences, drafts, resources, fault)


@each
def resolve_actors(draft: Draft, resources: Resources) -> Draft:
    cast = resolve(
        draft.document,
        draft.sentences,
        draft.hits,
        draft.trees,
        resources.actors,
        resources.places,
    )
    return replace(draft, cast=cast)


@each
def read_events(draft: Draft, resources: Resources) -> Draft:
    readings, rejections = code_document(
        draft.document, draft.trees, draft.ready, resources.lexicon, resources.proposer
    )
    readings = tuple(_own_type(reading, resources.lexicon) for reading in readings)
    contexts = contexts_of(draft.document, draft.sentences, resources.lexicon.cues)
    return replace(draft, readings=readings, rejections=rejections, contexts=contexts)


def _own_type(reading: Reading, lexicon: Lexicon) -> Reading:
    """The reading with its entry's own type, as long as it still is of the type that this extends."""
    entry = lexicon.entry(reading.entry)
    if entry is None or entry.code.subtype is None or entry.code.event != reading.event:
        return reading
    return replace(reading, subtype=entry.code.subtype)


@each
def leave_unsure(draft: Draft, resources: Resources) -> Draft:
    readings, withheld = _sure(draft.readings, draft, resources.least)
    return replace(draft, readings=readings, rejections=draft.rejections + withheld)


def too_unsure(confidence: float, least: float) -> str:
    """Why a reading is withheld; rounded down, so that no "0.15 is less than 0.15" is told."""
    return f"only {floor(100 * confidence) / 100:.2f} sure, less than {least:.2f}"


def _sure(
    readings: tuple[Reading, ...], draft: Draft, least: float
) -> tuple[tuple[Reading, ...], tuple[Rejection, ...]]:
    """The readings that are sure enough, and the others with that reason."""
    kept = tuple(reading for reading in readings if reading.confidence >= least)
    left = (reading for reading in readings if reading.confidence < least)
    return kept, tuple(
        Rejection(
            draft.trees[reading.sentence].sentence.span,
            draft.trees[reading.sentence].span(reading.trigger),
            reading.entry,
            too_unsure(reading.confidence, least),
        )
        for reading in left
    )


@each
def date_and_place(draft: Draft, resources: Resources) -> Draft:
    mentions: dict[str, EventMention] = {}
    for reading in draft.readings:
        mention = _mention(reading, draft, resources.places)
        mentions.setdefault(mention.id, mention)
    return replace(draft, mentions=tuple(mentions.values()))


BACKGROUND_DAYS = 31
"""An act dated longer than this before its report is told as background (examples/README.md)."""


def _is_background(when: EventDate | None, published: date | None) -> bool:
    """Whether the words date an act long before the report."""
    if when is None or when.span is None or published is None:
        return False
    return (published - when.end).days > BACKGROUND_DAYS


def _mention(reading: Reading, draft: Draft, places: PlaceIndex) -> EventMention:
    document, tree = draft.document, draft.trees[reading.sentence]
    when, no_date = date_of(
        tree,
        reading.trigger,
        document,
        status=reading.status,
        promise=reading.event == "AGREE",
        speakers=tuple(p.span for p in reading.actors) if reading.event in ontology.SPOKEN else (),
    )
    if reading.status == "actual" and _is_background(when, document.published):
        reading = replace(reading, status="historical")
    where, no_place = place_of(tree, reading, draft.ready, places, document)
    trigger = tree.span_of(reading.tokens)
    reasons = {
        "date": no_date,
        "place": no_place,
        "actors": None if reading.actors else "the words name no actor",
    }
    return EventMention(
        id=EventMention.make_id(document.id, trigger, reading),
        document=document.id,
        input_id=document.input_id,
        part=tree.sentence.part,
        sentence=tree.sentence.span,
        event=reading.event,
        modes=reading.modes,
        contexts=reading.contexts,
        cameo=reading.cameo,
        quad=ontology.quad(reading.event),
        intensity=ontology.intensity(reading.event, reading.modes),
        trigger_text=tree.text_of(trigger),
        trigger=trigger,
        actors=reading.actors,
        recipients=reading.recipients,
        reciprocal=reading.reciprocal,
        status=reading.status,
        also=reading.also,
        said_by=reading.said_by,
        date=when,
        place=where,
        counts=reading.counts,
        confidence=reading.confidence,
        entry=reading.entry,
        operators=reading.operators,
        unknown={name: reason for name, reason in reasons.items() if reason},
        subtype=reading.subtype,
        phrase=phrase_of(tree, reading.trigger),
    )


@each
def read_facts(draft: Draft, resources: Resources) -> Draft:
    document, trees, cast, readings = draft.document, draft.trees, draft.ready, draft.readings
    agreed = agreements(document, trees, cast, readings)
    said = statements(document, trees, cast, resources.lexicon.cues)
    return replace(
        draft,
        mentions=share_signings(draft.mentions, agreed),
        agreements=agreed,
        statements=said,
        offices=offices(document, trees, cast),
        ties=ties(document, trees, cast, said),
    )


STAGES: tuple[Stage, ...] = (
    split_sentences,
    find_actors,
    choose_sentences,
    parse_sentences,
    resolve_actors,
    read_events,
    leave_unsure,
    date_and_place,
    read_facts,
)


def carried(
    documents: Iterable[Document], resources: Resources, *, until: Stage | None = None
) -> list[Draft]:
    """Documents carried through the stages together, in order: through all, or no further than `until`."""
    drafts = [Draft(document) for document in documents]
    for stage in STAGES if until is None else STAGES[: STAGES.index(until) + 1]:
        drafts = stage(drafts, resources)
    return drafts
