"""The parties of a document whose state neither their words nor the rules of the walk have told."""

from __future__ import annotations

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
    for page in pages:
        for each in (*_in_cast(page, notes, gathered), *_besides(page, notes)):
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


def _in_cast(page: Page, notes: Notes, gathered: bool) -> Iterator[Stateless]:
    """The parties of the cast that have no country."""
    number = page.tree.sentence.index
    mentions = {head: each for each in page.mentions if each.kind != "name" for head in each.heads}
    found: dict[Span, dict[Place, Party]] = {}
    for token in page.tree.tokens:
        known = notes.parties.get((number, token.i), ())
        if len(known) != 1 or (token.upos == "PRON" and known[0].country):
            continue
        if known[0].country is None or (gathered and known[0].via == "document"):
            found.setdefault(known[0].span, {})[number, token.i] = known[0]
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
    for token in tree.tokens:
        dep = token.dep.split(":")[0]
        if (number, token.i) in notes.parties or dep not in _SIDES:
            continue
        if _is_pronoun(tree, token.i):
            party = _party(token.text, tree.span(token.i), "group")
            yield Stateless("pronoun", {(number, token.i): party})
        elif dep in _COUNTED and _is_count(tree, token.i):
            party = replace(_party(token.text, tree.span(token.i), "group"), sectors=("CVL",))
            yield Stateless("count", {(number, token.i): party})


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


def _is_pronoun(tree: Tree, i: int) -> bool:
    """Whether a token is a pronoun of the third person for people."""
    word = tree.forms[i]
    return word in PRONOUNS - IT - ME - WE and not tree[i].text.isupper()


def _is_count(tree: Tree, i: int) -> bool:
    """Whether a token is a number of people: "two were shot", "dozens fled"."""
    counted = tree[i].upos == "NUM" or tree.forms[i] in Wording.load().counting
    return counted and not tree.dependents(i, "nmod")


def _party(text: str, span: Span, kind: PartyKind, id: str = "") -> Party:
    return Party(id, text, span, text, None, (), kind, "none")
