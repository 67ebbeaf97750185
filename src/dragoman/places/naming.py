"""What place a name means: its words in the tree, the gazetteer, and what stands about it.

Country before region before city: "Luxembourg" and "Mexico" are taken for the states, unless the
document has towns of a division of that name. A name that is longer than the place ("the Geneva
Conventions", "Paris Hilton") names none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..actors import Cast
from ..model import EventPlace, Party, PlacePrecision, Span, Tree
from .gazetteer import CITIES, HOME, Area, Country, Kind, PlaceIndex
from .packed import Place
from .surroundings import Surroundings

LONGEST_NAME = 5
"""Tokens of the longest name that is tried."""

SEVERAL = "several places bear the name {!r}"
SHARED = "{} lies in no one state beyond doubt"
OF_DOCUMENT = "the country is that of the state the document is on; the words leave it open"

_HOME_TOO = 0.5
"""What being the state that the document is on adds, in powers of ten of inhabitants."""

_JOINTS = (
    "-",
    "of",
    "de",
    "del",
    "al",
    "el",
    "do",
    "dos",
    "da",
    "la",
    "es",
    "ez",
    "sur",
    "upon",
    "au",
    "aux",
)


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place as a phrase names it; `reason` says what stays open."""

    place: EventPlace
    head: int
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Naming:
    """Looks up the names of one tree."""

    tree: Tree
    cast: Cast
    index: PlaceIndex
    around: Surroundings

    @property
    def state(self) -> str | None:
        """The state that the document is on, where its parties and its places do not disagree."""
        by_places, by_parties = self.around.state, self.cast.home
        if by_places and by_parties and by_places != by_parties:
            return None
        return by_places or (by_parties if by_parties in self.around.counts else None)

    def last_named(self, head: int) -> Toponym | None:
        """ "The area", "there": the last place or state that the document named before the token."""
        at = self.tree.span(head)
        named, land = self.around.before(at, *CITIES, "division"), self.around.land_before(at)
        if land is not None and (named is None or named.span.end <= land.span.start):
            return Toponym(event_country(land.country, land.span), head)
        return Toponym(event_place(named.place, named.span), head) if named else None

    def named(
        self,
        head: int,
        kind: Kind | None = None,
        *,
        owner: str | None = None,
        called: bool = False,
    ) -> Toponym | None:
        """The place that the name headed by `head` means; `kind` is what the words call it.

        `owner` is the state that the words put it in ("the Chadian town of ..."); `called` says
        that its place in the sentence is that of a toponym, so that it is no person or adjective
        whatever the tagger saw.
        """
        if not self.is_capitalised(head) or self._is_body(head) or self._is_organisation(head):
            return None
        if called:
            if any(p.kind == "person" for p in self.known(head)):
                return None
        elif self.is_person(head) or self.is_demonym(head):
            return None
        first, last = self.run(head)
        for a, b in self._windows(head, first, last):
            if not self._whole(first, a) or not self._whole(b, last):
                continue
            span = self.tree.span(a, b - 1)
            found = self._look_up(self.tree.text_of(span), span, b, kind, owner)
            if found is not None:
                return Toponym(found[0], head, found[1])
        return None

    def run(self, head: int) -> tuple[int, int]:
        """The stretch of capitalised tokens about `head`, with the word for a kind after it."""
        tokens = self.tree.tokens
        first, last = head, head + 1
        while first > 0 and (self.is_capitalised(first - 1) or tokens[first - 1].text == "-"):
            first -= 1
        while last < len(tokens) and (
            self.is_capitalised(last)
            or self._joins(last)
            or tokens[last].text in self.index.words["kinds"]
        ):
            last += 1
        return first, last

    def _joins(self, i: int) -> bool:
        """Whether a small word joins two parts of a name: "Deir al-Zor", "Rio de Janeiro"."""
        tokens, after = self.tree.tokens, i
        # "Port-au-Prince"
        while after < len(tokens) and tokens[after].text in _JOINTS:
            after += 1
        return i < after < min(len(tokens), i + 4) and self.is_capitalised(after)

    def _windows(self, head: int, first: int, last: int) -> list[tuple[int, int]]:
        """Stretches of the run about `head`, longest first."""
        spans = [
            (a, b)
            for a in range(first, head + 1)
            for b in range(head + 1, last + 1)
            if b - a <= LONGEST_NAME
        ]
        return sorted(spans, key=lambda s: (s[0] - s[1], s[0]))

    def _whole(self, first: int, last: int) -> bool:
        """Whether what is left of a run makes no longer name of the place: "northern", "Province"."""
        words, tokens = self.index.words, self.tree.tokens
        if last - first > 1 and tokens[first].text == "of":
            # "Arica of Chile"
            owner = self.tree.text_of(self.tree.span(first + 1, last - 1))
            if self.index.country(owner) is not None:
                return True
        for i in range(first, last):
            token = tokens[i]
            low = token.text.lower()
            if self._is_body(i):
                continue
            if token.text in words["days"] or low in words["openers"]:
                continue
            if low in words["parts"] or low in words["kinds"] or self.is_demonym(i):
                continue
            if token.dep.partition(":")[0] not in ("compound", "flat", "nmod", "appos", "root"):
                continue
            if token.text[:1].isupper() and token.upos in ("PROPN", "NOUN"):
                return False
        return True

    def is_capitalised(self, i: int) -> bool:
        """Whether a token may belong to a name."""
        token = self.tree.tokens[i]
        return token.text[:1].isupper() and token.upos not in ("PRON", "DET", "VERB")

    def is_person(self, i: int) -> bool:
        """Whether a token belongs to the name of a person."""
        return any(n.label == "PER" and n.first <= i < n.last for n in self.tree.names)

    def _is_body(self, i: int) -> bool:
        """Whether a token is the short name of a body: "NATO" is no town of that name."""
        text = self.tree.tokens[i].text
        if not (text.isupper() and text.isalpha()):
            return False
        parties = self.cast.at(self.tree.sentence.index, i)
        return any(party.kind != "state" for party in parties)

    def known(self, i: int) -> tuple[Party, ...]:
        """The parties at a token but those whom only the tagger and the rest of the document make one."""
        parties = self.cast.at(self.tree.sentence.index, i)
        return tuple(party for party in parties if party.via != "document")

    def _is_organisation(self, i: int) -> bool:
        """Whether a known organisation bears the name: "Hamas" is no town of that name."""
        tagged = any(n.label == "ORG" and n.first <= i < n.last for n in self.tree.names)
        return tagged and any(party.kind == "organisation" for party in self.known(i))

    def is_demonym(self, i: int) -> bool:
        """Whether a token is an adjective of a nation: "Chadian" is no place."""
        return self.tree.tokens[i].upos == "ADJ"

    def kind(self, lemma: str) -> Kind | None:
        """What the word before or after a name calls it."""
        words = self.index.words
        if lemma in words["divisions"]:
            return "division"
        return "city" if lemma in words["cities"] else None

    def _look_up(
        self, name: str, span: Span, after: int, kind: Kind | None, owner: str | None
    ) -> tuple[EventPlace, str | None] | None:
        """The place of a name, and what stays open."""
        index = self.index
        wholes = tuple(self.wholes(after))
        state = index.of_code(owner) if owner else None
        if state is not None:
            wholes = (*wholes, state)
        country = index.country(name)
        if country is not None and kind is None and not self._is_division(name, country):
            return self._country(country, after - 1, span), None
        area = index.area(name)
        if area is not None and kind != "city":
            return self._area(area, span)
        last = name.rpartition(" ")[2]
        if kind is None and last.islower():
            # "Nineveh province", written without a capital
            kind, name = self.kind(last), name.removesuffix(f" {last}")
            if kind is None:
                return None
        evidence = self._evidence(name)
        choice = next(
            (c for w in wholes if (c := index.choose(name, evidence, within=w, kind=kind))),
            None,
        ) or index.choose(name, evidence, kind=kind)
        if choice is None:
            return None
        place = choice.place
        precision: PlacePrecision = "region" if place.feature == "division" else "city"
        if not choice.sure:
            if self.state is not None and self.state == place.country:
                return event_place(place, span), OF_DOCUMENT
            return EventPlace(name, None, None, None, None, precision, span), SEVERAL.format(name)
        if not choice.exact:
            found = EventPlace(name, place.country, None, None, None, precision, span)
            return found, SEVERAL.format(name)
        return event_place(place, span), None

    def _is_division(self, name: str, country: Country) -> bool:
        """Whether a name of a state is here that of a division whose towns the document names."""
        towns = self.around.towns
        return name in towns.divisions and country.code not in towns.countries

    def _area(self, area: Area, span: Span) -> tuple[EventPlace, str | None]:
        if area.kind == "site":
            return EventPlace(area.name, area.country, None, None, None, "point", span), None
        if area.country is None:
            place = EventPlace(area.name, None, None, None, None, "international", span)
            return place, None if area.kind == "sea" else SHARED.format(area.name)
        division = self.index.division(area.name, area.country)
        id = division.id if division is not None else None
        return EventPlace(area.name, area.country, id, None, None, "region", span), None

    def wholes(self, after: int) -> Iterator[Country | Place]:
        """The country or division after a comma: "Mosul, Iraq", "Springfield, Illinois"."""
        tokens = self.tree.tokens
        if after + 1 >= len(tokens) or tokens[after].text not in (",", "("):
            return
        start = self._after_comma(after + 1)
        for last in range(min(start + LONGEST_NAME, len(tokens)), start, -1):
            if any(token.dep.startswith("nsubj") for token in tokens[start:last]):
                continue  # "in Geneva, Iran said"
            name = self.tree.text_of(self.tree.span(start, last - 1))
            area = self.index.area(name)
            owner = self.index.of_code(area.country) if area and area.country else None
            found = (self.index.division(name), self.index.country(name), owner)
            if any(found):
                yield from filter(None, found)
                return

    def of_sentence(self, span: Span) -> str | None:
        """The one state of all other places that the sentence names: "in Arica ... in the suburb of Alomo"."""
        sentence = self.tree.sentence
        codes = {
            named.place.country
            for named in self.around.places
            if named.span.part == sentence.part
            and sentence.start <= named.span.start < sentence.end
            and not (named.span.start < span.end and span.start < named.span.end)
        }
        return codes.pop() if len(codes) == 1 else None

    def _after_comma(self, start: int) -> int:
        """Where a name begins after a comma: ", northern Iraq", ", in the province of Ninawa"."""
        words, tokens = self.index.words, self.tree.tokens
        last = len(tokens) - 1
        if start < last and tokens[start].text.lower() == "in":
            start += 1
        if start < last and tokens[start].text.lower() == "the":
            start += 1
        while start < last and tokens[start].text.lower() in words["parts"]:
            start += 1
        kind = start < last and tokens[start].text.lower() in words["kinds"]
        if kind and start + 1 < last and tokens[start + 1].text.lower() == "of":
            start += 2
        return start

    def _evidence(self, name: str) -> Mapping[str, float]:
        """What speaks for a country: parties of the sentence, then all that the document names."""
        found = self.around.evidence(name)
        if self.state is not None:
            found[self.state] = found.get(self.state, 0) + _HOME_TOO
        for country in self.cast.countries:
            found[country] = max(found.get(country, 0), HOME / 2)
        for country in self.cast.countries_of(self.tree.sentence.index):
            found[country] = max(found[country], HOME)
        return found

    def _country(self, country: Country, head: int, span: Span) -> EventPlace:
        """The country, or the part of it that an adjective marks: "northern Chad"."""
        known = self.index.of_code(country.code)
        part = next(
            (
                c
                for c in self.tree.dependents(head, "amod", "compound", "advmod")
                # "South Korea" is whole, "southern Korea" a part
                if self.tree.tokens[c].end <= span.start
                and self.tree.tokens[c].text.lower() in self.index.words["parts"]
            ),
            None,
        )
        if part is not None:
            whole = Span(self.tree.tokens[part].start, span.end, span.part)
            name = self.tree.text_of(whole)
            return EventPlace(name, country.code, None, None, None, "region", whole)
        return event_country(known or country, span)


def event_country(country: Country, span: Span) -> EventPlace:
    """A state as the place of an act: never its capital, so without degrees."""
    return EventPlace(country.name, country.code, country.id, None, None, "country", span)


def event_place(place: Place, span: Span) -> EventPlace:
    """A place of the gazetteer as the place of an act; degrees for cities only."""
    precision: PlacePrecision = "region" if place.feature == "division" else "city"
    return EventPlace(place.name, place.country, place.id, place.lat, place.lon, precision, span)
