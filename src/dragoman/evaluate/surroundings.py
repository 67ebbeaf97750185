"""Who, when and where, apart from the coding of acts: the acts and their words are given by gold.

Each phrase that gold takes for a party is looked up in the document's cast; each act's trigger is
asked for its date and its place. So an act that no rule reads is no miss here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..coding import Strangers, strangers_of
from ..draft import Draft, Resources
from ..model import Party, Reading, Span, Tree
from ..ontology import SPOKEN
from ..places import place_of
from ..temporal import date_of
from .details import Told, told
from .news import GoldAct, GoldDate, GoldParty, GoldSentence
from .resampling import Interval, share_interval

FIELDS = ("country", "sector", "date", "place")


@dataclass(frozen=True, slots=True)
class Compared:
    """One value of gold and the program's, in one document; None where there is none."""

    document: str
    field: str
    gold: object
    coded: object
    words: str


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Figures by field, each with the interval of its accuracy over documents."""

    compared: tuple[Compared, ...]

    def of(self, field: str) -> Told:
        return told([(each.gold, each.coded) for each in self.compared if each.field == field])

    def interval(self, field: str) -> Interval:
        """The 95 % bootstrap interval of the accuracy where gold has a value."""
        counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
        for each in self.compared:
            if each.field == field and each.gold is not None:
                counts[each.document][0] += each.gold == each.coded
                counts[each.document][1] += 1
        return share_interval([(right, of) for right, of in counts.values()])

    @property
    def errors(self) -> list[Compared]:
        return [each for each in self.compared if each.gold != each.coded]


def score_surroundings(
    gold: Sequence[GoldSentence], drafts: Iterable[Draft], resources: Resources
) -> Surroundings:
    """Score documents of which the actors are resolved; `input_id` joins them to gold."""
    reports = {draft.document.input_id: _Report.of(draft, resources) for draft in drafts}
    return Surroundings(
        tuple(
            compared
            for sentence in gold
            for act in sentence.acts
            for compared in _act(sentence, act, reports[sentence.document], resources)
        )
    )


@dataclass(frozen=True, slots=True)
class _Report:
    """A document of which the actors are resolved, and what tells whose other phrases are, if networks may."""

    draft: Draft
    strangers: Strangers | None

    @classmethod
    def of(cls, draft: Draft, resources: Resources) -> _Report:
        by = resources.proposer
        if by is None or draft.cast is None:
            return cls(draft, None)
        document, trees = draft.document, draft.trees
        return cls(draft, strangers_of(document, trees, draft.cast, resources.lexicon, by))

    def party(self, span: Span, country: str | None = None) -> Party | None:
        """The party of a phrase; of several that of a country, if there is one, else the first."""
        tree = _tree(self.draft, span)
        tokens = phrase_tokens(tree, span) if tree else ()
        if tree is None or not tokens or self.draft.cast is None:
            return None
        index = tree.sentence.index
        at = (self.draft.cast.at(index, i) for i in tokens)
        if named := next((parties for parties in at if parties), ()):
            of_country = (party for party in named if party.country == country)
            return next(of_country, named[0])
        return self.strangers.at(index, tokens[0]) if self.strangers else None


def _act(
    sentence: GoldSentence, act: GoldAct, report: _Report, resources: Resources
) -> Iterator[Compared]:
    document, draft = sentence.document, report.draft
    for party in (*act.actors, *act.recipients):
        if party.span is None:
            continue
        country, sector = _codes(party)
        # of a phrase that names several each is one party of gold
        found = report.party(party.span, country)
        words = party.span.of(draft.document)
        yield Compared(document, "country", country, found and found.country, words)
        if sector is not None:
            first = found.sectors[0] if found and found.sectors else None
            yield Compared(document, "sector", sector, first, words)
    if act.trigger is None:
        return
    tree = _tree(draft, act.trigger)
    words = act.trigger.of(draft.document)
    if act.date is None or act.date.closed:
        yield Compared(document, "date", act.date, _date(draft, tree, act), words)
    place = _place(report, tree, act, resources)
    yield Compared(document, "place", act.place, place, words)


def _codes(party: GoldParty) -> tuple[str | None, str | None]:
    """Country and first sector of `MAR GOV`."""
    country, *sectors = party.code.split()
    return None if country == "---" else country, sectors[0] if sectors else None


def _tree(draft: Draft, span: Span) -> Tree | None:
    return next(
        (
            tree
            for tree in draft.trees.values()
            if tree.sentence.part == span.part
            and tree.sentence.start <= span.start < tree.sentence.end
        ),
        None,
    )


def phrase_tokens(tree: Tree, span: Span) -> list[int]:
    """The tokens of a span, its head first."""
    inside = [t.i for t in tree.tokens if t.start < span.end and span.start < t.end]
    within = set(inside)
    # the root of a sentence is its own head
    return sorted(inside, key=lambda i: (tree.tokens[i].head in within - {i}, i))


def _date(draft: Draft, tree: Tree | None, act: GoldAct) -> GoldDate | None:
    if tree is None or act.trigger is None or not (tokens := phrase_tokens(tree, act.trigger)):
        return None
    said = act.event in SPOKEN
    speakers = tuple(party.span for party in act.actors) if said else ()
    when, _ = date_of(
        tree,
        tokens[0],
        draft.document,
        status=act.status,
        promise=act.event == "AGREE",
        speakers=speakers,
    )
    return None if when is None or when.span is None else GoldDate(when.start, when.end)


def _place(report: _Report, tree: Tree | None, act: GoldAct, resources: Resources) -> str | None:
    if tree is None or act.trigger is None or not (tokens := phrase_tokens(tree, act.trigger)):
        return None
    actors, recipients = (
        tuple(found for party in side if party.span and (found := report.party(party.span)))
        for side in (act.actors, act.recipients)
    )
    reading = Reading(
        sentence=tree.sentence.index,
        trigger=tokens[0],
        tokens=tuple(tokens),
        event=act.event,
        modes=act.modes,
        contexts=(),
        cameo=None,
        actors=actors,
        recipients=recipients,
        reciprocal=act.reciprocal,
        status=act.status,
        also=(),
        said_by=None,
        entry="",
        operators=(),
        counts=(),
        confidence=0.5,
    )
    draft = report.draft
    place, _ = place_of(tree, reading, draft.ready, resources.places, draft.document)
    return place.country if place is not None else None


def figures(scores: Surroundings) -> Mapping[str, Mapping[str, object]]:
    """Counts, accuracy and interval of each field."""
    return {
        field: {
            "gold": each.gold,
            "right": each.right,
            "wrong": each.wrong,
            "missed": each.missed,
            "false": each.false,
            "accuracy": round(each.accuracy, 3),
            "between": [round(x, 3) for x in scores.interval(field)],
        }
        for field in FIELDS
        for each in [scores.of(field)]
    }
