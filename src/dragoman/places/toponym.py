"""What place a noun phrase names: "Mosul", "the port city of Arica", "northern Chad", "the kingdom".

A name is looked up (`naming`); a common noun is read with what hangs below it, and "the city" by
what the document named before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ..model import EventPlace, PlacePrecision
from .gazetteer import CITIES, Country, Kind
from .naming import OF_DOCUMENT, Naming, Toponym, event_place

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

    def at(self, head: int, depth: int = 0, *, placed: bool = False) -> Toponym | None:
        """The place that the phrase headed by token `head` names, or None.

        `placed` says that the phrase stands where places do, so that a name is rather one of them.
        """
        named = self.named(head, called=placed and self._stands_alone(head))
        if named is not None:
            return self._of_adjective(named, head)
        lemma = self.tree.tokens[head].lemma.lower()
        words = self.index.words
        if lemma in words["sides"] or lemma in words["flanks"]:
            side = self._part(head)
            if side is not None:
                return side
        if lemma in words["portions"] and depth < 2:
            for child in self.tree.dependents(head, "nmod"):
                if self.tree.lemmas[child] not in words["borders"]:
                    whole = self.at(child, depth + 1)
                    if whole is not None:
                        return whole
        seat = self._seat(head) if lemma in words["seats"] else None
        if seat is not None:
            return seat
        below = tuple(self._below(head, depth)) if depth < 2 else ()
        known = next((t for t in below if t.place.country or t.place.precision == "region"), None)
        return (
            known
            or self._state(head)
            or self._told_before(head)
            or self._beside_its_kind(head, depth, placed)
            or self._part_of_state(head)
            or (self._unheard_of(head) if placed else None)
            or next(iter(below), None)
        )

    def _seat(self, head: int) -> Toponym | None:
        """ "The capital of Chad": the city, never one that is called like the state."""
        for child in self.tree.dependents(head, "nmod"):
            of = self._has(child, frozenset(("of",)))
            whole = self.named(child, called=True) if of else None
            if whole is None or whole.place.precision != "country":
                continue
            capital = self.index.capital(whole.place.country or "")
            if capital is not None:
                return Toponym(event_place(capital, self.tree.span(head, child)), head)
        return None

    def _of_adjective(self, named: Toponym, head: int) -> Toponym:
        """ "Indian Kashmir": the state of a region that lies in several, as its adjective tells."""
        owner = self._owner(head) if named.place.country is None else None
        if owner is None or named.place.precision != "international":
            return named
        return Toponym(replace(named.place, country=owner, precision="region"), head)

    def _below(self, head: int, depth: int) -> Iterator[Toponym]:
        """The places that a word such as "town" or "prison" has below it, nearest kind first."""
        words, lemma = self.index.words, self.tree.tokens[head].lemma.lower()
        if lemma in words["kinds"]:
            kind = self.kind(lemma)
            # "Chad's port city Arica": whose it is comes after what it is called
            owned = self.tree.dependents(head, "nmod:poss")
            for child in sorted(self.tree.dependents(head, *_BELOW), key=owned.__contains__):
                if self.is_demonym(child):
                    continue
                owner = self._owner(head)
                called = self._called(child)
                of_state = child in owned and self.index.country(self.tree.tokens[child].text)
                # "a village in southern Lebanon": what it lies in is of no kind that is told
                named = kind if called and not of_state else None
                found = self.named(child, named, owner=owner, called=called)
                found = found or self.at(child, depth + 1)
                if self._beside(child):
                    # "a city on the Black Sea" is no sea, "a town on the West Bank" lies there
                    found = found if found is not None and found.place.country else None
                else:
                    found = found or self._unlisted(child, kind, head, depth)
                if found is not None:
                    yield found
        elif lemma in words["venues"]:
            for child in self.tree.dependents(head, "compound"):
                found = self.named(child, "city", called=True)
                if found is not None and found.place.precision == "city":
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

    def _beside(self, child: int) -> bool:
        """ "a city on the Black Sea", "the border with Chad": not what it is called, but what it is at."""
        below = self.tree.dependents(child, "case")
        return any(self.tree.tokens[c].text.lower() in self.index.words["touching"] for c in below)

    def _stands_alone(self, head: int) -> bool:
        """Whether the name has no words of a person or of an adjective about it: "in Cali"."""
        kinds = self.index.words["kinds"]
        before = self.tree.dependents(head, "compound")
        if any(self.tree.forms[c] in kinds and self.tree.tokens[c].text.islower() for c in before):
            return True  # "Chad's northern port city Arica"
        titles = ("nmod:desc", "appos", "nmod:poss", "det", "amod")
        left = [c for c in self.tree.dependents(head, *titles) if c < head]
        # "central Arica", "northern Chad"
        if any(self.tree.forms[c] not in self.index.words["parts"] for c in left):
            return False
        return self.tree.relations[head] in ("obl", "nmod", "obj", "conj", "root")

    def _called(self, child: int) -> bool:
        """Whether the name tells what a kind of place is called: "the town of Arica", "Arica town"."""
        cases = [self.tree.forms[c] for c in self.tree.dependents(child, "case")]
        return cases in ([], ["of"])

    def _part(self, head: int) -> Toponym | None:
        """ "Chad's northwest", "the north of the country", "the Chadian side of the border"."""
        words, country, reason, whole = self.index.words, None, None, head
        for child in self.tree.dependents(head, "nmod:poss", "nmod"):
            named = self.named(child) or self._state(child)
            if named is not None and named.place.precision in ("country", "region"):
                country, reason, whole = named.place.country, named.reason, child
                break
        lemma = self.tree.tokens[head].lemma.lower()
        if lemma in words["flanks"]:
            # of a border it is the side that has a state's adjective
            country = self._owner(head)
            reason, whole = None, head
            if country is None and not self._has(head, words["this"]):
                return None
        if country is None and reason is None:
            country, reason = self._open_part(head), OF_DOCUMENT
        if country is None and reason in (None, OF_DOCUMENT):
            return None
        return self._region(head, whole, country, reason)

    def _region(self, head: int, whole: int, country: str | None, reason: str | None) -> Toponym:
        definite = self.index.words["definite"]
        left = (c for c in self._left(head) if self.tree.forms[c] not in definite)
        span = self.tree.span(min((head, whole, *left)), max(head, whole))
        text = self.tree.text_of(span)
        return Toponym(EventPlace(text, country, None, None, None, "region", span), head, reason)

    def _has(self, head: int, forms: frozenset[str]) -> bool:
        return any(self.tree.forms[c] in forms for c in self.tree.children[head])

    def _open_part(self, head: int) -> str | None:
        """The state of a part that no word gives to a state, for a document that is clearly on one."""
        words = self.index.words
        definite = words["definite"]
        if not self._has(head, definite):
            return None
        owners = self.tree.dependents(head, "nmod", "nmod:poss")
        below = [c for c in owners if self.tree.forms[c] not in definite]
        open_ = words["lands"] | words["kinds"] | words["borders"]
        if any(self.tree.lemmas[c] not in open_ for c in below):
            return None
        return self.state

    def _part_of_state(self, head: int) -> Toponym | None:
        """ "the eastern state", "the capital": a part of the state that the document is on."""
        words, lemma = self.index.words, self.tree.tokens[head].lemma.lower()
        token = self.tree.tokens[head]
        if token.upos != "NOUN" or token.xpos == "NNS" or lemma not in words["kinds"]:
            return None
        part = any(self.tree.forms[c] in words["parts"] for c in self._left(head))
        seat = lemma in words["seats"] and not self.tree.dependents(head, "nmod", "appos")
        if not (part or seat):
            return None
        country = self._open_part(head)
        if country is None:
            return None
        capital = self.index.capital(country) if seat and not part else None
        if capital is not None:
            span = self.tree.span(min((head, *self._left(head))), head)
            return Toponym(event_place(capital, span), head, OF_DOCUMENT)
        return self._region(head, head, country, OF_DOCUMENT)

    def _unlisted(self, name: int, kind: Kind | None, head: int, depth: int = 0) -> Toponym | None:
        """A place that the words call a village or a province and the gazetteer does not know."""
        token = self.tree.tokens[name]
        if token.upos != "PROPN" or not self.is_capitalised(name) or self.is_person(name):
            return None
        if token.text in self.index.words["days"] or "-" in token.text:
            return None
        if self.known(name):
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
        if country is None:
            country = self._city_after(last)
        reason = None if country else UNLISTED.format(text)
        if country is None:
            country = self.state or self.of_sentence(span)
            reason = OF_DOCUMENT if country else reason
        place = EventPlace(text, country, None, None, None, _PRECISION[kind], span)
        return Toponym(place, name, reason)

    def _city_after(self, last: int) -> str | None:
        """The country of the city that follows after a comma: "Tandes, Surabaya"."""
        tokens = self.tree.tokens
        if last + 1 >= len(tokens) or tokens[last].text != ",":
            return None
        if not self.is_capitalised(last + 1):
            return None
        named = self.named(self.run(last + 1)[1] - 1, "city", called=True)
        return named.place.country if named is not None and named.reason is None else None

    def _unheard_of(self, head: int) -> Toponym | None:
        """A name that the tagger takes for a place and the gazetteer lacks: in the document's state."""
        located = any(n.label == "LOC" and n.first <= head < n.last for n in self.tree.names)
        if not located or self.state is None or self.is_demonym(head):
            return None
        first, last = self.run(head)
        if self.index.places(self.tree.text_of(self.tree.span(first, last - 1))):
            return None
        return self._unlisted(head, "city", head)

    def _beside_its_kind(self, head: int, depth: int, placed: bool) -> Toponym | None:
        """ "Alomo, a village in Chad": unlisted, but the apposition says what it is."""
        if depth > 1:
            return None
        for child in self.tree.dependents(head, "appos"):
            kind = self.kind(self.tree.tokens[child].lemma.lower())
            if kind is not None:
                return self._unlisted(head, kind, child, depth)
        after = self.run(head)[1]
        located = any(n.label == "LOC" and n.first <= head < n.last for n in self.tree.names)
        organisation = any(n.label == "ORG" and n.first <= head < n.last for n in self.tree.names)
        if (located or (placed and not organisation)) and any(self.wholes(after)):
            return self._unlisted(head, "city", head, depth)
        return None

    def _owner(self, head: int) -> str | None:
        """The one state whose adjective or possessive stands before a noun: "the Chadian town"."""
        sentence = self.tree.sentence.index
        codes = {
            party.country
            for child in self.tree.dependents(head, "amod", "nmod:poss", "compound")
            if not self._apart(child, head)
            for party in self.cast.at(sentence, child)
            if party.kind == "state"
        }
        return codes.pop() if len(codes) == 1 else None

    def _apart(self, child: int, head: int) -> bool:
        """ "the U.S. Fifth Fleet area": a name between them is what the adjective belongs to."""
        between = self.tree.dependents(head, "compound")
        return any(child < c < head and self.is_capitalised(c) for c in between)

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
        elif lemma in words["kinds"] or lemma in words["domestic"]:
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
        if token.upos != "NOUN" or token.xpos == "NNS" or not self._has(head, words["definite"]):
            return None
        if any(
            self.tree.tokens[c].dep.partition(":")[0]
            in ("nmod", "amod", "compound", "acl", "appos")
            for c in below
        ):
            return None
        if token.lemma.lower() in words["vicinities"]:
            return self.last_named(head)
        kind = self.kind(token.lemma.lower())
        if kind is None or token.lemma.lower() in words["facilities"]:
            return None
        features = ("division",) if kind == "division" else CITIES
        if token.lemma.lower() in words["seats"]:
            features = ("capital",)
        named = self.around.before(self.tree.span(head), *features)
        return Toponym(event_place(named.place, named.span), head) if named else None
