"""What a document says of where it is: its dateline, its toponyms, the countries it speaks of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from ..model import Document, Span
from .gazetteer import CITIES, HOME, Country, PlaceIndex
from .packed import Place
from .scan import Hit, scan

REACH = 1200
"""Characters back within which "the city" and "there" mean a place already named."""

LEAST = 4
"""So many namings of its places make a state the one that the document is on."""

LEAD = 2.0
"""So many times as often as those of the next must its places be named."""

_SPOKEN = 1.0
"""What a country that the document names is worth, in powers of ten of inhabitants."""

_DATELINE = re.compile(
    r"\s*(?P<place>[^\W\d_][^\n()–—]{1,60}?)"
    r"(?:,?\s+(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}|\d{1,2}\s+[A-Z][a-z]{2,8})(?:,?\s+\d{4})?)?"
    r"(?:,?\s*\([^()\n]{2,30}\))?\s*(?:--?|–|—)\s"
)


@dataclass(frozen=True, slots=True)
class Named:
    """A place that the document names, and where."""

    place: Place
    span: Span


@dataclass(frozen=True, slots=True)
class Land:
    """A state that the document names as a place: "in Chad"."""

    country: Country
    span: Span


@dataclass(frozen=True, slots=True)
class Towns:
    """In which countries and divisions the towns of a document lie."""

    countries: frozenset[str]
    divisions: frozenset[str | None]

    @classmethod
    def of(cls, places: Sequence[Named]) -> Towns:
        towns = [named.place for named in places if named.place.feature in CITIES]
        return cls(frozenset(t.country for t in towns), frozenset(t.division for t in towns))


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Places and countries of one document.

    `places` are those beyond doubt, in the order of the text; `evidence` is what the document's
    words add to a country, in powers of ten of inhabitants.
    """

    dateline: Named | None = None
    places: tuple[Named, ...] = ()
    lands: tuple[Land, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    state: str | None = None
    """The state whose places the document names clearly most often, after "in" above all."""
    largest: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    """The country of the largest place of a name, and how much of `counts` the name adds to it."""
    towns: Towns = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "towns", Towns.of(self.places))

    def evidence(self, name: str) -> dict[str, float]:
        """How much the document speaks for each country by other words than the name."""
        found = dict.fromkeys(self.counts, _SPOKEN)
        country, times = self.largest.get(name, ("", 0))
        if times and self.counts[country] <= times:
            del found[country]
        return found

    def before(self, at: Span, *features: str) -> Named | None:
        """The last place of one of the features named before `at`, no further back than `REACH`."""
        for named in reversed(self.places):
            same = named.span.part == at.part
            if same and named.span.end > at.start:
                continue
            if named.place.feature not in features:
                continue
            if same and at.start - named.span.end > REACH:
                return None
            return named if same or at.start <= REACH else None
        return None

    def land_before(self, at: Span) -> Land | None:
        """The last state named as a place before `at` in the same part, no further back than `REACH`."""
        for land in reversed(self.lands):
            if land.span.part == at.part and land.span.end <= at.start:
                return land if at.start - land.span.end <= REACH else None
        return None


@lru_cache(maxsize=16)
def survey(document: Document, index: PlaceIndex) -> Surroundings:
    """Read the toponyms of a document once."""
    hits: list[Hit] = list(scan(document.title or "", "title", index))
    hits += scan(document.text, "body", index)
    counts: Counter[str] = Counter(hit.country.code for hit in hits if hit.country is not None)
    counts.update(
        area.country
        for hit in hits
        if hit.country is None and (area := index.area(hit.name)) is not None and area.country
    )
    largest: dict[str, tuple[str, int]] = {}
    plain = [hit for hit in hits if hit.country is None and not _vague(hit.name, index)]
    for hit in plain:
        choice = hit.choose(index, {})
        if choice is not None and choice.sure and (hit.located or hit.of is not None):
            code = choice.place.country
            counts[code] += 1
            largest[hit.name] = code, largest.get(hit.name, (code, 0))[1] + 1
    spoken = dict.fromkeys(counts, HOME)
    chosen = ((hit, hit.choose(index, spoken)) for hit in plain)
    places = tuple(
        Named(choice.place, hit.span)
        for hit, choice in chosen
        if choice is not None and choice.sure and choice.exact
    )
    state = _leading(hits, places)
    lands = tuple(
        Land(hit.country, hit.span) for hit in hits if hit.country is not None and hit.located
    )
    dateline = _dateline(document, index, spoken)
    return Surroundings(dateline, places, lands, counts, state, largest)


def _leading(hits: Sequence[Hit], places: Sequence[Named]) -> str | None:
    """The state that leads by its namings as a place: what stands after "in" counts double."""
    located = {hit.span for hit in hits if hit.located}
    named = [(hit.country.code, hit.span) for hit in hits if hit.country is not None]
    named += [(each.place.country, each.span) for each in places]
    weights: Counter[str] = Counter()
    for code, span in named:
        weights[code] += 2 if span in located else 1
    ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < LEAST:
        return None
    second = ranked[1][1] if len(ranked) > 1 else 0
    return ranked[0][0] if ranked[0][1] >= LEAD * second else None


def _vague(name: str, index: PlaceIndex) -> bool:
    """Whether a name is that of an area without borders of its own: "the Sahel"."""
    area = index.area(name)
    return area is not None and index.division(name, area.country) is None


def _dateline(document: Document, index: PlaceIndex, evidence: Mapping[str, float]) -> Named | None:
    """The place before the dash that opens the text: "ARICA, Chile, May 2 (Reuters) -"."""
    match = _DATELINE.match(document.text)
    if match is None:
        return None
    start = match.start("place")
    whole = match.group("place")
    name, _, rest = whole.partition(",")
    if not all(word[:1].isupper() for word in name.split()):
        return None
    of = index.country(rest.strip()) or index.division(rest.strip()) if rest else None
    choice = index.choose(name.strip(), evidence, within=of, kind="city")
    if choice is None or not choice.sure:
        return None
    return Named(choice.place, Span(start, start + len(name), "body"))
