"""Where an act took place: the phrase of place that belongs to its trigger.

A party's country is no place: that one state struck, accused or paid another says nothing of
where. Only a visit is at its host's by meaning (PLOVER manual, CONSULT: "actor visits, recipient
hosts").
"""

from __future__ import annotations

from collections.abc import Iterator

from ..actors import Cast
from ..lexicon.functions import Functions
from ..model import Document, EventPlace, Reading, Tree
from ..temporal import Anchor, anchor, rank
from .gazetteer import PlaceIndex
from .naming import Toponym, event_place
from .surroundings import survey
from .toponym import Toponyms

NO_PLACE = "the words name no place"
PARTY_ONLY = "the words name the state that the act is done to, not where"

_EXACT = {"point": 0, "city": 0, "region": 1, "country": 2, "international": 3}
_STEPS = 8
_TIMES = ("obl:unmarked", "obl:tmod", "nmod:unmarked")
"""Labels of bare words of time: "met this week in Arica"."""

Found = tuple[tuple[int, int, int], Toponym]


def place_of(
    tree: Tree, reading: Reading, cast: Cast, index: PlaceIndex, document: Document
) -> tuple[EventPlace | None, str | None]:
    """The place of a reading, and the reason where it or its country is unknown."""
    if reading.trigger >= len(tree):
        return None, NO_PLACE
    toponyms = Toponyms(tree, cast, index, survey(document, index))
    search = _Search(tree, reading, toponyms, index)
    found = sorted(search.all(), key=lambda f: f[0])
    if found:
        toponym = found[0][1]
        return toponym.place, toponym.reason
    host = search.host()
    if host is not None:
        return host, None
    return None, PARTY_ONLY if search.met_party else NO_PLACE


class _Search:
    """The search for one reading's place."""

    __slots__ = ("functions", "index", "met_party", "reading", "toponyms", "tree")

    def __init__(self, tree: Tree, reading: Reading, toponyms: Toponyms, index: PlaceIndex) -> None:
        self.tree = tree
        self.reading = reading
        self.toponyms = toponyms
        self.index = index
        self.functions = Functions(tree)
        self.met_party = False

    @property
    def visit(self) -> bool:
        return self.reading.event == "CONSULT" and "visit" in self.reading.modes

    def all(self) -> Iterator[Found]:
        """Every toponym that may be the place, with its key: nearest, most exact, leftmost first."""
        yield from self._phrases()
        yield from self._objects()
        yield from self._compounds()
        yield from self._where()
        yield from self._of_antecedent()
        yield from self._of_relative()
        yield from self._pointing()

    def _key(self, near: int, toponym: Toponym) -> tuple[int, int, int]:
        return near, _EXACT[toponym.place.precision], toponym.head

    def _phrases(self) -> Iterator[Found]:
        words = self.index.words
        event = self.reading.event
        for token in self.tree.tokens:
            base = token.dep.partition(":")[0]
            if base not in ("obl", "nmod", "root", "conj", "advcl", "parataxis", "dep", "advmod"):
                continue
            case = self.functions.case_of(token.i)
            if not case:
                continue
            locative = case in words["locative"]
            towards = case in words["directional"] and event in words["directional_events"]
            if case == "for" and not self.visit:
                towards = False
            target = case in words["targets"] and event in words["placed_events"]
            if not (locative or towards or target):
                continue
            near = self._near(token.i, locative)
            if near is None:
                continue
            toponym = self.toponyms.at(token.i)
            if toponym is None or (not locative and not towards and self._is_party(toponym)):
                continue
            yield self._key(near, toponym), toponym

    def _is_party(self, toponym: Toponym) -> bool:
        """Whether the place is the state that the act is done to: that one is its recipient."""
        codes = {party.country for party in self.reading.recipients}
        place = toponym.place
        found = not self.visit and place.precision == "country" and place.country in codes
        self.met_party = self.met_party or found
        return found

    def _near(self, head: int, locative: bool) -> int | None:
        """How near the phrase stands to the act; None where it places something else."""
        at = anchor(self.tree, (head,))
        trigger = self.reading.trigger
        if at.home != trigger and self._in_subject(at):
            return None
        near = rank(self.tree, trigger, at)
        if near is None and locative and (self._follows(head, at) or self._fronted(head, at)):
            return 1
        if near is None:
            return None
        if not locative:
            # "to Chad", "on Arica" must hang from the act itself or from what is sent there
            direct = self.tree.tokens[head].head
            above = self.tree.tokens[direct]
            # what is sent has an aim; "a city on the Black Sea" has none
            sent = (
                above.head == trigger
                and self.reading.event != "CONSULT"
                and above.lemma.lower() not in self.index.words["kinds"]
            )
            return int(near) if direct == trigger or sent or direct in self.reading.tokens else None
        return int(near) if self._places_the_act(at, head) else None

    def _in_subject(self, at: Anchor) -> bool:
        """ "officials in Santiago said": the phrase says where another predicate's subject is."""
        tokens = self.tree.tokens
        return any(tokens[i].dep == "nsubj" and tokens[i].head == at.home for i in at.path)

    def _places_the_act(self, at: Anchor, head: int) -> bool:
        words = self.index.words
        if self.reading.event in words["material"]:
            return True
        between = (
            at.path[: at.path.index(self.reading.trigger)]
            if (self.reading.trigger in at.path)
            else at.path[:-1]
        )
        among = self.reading.event in words["gatherings"]
        # "a meeting with Ms Berg in Arica": in a gathering, where the person is the act is
        between = tuple(i for i in between if not (among and self.tree.tokens[i].upos == "PROPN"))
        between = tuple(i for i in between if self.tree.tokens[i].dep not in _TIMES)
        lemmas = {self.tree.tokens[i].lemma.lower() for i in between}
        beside = self._noun_before(head)
        if beside is not None:
            # "condemned the war in Chad": parsers hang such phrases from the verb as often as not
            lemmas.add(beside)
        return lemmas <= words["occasions"] | words["kinds"] | words["sites"]

    def _follows(self, head: int, at: Anchor) -> bool:
        """A phrase right after the noun of the act, which the parser hung from the verb above."""
        trigger = self.reading.trigger
        if self.tree.tokens[trigger].upos != "NOUN" or at.home not in self.tree.ancestors(trigger):
            return False
        first = min((head, *self.tree.dependents(head, "case", "det", "amod", "compound")))
        return first == self.tree.subtree(trigger)[-1] + 1

    def _fronted(self, head: int, at: Anchor) -> bool:
        """ "In Arica, she said during talks": at the head of a clause it places its occasions."""
        tokens, trigger = self.tree.tokens, self.reading.trigger
        first = min((head, *self.tree.dependents(head, "case")))
        return (
            (first == 0 or tokens[first - 1].text in (",", "-", "--"))
            and first < at.home
            and tokens[trigger].head == at.home
            and tokens[trigger].dep.partition(":")[0] == "obl"
            and tokens[trigger].lemma.lower() in self.index.words["occasions"]
        )

    def _noun_before(self, head: int) -> str | None:
        """The lemma of the object before the preposition: "condemned the raid today in Arica"."""
        tokens = self.tree.tokens
        first = min((head, *self.tree.dependents(head, "case", "cc", "det", "amod", "compound")))
        before = first - 1
        while before >= 0 and (time := self._time_at(before)) is not None:
            before = time - 1
        if before < 0 or tokens[before].dep.partition(":")[0] not in ("obj", "obl", "nmod", "conj"):
            return None
        return tokens[before].lemma.lower() if tokens[before].upos == "NOUN" else None

    def _time_at(self, i: int) -> int | None:
        """Where the bare words of time that end at token `i` begin: "earlier today"."""
        token = self.tree.tokens[i]
        if token.dep in _TIMES:
            return self.tree.subtree(i)[0]
        return i if token.upos == "ADV" else None

    def _objects(self) -> Iterator[Found]:
        words, reading = self.index.words, self.reading
        lemma = self.tree.tokens[reading.trigger].lemma.lower()
        if reading.event not in words["placed_events"] or lemma not in words["placing"]:
            return
        for head in self.functions.objects(reading.trigger):
            if self._is_doer(head):
                continue
            toponym = self.toponyms.at(head)
            if toponym is not None and not self._is_party(toponym):
                yield self._key(0, toponym), toponym

    def _is_doer(self, head: int) -> bool:
        """Whether a token names an actor: in "U.S. strikes" a state, never a place."""
        span = self.tree.span(head)
        return any(
            p.span.part == span.part and p.span.start <= span.start < p.span.end
            for p in self.reading.actors
        )

    def _compounds(self) -> Iterator[Found]:
        """ "the Arica talks": a city before the noun, where it is no party to the act."""
        trigger = self.reading.trigger
        if self.tree.tokens[trigger].upos != "NOUN":
            return
        parties = (*self.reading.actors, *self.reading.recipients)
        for child in self.tree.dependents(trigger, "compound"):
            span = self.tree.span(child)
            if any(p.span.start <= span.start < p.span.end for p in parties):
                continue
            toponym = self.toponyms.at(child)
            if toponym is not None and toponym.place.precision == "city":
                yield self._key(1, toponym), toponym

    def _where(self) -> Iterator[Found]:
        """ "a visit to the kingdom, where he signed": the noun that the clause modifies."""
        tokens = self.tree.tokens
        i = self.reading.trigger
        for _ in range(_STEPS):
            pronoun = next(
                (c for c in self.tree.children[i] if tokens[c].text.lower() == "where"), None
            )
            if pronoun is not None:
                noun = tokens[i].head if tokens[i].dep.startswith("acl") else self._before(pronoun)
                if noun is not None:
                    yield from self._antecedent(noun)
                return
            if tokens[i].dep not in ("conj", "xcomp", "obj", "obl", "advcl") or tokens[i].head == i:
                return
            i = tokens[i].head

    def _before(self, pronoun: int) -> int | None:
        """The noun right before "where": parsers hang the clause from the verb as often as not."""
        before = pronoun - 1
        while before >= 0 and self.tree.tokens[before].upos == "PUNCT":
            before -= 1
        if before < 0 or self.tree.tokens[before].upos not in ("NOUN", "PROPN"):
            return None
        return before

    def _antecedent(self, noun: int) -> Iterator[Found]:
        below = [
            c
            for c in self.tree.dependents(noun, "nmod", "obl")
            if self.functions.case_of(c) in self.index.words["directional"]
            or self.functions.case_of(c) in self.index.words["locative"]
        ]
        above = self.tree.dependents(self.tree.tokens[noun].head, "obl", "nmod", "obj")
        for head in (noun, *below, *(c for c in above if c < self.reading.trigger)):
            toponym = self.toponyms.at(head)
            if toponym is not None:
                yield self._key(1, toponym), toponym
                return

    def _of_antecedent(self) -> Iterator[Found]:
        """ "an attack in Arica that killed ten": the noun that the relative clause is about."""
        tokens = self.tree.tokens
        trigger = self.reading.trigger
        noun = tokens[trigger].head
        if not tokens[trigger].dep.startswith("acl") or noun == trigger:
            return
        if tokens[noun].upos != "NOUN" or self.toponyms.cast.at(self.tree.sentence.index, noun):
            return
        for child in self.tree.dependents(noun, "nmod", "obl"):
            if child < trigger and self.functions.case_of(child) in self.index.words["locative"]:
                toponym = self.toponyms.at(child)
                if toponym is not None:
                    yield self._key(1, toponym), toponym

    def _of_relative(self) -> Iterator[Found]:
        """ "an attack by rebels that hit the airport in Arica": the clause says what was struck."""
        words, tokens = self.index.words, self.tree.tokens
        trigger = self.reading.trigger
        if tokens[trigger].upos != "NOUN" or self.reading.event not in words["placed_events"]:
            return
        for noun in (trigger, *self.tree.dependents(trigger, "nmod")):
            for verb in self.tree.dependents(noun, "acl"):
                if tokens[verb].lemma.lower() in words["placing"]:
                    yield from self._struck(verb)

    def _struck(self, verb: int) -> Iterator[Found]:
        """The places among what a verb of striking takes."""
        for head in self.tree.dependents(verb, "obj", "obl"):
            below = (head, *self.tree.dependents(head, "nmod"))
            for each in below:
                locative = self.functions.case_of(each) in self.index.words["locative"]
                named = each == head and self.tree.tokens[head].dep == "obj"
                toponym = self.toponyms.at(each) if locative or named else None
                if toponym is not None:
                    yield self._key(1, toponym), toponym

    def _pointing(self) -> Iterator[Found]:
        """ "was shot there": a place named before; "told reporters here": the dateline's."""
        words, tokens = self.index.words, self.tree.tokens
        for i in self._adverbs():
            low = tokens[i].text.lower()
            around = self.toponyms.around
            named = None
            if low in words["back"]:
                named = around.before(self.tree.span(i), "city", "capital", "division")
            elif low in words["here"]:
                named = around.dateline
            if named is not None:
                toponym = Toponym(event_place(named.place, named.span), i)
                yield self._key(2, toponym), toponym

    def _adverbs(self) -> Iterator[int]:
        """Adverbs of the act itself, or of the noun of an occasion that it takes."""
        trigger = self.reading.trigger
        yield from self.tree.dependents(trigger, "advmod")
        for noun in self.tree.dependents(trigger, "obj", "obl"):
            if self.tree.tokens[noun].lemma.lower() in self.index.words["occasions"]:
                yield from self.tree.dependents(noun, "advmod")

    def host(self) -> EventPlace | None:
        """A visit is at the host's: its country, never its capital."""
        if not self.visit:
            return None
        codes = {party.country for party in self.reading.recipients if party.country}
        country = self.index.of_code(codes.pop()) if len(codes) == 1 else None
        if country is None:
            return None
        span = self.reading.recipients[0].span
        return EventPlace(country.name, country.code, country.id, None, None, "country", span)
