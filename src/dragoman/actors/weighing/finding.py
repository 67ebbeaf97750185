"""The parties of a document that have no state yet, each once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ...model import Party, Span
from ..cast import Place
from ..notes import Notes, Page
from ..persons.composing import ARMED
from ..persons.naming import is_named, is_person
from ..persons.people import name_words
from ..tables.wording import Wording
from ..words.mention import Mention
from .besides import besides
from .stateless import Stateless


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
    names = _last_names(pages)
    for page in pages:
        in_cast = known.get(page.tree.sentence.index)
        standing = _in_cast(page, in_cast) if in_cast else ()
        for each in (*standing, *besides(page, notes, names)):
            if each.kind == "name":
                name = next(iter(each.parties.values())).name
                last = (name_words(name) or (name,))[-1]
                persons.setdefault(last, {}).update(each.parties)
            else:
                found.append(each)
    found.extend(Stateless("name", _under_one_name(parties)) for parties in persons.values())
    return found


def _last_names(pages: Sequence[Page]) -> frozenset[str]:
    """The last names of those whom the tagger takes for persons in one sentence at least."""
    names = ((page.tree, each) for page in pages for each in page.mentions if each.kind == "name")
    persons = (each for tree, each in names if is_person(tree, each) and is_named(tree, each))
    return frozenset(word for each in persons for word in name_words(each.text)[-1:])


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
        kind = _kind(page, party, mentions.get(first))
        if kind is not None:
            yield Stateless(kind, parties, mentions.get(first))


def _kind(page: Page, party: Party, mention: Mention | None) -> str | None:
    """What a party is weighed as; None where its words say that it is of several states or abroad."""
    wording, sector = Wording.load(), party.sectors[0] if party.sectors else ""
    if mention is not None:
        if mention.plural and mention.role in wording.of_several:
            return None
        words = page.tree.forms[mention.first : mention.heads[0] + 1]
        if mention.foreign and not wording.foreign.isdisjoint(words):
            return None
    if party.id.startswith("person."):
        return "name"
    if mention is not None and mention.role in wording.not_local:
        return None
    if mention is not None and mention.foreign:
        return "elsewhere"
    if sector in ARMED:
        return "armed"
    if sector in wording.crowd_sectors:
        return "crowd"
    return "home" if sector in wording.home_sectors else "other"
