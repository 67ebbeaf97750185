"""From marked pairs to their relations: the stages of a document, with the two parties given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from . import ontology
from .coding import Link, links, pair_cast, read_tree
from .coding.confidence import load_calibration
from .coding.features import Ends, features
from .coding.ranker import NONE
from .errors import InputError
from .model import Document, Pair, PairCoding, Reading, Sentence, Tree
from .ontology import Labels
from .pipeline import (
    Draft,
    Resources,
    find_actors,
    parse_sentences,
    resolve_actors,
    split_sentences,
)

WORTH = ((4.5, 0.85), (3.0, 0.7), (0.0, 0.1))
"""What a link by a rule is worth beside the ranker's shares, by its strength (`coding.pair`).

Chosen on the development pairs, to which the rules were fitted, and on written sentences that
neither the lexicon nor the ranker had been shown.
"""

DEFAULT = "ACCUSE"
"""The commonest type between two named parties in news: the answer where nothing is known."""


def code_pairs(
    pairs: Sequence[Pair], resources: Resources, labels: Labels = "roots"
) -> list[PairCoding]:
    """The relation of each pair, always a best guess; types by the convention `labels`.

    Raises InputError where a span lies outside its text.
    """
    calibration = load_calibration("pairs")
    return [
        replace(coding, confidence=calibration.probability(told))
        for coding, told in answers(pairs, resources, labels)
    ]


def answers(
    pairs: Sequence[Pair], resources: Resources, labels: Labels = "roots"
) -> list[tuple[PairCoding, dict[str, float]]]:
    """The relation of each pair, and what speaks for it: evidence by name (`coding.confidence`)."""
    prepared = prepare(pairs, resources)
    return [
        _answer(pair, draft, tree, resources, labels)
        for pair, (draft, tree) in zip(pairs, prepared, strict=True)
    ]


def prepare(pairs: Sequence[Pair], resources: Resources) -> list[tuple[Draft, Tree | None]]:
    """Parse the texts of pairs and resolve their actors; the tree that holds the marked parties."""
    split = split_sentences([_draft(pair) for pair in pairs], resources)
    joined = [_joined(draft, pair) for draft, pair in zip(split, pairs, strict=True)]
    drafts = [replace(draft, chosen=draft.sentences) for draft in find_actors(joined, resources)]
    drafts = resolve_actors(parse_sentences(drafts, resources), resources)
    return [(draft, _tree_of(pair, draft)) for draft, pair in zip(drafts, pairs, strict=True)]


def _draft(pair: Pair) -> Draft:
    if pair.actor is None and pair.recipient is None:
        raise InputError(f"pair {pair.id or pair.text[:40]!r}: neither party is marked. Mark one.")
    for name, span in (("actor", pair.actor), ("recipient", pair.recipient)):
        if span is None:
            continue
        start, end = span
        if not 0 <= start < end <= len(pair.text):
            raise InputError(
                f"pair {pair.id or pair.text[:40]!r}: {name} [{start}, {end}) is no span of its text "
                f"of {len(pair.text)} characters. Give [start, end) in code points."
            )
    return Draft(Document.create(pair.text, language="en"))


def _joined(draft: Draft, pair: Pair) -> Draft:
    """The draft with the sentences from the first to the last marked one as one."""
    inside = _sentences(pair, draft.sentences)
    if len(inside) < 2:
        return draft
    first, last = inside[0], inside[-1]
    text = pair.text[first.start : last.end]
    one = Sentence(first.index, first.part, first.start, last.end, text)
    rest = [s for s in draft.sentences if s.index < first.index or s.index > last.index]
    return replace(draft, sentences=tuple(sorted((*rest, one), key=lambda s: s.index)))


def _sentences(pair: Pair, sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences in which a party is marked."""
    spans = [span for span in (pair.actor, pair.recipient) if span is not None]
    return [s for s in sentences if any(s.start < end and start < s.end for start, end in spans)]


def _answer(
    pair: Pair, draft: Draft, tree: Tree | None, resources: Resources, labels: Labels
) -> tuple[PairCoding, dict[str, float]]:
    if tree is None or draft.cast is None:
        return _default(pair), {"default": 1.0}
    cast = pair_cast(draft.cast, tree, pair.actor, pair.recipient)
    read = read_tree(tree, cast, resources.lexicon, draft.document)
    found = links(read, tree, cast)
    ranked: Mapping[str, float] = {}
    if resources.proposer is not None:
        told = list(features(tree, Ends(*cast.ends), read.acts))
        proposer = resources.proposer
        ranked = _types(proposer.ranker.probabilities(told, proposer.vectors), labels)
    best = found[0] if found else None
    event = _voted(best, ranked, labels)
    if best is not None and (not ranked or event == _label(best.reading, labels)):
        coding = _ruled(pair, best, labels)
        share = ranked.get(coding.event or "", 0.0)
        return coding, {
            f"link {best.strength}": 1.0,
            f"rule {coding.event}": 1.0,
            "ranked": share,
            "ranked otherwise": max(ranked.values(), default=0.0) - share,
            "operators": float(len(best.reading.operators)),
        }
    if event is None:
        return _default(pair), {"default": 1.0}
    coding = _ranked(pair, event, ranked[event])
    return coding, {
        "ranker": 1.0,
        f"ranker {event}": 1.0,
        "ranker share": ranked[event],
        "against a rule": float(best is not None),
    }


def _voted(best: Link | None, ranked: Mapping[str, float], labels: Labels) -> str | None:
    """The type with most behind it: the ranker's share, and what a link by a rule is worth."""
    votes = dict(ranked)
    if best is not None:
        ruled = _label(best.reading, labels)
        share = max(ranked.get(ruled, 0.0), ranked.get(best.reading.event, 0.0))
        votes[ruled] = share + next(worth for least, worth in WORTH if best.strength >= least)
    return max(votes, key=lambda event: votes[event]) if votes else None


def _types(probabilities: Mapping[str, float], labels: Labels) -> dict[str, float]:
    """The shares of the types by a convention: that something is told between the two is given."""
    types: dict[str, float] = {}
    for split, p in probabilities.items():
        if split != NONE:
            event = ontology.joined_type(split, labels)
            types[event] = types.get(event, 0.0) + p
    whole = sum(types.values())
    return {event: p / whole for event, p in types.items()}


def _tree_of(pair: Pair, draft: Draft) -> Tree | None:
    inside = _sentences(pair, draft.sentences)
    return draft.trees.get(inside[0].index) if inside else None


def _ruled(pair: Pair, link: Link, labels: Labels) -> PairCoding:
    reading = link.reading
    event = _label(reading, labels)
    return PairCoding(
        event,
        reading.modes if event == reading.event else (),
        ontology.quad(event),
        reading.cameo,
        reading.confidence,
        reading.entry,
        reading.status,
        link.reversed,
        "rule",
        pair.id,
    )


def _label(reading: Reading, labels: Labels) -> str:
    """The type of a reading by a convention."""
    return ontology.label(reading.event, reading.cameo, reading.status, labels, entry=reading.entry)


def _ranked(pair: Pair, event: str, share: float) -> PairCoding:
    """The type that the ranker gives."""
    return PairCoding(
        event,
        (),
        ontology.quad(event),
        ontology.cameo_of_plover(event, (), ()),
        share,
        None,
        "actual",
        False,
        "ranker",
        pair.id,
    )


def _default(pair: Pair) -> PairCoding:
    quad = ontology.quad(DEFAULT)
    return PairCoding(DEFAULT, (), quad, None, 0.0, None, "actual", False, "default", pair.id)
