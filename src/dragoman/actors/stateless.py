"""The phrases of a document whose state neither their words nor the rules of the walk have told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..model import Party, PartyKind, Span, Tree
from .cast import Place
from .composing import ARMED
from .mention import Mention
from .naming import is_named, is_person
from .notes import Notes, Page
from .people import Person
from .references import IT, ME, PRONOUNS, WE
from .towns import falls_upon
from .wording import Wording

_SIDES = ("nsubj", "obj", "iobj", "obl")
_COUNTED = ("nsubj", "obj")


@dataclass(frozen=True, slots=True)
class Stateless:
    """A party without a state, at all its places: of a person, all that the document names.

    `kind` is what its weights are kept under: home, crowd, armed, other by its sector; name,
    organisation, town, count, they, we where the walk took the words for no party.
    """

    party: Party
    kind: str
    places: tuple[Place, ...]
    mention: Mention | None = None


def find_stateless(
    pages: Sequence[Page], notes: Notes, *, gathered: bool = False
) -> list[Stateless]:
    """All such phrases, each person once.

    `gathered`: those too of which a rule has gathered the state from the document, to learn from.
    """
    persons: dict[str, list[Stateless]] = {}
    found: list[Stateless] = []
    for page in pages:
        for each in (*_unowned(page, notes, gathered), *_unnoted(page, notes)):
            if each.kind == "name":
                persons.setdefault(each.party.id, []).append(each)
            else:
                found.append(each)
    for same in persons.values():
        places = tuple(place for each in same for place in each.places)
        found.append(Stateless(same[0].party, "name", places))
    return found


def _unowned(page: Page, notes: Notes, gathered: bool) -> Iterator[Stateless]:
    """The parties of the cast that have no country."""
    number = page.tree.sentence.index
    mentions = {head: each for each in page.mentions if each.kind != "name" for head in each.heads}
    places: dict[Span, list[Place]] = {}
    parties: dict[Span, Party] = {}
    for token in page.tree.tokens:
        known = notes.parties.get((number, token.i), ())
        if len(known) != 1 or (token.upos == "PRON" and known[0].country):
            continue
        if known[0].country is None or (gathered and known[0].via == "document"):
            places.setdefault(known[0].span, []).append((number, token.i))
            parties[known[0].span] = known[0]
    for span, party in parties.items():
        kind = "name" if party.id.startswith("person.") else _kind(party)
        yield Stateless(party, kind, tuple(places[span]), mentions.get(places[span][0][1]))


def _kind(party: Party) -> str:
    wording, sector = Wording.load(), party.sectors[0] if party.sectors else ""
    if sector in ARMED:
        return "armed"
    if sector in wording.crowd_sectors:
        return "crowd"
    return "home" if sector in wording.home_sectors else "other"


def _unnoted(page: Page, notes: Notes) -> Iterator[Stateless]:
    """Persons, bodies, towns, pronouns and counted people that the walk took for no party."""
    tree, number = page.tree, page.tree.sentence.index
    for mention in page.mentions:
        if mention.kind != "name" or any((number, h) in notes.parties for h in mention.heads):
            continue
        places = tuple((number, head) for head in mention.heads)
        if is_person(tree, mention) and is_named(tree, mention):
            yield Stateless(_party(mention, Person(mention.text).id, "person"), "name", places)
        elif _is_labelled(tree, mention, "LOC") and falls_upon(tree, mention):
            yield Stateless(_party(mention, "", "state"), "town", places)
        elif _is_labelled(tree, mention, "ORG"):
            yield Stateless(_party(mention, "", "organisation"), "organisation", places)
    for token in tree.tokens:
        dep = token.dep.split(":")[0]
        if (number, token.i) in notes.parties or dep not in _SIDES:
            continue
        kind = _word_kind(tree, token.i)
        if kind is not None and (kind != "count" or dep in _COUNTED):
            sectors = ("CVL",) if kind == "count" else ()
            span = tree.span(token.i)
            party = Party("", token.text, span, token.text, None, sectors, "group", "none")
            yield Stateless(party, kind, ((number, token.i),))


def _word_kind(tree: Tree, i: int) -> str | None:
    token, word = tree[i], tree.forms[i]
    if word in PRONOUNS - IT and not (token.text.isupper() and len(word) > 1):
        return "we" if word in ME | WE else "they"
    counted = token.upos == "NUM" or word in Wording.load().counting
    return "count" if counted and not tree.dependents(i, "nmod") else None


def _party(mention: Mention, id: str, kind: PartyKind) -> Party:
    return Party(id, mention.text, mention.span, mention.text, None, (), kind, "none")


def _is_labelled(tree: Tree, mention: Mention, label: str) -> bool:
    return any(
        name.label == label and name.first < mention.last and mention.first < name.last
        for name in tree.names
    )
