"""What place a noun phrase names: "Mosul", "the port city of Arica", "northern Chad", "the kingdom".

A name is looked up (`naming`); a common noun is read with what hangs below it, and "the city" by
what the document named before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..model import EventPlace, PlacePrecision
from .gazetteer import CITIES, Country, Kind
from .naming import Naming, Toponym, event_place

UNLISTED = "the gazetteer has no {!r}"

_BELOW = ("compound", "nmod:desc", "nmod", "appos", "flat", "nmod:poss", "nmod:unmarked")
_PRECISION: Mapping[Kind | None, PlacePrecision] = {
    "division": "region",
    "city": "city",
    None: "point",
}
STATE_VIAS = frozenset({"name", "description", "coreference", "apposition", "document"})


@dataclass(frozen=True, slots=True)
class Toponyms(Naming):
    """Reads the places of one tree."""

    def at(self, head: int, depth: int = 0) -> Toponym | None:
        """The place that the phrase headed by token `head` names, or None."""
        named = self.named(head)
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
            kind = self.kind(lemma)
            for child in self.tree.dependents(head, *_BELOW):
                if not self.is_demonym(child) and not self._beside_water(child):
                    found = self.named(child, kind) or self.at(child, depth + 1)
                    found = found or self._unlisted(child, kind, head, depth)
                    if found is not None:
                        yield found
        elif lemma in words["sites"]:
            # a state before "embassy" is whose it is, not where
            for child in self.tree.dependents(head, *_BELOW):
                found = None if self.is_demonym(child) else self.at(child, depth + 1)
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
        named = self.named(whole)
        if named is None or named.place.precision not in ("country", "region"):
            return None
        span = self.tree.span(min(head, whole), max(head, whole))
        text = self.tree.text_of(span)
        country = named.place.country
        return Toponym(
            EventPlace(text, country, None, None, None, "region", span), head, named.reason
        )

    def _unlisted(self, name: int, kind: Kind | None, head: int, depth: int = 0) -> Toponym | None:
        """A place that the words call a village or a province and the gazetteer does not know."""
        token = self.tree.tokens[name]
        if token.upos != "PROPN" or not self.is_capitalised(name) or self.is_person(name):
            return None
        if token.text in self.index.words["days"]:
            return None
        if self.cast.at(self.tree.sentence.index, name):
            return None
        first, last = self.run(name)
        span = self.tree.span(first, last - 1)
        text = self.tree.text_of(span)
        country = self._owner(head) or next(
            (w.code if isinstance(w, Country) else w.country for w in self.wholes(last)), None
        )
        if country is None:
            others = (c for c in self.tree.dependents(head, "nmod", "appos") if c != name)
            nested = (self.named(c) or self.at(c, depth + 1) for c in others)
            country = next((t.place.country for t in nested if t is not None), None)
        precision = _PRECISION[kind]
        place = EventPlace(text, country, None, None, None, precision, span)
        return Toponym(place, name, None if country else UNLISTED.format(text))

    def _beside_its_kind(self, head: int, depth: int) -> Toponym | None:
        """ "Alomo, a village in Chad": unlisted, but the apposition says what it is."""
        if depth > 1:
            return None
        for child in self.tree.dependents(head, "appos"):
            kind = self.kind(self.tree.tokens[child].lemma.lower())
            if kind is not None:
                return self._unlisted(head, kind, child, depth)
        after = self.run(head)[1]
        located = any(n.label == "LOC" and n.first <= head < n.last for n in self.tree.names)
        if located and any(self.wholes(after)):
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
        kind = self.kind(token.lemma.lower())
        if kind is None:
            return None
        features = ("division",) if kind == "division" else CITIES
        if token.lemma.lower() in words["seats"]:
            features = ("capital",)
        named = self.around.before(self.tree.span(head), *features)
        return Toponym(event_place(named.place, named.span), head) if named else None
