"""Bodies that a plain noun takes up: the Security Council, "the council", "council members"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from ...data import shipped_yaml
from ...model import Party, Span, Tree
from ..cast import Place
from ..tables.entry import Entry
from ..tables.read import INTERNATIONAL, body_names
from ..words.layers import Layers
from ..words.mention import Mention
from .pronouns import Answer
from .scene import Named, Scene

FAR = 12
"""Sentences back in which a body may have been named whose own name holds the noun."""
NEAR = 3
"""Sentences back in which any body of its kind may have been named."""

_ARTICLES = frozenset({"the", "this", "that"})
_JOINING = frozenset({"of", "for", "on", "in", "to", "against", "without", "from"})
_PLACED = frozenset({"in", "at", "from", "near", "on"})
_PARTS = frozenset({"compound", "flat", "amod"})
_CONTINUED = frozenset({"of", "for", "that", "to", "who", "whose", "which", "behind"})


@dataclass(frozen=True, slots=True)
class Takers:
    """`data/actors/taken_up.yaml`, typed; see the comments there."""

    nouns: frozenset[str]
    called: Mapping[str, frozenset[str]]
    of_sector: Mapping[str, frozenset[str]]
    of_states: frozenset[str]
    beside: frozenset[str]
    other: frozenset[str]
    all: frozenset[str]

    @classmethod
    def load(cls) -> Takers:
        """The shipped nouns; loaded once a process."""
        return _load()


@cache
def _load() -> Takers:
    data = shipped_yaml("actors", "taken_up.yaml")
    nouns, of_states = frozenset(data["nouns"]), frozenset(data["of_states"])
    called = {noun: frozenset(ids) for noun, ids in data["called"].items()}
    of_sector = {noun: frozenset(codes) for noun, codes in data["of_sector"].items()}
    every = nouns.union(of_states, called, of_sector)
    beside, other = frozenset(data["beside"]), frozenset(data["other"])
    return Takers(nouns, called, of_sector, of_states, beside, other, every)


class Taken(NamedTuple):
    """A noun that may take up a body, and the words beside it that only its name can hold."""

    first: int
    at: int
    strange: frozenset[str] = frozenset()


def definite(tree: Tree, i: int) -> Taken | None:
    """ "The council", "the regional bloc": what begins with an article and says no more behind."""
    takers, forms = Takers.load(), tree.forms
    if forms[i] not in takers.all or tree[i].upos not in ("NOUN", "PROPN"):
        return None
    after = forms[i + 1] if i + 1 < len(forms) else ""
    placed = after in _PLACED and i + 2 < len(forms) and tree[i + 2].upos == "PROPN"
    if after in _CONTINUED or placed or (after and tree[i + 1].upos in ("NOUN", "PROPN")):
        return None
    first, strange, seated = i, set[str](), False
    while first and forms[first - 1] not in _ARTICLES:
        first -= 1
        if i - first > 5 or not _describes(tree, first):
            return None
        if forms[first] == "based":
            seated = True  # "the New York-based group"
        elif forms[first] not in takers.beside and not seated and tree[first].upos != "NUM":
            strange.add(forms[first])
    return Taken(first - 1, i, frozenset(strange)) if first else None


def under(tree: Tree, i: int) -> Taken | None:
    """ "Council members": the noun right before a role at `i`, which no words say is another's."""
    takers, forms = Takers.load(), tree.forms
    at = i - 1
    if at < 0 or forms[at] not in takers.all or tree[at].upos not in ("NOUN", "PROPN", "ADJ"):
        return None
    first, strange = at, set[str]()
    while first and _describes(tree, first - 1):
        first -= 1
        plain = forms[first] in takers.beside or tree[first].upos in ("ADJ", "NUM")
        if forms[first] in takers.other or not plain:
            strange.add(forms[first])
    return Taken(first, at, frozenset(strange))


def _describes(tree: Tree, i: int) -> bool:
    """Whether a word may stand between an article and its noun; "the outlawed party" has one of a verb."""
    noun = tree[i].upos in ("ADJ", "NOUN", "PROPN", "NUM") or tree.forms[i] in ("-", "'s", "’s")
    return noun or (tree[i].dep == "amod" and tree[i].upos == "VERB")


def named_bodies(pages: Iterable[Iterable[Mention]]) -> list[tuple[int, Entry]]:
    """The bodies that the phrases of a document name, with their sentences."""
    mentions = (mention for page in pages for mention in page if mention.kind == "actor")
    return [(m.sentence, m.entry) for m in mentions if m.entry.form == "organisation"]


def find_taken(layers: Layers) -> tuple[Taken, ...]:
    """The definite nouns of a sentence that take up a body and are no role; roles ask for themselves."""
    nouns, low = Takers.load().all, layers.low
    if nouns.isdisjoint(low):
        return ()
    places = [i for i, word in enumerate(low) if word in nouns]
    free = (i for i in places if layers.actor_of[i] is None and layers.role_of[i] is None)
    found = (definite(layers.tree, i) for i in free)
    return tuple(each for each in found if each is not None)


class Bodies:
    """Answers for the nouns of one document that take up a body, from the scene so far."""

    __slots__ = ("_ahead", "_others", "_scene")

    def __init__(self, scene: Scene, ahead: Sequence[tuple[int, Entry]] = ()) -> None:
        self._scene = scene
        self._ahead = ahead
        self._others: dict[str, tuple[int, int]] = {}

    def note_others(self, tree: Tree, parties: Mapping[Place, tuple[Party, ...]]) -> None:
        """Keep the nouns of a sentence that speak of a body not known: "a council", "the city council"."""
        nouns, number = Takers.load().all, tree.sentence.index
        if nouns.isdisjoint(tree.forms):
            return
        for i, word in enumerate(tree.forms):
            unknown = word in nouns and (number, i) not in parties
            if unknown and tree[i].dep not in _PARTS and definite(tree, i) is None:
                self._others[word] = (number, i)

    def meant(self, tree: Tree, taken: Taken, far: bool = True) -> Answer:
        """The body of the nearest sentence that the noun fits; a reason where two fit or another is nearer."""
        number, noun = tree.sentence.index, tree.forms[taken.at]
        earlier = self._scene.earlier(number, FAR if far else NEAR)
        for sentence in (self._scene.here(number, taken.first), *earlier):
            near = bool(sentence) and number - sentence[0].sentence <= NEAR
            found = _fitting(sentence, noun, taken.strange, near)
            if not found:
                continue
            bodies = {named.parties[0].id for named in found}
            if len(bodies) > 1:
                found = [named for named in found if named.subject]
                if len({named.parties[0].id for named in found}) != 1:
                    return Answer(reason=f"several bodies may be meant by {noun!r}")
            other = self._others.get(noun, (-1, -1))
            if other > (found[-1].sentence, found[-1].token):
                return Answer(reason=f"another {noun} was named since")
            return Answer(found[0].parties)
        return self._named_later(number, noun)

    def _named_later(self, number: int, noun: str) -> Answer:
        """The one body that the next sentences name and that news calls so: "the alliance ... NATO"."""
        ids = Takers.load().called.get(noun)
        if not ids or self._others.get(noun):
            return Answer()
        near = (entry for at, entry in self._ahead if number <= at <= number + NEAR)
        found = {entry.id: entry for entry in near if entry.id in ids}
        if len(found) != 1:
            return Answer()
        entry = next(iter(found.values()))
        nowhere = Span(0, 0)
        return Answer(
            (
                Party(
                    entry.id, entry.name, nowhere, entry.name, entry.country, entry.sectors,
                    entry.kind, "organisation",
                ),
            )
        )  # fmt: skip


def _fitting(
    sentence: Iterable[Named], noun: str, strange: frozenset[str], near: bool
) -> list[Named]:
    """The bodies of a sentence that a noun fits: by their names, else, if they are near, by their kind."""
    single = [named for named in sentence if len(named.parties) == 1 and not named.person]
    bodies = [named for named in single if named.parties[0].kind in ("organisation", "group")]
    named_so = [named for named in bodies if _is_called(named.parties[0], noun, strange)]
    if named_so or strange or not near:
        return named_so
    return [named for named in bodies if _is_kind(named.parties[0], noun)]


def _is_called(party: Party, noun: str, strange: frozenset[str]) -> bool:
    takers, known = Takers.load(), body_names(party.id)
    if party.id in takers.called.get(noun, ()) and not strange:
        return True
    names = known or (party.text, party.name)
    return any(noun in main_words(name) and strange <= _words(name) for name in names)


def _is_kind(party: Party, noun: str) -> bool:
    takers = Takers.load()
    house = party.sectors[:1] == ("LEG",)  # "the Iraqi parliament": no body of the tables
    if party.kind != "organisation" or not (house or body_names(party.id)):
        return False
    if party.country in INTERNATIONAL and party.country != "NGO" and not party.sectors:
        return noun in takers.of_states
    return not takers.of_sector.get(noun, frozenset()).isdisjoint(party.sectors[:1])


@cache
def main_words(name: str) -> frozenset[str]:
    """The nouns of a name by which it may be taken up: Council of Europe, Pakistan People's Party."""
    words = name.lower().split()
    if words[:1] == ["the"]:
        del words[0]
    joint = next((k for k, word in enumerate(words) if k and word in _JOINING), len(words))
    return frozenset(words[joint - 1 : joint])


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(name.lower().replace("-", " - ").split())
