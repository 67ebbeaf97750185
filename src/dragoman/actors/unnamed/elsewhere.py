"""Whose a role without a name is, by what the document tells elsewhere: before it, beside it, of its home."""

from __future__ import annotations

from ...model import Party
from ..named.last_town import last_town, towns_instead
from ..notes import Notes, Page
from ..persons.composing import role_party
from ..persons.people import Person
from ..phrases.setting import setting_of
from ..referring.scene import chain_root
from ..tables.read import INTERNATIONAL
from ..tables.roles import LOOSE
from ..tables.wording import of_one_kind
from ..words.mention import Mention
from .facing import acted_upon
from .taken import other_name

AGAIN = 8
"""Sentences back in which people may have been told of whom a plural takes up."""

KIN = 6
"""Letters that a noun in the plural and its singular begin with in common."""


def joined(notes: Notes, page: Page, mention: Mention) -> Party | None:
    """Whom "and other officials" joins: they are his, as "other governments" are no state's."""
    tree, words = page.tree, notes.wording.others
    if not mention.plural or mention.role_kind in LOOSE or mention.foreign:
        return None
    head = next((i for i in mention.heads if tree[i].dep == "conj"), None)
    if head is None or not mention.sectors:
        return None
    if words.isdisjoint(tree.forms[mention.first : mention.heads[0] + 1]):
        return None
    root = chain_root(tree, head)
    for named in notes.scene.here(tree.sentence.index, mention.first):
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


def told_again(notes: Notes, page: Page, mention: Mention) -> Party | None:
    """The people just told of whom "the protesters" means: the same noun, of one state."""
    if not mention.plural or not mention.sectors or mention.foreign or not mention.role:
        return None
    last, own = mention.role.split()[-1], page.tree.forms[mention.heads[-1]]
    official = mention.role_kind == "offices" and mention.sectors[:1] == ("GOV",)
    for sentence in notes.scene.earlier(page.tree.sentence.index, AGAIN):
        found = {
            party.country: party
            for named in sentence
            if len(named.parties) > 1 or _is_noun(last, own, named.text)
            for party in named.parties
            if party.country is not None and party.sectors[:1] == mention.sectors[:1]
            # "the ministers" are never one who was told of
            if not (len(named.parties) == 1 and _is_one(party, official))
        }
        if found:
            one = next(iter(found.values()))
            people = mention.owners and other_name(page, mention, f"{one.name} {one.text}")
            return None if people or len(found) > 1 else one
    return None


def _is_one(party: Party, official: bool) -> bool:
    return party.kind == "person" and (official or party.id.startswith("person."))


def _is_noun(last: str, own: str, text: str) -> bool:
    """Whether a phrase has the same noun: "rebels in the hills" and "the rebels", a plural or its singular."""
    stem = last[: min(KIN, max(KIN - 2, len(last) - 1))]
    return any(word == own or word[: len(stem)] == stem for word in text.lower().split())


def owner_elsewhere(notes: Notes, page: Page, mention: Mention) -> str | None:
    """The one country that the document gives this role, or this kind of force, elsewhere."""
    if not mention.sectors or mention.role is None or mention.foreign:
        return None
    codes = notes.owned.get(mention.role, {})
    if not codes and mention.sectors[0] in notes.wording.shared_sectors:
        codes = notes.owned.get(mention.sectors[0], {})
    if len(codes) != 1:
        return None
    country, words = next(iter(codes.items()))
    # a town of the state may stand there; a people without a state is another's
    return None if mention.owners and other_name(page, mention, words) else country


def held(notes: Notes, mention: Mention) -> Person | None:
    """The person who holds this office of this country in the text: "the Israeli premier"."""
    if not mention.definite or mention.plural or mention.former or len(mention.owners) != 1:
        return None
    owner = mention.owners[0]
    if owner.kind != "state" or owner.country is None or mention.role_kind != "offices":
        return None
    holders = notes.people.holders(owner.country, mention.role)
    return holders[0] if len(holders) == 1 and len((mention.role or "").split()) > 1 else None


def _sector(notes: Notes, mention: Mention) -> str | None:
    """The first sector; forces that keep order at home are taken for police."""
    if mention.role in notes.wording.policing:
        return "COP"
    return mention.sectors[0] if mention.sectors else None


def is_local(notes: Notes, mention: Mention) -> bool:
    return (
        _sector(notes, mention) in notes.wording.local_sectors
        and mention.role not in notes.wording.not_local
    )


def _is_crowd(notes: Notes, mention: Mention) -> bool:
    """Whether they are at home where they are told of; aid groups need not be, civil society is."""
    wording = notes.wording
    return _sector(notes, mention) in wording.crowd_sectors or mention.role in wording.domestic


def set_in(notes: Notes, page: Page, mention: Mention) -> tuple[Party, ...]:
    """A crowd, police or court in the place that its clause names: "In Cairo, protesters ..."."""
    wording = notes.wording
    if not page.settings or not mention.sectors or mention.foreign:
        return ()
    if mention.role in wording.not_local or (mention.plural and mention.role in wording.of_several):
        return ()
    setting, tied = setting_of(page.tree, page.settings, mention.heads[-1])
    sector = _sector(notes, mention) or ""
    # Rebels come to another state's capital for talks, gunmen and bombers over a border.
    moving = sector in ("REB", "UAF")
    crowd = sector in ("COP", "JUD") or (_is_crowd(notes, mention) and not moving)
    domestic = sector in ("OPP", "PTY", "LEG") and setting is not None and setting.first == 0
    if setting is None or not (crowd or domestic or (tied and sector in wording.home_sectors)):
        return ()
    found = [role_party(mention, None, each.country, "sentence") for each in setting.states]
    return tuple(party for party in found if party)


def same_before(notes: Notes, page: Page, mention: Mention, number: int) -> Party | None:
    """The person or body that a definite role takes up: "the minister", "the ministry"."""
    if mention.plural or mention.role is None or mention.former:
        return None
    if not mention.definite and mention.role not in notes.wording.styles:
        return None
    last = mention.role.split()[-1]
    if mention.role_kind == "institutions":
        own = _speaker_country(notes, mention, number)
        likely = notes.wording.likely_country.get(mention.role)
        others = likely in notes.states and likely != own
        own = None if mention.role in notes.wording.governments and own in INTERNATIONAL else own
        if own is not None and own != notes.home.author and not others:
            return role_party(mention, None, own, "coreference")
    several = len(notes.owned.get(mention.role, {})) > 1
    for sentence in (
        [*notes.scene.here(number, mention.first)],
        *notes.scene.earlier(number, 1 if several else 8),
    ):
        fitting: dict[str, Party] = {}
        for named in sentence:
            if len(named.parties) != 1:
                continue
            party = named.parties[0]
            words = f"{party.name} {party.text}"
            if _takes_up(notes, mention, last, party) and not other_name(page, mention, words):
                fitting.setdefault(party.id, party)
        if len(fitting) == 1:
            return next(iter(fitting.values()))
        if fitting:
            return None
    return None


def _speaker_country(notes: Notes, mention: Mention, number: int) -> str | None:
    """An official who speaks of "the government" speaks of his own."""
    for named in reversed(notes.scene.here(number, mention.first)):
        if named.subject:
            party = named.parties[0] if len(named.parties) == 1 else None
            if party and party.kind == "person" and party.sectors[:1] in (("GOV",), ("MIL",)):
                return party.country
            return None
    return None


def _takes_up(notes: Notes, mention: Mention, last: str, party: Party) -> bool:
    sent = of_one_kind(last, notes.wording.sent)
    if party.id.startswith("person."):
        person = notes.people.find(party.name)
        held = notes.wording.styles.get(mention.role or "")
        if held is not None:
            return person is not None and person.role in held
        if person is None or mention.role_kind != "offices":
            return False
        # "army spokesman Colonel Doe" is taken up as "the colonel" too
        ranked = last in party.text.lower().split() and party.sectors == mention.sectors
        again = (person.role or "").split()[-1:] == [last]
        # "the UN envoy, Jane Doe" is "the special representative" and "the mediator"
        if not sent.isdisjoint((person.role or "").split()[-1:]):
            return True
        return (again or ranked) and mention.role in (last, person.role)
    if party.country is None or party.kind == "state":
        return False
    words = party.text.lower().split()
    if party.kind == "person" and not sent.isdisjoint(words):
        return party.text != mention.text
    return last in words and party.sectors[:1] == mention.sectors[:1] and party.text != mention.text


def at_home(notes: Notes, mention: Mention) -> str | None:
    """The state that the document is on, where no words say that the role is not its own."""
    home = _likely_home(notes, mention)
    home = (home and towns_instead(notes, mention, home)) or home
    visit = notes.visit
    if visit is not None and home == visit.guest and notes.home.dateline == visit.host:
        home = visit.host  # a report from there names the guest's state most often
    if home is not None and _has_none(notes, mention, home):
        others = [code for code in notes.states if code != home]
        home = others[0] if len(others) == 1 else None
    if mention.among and home not in mention.among:
        return None
    return None if home is not None and home == mention.unlike else home


def _has_none(notes: Notes, mention: Mention, state: str) -> bool:
    """Whether a state has no such office or body under that name, as the United States have no ministry."""
    role, wording = mention.role or "", notes.wording
    lacks = wording.not_held.get(state, frozenset())
    last = role.rpartition(" ")[2]
    seat = last in ("ministry", "minister") and last in lacks
    return seat or (role in lacks and role not in wording.governments)


def governed_before(notes: Notes, mention: Mention, number: int) -> str | None:
    """The state whose government, by its name or capital, has just acted: a ministry that faces another is its own."""
    state = notes.main_state() or notes.home.state
    apart = mention.unlike or (state if state and _has_none(notes, mention, state) else None)
    if apart is None or mention.sectors[:1] != ("GOV",):
        return None
    for sentence in notes.scene.earlier(number, 2):
        acting = [n.parties[0] for n in sentence if n.subject and n.main and len(n.parties) == 1]
        if len(acting) == 1 and acting[0].kind == "state" and acting[0].country is not None:
            country = acting[0].country
            return None if country in (apart, *INTERNATIONAL) else country
    return None


def _likely_home(notes: Notes, mention: Mention) -> str | None:
    """The state that the document is on, for roles that are of a state or at home in one."""
    wording = notes.wording
    if not mention.sectors or mention.foreign or mention.role in wording.not_local:
        return None
    sector, home = _sector(notes, mention) or "", notes.home
    likely = wording.likely_country.get(mention.role or "")
    if likely in notes.states and not home.clear:
        return likely
    if mention.plural and mention.role in wording.of_several:
        return None
    if sector == "MIL":
        known = len(notes.states) == 1 and not home.town and notes.states[0]
        return known or (home.state if home.clear or home.town or mention.definite else None)
    if sector in wording.home_sectors:
        return notes.main_state() or home.state
    return home.state if _is_crowd(notes, mention) else None


def where_things_are(notes: Notes, mention: Mention) -> str | None:
    """Where the text says that things are: for people, crowds and police of whom it says no more."""
    home, sector = notes.home, _sector(notes, mention)
    local = sector == "COP" or _is_crowd(notes, mention)
    if not local or home.state is not None or home.author or mention.foreign:
        return None
    moving = sector in ("REB", "UAF", "REF") or mention.role in notes.wording.not_local
    there = home.where or last_town(notes, mention)
    return None if moving or there == mention.unlike else there


def only_place(notes: Notes, page: Page, mention: Mention) -> str | None:
    """The one state in which a sentence says that things are, in a text that names no state: of
    soldiers, and of those whom an act falls upon ("a blast in the Sinai wounded six soldiers")."""
    if notes.states or mention.foreign or mention.role in notes.wording.not_local:
        return None
    codes = {each.country for place in page.settings for each in place.states}
    home = _sector(notes, mention) in notes.wording.home_sectors
    if len(codes) != 1 or not (home or acted_upon(page.tree, mention.heads[-1])):
        return None
    code = codes.pop()
    return None if code == mention.unlike else code
