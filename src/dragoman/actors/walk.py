"""The walk through a document: phrase after phrase, each with the scene before it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from ..model import Party, Span, Tree
from ..ontology import country as country_of
from .cast import Cast, Introduction, Place
from .composing import entry_party, gathering_party, owned_sectors, person_party, role_party
from .descriptions import Description, Descriptions, Two
from .entry import Entry
from .mention import Mention
from .people import People, Person, name_words
from .read import INTERNATIONAL
from .references import ME, PRONOUNS, WE, Answer, References
from .scene import Named, Scene, chain_root, is_subject
from .wording import Wording

MAIN = 4
MAIN_SHARE = 0.7
"""A state named so often, and with so great a share of all namings, is the one a text is on."""


@dataclass(frozen=True, slots=True)
class Page:
    """One parsed sentence and what was read in it."""

    tree: Tree
    mentions: tuple[Mention, ...]
    descriptions: tuple[Description, ...]
    twos: tuple[Two, ...]
    quoted: frozenset[int]


class _Item(NamedTuple):
    """Something to resolve; what is quoted comes after what is not, for its speaker's sake."""

    order: tuple[bool, int, int]
    what: Mention | Description | Two | int


class Walk:
    """Resolves the pages of one document in order."""

    __slots__ = (
        "_introductions", "_leader", "_named", "_owned", "_pages", "_parties", "_people", "_reasons",
        "_references", "_scene", "_speaker", "_states", "_wording", "_writer",
    )  # fmt: skip

    def __init__(
        self,
        pages: Sequence[Page],
        people: People,
        named: Mapping[str, int],
        leader: Callable[[str], Person | None],
    ) -> None:
        self._leader = leader
        self._pages = pages
        self._people = people
        self._named = named
        self._states = [code for code in named if code not in INTERNATIONAL]
        self._parties: dict[Place, tuple[Party, ...]] = {}
        self._reasons: dict[Place, str] = {}
        self._introductions: list[Introduction] = []
        self._scene = Scene()
        self._references = References(self._scene, people)
        self._speaker: tuple[Party, ...] = ()
        self._writer: Party | None = None
        self._owned: dict[str, dict[str, None]] = {}
        """The countries that the document gives each role and sector."""
        self._wording = Wording.load()

    def learn(self) -> None:
        """Gather the persons that the document introduces by an office."""
        for page in self._pages:
            for mention in page.mentions:
                if mention.kind != "role":
                    continue
                if mention.person and mention.holder is None:
                    said = self._said_of(mention)
                    if said.country is None and self._people.find(said.name) is None:
                        self._recall(said)
                    self._people.learn(said)
                for owner in mention.owners:
                    if owner.country and mention.sectors:
                        for key in (mention.role or "", *owned_sectors(mention, owner)[:1]):
                            self._owned.setdefault(key, {})[owner.country] = None

    def _recall(self, said: Person) -> None:
        """Bring in a leader of the data whom the text gives an office but no country."""
        if said.sectors[:1] != ("GOV",) or len(name_words(said.name)) > 1:
            return
        known = self._leader(said.name)
        if known is not None:
            self._people.learn(known)

    def _said_of(self, mention: Mention) -> Person:
        owner = mention.owners[0] if mention.owners else None
        country = owner.country if owner else None
        via = mention.via
        if country is None:
            country = self._wording.office_country.get(mention.role or "")
            via = "office" if country else "none"
        return Person(
            mention.person or "",
            country,
            owned_sectors(mention, owner),
            mention.office,
            mention.role,
            mention.gender,
            mention.former,
            via,
            (mention.sentence, mention.first),
        )

    def run(self) -> Cast:
        """Resolve all and give the cast."""
        for page in self._pages:
            speaker_known = False
            for item in sorted(self._items(page), key=lambda item: item.order):
                if item.order[0] and not speaker_known:
                    self._hear(page)
                    speaker_known = True
                self._resolve(page, item)
            if not speaker_known:
                self._hear(page)
        return Cast(self._parties, self._reasons, tuple(self._introductions))

    def _items(self, page: Page) -> Iterator[_Item]:
        quoted, covered = page.quoted, set[int]()
        for mention in page.mentions:
            head = mention.heads[0]
            after = mention.holder if mention.holder is not None else mention.first
            at = max(mention.first, after)
            yield _Item((head in quoted, at, 2 if after != mention.first else 1), mention)
            if mention.kind != "name":
                covered.update(mention.heads)
        for given in page.descriptions:
            yield _Item((given.first in quoted, given.last - 1, 0), given)
        for two in page.twos:
            yield _Item((two.first in quoted, two.last - 1, 0), two)
        for token in page.tree.tokens:
            word = token.text
            if len(word) <= 10 and word.lower() in PRONOUNS and token.i not in covered:
                # "US" and "IT" in capitals are no pronouns.
                if word.isupper() and len(word) > 1:
                    continue
                yield _Item((token.i in quoted, token.i, 0), token.i)
            elif token.dep.startswith("nsubj") and token.upos in ("NOUN", "PROPN"):
                yield _Item((token.i in quoted, token.i, 3), -1 - token.i)

    def _resolve(self, page: Page, item: _Item) -> None:
        what = item.what
        if isinstance(what, Mention):
            self._mention(page, what)
        elif isinstance(what, Description):
            answer = self._references.description(page.tree, what, self._states)
            self._put(page, (what.last - 1,), answer, page.tree.span(what.first, what.last - 1))
        elif isinstance(what, Two):
            if what.persons and (page.tree.sentence.index, what.last - 1) in self._parties:
                return
            answer = self._references.two(page.tree, what, self._states)
            heads = tuple(range(what.last - 1, what.last))
            self._put(page, heads, answer, page.tree.span(what.first, what.last - 1), plural=True)
        elif what >= 0:
            self._pronoun(page, what)
        else:
            self._plain_subject(page, -1 - what)

    def _pronoun(self, page: Page, i: int) -> None:
        tree, word = page.tree, page.tree[i].text.lower()
        if word in ME or word in WE:
            answer = self._first_person(page, i, word)
        else:
            answer = self._references.pronoun(tree, i, i in page.quoted)
        self._put(page, (i,), answer, tree.span(i), plural=len(answer.parties) > 1)

    def _first_person(self, page: Page, i: int, word: str) -> Answer:
        if i not in page.quoted:
            if self._writer is not None:
                return self._spoken_by(self._writer, word)
            return Answer(reason="the writer speaks, whom the text does not name as a party")
        if not self._speaker:
            return Answer(reason="the speaker of the quotation is not known")
        if len(self._speaker) > 1:
            return Answer(self._speaker)
        return self._spoken_by(self._speaker[0], word)

    def _spoken_by(self, speaker: Party, word: str) -> Answer:
        """ "I" is who speaks; "we" of an official is his country."""
        if word in ME or speaker.kind != "person":
            return Answer((speaker,))
        if speaker.country is None or speaker.country in INTERNATIONAL:
            return Answer((speaker,))
        return Answer((_state(speaker.country),))

    def _hear(self, page: Page) -> None:
        """Note who speaks in a sentence: the subject of a verb of speech outside the quotation."""
        speech, tree = Descriptions.load().speech, page.tree
        number = tree.sentence.index
        for token in tree.tokens:
            if not token.dep.startswith("nsubj") or token.i in page.quoted:
                continue
            if tree[token.head].lemma.lower() in speech:
                found = self._parties.get((number, token.i))
                if found:
                    self._speaker = found
                elif page.quoted:
                    self._speaker = ()

    def _plain_subject(self, page: Page, i: int) -> None:
        """A subject that is no party still stands between a pronoun and what is before it."""
        token, number = page.tree[i], page.tree.sentence.index
        if (number, i) in self._parties:
            return
        if any(i in mention.heads and mention.kind == "name" for mention in page.mentions):
            return
        plural = token.xpos in ("NNS", "NNPS")
        self._scene.add(Named(number, i, (), True, i in page.quoted, False, plural, token.text))

    def _put(
        self,
        page: Page,
        heads: tuple[int, ...],
        answer: Answer,
        span: Span,
        *,
        plural: bool = False,
    ) -> None:
        """Set what a reference means, in its own words, and put it on the scene."""
        number = page.tree.sentence.index
        if answer.parties:
            text = page.tree.text_of(span)
            parties = tuple(
                replace(
                    party,
                    text=text,
                    span=span,
                    name=_display(party),
                    via=party.via if not party.text else "coreference",
                )
                for party in answer.parties
            )
            self._set(page, heads, parties, plural=plural, text=text)
        elif answer.reason:
            for head in heads:
                self._reasons[number, head] = answer.reason

    def _set(
        self,
        page: Page,
        heads: tuple[int, ...],
        parties: tuple[Party, ...],
        *,
        plural: bool,
        text: str,
        inner: bool = False,
    ) -> None:
        number, tree = page.tree.sentence.index, page.tree
        for head in heads:
            self._parties.setdefault((number, head), parties)
        subject = not inner and any(is_subject(tree, head) for head in heads)
        person = bool(parties) and parties[0].kind == "person"
        at = next((h for h in heads if tree[h].dep.startswith("nsubj")), heads[0])
        self._scene.add(
            Named(
                number,
                at,
                parties,
                subject,
                at in page.quoted,
                person,
                plural,
                text,
                heads,
                chain_root(tree, at),
            )
        )

    def _mention(self, page: Page, mention: Mention) -> None:
        parties, reason = self._parties_of(page, mention)
        number = page.tree.sentence.index
        if parties:
            self._set(
                page,
                mention.heads,
                parties,
                plural=mention.plural or len(parties) > 1,
                text=mention.text,
                inner=_lies_inside(page, mention),
            )
            self._introduce(mention, parties[0])
            self._note_writer(page, mention, parties[0])
        elif reason is not None:
            for head in mention.heads:
                self._reasons[number, head] = reason
        elif mention.kind == "name" and self._is_person(page.tree, mention):
            subject = any(is_subject(page.tree, head) for head in mention.heads)
            quoted = mention.first in page.quoted
            self._scene.add(
                Named(number, mention.first, (), subject, quoted, True, False, mention.text)
            )

    def _note_writer(self, page: Page, mention: Mention, party: Party) -> None:
        """Note whose words the text is where its title says so: "Statement by Minister Jane Doe"."""
        tree = page.tree
        if tree.sentence.part != "title" or mention.person is None or mention.first == 0:
            return
        data = Descriptions.load()
        if tree[0].text.lower() in data.utterances and tree[mention.first - 1].text.lower() in (
            "by",
            "of",
            "from",
        ):
            self._writer = party

    def _is_person(self, tree: Tree, mention: Mention) -> bool:
        if mention.gender:
            return True
        if tree.names:
            return any(
                name.label in ("PER", "PERSON")
                and name.first < mention.last
                and mention.first < name.last
                for name in tree.names
            )
        return mention.last - mention.first >= 2

    def _introduce(self, mention: Mention, party: Party) -> None:
        if mention.person is None or mention.kind not in ("role", "counterpart"):
            return
        person = self._people.find(mention.person)
        office = mention.office or (person.office if person else None)
        if office is None:
            return
        sectors = mention.sectors or party.sectors
        self._introductions.append(
            Introduction(
                person.name if person else mention.person,
                office,
                mention.owners[0].country if mention.owners else party.country,
                sectors[0] if sectors else None,
                mention.former,
                mention.span,
                mention.sentence,
                party,
            )
        )

    def _parties_of(self, page: Page, mention: Mention) -> tuple[tuple[Party, ...], str | None]:
        if mention.kind == "actor":
            return (entry_party(mention),), None
        if mention.kind == "gathering":
            return (gathering_party(mention),), None
        if mention.kind == "counterpart":
            return self._counterpart(page, mention)
        if mention.person is not None:
            self._learn_owned(page, mention)
            person = self._people.find(mention.person)
            if person is None:
                return (), None
            return (self._at_home(person_party(mention, person), person),), None
        return self._role(page, mention)

    def _learn_owned(self, page: Page, mention: Mention) -> None:
        """Learn "its leader Jane Doe": the possessor tells country and sectors."""
        if mention.holder is None:
            if mention.kind == "role" and not mention.sectors and not mention.owners:
                body = self._body_before(page.tree.sentence.index, mention.first)
                if body is not None:
                    self._people.learn(self._said_of(replace(mention, owners=(_as_owner(body),))))
            return
        found = self._parties.get((page.tree.sentence.index, mention.holder), ())
        owners = tuple(map(_as_owner, found)) if len(found) == 1 else ()
        self._people.learn(self._said_of(replace(mention, owners=owners, via="coreference")))

    def _body_before(self, number: int, before: int) -> Party | None:
        """The one body that was just the subject: a spokesman who follows speaks for it."""
        for sentence in ([*self._scene.here(number, before)], *self._scene.earlier(number, 1)):
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

    def _at_home(self, party: Party, person: Person) -> Party:
        """A minister whose country no words give, in a text that is on one state."""
        home = self._main_state() if party.country is None else None
        if home is not None and set(person.sectors) & self._wording.home_sectors:
            return replace(party, country=home, via="document")
        return party

    def _counterpart(self, page: Page, mention: Mention) -> tuple[tuple[Party, ...], str | None]:
        """The holder of the office of another, in the country named: "his Moroccan counterpart"."""
        other = self._other(page, mention)
        if other is None:
            known = self._people.find(mention.person) if mention.person else None
            if known is not None and known.sectors:
                return (person_party(mention, known),), None
            return (), "whose counterpart it is cannot be told"
        model = self._people.find(other.name) if other.id.startswith("person.") else None
        role = model.role if model else None
        found = []
        for owner in mention.owners or (None,):
            country = owner.country if owner else None
            if mention.person is not None:
                self._people.learn(
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
                person = self._people.find(mention.person)
                if person is not None:
                    found.append(person_party(mention, person))
                    continue
            holders = self._people.holders(country, role) if country and role else []
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

    def _other(self, page: Page, mention: Mention) -> Party | None:
        """Whose counterpart it is: the possessor, else the nearest person in subject position."""
        number = page.tree.sentence.index
        if mention.holder is not None:
            found = self._parties.get((number, mention.holder), ())
            if len(found) == 1:
                return found[0]
        here = self._scene.here(number, mention.first)
        for named in here:
            if named.person and named.subject and len(named.parties) == 1:
                return named.parties[0]
        persons = [n.parties[0] for n in here if n.person and len(n.parties) == 1]
        return persons[0] if len({party.id for party in persons}) == 1 else None

    def _role(self, page: Page, mention: Mention) -> tuple[tuple[Party, ...], str | None]:
        """A role without a name: its country from the phrase, else from what was named before."""
        if mention.role_kind == "acted" and not _acted_upon(page.tree, mention.heads[-1]):
            return (), None
        if mention.owners:
            parties = [
                role_party(mention, owner, owner.country, mention.via) for owner in mention.owners
            ]
            held = self._held(mention)
            if held is not None:
                return (replace(person_party(mention, held), via=mention.via),), None
            return tuple(party for party in parties if party), None
        number = page.tree.sentence.index
        if mention.holder is not None:
            owner = self._parties.get((number, mention.holder), ())
            if mention.role_kind == "acted" and not owner:
                return (), None
            found = [
                role_party(mention, _as_owner(party), party.country, "coreference")
                for party in owner
            ]
            if any(found):
                return tuple(party for party in found if party), None
        if mention.role == "opposition" and not mention.definite:
            # "met opposition", "police opposition": resistance, no party.
            return (), None
        if mention.plural and self._is_two(page.tree, mention):
            pair = self._references.two(
                page.tree, Two(mention.first, mention.last, True), self._states
            )
            if pair.parties:
                return self._worded(mention, pair.parties), None
        if mention.role_kind == "acted":
            acted = role_party(mention, None, None, "none")
            return ((acted,) if acted else ()), None
        fixed = self._wording.office_country.get(mention.role or "")
        if fixed is not None:
            party = role_party(mention, None, fixed, "office")
            return ((party,) if party else ()), None
        if mention.place is not None and self._is_local(mention):
            party = role_party(mention, None, mention.place.country, mention.place.form)
            return ((party,) if party else ()), None
        same = self._same_before(mention, number)
        if same is not None:
            return self._worded(mention, (same,)), None
        country = self._owner_elsewhere(mention)
        if country is not None:
            party = role_party(mention, None, country, "coreference")
            return ((party,) if party else ()), None
        if mention.role in self._wording.speaks_for:
            body = self._body_before(number, mention.first)
            if body is not None:
                party = role_party(mention, _as_owner(body), body.country, "coreference")
                return ((party,) if party else ()), None
        country = self._home(mention)
        party = role_party(mention, None, country, "document" if country else "none")
        return ((party,) if party else ()), None

    def _owner_elsewhere(self, mention: Mention) -> str | None:
        """The one country that the document gives this role, or this kind of force, elsewhere."""
        if not mention.sectors or mention.role is None or mention.foreign:
            return None
        codes = self._owned.get(mention.role, {})
        if not codes and mention.sectors[0] in self._wording.shared_sectors:
            codes = self._owned.get(mention.sectors[0], {})
        return next(iter(codes)) if len(codes) == 1 else None

    def _worded(self, mention: Mention, parties: Sequence[Party]) -> tuple[Party, ...]:
        """Parties named before, in the words of this mention."""
        return tuple(
            replace(
                party, text=mention.text, span=mention.span, name=_display(party), via="coreference"
            )
            for party in parties
        )

    def _held(self, mention: Mention) -> Person | None:
        """The person who holds this office of this country in the text: "the Israeli premier"."""
        if not mention.definite or mention.plural or mention.former or len(mention.owners) != 1:
            return None
        owner = mention.owners[0]
        if owner.kind != "state" or owner.country is None or mention.role_kind != "offices":
            return None
        holders = self._people.holders(owner.country, mention.role)
        return holders[0] if len(holders) == 1 and len((mention.role or "").split()) > 1 else None

    def _is_two(self, tree: Tree, mention: Mention) -> bool:
        data = Descriptions.load()
        words = [tree[i].text.lower() for i in range(max(0, mention.first - 2), mention.last)]
        return bool(data.two.intersection(words)) and words[-1] in data.two_persons

    def _is_local(self, mention: Mention) -> bool:
        return (
            mention.sectors[:1] != ()
            and mention.sectors[0] in self._wording.local_sectors
            and mention.role not in self._wording.not_local
        )

    def _same_before(self, mention: Mention, number: int) -> Party | None:
        """The person or body that a definite role takes up: "the minister", "the ministry"."""
        if mention.plural or not mention.definite or mention.role is None or mention.former:
            return None
        last = mention.role.split()[-1]
        if mention.role_kind == "institutions":
            own = self._speaker_country(mention, number)
            if own is not None:
                return role_party(mention, None, own, "coreference")
        several = len(self._owned.get(mention.role, {})) > 1
        for sentence in (
            [*self._scene.here(number, mention.first)],
            *self._scene.earlier(number, 1 if several else 8),
        ):
            fitting: dict[str, Party] = {}
            for named in sentence:
                if len(named.parties) != 1:
                    continue
                party = named.parties[0]
                if self._takes_up(mention, last, party):
                    fitting.setdefault(party.id, party)
            if len(fitting) == 1:
                return next(iter(fitting.values()))
            if fitting:
                return None
        return None

    def _speaker_country(self, mention: Mention, number: int) -> str | None:
        """An official who speaks of "the government" speaks of his own."""
        for named in reversed(self._scene.here(number, mention.first)):
            if named.subject:
                party = named.parties[0] if len(named.parties) == 1 else None
                if party and party.kind == "person" and party.sectors[:1] in (("GOV",), ("MIL",)):
                    return party.country
                return None
        return None

    def _takes_up(self, mention: Mention, last: str, party: Party) -> bool:
        if party.id.startswith("person."):
            person = self._people.find(party.name)
            return (
                person is not None
                and mention.role_kind == "offices"
                and (person.role or "").split()[-1:] == [last]
                and (mention.role == last or mention.role == person.role)
            )
        if party.country is None or party.kind == "state":
            return False
        words = party.text.lower().split()
        return (
            last in words
            and party.sectors[:1] == mention.sectors[:1]
            and party.text != mention.text
        )

    def _home(self, mention: Mention) -> str | None:
        """The only or by far the most named state of the document, for roles that are of a state."""
        if not mention.sectors or mention.sectors[0] not in self._wording.home_sectors:
            return None
        if mention.foreign or (mention.sectors[0] == "MIL" and len(self._states) > 1):
            return None
        return self._main_state()

    def _main_state(self) -> str | None:
        if len(self._states) == 1:
            return self._states[0]
        counts = sorted((self._named[code] for code in self._states), reverse=True)
        if len(counts) > 1 and counts[0] >= MAIN and counts[0] >= MAIN_SHARE * sum(counts):
            return next(code for code in self._states if self._named[code] == counts[0])
        return None


def _lies_inside(page: Page, mention: Mention) -> bool:
    """Whether an actor phrase is only the owner in a role's phrase: "US" in "US Secretary"."""
    return mention.kind == "actor" and any(
        other.kind in ("role", "counterpart") and other.first <= mention.first < other.last
        for other in page.mentions
    )


def _as_owner(party: Party) -> Entry:
    """A party in the place of an owner: "its leader", "Putin's spokesman"."""
    if party.kind in ("state", "person"):
        return Entry(party.country or party.id, party.name, party.country, (), "state", "name")
    return Entry(party.id, party.name, party.country, party.sectors, party.kind, "organisation")


def _acted_upon(tree: Tree, i: int) -> bool:
    """Whether something is done to what the token heads: "killed three men"."""
    while tree[i].dep in ("conj", "appos", "flat") and tree[i].head != i:
        i = tree[i].head
    return tree[i].dep not in ("nsubj", "root", "nsubj:outer", "compound")


def _state(code: str) -> Party:
    return Party(code, "", Span(0, 0), code, code, (), "state", "coreference")


def _display(party: Party) -> str:
    """The name of a state that was so far known by its code alone."""
    if party.name == party.country and party.kind == "state":
        return country_of(party.name).name
    return party.name
