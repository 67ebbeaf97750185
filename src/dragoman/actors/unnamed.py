"""Roles without a name: whose they are, from the phrase or from what the document says elsewhere."""

from __future__ import annotations

from dataclasses import replace

from ..model import Party
from .composing import person_party, role_party
from .crowds import is_party
from .facing import acted_upon, facing, policed
from .holders import Found
from .joint import of_coalition
from .mention import Mention
from .notes import Notes, Page, as_owner, worded
from .owned import form_of
from .people import Person
from .roles import LOOSE
from .scene import chain_root
from .setting import setting_of
from .several import taken_together
from .taken import other_name, subject_again, taken_up

AGAIN = 8
"""Sentences back in which people may have been told of whom a plural takes up."""

KIN = 6
"""Letters that a noun in the plural and its singular begin with in common."""


class Unnamed:
    """Says which party a role without a name is."""

    __slots__ = ("_notes",)

    def __init__(self, notes: Notes) -> None:
        self._notes = notes

    def role(self, page: Page, mention: Mention) -> Found:
        """A role without a name: its country from the phrase, else from what was named before."""
        loose = mention.role_kind in LOOSE
        if "based" in page.tree.forms[mention.first : mention.heads[0]]:
            taken = taken_up(self._notes, page, mention)  # where it sits is not whose it is
            if taken is not None and taken[0]:
                return taken
        acting = loose and not is_party(page.tree, mention)
        many = page.tree[mention.heads[-1]].xpos == "NNS"
        of_one = mention.role_kind == "acted" and many
        if acting and not (of_one and (mention.place or _of_a_state(mention))):
            return (), None
        if any(owner.country for owner in mention.owners) or len(mention.owners) > 1:
            parties = [
                role_party(mention, owner, owner.country, mention.via) for owner in mention.owners
            ]
            held = self._held(mention)
            if held is not None:
                return (replace(person_party(mention, held), via=mention.via),), None
            return tuple(party for party in parties if party), None
        number = page.tree.sentence.index
        if mention.holder is not None:
            owner = self._notes.parties.get((number, mention.holder), ())
            if loose and not owner:
                return (), None
            found = [
                role_party(
                    self._under(mention, party), as_owner(party), party.country, "coreference"
                )
                for party in owner
            ]
            if any(found):
                return tuple(party for party in found if party), None
        if mention.role == "opposition" and not mention.definite:
            # "met opposition", "police opposition": resistance, no party.
            return (), None
        several = taken_together(self._notes, page, mention)
        if several:
            return several, None
        taken = taken_up(self._notes, page, mention)
        if taken is not None:
            return taken
        beside = self._beside(page, mention)
        if beside is not None:
            country = beside.country if beside.kind != "state" else None
            party = role_party(mention, None, country, "coreference" if country else "none")
            return ((party,) if party else ()), None
        if loose and mention.place is None:
            if set_in := self._set_in(page, mention):
                return set_in, None
            if (holds := policed(self._notes, page, mention)) is not None:
                acted = role_party(mention, None, holds, "sentence")
                return ((acted,) if acted else ()), None
            clear = self._notes.home.clear
            country = self._home(mention) if clear else self._where(mention)
            unowned = mention.role in self._notes.wording.needs_owner
            if country is None and (unowned or mention.role_kind != "acted"):
                return (), None  # all that the document tells may yet say whose they are
            acted = role_party(mention, None, country, "document" if country else "none")
            return ((acted,) if acted else ()), None
        fixed = self._notes.wording.office_country.get(mention.role or "")
        fixed = fixed or of_coalition(page.tree, mention)
        if fixed is not None:
            party = role_party(mention, None, fixed, "office")
            return ((party,) if party else ()), None
        if mention.place is not None and self._is_local(mention):
            there = [
                role_party(mention, None, place.country, form_of(place))
                for place in mention.places or (mention.place,)
            ]
            return tuple(party for party in there if party), None
        set_in = self._set_in(page, mention)
        if set_in:
            return set_in, None
        same = self._same_before(page, mention, number)
        if same is not None:
            return worded(mention, (same,)), None
        author = self._notes.author_of(mention)
        if author is not None:
            own = mention if mention.sectors else replace(mention, sectors=("GOV",))
            party = role_party(own, None, author, "document")
            return ((party,) if party else ()), None
        country = policed(self._notes, page, mention)
        if country is not None:
            party = role_party(mention, None, country, "sentence")
            return ((party,) if party else ()), None
        country = self._owner_elsewhere(page, mention) or facing(self._notes, page, mention)
        if country is not None:
            party = role_party(mention, None, country, "coreference")
            return ((party,) if party else ()), None
        again = subject_again(self._notes, page, mention)
        if again is not None:
            return worded(mention, (again,)), None
        if mention.role in self._notes.wording.speaks_for:
            body = self._notes.body_before(number, mention.first)
            if body is not None:
                party = role_party(mention, as_owner(body), body.country, "coreference")
                return ((party,) if party else ()), None
        if mention.role in self._notes.wording.needs_owner and not mention.told:
            at_home = mention.role in self._notes.wording.people_at_home
            if not (
                at_home and self._notes.home.clear and acted_upon(page.tree, mention.heads[-1])
            ):
                return (), None
        country = self._home(mention)
        if country is None:
            again = self._again(page, mention)
            if again is not None:
                return worded(mention, (again,)), None
            country = self._where(mention)
        people = mention.owners[0] if mention.owners else None
        party = role_party(mention, people, country, "document" if country else "none")
        return ((party,) if party else ()), None

    def _beside(self, page: Page, mention: Mention) -> Party | None:
        """Whom "and other officials" joins: they are his, as "other governments" are no state's."""
        tree, words = page.tree, self._notes.wording.others
        if not mention.plural or mention.role_kind in LOOSE or mention.foreign:
            return None
        head = next((i for i in mention.heads if tree[i].dep == "conj"), None)
        if head is None or not mention.sectors:
            return None
        if words.isdisjoint(tree.forms[mention.first : mention.heads[0] + 1]):
            return None
        root = chain_root(tree, head)
        for named in self._notes.scene.here(tree.sentence.index, mention.first):
            if named.root == root and len(named.parties) == 1:
                party = named.parties[0]
                person = party.kind == "person" and mention.sectors[0] in (
                    "GOV",
                    "MIL",
                    "LEG",
                    "COP",
                )
                state = party.kind == "state" and mention.role_kind == "institutions"
                return party if person or state else None
        return None

    def _again(self, page: Page, mention: Mention) -> Party | None:
        """The people just told of whom "the protesters" means: the same noun, of one state."""
        if not mention.plural or not mention.sectors or mention.foreign or not mention.role:
            return None
        last = mention.role.split()[-1]
        for sentence in self._notes.scene.earlier(page.tree.sentence.index, AGAIN):
            found = {
                party.country: party
                for named in sentence
                if last[:KIN] == named.text.lower().split()[-1][:KIN] or len(named.parties) > 1
                for party in named.parties
                if party.country is not None and party.sectors[:1] == mention.sectors[:1]
            }
            if found:
                one = next(iter(found.values()))
                people = mention.owners and other_name(page, mention, f"{one.name} {one.text}")
                return None if people or len(found) > 1 else one
        return None

    def _owner_elsewhere(self, page: Page, mention: Mention) -> str | None:
        """The one country that the document gives this role, or this kind of force, elsewhere."""
        if not mention.sectors or mention.role is None or mention.foreign:
            return None
        codes = self._notes.owned.get(mention.role, {})
        if not codes and mention.sectors[0] in self._notes.wording.shared_sectors:
            codes = self._notes.owned.get(mention.sectors[0], {})
        if len(codes) != 1:
            return None
        country, words = next(iter(codes.items()))
        # a town of the state may stand there; a people without a state is another's
        return None if mention.owners and other_name(page, mention, words) else country

    def _held(self, mention: Mention) -> Person | None:
        """The person who holds this office of this country in the text: "the Israeli premier"."""
        if not mention.definite or mention.plural or mention.former or len(mention.owners) != 1:
            return None
        owner = mention.owners[0]
        if owner.kind != "state" or owner.country is None or mention.role_kind != "offices":
            return None
        holders = self._notes.people.holders(owner.country, mention.role)
        return holders[0] if len(holders) == 1 and len((mention.role or "").split()) > 1 else None

    def _sector(self, mention: Mention) -> str | None:
        """The first sector; forces that keep order at home are taken for police."""
        if mention.role in self._notes.wording.policing:
            return "COP"
        return mention.sectors[0] if mention.sectors else None

    def _is_local(self, mention: Mention) -> bool:
        return (
            self._sector(mention) in self._notes.wording.local_sectors
            and mention.role not in self._notes.wording.not_local
        )

    def _is_crowd(self, mention: Mention) -> bool:
        """Whether they are at home where they are told of; aid groups need not be, civil society is."""
        wording = self._notes.wording
        return self._sector(mention) in wording.crowd_sectors or mention.role in wording.domestic

    def _under(self, mention: Mention, party: Party) -> Mention:
        """A person's deputy or chief of staff is of that person's sectors."""
        aide = mention.role in self._notes.wording.aides and party.kind == "person"
        return replace(mention, sectors=party.sectors) if aide and party.sectors else mention

    def _set_in(self, page: Page, mention: Mention) -> tuple[Party, ...]:
        """A crowd, police or court in the place that its clause names: "In Cairo, protesters ..."."""
        wording = self._notes.wording
        if not page.settings or not mention.sectors or mention.foreign:
            return ()
        if mention.role in wording.not_local or (
            mention.plural and mention.role in wording.of_several
        ):
            return ()
        setting, tied = setting_of(page.tree, page.settings, mention.heads[-1])
        sector = self._sector(mention) or ""
        # Rebels come to another state's capital for talks, gunmen and bombers over a border.
        moving = sector in ("REB", "UAF")
        crowd = sector in ("COP", "JUD") or (self._is_crowd(mention) and not moving)
        domestic = sector in ("OPP", "PTY", "LEG") and setting is not None and setting.first == 0
        if setting is None or not (crowd or domestic or (tied and sector in wording.home_sectors)):
            return ()
        found = [role_party(mention, None, each.country, "sentence") for each in setting.states]
        return tuple(party for party in found if party)

    def _same_before(self, page: Page, mention: Mention, number: int) -> Party | None:
        """The person or body that a definite role takes up: "the minister", "the ministry"."""
        if mention.plural or mention.role is None or mention.former:
            return None
        if not mention.definite and mention.role not in self._notes.wording.styles:
            return None
        last = mention.role.split()[-1]
        if mention.role_kind == "institutions":
            own = self._speaker_country(mention, number)
            likely = self._notes.wording.likely_country.get(mention.role)
            others = likely in self._notes.states and likely != own
            if own is not None and own != self._notes.home.author and not others:
                return role_party(mention, None, own, "coreference")
        several = len(self._notes.owned.get(mention.role, {})) > 1
        for sentence in (
            [*self._notes.scene.here(number, mention.first)],
            *self._notes.scene.earlier(number, 1 if several else 8),
        ):
            fitting: dict[str, Party] = {}
            for named in sentence:
                if len(named.parties) != 1:
                    continue
                party = named.parties[0]
                words = f"{party.name} {party.text}"
                if self._takes_up(mention, last, party) and not other_name(page, mention, words):
                    fitting.setdefault(party.id, party)
            if len(fitting) == 1:
                return next(iter(fitting.values()))
            if fitting:
                return None
        return None

    def _speaker_country(self, mention: Mention, number: int) -> str | None:
        """An official who speaks of "the government" speaks of his own."""
        for named in reversed(self._notes.scene.here(number, mention.first)):
            if named.subject:
                party = named.parties[0] if len(named.parties) == 1 else None
                if party and party.kind == "person" and party.sectors[:1] in (("GOV",), ("MIL",)):
                    return party.country
                return None
        return None

    def _takes_up(self, mention: Mention, last: str, party: Party) -> bool:
        if party.id.startswith("person."):
            person = self._notes.people.find(party.name)
            held = self._notes.wording.styles.get(mention.role or "")
            if held is not None:
                return person is not None and person.role in held
            if person is None or mention.role_kind != "offices":
                return False
            # "army spokesman Colonel Doe" is taken up as "the colonel" too
            ranked = last in party.text.lower().split() and party.sectors == mention.sectors
            again = (person.role or "").split()[-1:] == [last]
            return (again or ranked) and mention.role in (last, person.role)
        if party.country is None or party.kind == "state":
            return False
        words = party.text.lower().split()
        return (
            last in words
            and party.sectors[:1] == mention.sectors[:1]
            and party.text != mention.text
        )

    def _home(self, mention: Mention) -> str | None:
        """The state that the document is on, where no words say that the role is not its own."""
        home = self._likely_home(mention)
        return None if home is not None and home == mention.unlike else home

    def _likely_home(self, mention: Mention) -> str | None:
        """The state that the document is on, for roles that are of a state or at home in one."""
        notes, wording = self._notes, self._notes.wording
        if not mention.sectors or mention.foreign or mention.role in wording.not_local:
            return None
        sector, home = self._sector(mention) or "", notes.home
        likely = wording.likely_country.get(mention.role or "")
        if likely in notes.states and not home.clear:
            return likely
        if mention.plural and mention.role in wording.of_several:
            return None
        if sector == "MIL":
            known = len(notes.states) == 1 and notes.states[0]
            return known or (home.state if home.clear or mention.definite else None)
        if sector in wording.home_sectors:
            return notes.main_state() or home.state
        return home.state if self._is_crowd(mention) else None

    def _where(self, mention: Mention) -> str | None:
        """Where the text says that things are: for people, crowds and police of whom it says no more."""
        home, sector = self._notes.home, self._sector(mention)
        local = sector == "COP" or self._is_crowd(mention)
        if not local or home.state is not None or home.author or mention.foreign:
            return None
        moving = sector in ("REB", "UAF", "REF") or mention.role in self._notes.wording.not_local
        return None if moving or home.where == mention.unlike else home.where


def _of_a_state(mention: Mention) -> bool:
    """ "The Chilean people": a crowd with a state of its own."""
    return any(owner.kind == "state" and owner.country for owner in mention.owners)
