"""The walk through a document: phrase after phrase, each with the scene before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..model import Party, Span
from .cast import Cast, Introduction, Place
from .named.called import Called
from .named.holders import Found, Holders
from .named.initials import Initials, in_brackets
from .named.instances import find_instances
from .named.introduced import introduction
from .named.nationals import nationals
from .named.plain import lies_inside, plain_party
from .notes import Notes, Page, display, worded
from .order import Item, find_items
from .persons.composing import entry_party, gathering_party, owned_sectors, person_party
from .persons.naming import is_named, is_person
from .phrases.towns import town_party
from .referring.bodies import Taken
from .referring.descriptions import Description, Descriptions, Two
from .referring.papers import Papers
from .referring.pronouns import ME, WE, YOU, Answer
from .referring.scene import Named, chain_root, is_main, is_subject
from .unnamed.again import counts_again, who_suffered
from .unnamed.dealing import dealt_with_by
from .unnamed.hosts import host_of, note_visit
from .unnamed.rivals import rival_named
from .unnamed.roles import unnamed
from .unnamed.taken import is_one_body, under_possessor
from .unnamed.those import find_those
from .voice import LONGEST, Voice
from .words.marks import favoured
from .words.mention import Mention

_SUFFERING = frozenset({"obj", "nsubj:pass"})


class Walk:
    """Resolves the pages of one document in order."""

    __slots__ = (
        "_called", "_holders", "_initials", "_introductions", "_notes", "_pages", "_papers", "_reasons", "_voice",
    )  # fmt: skip

    def __init__(
        self, pages: Sequence[Page], notes: Notes, writers: tuple[Party, ...] = ()
    ) -> None:
        self._pages = pages
        self._notes = notes
        self._holders = Holders(notes)
        self._initials = Initials(notes, pages)
        self._called = Called(notes)
        self._reasons: dict[Place, str] = {}
        self._introductions: list[Introduction] = []
        spoken = not any(page.quoted for page in pages)
        self._voice = Voice(notes, writers, spoken=spoken)
        self._papers = Papers(notes.scene, notes.parties)

    def learn(self) -> None:
        """Gather the persons that the document introduces by an office."""
        for page in self._pages:
            for mention in page.mentions:
                if mention.kind != "role":
                    continue
                if mention.person and mention.holder is None:
                    self._holders.learn(mention)
                for owner in mention.owners:
                    if owner.country and mention.sectors:
                        for key in (mention.role or "", *owned_sectors(mention, owner)[:1]):
                            told = self._notes.owned.setdefault(key, {})
                            words = f"{told.get(owner.country, '')} {mention.text.lower()}"
                            told[owner.country] = words
        for page in self._pages:
            self._holders.learn_beside(page)
        for mention in (each for page in self._pages for each in page.mentions):
            if mention.kind == "role" and mention.person and not mention.owners:
                self._holders.learn_own(mention)
        for page in self._pages:
            for mention, entry in nationals(page):
                if is_person(page.tree, mention):
                    self._holders.learn_national(mention, entry)

    def run(self) -> Cast:
        """Resolve all and give the cast."""
        meetings = Descriptions.load().meetings
        for at, page in enumerate(self._pages):
            speaker_known = False
            self._notes.note_places(page)
            if not meetings.isdisjoint(page.tree.lemmas):
                self._notes.scene.meetings.add(page.tree.sentence.index)
            for item in sorted(find_items(page), key=lambda item: item.order):
                if item.order[0] and not speaker_known:
                    self._voice.hear(page, self._pages[at + 1 : at + 1 + LONGEST])
                    speaker_known = True
                self._resolve(page, item)
            if not speaker_known:
                self._voice.hear(page)
            for at, given_by in self._papers.read(page.tree):
                if (page.tree.sentence.index, at) not in self._notes.parties:
                    self._put(page, (at,), Answer(given_by), page.tree.span(at))
            for at, people in (
                *find_those(page.tree, self._notes),
                *counts_again(self._notes, page),
            ):
                self._notes.parties.setdefault((page.tree.sentence.index, at), (people,))
            for heads, named in find_instances(page, self._notes):
                self._instances(page, heads, tuple(named))
            note_visit(self._notes, page)
            self._voice.note_joint(page)
            self._notes.bodies.note_others(page.tree, self._notes.parties)
            self._initials.learn(page)
        home = self._notes.home.state if self._notes.home.clear else None
        author = self._notes.home.author
        return Cast(self._notes.parties, self._reasons, tuple(self._introductions), home, author)

    def _resolve(self, page: Page, item: Item) -> None:
        what = item.what
        if isinstance(what, Mention):
            self._mention(page, what)
        elif isinstance(what, Description):
            others = set(dealt_with_by(page, what.last - 1))
            named = [code for code in self._notes.states if code not in others]
            answer = self._notes.references.description(page.tree, what, named)
            self._put(page, (what.last - 1,), answer, page.tree.span(what.first, what.last - 1))
        elif isinstance(what, Two):
            roles = (m for m in page.mentions if m.kind == "role" and what.last - 1 in m.heads)
            if not what.persons and any(role.sectors for role in roles):
                return
            if what.persons and (page.tree.sentence.index, what.last - 1) in self._notes.parties:
                return
            answer = self._notes.references.two(page.tree, what, self._notes.states)
            heads = tuple(range(what.last - 1, what.last))
            pair = page.tree.forms[what.last - 1] in Descriptions.load().pair_words
            if pair and not answer.parties:
                again = who_suffered(self._notes, page.tree.sentence.index, what.first)
                answer = Answer((again,)) if again is not None else answer
            self._put(page, heads, answer, page.tree.span(what.first, what.last - 1), plural=True)
        elif isinstance(what, Taken):
            answer = self._notes.bodies.meant(page.tree, what)
            self._put(page, (what.at,), answer, page.tree.span(what.first, what.at))
        elif what >= 0:
            self._pronoun(page, what)
        else:
            self._plain_subject(page, -1 - what)

    def _pronoun(self, page: Page, i: int) -> None:
        tree, word = page.tree, page.tree[i].text.lower()
        if word in YOU:
            for party in self._voice.second_person(tree.span(i), tree[i].text):
                self._notes.parties.setdefault((tree.sentence.index, i), (party,))
            return
        if word in ME or word in WE:
            answer = self._voice.first_person(page, i, word)
        else:
            quoted = i in page.quoted
            voice, pronouns = self._voice, self._notes.references.pronouns
            answer = pronouns.meant(tree, i, quoted, voice.speaker, voice.goes_on(page, i))
        if answer.name is not None:
            self._notes.names[tree.sentence.index, i] = answer.name
        self._put(page, (i,), answer, tree.span(i), plural=len(answer.parties) > 1)

    def _plain_subject(self, page: Page, i: int) -> None:
        """A subject that is no party still stands between a pronoun and what is before it."""
        token, number = page.tree[i], page.tree.sentence.index
        if (number, i) in self._notes.parties:
            return
        if any(i in mention.heads and mention.kind == "name" for mention in page.mentions):
            return
        plural = token.xpos in ("NNS", "NNPS")
        self._notes.scene.add(
            Named(
                number, i, (), True, i in page.quoted, False, plural, token.text,
                main=is_main(page.tree, i),
            )
        )  # fmt: skip

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
                    name=display(party),
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
        after = heads[-1] + 1
        weekday = after < len(tree) and tree[after].text in self._notes.wording.weekdays
        if weekday and any(tree[head].head == after for head in heads):
            # "The court Monday freed ...": a parser takes the day for the subject.
            heads = (*heads, after)
        for head in heads:
            self._notes.parties.setdefault((number, head), parties)
        subject = not inner and any(is_subject(tree, head) for head in heads)
        person = bool(parties) and parties[0].kind == "person"
        at = next((h for h in heads if tree[h].dep.startswith("nsubj")), heads[0])
        root = chain_root(tree, at)
        self._notes.scene.add(
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
                root,
                subject and is_main(tree, root),
                any(tree[chain_root(tree, head)].dep in _SUFFERING for head in heads),
            )
        )

    def _mention(self, page: Page, mention: Mention) -> None:
        parties, reason = self._parties_of(page, mention)
        number = page.tree.sentence.index
        if parties:
            self._set(
                page,
                (*mention.instead, *mention.heads),
                parties,
                plural=len(parties) > 1 or (mention.plural and not is_one_body(page.tree, mention)),
                text=mention.text,
                inner=lies_inside(page, mention),
            )
            told = introduction(mention, parties[0], self._notes.people)
            if told is not None:
                self._introductions.append(told)
            if mention.role in self._notes.wording.speaks_for and mention.person is None:
                self._notes.voices[mention.role or ""] = parties[0]
            self._voice.note_writer(page, mention, parties[0])
        elif reason is not None:
            for head in mention.heads:
                self._reasons[number, head] = reason
        elif (town := town_party(page.tree, mention)) is not None:
            # People and houses of a town are meant, no side: it is not put on the scene.
            for head in mention.heads:
                self._notes.parties.setdefault((number, head), (town,))
        elif mention.kind == "name" and is_person(page.tree, mention):
            subject = any(is_subject(page.tree, head) for head in mention.heads)
            quoted = mention.first in page.quoted
            at = next((h for h in mention.heads if page.tree[h].dep.startswith("nsubj")), -1)
            main = at >= 0 and is_main(page.tree, at)
            self._notes.scene.add(
                Named(
                    number, mention.first, (), subject, quoted, True, False, mention.text, main=main
                )
            )

    def _instances(self, page: Page, heads: tuple[int, ...], named: tuple[Party, ...]) -> None:
        """Let those who are named for a plural stand for it, in their own words."""
        number = page.tree.sentence.index
        for head in heads:
            self._notes.parties.pop((number, head), None)
            self._reasons.pop((number, head), None)
        self._set(page, heads, named, plural=True, text=page.tree[heads[-1]].text)

    def _gives_name(self, page: Page, mention: Mention) -> bool:
        """Whether a government is called by the name: "the Doe administration"."""
        return any(
            each.holder in mention.heads and each.role in self._notes.wording.governments
            for each in page.mentions
        )

    def _at_home(self, page: Page) -> bool:
        """Whether a sentence names no state but the one that the document is on."""
        named = {owner.country for other in page.mentions for owner in other.owners}
        return named <= {None, self._notes.home.state}

    def _parties_of(self, page: Page, mention: Mention) -> Found:
        if (own := under_possessor(self._notes, page, mention)) is not None:
            mention = own
            if mention.person is not None:
                self._holders.learn(mention)
        if mention.kind in ("role", "name") and (body := in_brackets(page, mention)):
            return (body,), None
        if mention.kind == "name":
            meant = self._initials.meant(page.tree, mention) or self._called.meant(page, mention)
            if meant:
                return worded(mention, meant), None
        if mention.kind == "actor":
            if favoured(page.tree, mention.first):
                return (), None
            return (plain_party(self._notes, page, mention),), None
        if mention.kind == "pair":
            both = (replace(mention, owners=(owner,)) for owner in mention.owners)
            return tuple(map(entry_party, both)), None
        if mention.kind == "gathering":
            rival = rival_named(self._notes, page, mention)
            return (rival or gathering_party(mention),), None
        if mention.kind == "counterpart":
            return self._holders.counterpart(page, mention)
        if mention.kind == "name" and (joined := self._holders.both(mention)):
            return tuple(person_party(mention, person) for person in joined), None
        if mention.person is not None:
            self._holders.learn_owned(page, mention)
            self._holders.learn_seated(mention)
            if mention.kind == "role" and (host := host_of(self._notes, page, mention)):
                self._holders.learn_host(mention, host)
            rules = mention.kind == "name" and self._gives_name(page, mention)
            telling = mention.kind == "name" and (
                rules or is_person(page.tree, mention) or self._holders.rules(mention)
            )
            find = self._holders.bare if telling else self._notes.people.find
            person = (self._holders.ruler if rules else find)(mention.person)
            if person is None:
                named = telling and is_named(page.tree, mention) and self._at_home(page)
                return self._holders.national(mention) if named else (), None
            party = person_party(mention, person)
            return (self._holders.at_home(party, person, mention),), None
        return unnamed(self._notes, page, mention)
