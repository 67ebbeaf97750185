"""What place a noun phrase names: "Mosul", "the port city of Arica", "northern Chad", "the kingdom".

Country before region before city: "Luxembourg" and "Mexico" are taken for the states. Names of
persons and adjectives of nations name no place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..actors import Cast
from ..model import EventPlace, Span, Tree
from .gazetteer import Country, PlaceIndex

LONGEST_NAME = 5
"""Tokens of the longest name that is tried."""

_BELOW = ("compound", "nmod:desc", "nmod", "appos", "flat", "nmod:poss", "nmod:unmarked")
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

    def at(self, head: int, depth: int = 0) -> Toponym | None:
        """The place that the phrase headed by token `head` names, or None."""
        named = self._named(head)
        if named is not None:
            return named
        token = self.tree.tokens[head]
        if depth < 2 and token.lemma.lower() in self.index.words["kinds"]:
            for child in self.tree.dependents(head, *_BELOW):
                found = self.at(child, depth + 1)
                if found is not None and not self._demonym(child):
                    return found
        return self._state(head)

    def _named(self, head: int) -> Toponym | None:
        if self._is_person(head) or not self._capitalised(head):
            return None
        for first, last in self._windows(head):
            span = self.tree.span(first, last - 1)
            found = self._look_up(self.tree.text_of(span), span, head, last)
            if found is not None:
                return found
        return None

    def _windows(self, head: int) -> Iterator[tuple[int, int]]:
        """Stretches of capitalised tokens about `head`, longest first."""
        tokens = self.tree.tokens
        first, last = head, head + 1
        while first > 0 and (self._capitalised(first - 1) or tokens[first - 1].text == "-"):
            first -= 1
        joints = ("-", "of", "de", "al", "el", "do", "da", "la")
        while last < len(tokens) and (
            self._capitalised(last)
            or (
                tokens[last].text in joints
                and last + 1 < len(tokens)
                and self._capitalised(last + 1)
            )
            or tokens[last].text in self.index.words["kinds"]
        ):
            last += 1
        spans = [
            (a, b)
            for a in range(first, head + 1)
            for b in range(head + 1, last + 1)
            if b - a <= LONGEST_NAME
        ]
        yield from sorted(spans, key=lambda s: (s[0] - s[1], s[0]))

    def _capitalised(self, i: int) -> bool:
        token = self.tree.tokens[i]
        return token.text[:1].isupper() and token.upos not in ("PRON", "DET", "VERB")

    def _is_person(self, i: int) -> bool:
        return any(n.label == "PER" and n.first <= i < n.last for n in self.tree.names)

    def _demonym(self, i: int) -> bool:
        return self.tree.tokens[i].upos == "ADJ"

    def _look_up(self, name: str, span: Span, head: int, after: int) -> Toponym | None:
        if self._demonym(head):
            return None
        index = self.index
        country = index.country(name)
        if country is not None:
            return Toponym(self._country(country, head, span), head)
        area = index.area(name)
        if area is not None:
            if area.country is None:
                place = EventPlace(area.name, None, None, None, None, "international", span)
                reason = f"{area.name} lies in no one state beyond doubt"
                return Toponym(place, head, None if area.kind == "sea" else reason)
            return Toponym(
                EventPlace(area.name, area.country, None, None, None, "region", span), head
            )
        near = self._beside(after) or self._countries()
        city, sure = index.city(name, near)
        if city is None:
            return None
        if not sure:
            place = EventPlace(name, None, None, None, None, "city", span)
            return Toponym(place, head, f"several cities bear the name {name!r}")
        return Toponym(
            EventPlace(city.name, city.country, city.id, city.lat, city.lon, "city", span), head
        )

    def _beside(self, after: int) -> tuple[str, ...]:
        """The country after a comma: "Mosul, Iraq"."""
        tokens = self.tree.tokens
        if after + 1 >= len(tokens) or tokens[after].text not in (",", "("):
            return ()
        for last in range(min(after + 1 + LONGEST_NAME, len(tokens)), after + 1, -1):
            name = self.tree.text_of(self.tree.span(after + 1, last - 1))
            country, area = self.index.country(name), self.index.area(name)
            if country is not None:
                return (country.code,)
            if area is not None and area.country is not None:
                return (area.country,)
        return ()

    def _countries(self) -> tuple[str, ...]:
        """Countries of the sentence's parties, else of the document's."""
        here, all_of = set(), set()
        for (sentence, _), parties in self.cast.parties.items():
            codes = {party.country for party in parties if party.country}
            all_of |= codes
            if sentence == self.tree.sentence.index:
                here |= codes
        return (*sorted(here), *sorted(all_of - here))

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

    def _state(self, head: int) -> Toponym | None:
        """A state that a common noun stands for: "the North African kingdom", "the Chadian capital"."""
        token = self.tree.tokens[head]
        lemma = token.lemma.lower()
        sentence = self.tree.sentence.index
        words = self.index.words
        if lemma in words["lands"] and token.upos != "PROPN":
            parties = self.cast.at(sentence, head)
            parties = tuple(p for p in parties if p.kind == "state" and p.via in STATE_VIAS)
        elif lemma in words["kinds"]:
            parties = tuple(
                party
                for child in self.tree.dependents(head, "amod", "nmod:poss", "compound")
                for party in self.cast.at(sentence, child)
                if party.kind == "state"
            )
        else:
            return None
        codes = {party.country for party in parties}
        country = self.index.of_code(parties[0].country or "") if len(codes) == 1 else None
        if country is None:
            return None
        span = self.tree.span(min((head, *self._left(head))), head)
        return Toponym(
            EventPlace(country.name, country.code, country.id, None, None, "country", span), head
        )

    def _left(self, head: int) -> Iterator[int]:
        return (c for c in self.tree.dependents(head, "amod", "compound", "nmod:poss") if c < head)
