"""Pairs out of what was coded for the reader: the two sides of each act, and parties between whom there is none."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import permutations, product

from dragoman.coding.ranker import NONE
from dragoman.evaluate.news import GoldAct, GoldParty, GoldSentence
from dragoman.model import Document, Pair, Span

PARTED = (
    ("SANCTION", "116", r"convict|guilty|sentenc|jail|prison|fined"),
    ("SANCTION", "172", r"sanction|designat|embargo|blacklist"),
    ("COERCE", "191", r"block|besieg|siege"),
    ("COERCE", "192", r"occup|annex|captur|seiz|takeover|took"),
    ("COERCE", "176", r"hack|cyber"),
)
"""Words of triggers that tell the CAMEO family where label conventions part a type (`split_type`)."""
UNTOLD = "CONCEDE"
"""A type whose families words do not tell: `agreed to withdraw` and `withdrew its demand`."""
OTHERS = 2
"""Pairs without an act, of one sentence, at most."""

Labelled = tuple[Pair, str]


def coded_pairs(
    reports: Iterable[tuple[Document, Sequence[GoldSentence]]], chance: random.Random
) -> Iterator[Labelled]:
    """Pairs of parties that a coded sentence names, with the class of the ranker."""
    for document, sentences in reports:
        for sentence in sentences:
            text = sentence.span.of(document)
            yield from _of_sentence(text, sentence, document, chance)


def _of_sentence(
    text: str, sentence: GoldSentence, document: Document, chance: random.Random
) -> Iterator[Labelled]:
    start = sentence.span.start
    told: dict[tuple[Span, Span], str | None] = {}
    for act in sentence.acts:
        event = _class(act, document)
        for one, other in _sides(act):
            told.setdefault((one, other), event)
    apart = [pair for pair in _apart(sentence) if pair not in told]
    chance.shuffle(apart)
    told |= dict.fromkeys(apart[:OTHERS], NONE)
    for (one, other), label in told.items():
        if label is not None and not _touch(one, other):
            yield Pair(text, _within(one, start), _within(other, start)), label


def _class(act: GoldAct, document: Document) -> str | None:
    """The class of an act; None where its words do not tell it."""
    if act.event == UNTOLD or act.trigger is None:
        return None
    words = act.trigger.of(document).lower()
    for event, family, pattern in PARTED:
        if event == act.event and re.search(pattern, words):
            return f"{event} {family}"
    return act.event


def _sides(act: GoldAct) -> Iterator[tuple[Span, Span]]:
    if act.reciprocal:
        named = _named((*act.actors, *act.recipients))
        yield from ((a, b) for a, b in permutations(named, 2) if a.start < b.start)
    else:
        yield from product(_named(act.actors), _named(act.recipients))


def _apart(sentence: GoldSentence) -> list[tuple[Span, Span]]:
    """Parties of the sentence's acts between whom none of these acts is, either way."""
    together = set()
    for act in sentence.acts:
        for one, other in permutations(_named((*act.actors, *act.recipients)), 2):
            together.add((one, other))
    every = {span for act in sentence.acts for span in _named((*act.actors, *act.recipients))}
    order = sorted(every, key=lambda span: (span.start, span.end))
    return [pair for pair in permutations(order, 2) if pair not in together]


def _named(parties: Iterable[GoldParty]) -> list[Span]:
    return [party.span for party in parties if party.span is not None]


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _within(span: Span, start: int) -> tuple[int, int]:
    return span.start - start, span.end - start
