"""From marked pairs to their relations: the stages of a document, with the two parties given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from . import ontology
from .coding import Link, links, pair_cast, read_tree
from .coding.confidence import load_calibration
from .coding.networks.ranker import NONE, REVERSED
from .coding.networks.shown import Ends, Shown, show
from .draft import Draft, Resources
from .errors import InputError
from .model import Document, Pair, PairCoding, Reading, Sentence, Tree
from .ontology import Labels
from .pipeline import (
    find_actors,
    parse_sentences,
    resolve_actors,
    split_sentences,
)

STRENGTHS = (3.0, 4.5)
"""From which strengths on a link by a rule counts as stronger (`coding.pair`)."""
BACKWARD = 0.5
"""What a share counts of a type that the second party does to the first, who was given as actor."""

LINKED = 0.3
"""What a link that has both in their roles counts beside the ranker's shares, chosen on the development pairs."""

DEFAULT = "ACCUSE"
"""The commonest type between two named parties in news: the answer where nothing is known."""

GUESSED = 0.1
"""The confidence of that answer: about its share of the coded pairs, as there is no evidence to weigh."""


def code_pairs(
    pairs: Sequence[Pair], resources: Resources, labels: Labels = "roots"
) -> list[PairCoding]:
    """The relation of each pair, always a best guess; types by the convention `labels`.

    Raises InputError where a span lies outside its text.
    """
    calibration = load_calibration("pairs")
    return [
        replace(
            coding, confidence=GUESSED if coding.by == "default" else calibration.probability(told)
        )
        for coding, told in answers(pairs, resources, labels)
    ]


def answers(
    pairs: Sequence[Pair], resources: Resources, labels: Labels = "roots"
) -> list[tuple[PairCoding, dict[str, float]]]:
    """The relation of each pair, and what speaks for it: evidence by name (`coding.confidence`)."""
    seen = [
        _seen(pair, draft, tree, resources)
        for pair, (draft, tree) in zip(pairs, prepare(pairs, resources), strict=True)
    ]
    ranker = resources.ranker
    shares = iter(ranker.probabilities([s.shown for s in seen if s]) if ranker else ())
    return [
        _answer(pair, one, _types(next(shares), labels) if ranker else {}, labels)
        if one
        else (_default(pair), {"default": 1.0})
        for pair, one in zip(pairs, seen, strict=True)
    ]


def shown(pairs: Sequence[Pair], resources: Resources) -> list[Shown | None]:
    """What the ranker is shown of each pair; None where no sentence holds it."""
    seen = (
        _seen(pair, draft, tree, resources)
        for pair, (draft, tree) in zip(pairs, prepare(pairs, resources), strict=True)
    )
    return [one.shown if one else None for one in seen]


@dataclass(frozen=True, slots=True)
class _Seen:
    """A pair as the ranker is shown it, and the best link by a rule."""

    shown: Shown
    link: Link | None


def _seen(pair: Pair, draft: Draft, tree: Tree | None, resources: Resources) -> _Seen | None:
    """None where no sentence holds the pair."""
    if tree is None or draft.cast is None:
        return None
    cast = pair_cast(draft.cast, tree, pair.actor, pair.recipient)
    read = read_tree(tree, cast, resources.lexicon, draft.document)
    found = links(read, tree, cast)
    best = found[0] if found else None
    return _Seen(show(tree, Ends(*cast.ends), read.acts, link_name(best)), best)


def link_name(link: Link | None) -> str:
    """What the ranker is told of a link: type, type by the convention `roots`, strength, direction."""
    if link is None:
        return ""
    reading = link.reading
    strength = sum(link.strength >= least for least in STRENGTHS)
    direction = "<" if link.reversed else ">"
    return f"{reading.event} {_label(reading, 'roots')} {strength} {direction}"


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
    pair: Pair, seen: _Seen, ranked: Mapping[str, _Share], labels: Labels
) -> tuple[PairCoding, dict[str, float]]:
    best = seen.link
    event = _voted(best, ranked, labels)
    if best is not None and (not ranked or event == _label(best.reading, labels)):
        coding = _ruled(pair, best, labels)
        share = ranked[coding.event or ""].either if coding.event in ranked else 0.0
        return coding, {
            f"link {best.strength}": 1.0,
            f"rule {coding.event}": 1.0,
            "ranked": share,
            "ranked otherwise": max((s.either for s in ranked.values()), default=0.0) - share,
            "operators": float(len(best.reading.operators)),
        }
    if event is None:
        return _default(pair), {"default": 1.0}
    coding = _ranked(pair, event, ranked[event])
    return coding, {
        "ranker": 1.0,
        f"ranker {event}": 1.0,
        "ranker share": ranked[event].either,
        "against a rule": float(best is not None),
    }


def _voted(best: Link | None, ranked: Mapping[str, _Share], labels: Labels) -> str | None:
    """The likeliest type by the ranker, which was told of the rule's reading.

    Where the convention gives the reading another type than the codebook, the ranker's share of the
    codebook's is one for the convention's.
    """
    votes = {event: share.vote for event, share in ranked.items()}
    if best is not None and votes:
        ruled = _label(best.reading, labels)
        votes[ruled] = max(votes.get(ruled, 0.0), votes.get(best.reading.event, 0.0))
        votes[ruled] += LINKED if best.strength >= STRENGTHS[-1] else 0.0
    return max(votes, key=lambda event: votes[event]) if votes else None


@dataclass(frozen=True, slots=True)
class _Share:
    """How likely a type is: the first acting upon the second, and the other way round."""

    forward: float
    backward: float

    @property
    def either(self) -> float:
        return self.forward + self.backward

    @property
    def vote(self) -> float:
        """The order in which a pair is given speaks for itself."""
        return self.forward + BACKWARD * self.backward


def _types(probabilities: Mapping[str, float], labels: Labels) -> dict[str, _Share]:
    """The shares of the types by a convention: that something is told between the two is given."""
    types: dict[str, _Share] = {}
    whole = 1 - probabilities[NONE]
    for name, p in probabilities.items():
        if name != NONE:
            event = ontology.joined_type(name.removesuffix(REVERSED), labels)
            had = types.get(event, _Share(0.0, 0.0))
            p /= whole
            types[event] = (
                _Share(had.forward, had.backward + p)
                if name.endswith(REVERSED)
                else _Share(had.forward + p, had.backward)
            )
    return types


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


def _ranked(pair: Pair, event: str, share: _Share) -> PairCoding:
    """The type that the ranker gives."""
    return PairCoding(
        event,
        (),
        ontology.quad(event),
        ontology.cameo_of_plover(event, (), ()),
        share.either,
        None,
        "actual",
        share.backward > share.forward,
        "ranker",
        pair.id,
    )


def _default(pair: Pair) -> PairCoding:
    quad = ontology.quad(DEFAULT)
    return PairCoding(DEFAULT, (), quad, None, 0.0, None, "actual", False, "default", pair.id)
