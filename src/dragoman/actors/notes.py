"""What the walk through a document has at hand: its pages, and the notes taken so far."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple, Protocol

from ..model import Party, Span, Tree
from ..ontology import country as country_of
from .cast import Place
from .document.home import Home
from .persons.composing import ARMED
from .persons.people import People, Person
from .phrases.setting import Setting
from .referring.bodies import Bodies, Taken
from .referring.descriptions import Description, Two
from .referring.references import References
from .referring.scene import Scene
from .tables.entry import Entry
from .tables.wording import Wording
from .words.mention import Mention

MAIN = 4
MAIN_SHARE = 0.7
"""A state named so often, and with so great a share of all namings, is the one a text is on."""


class Recall(Protocol):
    """Brings in a leader of the data by last name, under a role or none."""

    def __call__(self, name: str, role: str | None, *, former: bool = False) -> Person | None: ...


class Visit(NamedTuple):
    """Who has gone where: the states of guest and host, and the sentence that says so."""

    sentence: int
    guest: str
    host: str


@dataclass(frozen=True, slots=True)
class Page:
    """One parsed sentence and what was read in it."""

    tree: Tree
    mentions: tuple[Mention, ...]
    descriptions: tuple[Description, ...]
    twos: tuple[Two, ...]
    quoted: frozenset[int]
    settings: tuple[Setting, ...] = ()
    taken: tuple[Taken, ...] = ()
    open_until: int = 0
    """Where a quotation ends that goes on behind the sentence."""


@dataclass(slots=True)
class Notes:
    """All that one walk knows and finds; the only thing here that changes as the walk goes on.

    `named` counts how often the document names each country, `states` are those that are states;
    `owned` holds the countries that it gives each role and sector, with the words that do so; `leader` recalls a person of
    the data by last name, `filled` says that somebody else has a person's office in a state; `home`
    is the state that the document is on.
    """

    people: People
    named: Mapping[str, int]
    states: Sequence[str]
    leader: Recall
    filled: Callable[[Person, str], bool]
    home: Home
    scene: Scene
    references: References
    bodies: Bodies
    wording: Wording
    parties: dict[Place, tuple[Party, ...]] = field(default_factory=dict)
    owned: dict[str, dict[str, str]] = field(default_factory=dict)
    towns: dict[int, list[tuple[int, str]]] = field(default_factory=dict)
    """Where each sentence names towns and provinces, and their states."""
    places: dict[int, str] = field(default_factory=dict)
    """The one state in which each sentence says that things are."""
    voices: dict[str, Party] = field(default_factory=dict)
    """Who spoke last under each role that speaks for a body, where no name was given."""
    names: dict[Place, str] = field(default_factory=dict)
    """The persons whom pronouns mean of whom no state was told."""

    visit: Visit | None = None
    """The visit that was told of last."""

    def note_places(self, page: Page) -> None:
        """Keep the state of the places of a sentence, where they are in one."""
        if page.tree.sentence.index == self.home.bureau:
            return
        states = {entry.country for each in page.settings for entry in each.states}
        code = states.pop() if len(states) == 1 else None
        if code is not None:
            self.places[page.tree.sentence.index] = code
        told = [
            (each.head, s.country) for each in page.settings for s in each.states if _is_town(s)
        ]
        for mention in page.mentions:
            grounds = (mention.place,) if mention.kind == "name" else mention.owners
            told += [(mention.first, g.country) for g in grounds if g is not None and _is_town(g)]
        if told:
            self.towns[page.tree.sentence.index] = [(at, code) for at, code in told if code]

    def main_state(self) -> str | None:
        """The only or by far the most named state of the document, besides the author's, or that of its dateline's town."""
        if self.home.town and self.home.state == self.home.dateline:
            return self.home.state
        states = [code for code in self.states if code != self.home.author] or self.states
        if len(states) == 1:
            return states[0]
        counts = sorted((self.named[code] for code in states), reverse=True)
        if len(counts) > 1 and counts[0] >= MAIN and counts[0] >= MAIN_SHARE * sum(counts):
            return next(code for code in states if self.named[code] == counts[0])
        return None

    def office_country(self, role: str | None) -> str | None:
        """The state that alone calls an office so; of what others have too, only where the text does not
        name others alone: "Congressman Doe" in a text on Peru."""
        code = self.wording.office_country.get(role or "")
        shared = role in self.wording.offices_elsewhere and bool(self.states)
        return None if shared and not self.named.get(code or "") else code

    def author_of(self, mention: Mention) -> str | None:
        """The author's state where a bare office or body in its statement is its own.

        "The President" and "Secretary Doe" are, and "the Department" with a capital; no office or
        body that the author's state has under another name, no plural, nobody abroad.
        """
        author, wording = self.home.author, self.wording
        if author is None or mention.role is None or mention.plural or mention.foreign:
            return None
        if mention.role in wording.not_held.get(author, ()):
            return None
        if mention.role in wording.not_local and mention.role not in wording.own_offices:
            return None
        capital = (mention.office or "")[:1].isupper()
        own = mention.role in wording.own_offices or mention.sectors[:1] == ("GOV",)
        if mention.role_kind == "offices":
            return author if capital and own else None
        named = mention.role in wording.own_bodies
        if named and capital and wording.likely_country.get(mention.role) == author:
            return author  # "Congress" needs no article
        return (
            author
            if named and mention.definite and (capital or mention.role == "government")
            else None
        )

    def body_before(self, number: int, before: int) -> Party | None:
        """The one body that was just the subject: a spokesman who follows speaks for it."""
        for sentence in ([*self.scene.here(number, before)], *self.scene.earlier(number, 1)):
            found = {
                n.parties[0].id: n.parties[0]
                for n in sentence
                if len(n.parties) == 1 and n.parties[0].kind == "organisation" and n.subject
            }
            if len(found) == 1:
                return next(iter(found.values()))
            if found:
                return None
        return None


def _is_town(entry: Entry) -> bool:
    return entry.form == "ground"


def as_owner(party: Party) -> Entry:
    """A party in the place of an owner: "its leader", "Putin's spokesman"."""
    fighter = party.kind == "person" and not ARMED.isdisjoint(party.sectors[:1])
    if party.kind in ("state", "person") and not fighter:
        return Entry(party.country or party.id, party.name, party.country, (), "state", "name")
    return Entry(party.id, party.name, party.country, party.sectors, party.kind, "organisation")


def state_party(code: str) -> Party:
    """A state known by its code alone; who resolves gives it words and span."""
    return Party(code, "", Span(0, 0), code, code, (), "state", "coreference")


def display(party: Party) -> str:
    """The name of a state that was so far known by its code alone."""
    if party.name == party.country and party.kind == "state":
        return country_of(party.name).name
    return party.name


def worded(mention: Mention, parties: Sequence[Party]) -> tuple[Party, ...]:
    """Parties named before, in the words of this mention."""
    return tuple(
        replace(party, text=mention.text, span=mention.span, name=display(party), via="coreference")
        for party in parties
    )
