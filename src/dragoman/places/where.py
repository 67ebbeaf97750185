"""Where an act took place: the phrase of place that belongs to its trigger.

A party's country is no place: that one state struck, accused or paid another says nothing of
where. Only a visit is at its host's by meaning (PLOVER manual, CONSULT: "actor visits, recipient
hosts").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..actors import Cast
from ..lexicon.functions import Functions
from ..model import Document, EventPlace, Reading, Tree
from .above import above
from .act import Act, Found
from .clauses import clauses
from .gazetteer import PlaceIndex
from .holders import holders
from .phrases import phrases
from .sharing import sharing
from .sides import sides
from .surroundings import survey
from .toponym import Toponyms

NO_PLACE = "the words name no place"
PARTY_ONLY = "the words name the state that the act is done to, not where"


def place_of(
    tree: Tree, reading: Reading, cast: Cast, index: PlaceIndex, document: Document
) -> tuple[EventPlace | None, str | None]:
    """The place of a reading, and the reason where it or its country is unknown."""
    if reading.trigger >= len(tree):
        return None, NO_PLACE
    toponyms = Toponyms(tree, cast, index, survey(document, index))
    act = Act(tree, reading, toponyms, Functions(tree))
    candidates: list[Found] = []
    for search in (_own, clauses, sides, sharing, above):
        # what stands nearer goes first, so the farther searches are for acts that have nothing near
        candidates += search(act)
        best = min((c for c in candidates if not c.party), key=lambda c: c.key, default=None)
        if best is not None and (best.told or search is not _own):
            return _most_exact(best, candidates)
    host = _host(act)
    if host is not None:
        return host, None
    return None, PARTY_ONLY if candidates else NO_PLACE


def _most_exact(best: Found, candidates: Sequence[Found]) -> tuple[EventPlace, str | None]:
    """The best place, or a more exact one beside it that the gazetteer lacks and that agrees with it.

    "In the village of Alomo, south of Arica": Arica's country confirms that of the village.
    """
    place = best.toponym.place
    for other in candidates:
        found = other.toponym.place
        agrees = other.unsure and found.country == place.country and place.country is not None
        if agrees and other.near == best.near and other.exactness < best.exactness:
            return found, None
    return place, best.toponym.reason


def _own(act: Act) -> Iterator[Found]:
    yield from phrases(act)
    yield from holders(act)


def _host(act: Act) -> EventPlace | None:
    """A visit is at the host's: its country, never its capital."""
    if not act.visit:
        return None
    codes = {party.country for party in act.reading.recipients if party.country}
    country = act.index.of_code(codes.pop()) if len(codes) == 1 else None
    if country is None:
        return None
    span = act.reading.recipients[0].span
    return EventPlace(country.name, country.code, country.id, None, None, "country", span)
