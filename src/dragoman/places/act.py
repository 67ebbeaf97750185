"""One act whose place is sought: its tree, its reading, and what the search asks of both."""

from __future__ import annotations

from dataclasses import dataclass

from ..coding.status.cues import load_cues
from ..lexicon.functions import Functions
from ..model import Party, Reading, Tree
from .gazetteer import PlaceIndex, Words
from .naming import OF_DOCUMENT, Toponym
from .toponym import Toponyms

_EXACT = {"point": 0, "city": 0, "region": 1, "country": 2, "international": 3}

OWN, GOVERNOR, BESIDE, FAR = 0, 1, 2, 3
"""How near a place stands: in the act's phrase, in that of its governor, in a clause beside or above it."""


@dataclass(frozen=True, slots=True)
class Found:
    """A toponym that may be the place; `party` where it is the state that the act is done to."""

    near: int
    toponym: Toponym
    party: bool = False

    @property
    def unsure(self) -> bool:
        """Whether the country is unknown, or that of the document only."""
        place = self.toponym.place
        guessed = self.toponym.reason == OF_DOCUMENT
        return guessed or (place.country is None and place.precision != "international")

    @property
    def told(self) -> bool:
        """Whether the act's own phrase tells the country: nothing farther away can be better."""
        return self.near == OWN and not self.unsure

    @property
    def key(self) -> tuple[int, bool, int, int]:
        """Nearest first, then those whose own words tell the country, the most exact, the leftmost."""
        return self.near, self.unsure, self.exactness, self.toponym.head

    @property
    def exactness(self) -> int:
        """How exact the place is; smaller is more exact."""
        return _EXACT[self.toponym.place.precision]


@dataclass(frozen=True, slots=True)
class Act:
    """What the places of one reading are sought by."""

    tree: Tree
    reading: Reading
    toponyms: Toponyms
    functions: Functions

    @property
    def index(self) -> PlaceIndex:
        return self.toponyms.index

    @property
    def words(self) -> Words:
        return self.toponyms.index.words

    @property
    def said(self) -> frozenset[str]:
        """The verbs of saying."""
        return load_cues(self.words.language).said

    @property
    def trigger(self) -> int:
        return self.reading.trigger

    @property
    def material(self) -> bool:
        """Whether the act is done at a place and not in words."""
        return self.reading.event in self.words["material"] or self.promised

    @property
    def promised(self) -> bool:
        """Whether words promise or refuse something done at a place: "will withdraw from Arica"."""
        words = self.words
        if self.reading.event not in words["promises"]:
            return False
        lemmas = {self.tree.lemmas[i] for i in self.verbs}
        return not lemmas.isdisjoint(words["placing"] | words["taking"] | words["holding"])

    @property
    def verbs(self) -> tuple[int, ...]:
        """The trigger, the other verbs of its words, and what it promises or refuses to do.

        The place of a promise is that of the thing promised, as its date is (tests/gold/CODING.md).
        """
        tree, reading = self.tree, self.reading
        own = tuple(i for i in reading.tokens if i == reading.trigger or self.functions.is_verb(i))
        found = own or (reading.trigger,)
        if reading.event not in self.words["promises"]:
            return found
        below = (c for i in found for c in tree.dependents(i, "xcomp", "ccomp"))
        return (*found, *(c for c in below if c not in found and self.functions.is_infinitive(c)))

    @property
    def placed(self) -> bool:
        """Whether what the act is done to may be its place."""
        return self.reading.event in self.words["placed_events"] or self.promised

    @property
    def visit(self) -> bool:
        return self.reading.event == "CONSULT" and "visit" in self.reading.modes

    def locative(self, head: int) -> bool:
        """Whether the phrase says where; "on" does so of coasts, roads and islands only."""
        case = self.functions.case_of(head)
        if case in self.words["locative"]:
            return True
        if case == "of":
            # "a village south of Arica": parsers make "south" an adverb of the verb
            above = self.tree.tokens[head].head
            side = self.tree.forms[above] in self.words["sides"]
            return side and not self.tree.dependents(above, "det", "nmod:poss", "case")
        if case == "over":
            # "was shot down over Arica", "the skies over Chad"
            # also behind "shot down planes", which the phrase may hang from
            above = self.tree.tokens[head].head
            return not self.words["aloft"].isdisjoint(
                (self.tree.lemmas[above], self.tree.lemmas[self.tree.tokens[above].head])
            )
        return case == "on" and self.tree.lemmas[head] in self.words["surfaces"]

    def directional(self, head: int) -> bool:
        """Whether the phrase says where to."""
        return self.functions.case_of(head) in self.words["directional"]

    def apart(self, i: int) -> bool:
        """Whether the phrase of a noun only explains or dates the act: "since the accord of Arica"."""
        case, lemma = self.functions.case_of(i), self.tree.lemmas[i]
        if lemma in self.words["times"]:
            return False
        if case == "of":
            # "ahead of talks": parsers make "ahead" an adverb of the verb
            mark = min(self.tree.dependents(i, "case"), default=0)
            case = f"{self.tree.forms[mark - 1]} of" if mark else case
        if case == "before" and lemma in self.words["sites"] | self.words["courts"]:
            return False  # "was summoned before parliament in Arica"
        if case == "under":
            return lemma in self.words["held"]  # "under a deal reached in Arica", not "under fire"
        if case in self.words["apart"]:
            # "turned over their base in Arica"
            return case != "over" or lemma not in self.words["sites"]
        if case != "for" or lemma in self.words["occasions"]:
            return False
        # "the fight for independence in northern Chad"
        return self.tree.lemmas[self.tree.tokens[i].head] not in self.words["fights"]

    def candidate(self, near: int, head: int, *, aimed: bool = False) -> Found | None:
        """The place that a phrase names; `aimed` where it says whom the act is aimed at.

        A state is then a party. So is one whose very words are a recipient's (tests/gold/CODING.md:
        the country that already is the recipient is no place).
        """
        toponym = self.toponyms.at(head, placed=True)
        if toponym is None:
            return None
        place, reading = toponym.place, self.reading
        if place.precision != "country" or self.visit:
            return Found(near, toponym)
        if self.tree.lemmas[head] in self.words["grounds"]:
            # "entered Chadian airspace": the state's, and where it was
            return Found(near, toponym)
        parties = (*reading.recipients, *reading.actors) if aimed else ()
        struck = any(party.country == place.country for party in parties)
        return Found(near, toponym, struck or self._is_recipient(toponym))

    def _is_recipient(self, toponym: Toponym) -> bool:
        at = toponym.place.span
        return at is not None and any(
            party.span.part == at.part
            and party.span.start <= at.start
            and at.end <= party.span.end
            and party.country == toponym.place.country
            and party.kind == "state"
            for party in self.reading.recipients
        )

    def is_doer(self, head: int) -> bool:
        """Whether a token names an actor: in "U.S. strikes" a state, never a place."""
        return self.names(head, self.reading.actors)

    def names(self, head: int, parties: tuple[Party, ...]) -> bool:
        """Whether a token stands in the words of one of the parties."""
        span = self.tree.span(head)
        return any(
            p.span.part == span.part and p.span.start <= span.start < p.span.end for p in parties
        )
