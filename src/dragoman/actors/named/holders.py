"""Persons with an office: what each mention says of them, and counterparts."""

from __future__ import annotations

from dataclasses import replace

from ...model import Party
from ..notes import Notes, Page, as_owner
from ..persons.composing import owned_sectors, person_party, role_party
from ..persons.people import Person, name_words
from ..tables.entry import Entry
from ..tables.introducing import Introducing
from ..tables.read import INTERNATIONAL
from ..words.mention import Mention
from ..words.owned import form_of
from .last_town import town_told

Found = tuple[tuple[Party, ...], str | None]
"""The parties of a mention, or why they cannot be told."""

_JOINTS = frozenset({",", "and", "as", "well"})

_RULERS = ("president", "prime minister", "supreme leader")

FULL = 2
"""Words of a full name."""


class Holders:
    """Learns who holds which office, and says who a counterpart is."""

    __slots__ = ("_notes",)

    def __init__(self, notes: Notes) -> None:
        self._notes = notes

    def learn(self, mention: Mention) -> None:
        """Learn from a phrase that names a person by an office."""
        said = self._said_of(mention)
        if said.country is None and self._notes.people.find(said.name) is None:
            self._recall(said)
        self._notes.people.learn(said)

    def _recall(self, said: Person) -> None:
        """Bring in a leader of the data whom the text gives an office but no country."""
        before = (said.office or "").lower().partition(said.role)[0].split() if said.role else []
        if not Introducing.load().lesser.isdisjoint(before):
            return  # a deputy foreign minister is not the foreign minister
        known = self._notes.leader(said.name, said.role, former=said.former)
        if known is None and said.sectors[:1] == ("MIL",):
            # "Commodore Doe", who leads a state: a rank is not the office that he is known for.
            known = self._notes.leader(said.name, None)
        if said.role and known is not None:
            self._notes.people.learn(known, called=said.name)

    def learn_own(self, mention: Mention) -> None:
        """In a government's own statement, learn that an officer of no other state is its own."""
        author = self._notes.author_of(mention)
        known = self._notes.people.find(mention.person or "")
        if author is not None and known is not None and known.country is None:
            if self._notes.filled(known, author):
                return
            said = replace(self._said_of(mention), country=author, via="document")
            self._notes.people.learn(replace(said, sectors=said.sectors or ("GOV",)))

    def learn_beside(self, page: Page) -> None:
        """Learn of officers in one row: in "President Doe, Minister Roe and Minister Poe" of one state.

        Two of the same office, or two heads, are of two states; behind "his Chilean counterpart" comes a Chilean.
        """
        people, before = self._notes.people, None
        for mention in sorted(page.mentions, key=lambda each: each.first):
            officer = mention.kind == "role" and mention.person is not None
            if mention.plural or not (officer or mention.kind == "counterpart"):
                continue
            known = people.find(mention.person or "")
            if before and officer and known and known.country is None and not mention.owners:
                between = page.tree.forms[before.last : mention.first]
                row = between and all(word in _JOINTS for word in between)
                country = self._same_state(before, mention) if row else None
                if country is not None and mention.holder is None:
                    said = replace(self._said_of(mention), country=country)
                    people.learn(replace(said, via="coreference"))
            # "his Chilean counterpart" has the office of whom was named before him
            role = mention.role if officer or before is None else before.role
            before = replace(mention, role=role)

    def _same_state(self, before: Mention, mention: Mention) -> str | None:
        """The state of an officer that one named behind him is of as well."""
        if before.kind == "counterpart":
            states = {owner.country for owner in before.owners}
            return states.pop() if len(states) == 1 and mention.role != before.role else None
        first = self._notes.people.find(before.person or "")
        other = mention.role != before.role and mention.role not in self._notes.wording.heads
        if first is None or not other:
            return None
        ours = first.country in (None, self._notes.home.author, *INTERNATIONAL)
        return None if ours else first.country

    def learn_national(self, mention: Mention, entry: Entry) -> None:
        """Learn of which state a person is of whom the text tells no office of another."""
        known = self.bare(mention.person or "")
        if known is not None and known.country is not None:
            return
        self._notes.people.learn(
            Person(
                mention.person or "",
                entry.country,
                ("CVL",) if known is None else (),
                gender=mention.gender,
                via=form_of(entry),
                first=(mention.sentence, mention.first),
            )
        )

    def bare(self, name: str) -> Person | None:
        """Who a name means that the text gives no office: known from it, or from the data."""
        people = self._notes.people
        known = people.find(name)
        if known is None and (leader := self._notes.leader(name, None)) is not None:
            people.learn(leader, called=name)
            known = people.find(name)
        return known

    def ruler(self, name: str) -> Person | None:
        """Whose government is called by a name, or by the first of two: "the Doe-Roe regime".

        Who heads a state on the day is meant, also where others have borne his name.
        """
        whole = self.bare(name)
        if whole is not None:
            return whole
        for each in dict.fromkeys((name, name.partition("-")[0])):
            called = [self._notes.leader(each, role) for role in _RULERS]
            found = {one.id: one for one in called if one is not None}
            if len({one.country for one in found.values()}) == 1:
                person = next(iter(found.values()))
                self._notes.people.learn(person, called=name)
                return person
        return None

    def both(self, mention: Mention) -> tuple[Person, ...]:
        """The two persons of whose names one is made: "the Doe-Roe talks"."""
        people, name = self._notes.people, mention.person or ""
        one, _, other = name.partition("-")
        if not other or mention.text != name or people.find(name) is not None:
            return ()
        first, second = (people.find(n) or self._notes.leader(n, None) for n in (one, other))
        return (first, second) if first and second and first.id != second.id else ()

    def rules(self, mention: Mention) -> bool:
        """Whether a lone name that the tagger takes for no person's is of who rules a state of the text."""
        if mention.place is not None or len(mention.heads) > 1:
            return False
        known = self._notes.leader(mention.person or "", None)
        return known is not None and not known.former and known.country in self._notes.named

    def _said_of(self, mention: Mention) -> Person:
        owner = mention.owners[0] if mention.owners else None
        country = owner.country if owner else None
        via = mention.via
        if country is None:
            fixed = self._notes.office_country(mention.role)
            # an envoy of the United Nations is theirs, whatever state he once governed
            if fixed in INTERNATIONAL or not self._is_known(mention):
                country, via = fixed, "office" if fixed else "none"
        if country is None and owner is None and (seat := self._seat(mention)) is not None:
            country, via = seat.country, form_of(seat)
        sectors = owned_sectors(mention, owner)
        if country == "UNO" and owner is None and sectors[:1] in (("GOV",), ("LEG",)):
            sectors = ()  # an envoy of the United Nations is of no government
        return Person(
            mention.person or "",
            country,
            sectors,
            mention.office,
            mention.role,
            mention.gender,
            mention.former,
            via,
            (mention.sentence, mention.first),
        )

    def _is_known(self, mention: Mention) -> bool:
        """Whether the data know whose a person is: Mexico has a "Foreign Secretary" too."""
        known = self._notes.people.find(mention.person or "")
        return known is not None and known.via == "data" and known.country is not None

    def _seat(self, mention: Mention) -> Entry | None:
        """The state of the town or province whose officer somebody is: "the mayor of Lyon, Jane Doe"."""
        wording = self._notes.wording
        local = wording.local_sectors.intersection(mention.sectors[:1])
        moving = mention.holder is not None or mention.role in wording.not_local
        return mention.place if local and not moving else None

    def learn_owned(self, page: Page, mention: Mention) -> None:
        """Learn "its leader Jane Doe": the possessor tells country and sectors."""
        wording = self._notes.wording
        if mention.holder is None:
            speaks = mention.role in wording.speaks_for and mention.kind == "role"
            if speaks and not mention.sectors and not mention.owners and not mention.foreign:
                # "A UN spokesman said ... Spokesman Jane Doe added": one and the same.
                body = self._notes.voices.get(mention.role or "") or self._notes.body_before(
                    page.tree.sentence.index, mention.first
                )
                if body is not None:
                    self._notes.people.learn(
                        self._said_of(replace(mention, owners=(as_owner(body),)))
                    )
            return
        found = self._notes.parties.get((page.tree.sentence.index, mention.holder), ())
        owners = tuple(map(as_owner, found)) if len(found) == 1 else ()
        self._notes.people.learn(self._said_of(replace(mention, owners=owners, via="coreference")))

    def learn_seated(self, mention: Mention) -> None:
        """Learn of which state "the mayor, Jane Doe" is: that of the town just named."""
        if mention.kind == "role" and mention.holder is None and mention.place is None:
            country = town_told(self._notes, mention)
            if country is not None:
                said = replace(self._said_of(mention), country=country, via="coreference")
                self._notes.people.learn(said)

    def learn_host(self, mention: Mention, country: str) -> None:
        """Learn of which state an official is who receives a guest, if the text does not tell it elsewhere."""
        known = self._notes.people.find(mention.person or "")
        if known is not None and known.country is None:
            said = replace(self._said_of(mention), country=country, via="coreference")
            self._notes.people.learn(said)

    def at_home(self, party: Party, person: Person, mention: Mention) -> Party:
        """A minister whose country no words give, in a text that is on one state and is not of another's words."""
        unlike, among = mention.unlike, mention.among
        home = None
        if party.country is None:
            home = self._notes.main_state() or self._notes.home.state
            if person.sectors[:1] == ("MIL",) and not self._notes.home.clear:
                # Soldiers of two states meet in one text.
                home = None
        if home is not None and (home == unlike or (among and home not in among)):
            return party
        wording = self._notes.wording
        if (
            home is not None
            and home == self._notes.home.author
            and self._notes.filled(person, home)
        ):
            return party
        if person.role in wording.not_local:
            return party
        if person.role in wording.not_held.get(home or "", ()):
            # "Foreign Minister Doe" in a text on the United States and one state more
            others = [code for code in self._notes.states if code != home]
            other = others[0] if len(others) == 1 and party.country is None else None
            return replace(party, country=other, via="document") if other else party
        if home is not None and set(person.sectors) & self._notes.wording.home_sectors:
            return replace(party, country=home, via="document")
        if home is not None and self._notes.home.clear and home == self._notes.home.state:
            return replace(party, country=home, via="document")
        return party

    def national(self, mention: Mention) -> tuple[Party, ...]:
        """A person of whom nothing is told but the full name, where the text clearly is on one state."""
        home = self._notes.home
        if not home.clear or home.state is None or home.author not in (None, home.state):
            return ()  # a statement of one state on another names people of both
        name, first = mention.person or mention.text, (mention.sentence, mention.first)
        if len(name_words(name)) < FULL:
            return ()  # a lone name may as well be a town's
        person = Person(name, home.state, (), gender=mention.gender, via="document", first=first)
        self._notes.people.learn(person)
        return (person_party(mention, person),)

    def counterpart(self, page: Page, mention: Mention) -> Found:
        """The holder of the office of another, in the country named: "his Moroccan counterpart"."""
        other = self._other(page, mention)
        if other is None:
            known = self._notes.people.find(mention.person) if mention.person else None
            if known is not None and known.sectors:
                return (person_party(mention, known),), None
            return self._officials(mention), "whose counterpart it is cannot be told"
        model = self._notes.people.find(other.name) if other.id.startswith("person.") else None
        role = model.role if model else None
        found = []
        for owner in mention.owners or (None,):
            country = owner.country if owner else None
            if mention.person is not None:
                self._notes.people.learn(
                    Person(
                        mention.person,
                        country,
                        other.sectors,
                        model.office if model else None,
                        role,
                        mention.gender,
                        False,
                        "description",
                        (mention.sentence, mention.first),
                    )
                )
                person = self._notes.people.find(mention.person)
                if person is not None:
                    found.append(person_party(mention, person))
                    continue
            holders = self._notes.people.holders(country, role) if country and role else []
            if len(holders) == 1 and not mention.plural:
                found.append(replace(person_party(mention, holders[0]), via="description"))
                continue
            found.append(
                Party(
                    ".".join((country or "---", *other.sectors[:1])),
                    mention.text,
                    mention.span,
                    mention.text,
                    country,
                    other.sectors,
                    "person" if not mention.plural else "group",
                    "description" if country else "none",
                )
            )
        return tuple(found), None

    def _officials(self, mention: Mention) -> tuple[Party, ...]:
        """Counterparts of states, where it is told of no one whose: officials deal with officials."""
        states = [owner for owner in mention.owners if owner.kind == "state" and owner.country]
        official = replace(mention, sectors=("GOV",), role_kind="groups")
        found = [role_party(official, owner, owner.country, "description") for owner in states]
        return tuple(party for party in found if party)

    def _other(self, page: Page, mention: Mention) -> Party | None:
        """Whose counterpart it is: the possessor, else the nearest person in subject position."""
        number = page.tree.sentence.index
        if mention.holder is not None:
            found = self._notes.parties.get((number, mention.holder), ())
            if len(found) == 1:
                return found[0]
        here = self._notes.scene.here(number, mention.first)
        for named in here:
            if named.person and named.subject and len(named.parties) == 1:
                return named.parties[0]
        persons = [n.parties[0] for n in here if n.person and len(n.parties) == 1]
        return persons[0] if len({party.id for party in persons}) == 1 else None
