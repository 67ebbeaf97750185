"""The parties of a document whose state neither their words nor the rules of the walk have told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ..model import Party, PartyKind, Span, Tree
from .cast import Place
from .composing import ARMED
from .mention import Mention
from .naming import is_named, is_person
from .notes import Notes, Page
from .people import Person, name_words
from .references import IT, ME, PRONOUNS, WE
from .towns import falls_upon
from .wording import Wording

_SIDES = ("nsubj", "obj", "iobj", "obl")
_COUNTED = ("nsubj", "obj")
_PEOPLE = PRONOUNS - IT - ME - WE
"""Pronouns of the third person that stand for people."""

_DIGIT = re.compile(r"\d")
_KINDS: Mapping[str, PartyKind] = {
    "name": "person",
    "town": "state",
    "organisation": "organisation",
}


@dataclass(frozen=True, slots=True)
class Stateless:
    """A party without a state at all its places: of a person wherever the document names him.

    `kind` is what it is weighed as: home, crowd, armed or other by its sector; and name,
    organisation, town, count or pronoun where the walk took the words for no party.
    """

    kind: str
    parties: Mapping[Place, Party]
    mention: Mention | None = None

    @property
    def sector(self) -> str | None:
        """The first sector of the party."""
        return next((party.sectors[0] for party in self.parties.values() if party.sectors), None)


def find_stateless(
    pages: Sequence[Page], notes: Notes, *, gathered: bool = False
) -> list[Stateless]:
    """All such parties, each person once.

    `gathered`: those too of which a rule has gathered the state from the document, to learn from.
    """
    found: list[Stateless] = []
    persons: dict[str, dict[Place, Party]] = {}
    known: dict[int, dict[int, Party]] = {}
    for (number, token), parties in notes.parties.items():
        if len(parties) == 1 and _is_open(parties[0], gathered):
            known.setdefault(number, {})[token] = parties[0]
    for page in pages:
        in_cast = known.get(page.tree.sentence.index)
        for each in (*(_in_cast(page, in_cast) if in_cast else ()), *_besides(page, notes)):
            if each.kind == "name":
                name = next(iter(each.parties.values())).name
                last = (name_words(name) or (name,))[-1]
                persons.setdefault(last, {}).update(each.parties)
            else:
                found.append(each)
    found.extend(Stateless("name", _under_one_name(parties)) for parties in persons.values())
    return found


def _under_one_name(parties: Mapping[Place, Party]) -> dict[Place, Party]:
    """A person under the fullest of the names."""
    fullest = max(parties.values(), key=lambda party: len(name_words(party.name)))
    return {
        place: replace(party, id=fullest.id, name=fullest.name) for place, party in parties.items()
    }


def _is_open(party: Party, gathered: bool) -> bool:
    return party.country is None or (gathered and party.via == "document")


def _in_cast(page: Page, known: Mapping[int, Party]) -> Iterator[Stateless]:
    """The parties of the cast that have no country, or one to learn from."""
    number = page.tree.sentence.index
    mentions = {head: each for each in page.mentions if each.kind != "name" for head in each.heads}
    found: dict[Span, dict[Place, Party]] = {}
    for token in sorted(known):
        if page.tree[token].upos != "PRON" or known[token].country is None:
            found.setdefault(known[token].span, {})[number, token] = known[token]
    for parties in found.values():
        (_, first), party = next(iter(parties.items()))
        mention = mentions.get(first)
        if mention is None or not _is_elsewhere(mention):
            kind = "name" if party.id.startswith("person.") else _kind(party)
            yield Stateless(kind, parties, mention)


def _is_elsewhere(mention: Mention) -> bool:
    """Whether the words say that a role is of another state or of several."""
    wording = Wording.load()
    several = mention.plural and mention.role in wording.of_several
    return mention.foreign or several or mention.role in wording.not_local


def _kind(party: Party) -> str:
    wording, sector = Wording.load(), party.sectors[0] if party.sectors else ""
    if sector in ARMED:
        return "armed"
    if sector in wording.crowd_sectors:
        return "crowd"
    return "home" if sector in wording.home_sectors else "other"


def _besides(page: Page, notes: Notes) -> Iterator[Stateless]:
    """Persons, bodies, towns, pronouns and counted people that the walk took for no party."""
    tree, number = page.tree, page.tree.sentence.index
    for mention in page.mentions:
        if mention.kind != "name" or any((number, h) in notes.parties for h in mention.heads):
            continue
        kind = _kind_of_name(tree, mention)
        if kind is not None:
            id = Person(mention.text).id if kind == "name" else ""
            party = _party(mention.text, mention.span, _KINDS[kind], id)
            yield Stateless(kind, {(number, head): party for head in mention.heads})
    counting = Wording.load().counting
    if (
        counting.isdisjoint(tree.forms)
        and _PEOPLE.isdisjoint(tree.forms)
        and _DIGIT.search(tree.sentence.text) is None
    ):
        return
    for token, form in zip(tree.tokens, tree.forms, strict=True):
        counted = token.upos == "NUM" or form in counting
        if not (counted or form in _PEOPLE) or (number, token.i) in notes.parties:
            continue
        dep = token.dep.split(":")[0]
        party = _party(token.text, tree.span(token.i), "group")
        if counted and dep in _COUNTED and not tree.dependents(token.i, "nmod"):
            # "two were shot", "dozens fled"
            yield Stateless("count", {(number, token.i): replace(party, sectors=("CVL",))})
        elif form in _PEOPLE and dep in _SIDES and not token.text.isupper():
            yield Stateless("pronoun", {(number, token.i): party})


def _kind_of_name(tree: Tree, mention: Mention) -> str | None:
    """What a name is of that the walk took for no party; None where it may be of anything."""
    if is_person(tree, mention) and is_named(tree, mention):
        return "name"
    if _is_labelled(tree, mention, "LOC") and falls_upon(tree, mention):
        return "town"
    return "organisation" if _is_labelled(tree, mention, "ORG") else None


def _is_labelled(tree: Tree, mention: Mention, label: str) -> bool:
    return any(
        name.label == label and name.first < mention.last and mention.first < name.last
        for name in tree.names
    )


def _party(text: str, span: Span, kind: PartyKind, id: str = "") -> Party:
    return Party(id, text, span, text, None, (), kind, "none")
