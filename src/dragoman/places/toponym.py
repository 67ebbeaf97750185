"""What place a noun phrase names: "Mosul", "the port city of Arica", "northern Chad", "the kingdom".

Country before region before city: "Luxembourg" and "Mexico" are taken for the states, unless the
document has towns of a division of that name. Names of persons and bodies and adjectives of nations
name no place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..actors import Cast
from ..model import EventPlace, PlacePrecision, Span, Tree
from .gazetteer import CITIES, HOME, Area, Country, Kind, PlaceIndex
from .packed import Place
from .surroundings import Surroundings

LONGEST_NAME = 5
"""Tokens of the longest name that is tried."""

SEVERAL = "several places bear the name {!r}"
UNLISTED = "the gazetteer has no {!r}"
SHARED = "{} lies in no one state beyond doubt"

_BELOW = ("compound", "nmod:desc", "nmod", "appos", "flat", "nmod:poss", "nmod:unmarked")
_JOINTS = ("-", "of", "de", "del", "al", "el", "do", "dos", "da", "la", "es", "ez", "sur", "upon")
_PRECISION: Mapping[Kind | None, PlacePrecision] = {
    "division": "region",
    "city": "city",
    None: "point",
}
STATE_VIAS = frozenset({"name", "description", "coreference", "apposition", "document"})


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place as a phrase names it; `reason` says what stays open."""

    place: EventPlace
    head: int
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Toponyms:
    """Reads the places of one tree."""

    tree: Tree
    cast: Cast
    index: PlaceIndex
    around: Surroundings

    def at(self, head: int, depth: int = 0) -> Toponym | None:
        """The place that the phrase headed by token `head` names, or None."""
        named = self._named(head)
        if named is not None:
            return named
        lemma = self.tree.tokens[head].lemma.lower()
        words = self.index.words
        if lemma in words["sides"]:
            for child in self.tree.dependents(head, "nmod:poss", "nmod"):
                side = self._side(head, child)
                if side is not None:
                    return side
        below = tuple(self._below(head, depth)) if depth < 2 else ()
        known = next((t for t in below if t.place.country or t.place.precision == "region"), None)
        return (
            known
            or self._state(head)
            or self._told_before(head)
            or self._beside_its_kind(head, depth)
            or next(iter(below), None)
        )

    def _below(self, head: int, depth: int) -> Iterator[Toponym]:
        """The places that a word such as "town" or "prison" has below it, nearest kind first."""
        words, lemma = self.index.words, self.tree.tokens[head].lemma.lower()
        if lemma in words["kinds"]:
            kind = self._kind(lemma)
            for child in self.tree.dependents(head, *_BELOW):
                if not self._demonym(child) and not self._beside_water(child):
                    found = self._named(child, kind) or self.at(child, depth + 1)
                    found = found or self._unlisted(child, kind, head, depth)
                    if found is not None:
                        yield found
        elif lemma in words["sites"]:
            # a state before "embassy" is whose it is, not where
            for child in self.tree.dependents(head, *_BELOW):
                found = None if self._demonym(child) else self.at(child, depth + 1)
                if found is not None and found.place.precision in ("city", "point"):
                    yield found
            for child in self.tree.dependents(head, "nmod:desc", "compound", "flat"):
                found = self._unlisted(child, None, head, depth)
                if found is not None:
                    yield found

    def _beside_water(self, child: int) -> bool:
        """ "a city on the Black Sea": what it lies at is not what it is called."""
        below = self.tree.dependents(child, "case")
        return any(
            self.tree.tokens[c].text.lower() in self.index.words["targets"] - {"of"} for c in below
        )

    def _side(self, head: int, whole: int) -> Toponym | None:
        """ "Chad's northwest", "the north of Chad": a part of the country."""
        named = self._named(whole)
        if named is None or named.place.precision not in ("country", "region"):
            return None
        span = self.tree.span(min(head, whole), max(head, whole))
        text = self.tree.text_of(span)
        country = named.place.country
        return Toponym(
            EventPlace(text, country, None, None, None, "region", span), head, named.reason
        )

    def _named(self, head: int, kind: Kind | None = None) -> Toponym | None:
        if self._is_person(head) or not self._capitalised(head) or self._demonym(head):
            return None
        first, last = self._run(head)
        for a, b in self._windows(head, first, last):
            if not self._whole(first, a) or not self._whole(b, last):
                continue
            span = self.tree.span(a, b - 1)
            found = self._look_up(self.tree.text_of(span), span, b, kind)
            if found is not None:
                return Toponym(found[0], head, found[1])
        return None

    def _run(self, head: int) -> tuple[int, int]:
        """The stretch of capitalised tokens about `head`, with the word for a kind after it."""
        tokens = self.tree.tokens
        first, last = head, head + 1
        while first > 0 and (self._capitalised(first - 1) or tokens[first - 1].text == "-"):
            first -= 1
        while last < len(tokens) and (
            self._capitalised(last)
            or (tokens[last].text in _JOINTS and self._capitalised(min(last + 1, len(tokens) - 1)))
            or tokens[last].text in self.index.words["kinds"]
        ):
            last += 1
        return first, last

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
        for i in range(first, last):
            token = tokens[i]
            low = token.text.lower()
            if token.text in words["days"] or low in words["openers"]:
                continue
            if low in words["parts"] or low in words["kinds"] or self._demonym(i):
                continue
            if token.dep.partition(":")[0] not in ("compound", "flat", "nmod", "appos", "root"):
                continue
            if token.text[:1].isupper() and token.upos in ("PROPN", "NOUN"):
                return False
        return True

    def _capitalised(self, i: int) -> bool:
        token = self.tree.tokens[i]
        return token.text[:1].isupper() and token.upos not in ("PRON", "DET", "VERB")

    def _is_person(self, i: int) -> bool:
        return any(n.label == "PER" and n.first <= i < n.last for n in self.tree.names)

    def _demonym(self, i: int) -> bool:
        return self.tree.tokens[i].upos == "ADJ"

    def _kind(self, lemma: str) -> Kind | None:
        """What the word before or after a name calls it."""
        words = self.index.words
        if lemma in words["divisions"]:
            return "division"
        return "city" if lemma in words["cities"] else None

    def _look_up(
        self, name: str, span: Span, after: int, kind: Kind | None
    ) -> tuple[EventPlace, str | None] | None:
        """The place of a name, and what stays open."""
        index = self.index
        wholes = tuple(self._wholes(after))
        country = index.country(name)
        if country is not None and kind is None and not self._is_division(name, country):
            return self._country(country, after - 1, span), None
        area = index.area(name)
        if area is not None and kind != "city":
            return self._area(area, span)
        last = name.rpartition(" ")[2]
        if kind is None and last.islower():
            # "Nineveh province", written without a capital
            kind, name = self._kind(last), name.removesuffix(f" {last}")
            if kind is None:
                return None
        evidence = self._evidence()
        choice = next(
            (c for w in wholes if (c := index.choose(name, evidence, within=w, kind=kind))),
            None,
        ) or index.choose(name, evidence, kind=kind)
        if choice is None:
            return None
        place = choice.place
        precision: PlacePrecision = "region" if place.feature == "division" else "city"
        if not choice.sure:
            return EventPlace(name, None, None, None, None, precision, span), SEVERAL.format(name)
        if not choice.exact:
            found = EventPlace(name, place.country, None, None, None, precision, span)
            return found, SEVERAL.format(name)
        return event_place(place, span), None

    def _is_division(self, name: str, country: Country) -> bool:
        """Whether a name of a state is here that of a division whose towns the document names."""
        towns = [named.place for named in self.around.places if named.place.feature in CITIES]
        if any(town.country == country.code for town in towns):
            return False
        return any(town.division == name for town in towns)

    def _area(self, area: Area, span: Span) -> tuple[EventPlace, str | None]:
        if area.kind == "site":
            return EventPlace(area.name, area.country, None, None, None, "point", span), None
        if area.country is None:
            place = EventPlace(area.name, None, None, None, None, "international", span)
            return place, None if area.kind == "sea" else SHARED.format(area.name)
        division = self.index.division(area.name, area.country)
        id = division.id if division is not None else None
        return EventPlace(area.name, area.country, id, None, None, "region", span), None

    def _wholes(self, after: int) -> Iterator[Country | Place]:
        """The country or division after a comma: "Mosul, Iraq", "Springfield, Illinois"."""
        tokens = self.tree.tokens
        if after + 1 >= len(tokens) or tokens[after].text not in (",", "("):
            return
        start = after + 1
        while start + 1 < len(tokens) and tokens[start].text.lower() in self.index.words["parts"]:
            start += 1
        for last in range(min(start + LONGEST_NAME, len(tokens)), start, -1):
            name = self.tree.text_of(self.tree.span(start, last - 1))
            area = self.index.area(name)
            owner = self.index.of_code(area.country) if area and area.country else None
            found = (self.index.division(name), self.index.country(name), owner)
            if any(found):
                yield from filter(None, found)
                return

    def _evidence(self) -> Mapping[str, float]:
        """What speaks for a country: parties of the sentence, then all that the document names."""
        found = self.around.evidence
        for (sentence, _), parties in self.cast.parties.items():
            for party in parties:
                if party.country is None:
                    continue
                worth = HOME if sentence == self.tree.sentence.index else HOME / 2
                found[party.country] = max(found.get(party.country, 0), worth)
        return found

    def _country(self, country: Country, head: int, span: Span) -> EventPlace:
        """The country, or the part of it that an adjective marks: "northern Chad"."""
        known = self.index.of_code(country.code)
        part = next(
            (
                c
                for c in self.tree.dependents(head, "amod", "compound", "advmod")
                if c < head and self.tree.tokens[c].text.lower() in self.index.words["parts"]
            ),
            None,
        )
        if part is not None:
            whole = Span(self.tree.tokens[part].start, span.end, span.part)
            name = self.tree.text_of(whole)
            return EventPlace(name, country.code, None, None, None, "region", whole)
        return EventPlace(
            country.name, country.code, known.id if known else None, None, None, "country", span
        )

    def _unlisted(self, name: int, kind: Kind | None, head: int, depth: int = 0) -> Toponym | None:
        """A place that the words call a village or a province and the gazetteer does not know."""
        token = self.tree.tokens[name]
        if token.upos != "PROPN" or not self._capitalised(name) or self._is_person(name):
            return None
        if token.text in self.index.words["days"]:
            return None
        if self.cast.at(self.tree.sentence.index, name):
            return None
        first, last = self._run(name)
        span = self.tree.span(first, last - 1)
        text = self.tree.text_of(span)
        country = self._owner(head) or next(
            (w.code if isinstance(w, Country) else w.country for w in self._wholes(last)), None
        )
        if country is None:
            others = (c for c in self.tree.dependents(head, "nmod", "appos") if c != name)
            nested = (self._named(c) or self.at(c, depth + 1) for c in others)
            country = next((t.place.country for t in nested if t is not None), None)
        precision = _PRECISION[kind]
        place = EventPlace(text, country, None, None, None, precision, span)
        return Toponym(place, name, None if country else UNLISTED.format(text))

    def _beside_its_kind(self, head: int, depth: int) -> Toponym | None:
        """ "Alomo, a village in Chad": unlisted, but the apposition says what it is."""
        if depth > 1:
            return None
        for child in self.tree.dependents(head, "appos"):
            kind = self._kind(self.tree.tokens[child].lemma.lower())
            if kind is not None:
                return self._unlisted(head, kind, child, depth)
        after = self._run(head)[1]
        located = any(n.label == "LOC" and n.first <= head < n.last for n in self.tree.names)
        if located and any(self._wholes(after)):
            return self._unlisted(head, "city", head, depth)
        return None

    def _owner(self, head: int) -> str | None:
        """The one state whose adjective or possessive stands before a noun: "the Chadian town"."""
        sentence = self.tree.sentence.index
        codes = {
            party.country
            for child in self.tree.dependents(head, "amod", "nmod:poss", "compound")
            for party in self.cast.at(sentence, child)
            if party.kind == "state"
        }
        return codes.pop() if len(codes) == 1 else None

    def _state(self, head: int) -> Toponym | None:
        """A state that a common noun stands for: "the North African kingdom", "Chadian territory"."""
        token = self.tree.tokens[head]
        lemma = token.lemma.lower()
        words = self.index.words
        code = None
        if lemma in words["lands"] and token.upos != "PROPN":
            parties = self.cast.at(self.tree.sentence.index, head)
            parties = tuple(p for p in parties if p.kind == "state" and p.via in STATE_VIAS)
            codes = {party.country for party in parties}
            code = parties[0].country if len(codes) == 1 else None
            code = code or self._owner(head)
        elif lemma in words["kinds"]:
            code = self._owner(head)
        country = self.index.of_code(code or "")
        if country is None:
            return None
        span = self.tree.span(min((head, *self._left(head))), head)
        seat = self.index.capital(country.code) if lemma in words["seats"] else None
        if seat is not None:
            return Toponym(event_place(seat, span), head)
        return Toponym(
            EventPlace(country.name, country.code, country.id, None, None, "country", span), head
        )

    def _left(self, head: int) -> Iterator[int]:
        return (c for c in self.tree.dependents(head, "amod", "compound", "nmod:poss") if c < head)

    def _told_before(self, head: int) -> Toponym | None:
        """ "the city", "that province": the last one that the document has named."""
        words = self.index.words
        token = self.tree.tokens[head]
        below = self.tree.children[head]
        definite = any(self.tree.tokens[c].text.lower() in words["definite"] for c in below)
        if token.upos != "NOUN" or token.xpos == "NNS" or not definite:
            return None
        if any(
            self.tree.tokens[c].dep.partition(":")[0]
            in ("nmod", "amod", "compound", "acl", "appos")
            for c in below
        ):
            return None
        kind = self._kind(token.lemma.lower())
        if kind is None:
            return None
        features = ("division",) if kind == "division" else CITIES
        if token.lemma.lower() in words["seats"]:
            features = ("capital",)
        named = self.around.before(self.tree.span(head), *features)
        return Toponym(event_place(named.place, named.span), head) if named else None


def event_place(place: Place, span: Span) -> EventPlace:
    """A place of the gazetteer as the place of an act; degrees for cities only."""
    precision: PlacePrecision = "region" if place.feature == "division" else "city"
    return EventPlace(place.name, place.country, place.id, place.lat, place.lon, precision, span)
