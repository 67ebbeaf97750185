"""From a parsed sentence to its readings."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from ..lexicon import Lexicon
from ..lexicon.functions import Functions
from ..lexicon.light import LightVerbs
from ..lexicon.match import Match, Matcher
from ..lexicon.parties import Naming, PartyFinder, unique
from ..model import Document, Party, Reading, Rejection, Tree


@cache
def _light(language: str) -> LightVerbs:
    return LightVerbs.load(language)


def code_tree(
    tree: Tree, cast: Naming, lexicon: Lexicon, document: Document
) -> tuple[tuple[Reading, ...], tuple[Rejection, ...]]:
    """Read one parsed sentence; what was considered and left out comes as rejections."""
    functions = Functions(tree)
    parties = PartyFinder(functions, cast, lexicon.words("quantity"), lexicon.words("proxy"))
    matcher = Matcher(lexicon, functions, parties, _light(lexicon.language))
    matches = matcher.matches()
    taken = _taken(matches)
    readings, rejections = [], []
    for i, match in sorted(matches.items()):
        if i in taken:
            continue
        reason, actors, recipients, reciprocal = _parties(match)
        if reason:
            rejections.append(Rejection(tree.sentence.span, tree.span(i), match.entry.id, reason))
            continue
        code = match.entry.code
        readings.append(
            Reading(
                sentence=tree.sentence.index,
                trigger=i,
                tokens=match.tokens,
                event=code.event,
                modes=code.modes,
                contexts=code.contexts,
                cameo=code.cameo,
                actors=actors,
                recipients=recipients,
                reciprocal=reciprocal,
                status="actual",
                also=(),
                said_by=None,
                entry=match.entry.id,
                operators=(),
                counts=(),
                confidence=0.5,
            )
        )
    return tuple(readings), tuple(rejections)


def _taken(matches: Mapping[int, Match]) -> frozenset[int]:
    """Triggers that are words of another act: the noun that a verb's slot names, a light verb."""
    taken: set[int] = set()
    for match in matches.values():
        taken.update(match.fillers)
        if match.light is None:
            taken.update(token for token in match.tokens if token != match.trigger)
    for i, match in matches.items():
        if match.light is not None and i not in taken:
            taken.update(token for token in match.tokens if token != i)
    return frozenset(taken)


def _parties(match: Match) -> tuple[str, tuple[Party, ...], tuple[Party, ...], bool]:
    actors = match.actor.parties
    recipients = match.recipient.parties
    if match.entry.joint:
        actors, recipients = unique((*actors, *match.joint.parties)), ()
    if not actors and match.entry.actor:
        return "no actor named", (), (), False
    return "", actors, recipients, bool(match.entry.joint) and len(actors) > 1


def code_document(
    document: Document, trees: Mapping[int, Tree], cast: Naming, lexicon: Lexicon
) -> tuple[tuple[Reading, ...], tuple[Rejection, ...]]:
    """Read all parsed sentences of a document, in order."""
    readings: list[Reading] = []
    rejections: list[Rejection] = []
    for index in sorted(trees):
        found, left = code_tree(trees[index], cast, lexicon, document)
        readings.extend(found)
        rejections.extend(left)
    return tuple(readings), tuple(rejections)
