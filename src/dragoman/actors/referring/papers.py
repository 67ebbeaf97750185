"""Words given out that speak for who gave them out: "The resolution condemned the raid"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ...data import shipped_yaml
from ...model import Party, Tree
from ..cast import Place
from ..tables.read import INTERNATIONAL
from .descriptions import Descriptions
from .scene import Scene

_BY = frozenset({"by", "from", "of"})
_COURT = "rulings"
_MET = "statements"
_ADOPTED = "resolutions"
_OF_STATES = ((), ("GOV",))
NEAR = 3
"""Sentences back in which a court has ruled or a body has met."""


@dataclass(frozen=True, slots=True)
class Wordings:
    """`data/actors/papers.yaml`, typed; see the comments there."""

    kind_of: Mapping[str, str]
    given: frozenset[str]
    says: frozenset[str]

    @classmethod
    def load(cls) -> Wordings:
        """The shipped words; loaded once a process."""
        return _load()


@cache
def _load() -> Wordings:
    data = shipped_yaml("actors", "papers.yaml")
    kind_of = {noun: kind for kind, nouns in data["kinds"].items() for noun in nouns}
    given = frozenset(data["given"]) | Descriptions.load().given_out
    return Wordings(kind_of, given, frozenset(data["says"]))


class Papers:
    """Who gave out the resolutions, statements and rulings of one document, as the walk goes on."""

    __slots__ = ("_authors", "_parties", "_scene")

    def __init__(self, scene: Scene, parties: Mapping[Place, tuple[Party, ...]]) -> None:
        self._scene = scene
        self._parties = parties
        self._authors: dict[str, tuple[Party, ...]] = {}

    def read(self, tree: Tree) -> list[tuple[int, tuple[Party, ...]]]:
        """The words of a sentence that act for their authors; and note who gives which out."""
        kind_of = Wordings.load().kind_of
        if kind_of.keys().isdisjoint(tree.lemmas):
            return []
        found: list[tuple[int, tuple[Party, ...]]] = []
        for i, lemma in enumerate(tree.lemmas):
            kind = kind_of.get(lemma)
            if kind is None or tree[i].upos != "NOUN" or tree[i].dep == "compound":
                continue
            own = self._own_author(tree, i)
            if own:
                self._authors[kind] = own
            elif not _is_definite(tree, i):
                self._authors.pop(kind, None)
                if kind != _MET:
                    continue
            author = own or self._authors.get(kind) or self._likely(tree, kind)
            if len(author) == 1 and stands_for_author(tree, i):
                found.append((i, author))
        return found

    def _own_author(self, tree: Tree, i: int) -> tuple[Party, ...]:
        """Who the sentence says gives it out: "adopted a resolution", "a ministry statement", "by the court"."""
        number, wordings = tree.sentence.index, Wordings.load()
        for child in tree.children[i]:
            relation = tree.relations[child]
            told = self._parties.get((number, child), ())
            if relation == "nmod" and tree[child].dep != "nmod:poss":
                cases = {tree.forms[case] for case in tree.dependents(child, "case")}
                told = told if not cases.isdisjoint(_BY) else ()
            elif relation not in ("nmod", "compound", "amod"):
                continue
            topic = relation == "compound" and any(
                p.via in ("name", "capital") and not p.sectors for p in told
            )
            if told and not topic:  # "the Syria resolution" is on Syria
                return told
        verb = tree[i].head
        if tree.lemmas[verb] not in wordings.given:
            return ()
        doers = tree.dependents(verb, "nsubj") if tree[i].dep == "obj" else ()
        if tree[i].dep == "nsubj:pass":
            doers = tuple(c for c in tree.dependents(verb, "obl") if _is_agent(tree, c))
        return next((found for c in doers if (found := self._parties.get((number, c), ()))), ())

    def _likely(self, tree: Tree, kind: str) -> tuple[Party, ...]:
        """The court that just acted, for a ruling; the body that just met or voted, for its words."""
        number = tree.sentence.index
        for sentence in self._scene.earlier(number, NEAR):
            main = [n for n in sentence if n.subject and n.main and len(n.parties) == 1]
            if kind == _COURT:
                courts = {
                    n.parties[0].id: n.parties for n in main if n.parties[0].sectors[:1] == ("JUD",)
                }
                if courts:
                    return next(iter(courts.values())) if len(courts) == 1 else ()
            elif kind == _ADOPTED:
                voting = {n.parties[0].id: n.parties for n in main if _may_adopt(n.parties[0])}
                if voting:
                    return next(iter(voting.values())) if len(voting) == 1 else ()
            elif kind == _MET and sentence and sentence[0].sentence in self._scene.meetings:
                bodies = [
                    n.parties for n in main if n.parties[0].kind == "organisation" or n.plural
                ]
                return bodies[0] if len(bodies) == 1 else ()
        return ()


def _may_adopt(party: Party) -> bool:
    """Whether a party is one that votes: a parliament or a body of states."""
    of_states = party.kind == "organisation" and party.country in INTERNATIONAL
    return party.sectors[:1] == ("LEG",) or (of_states and party.sectors[:1] in _OF_STATES)


def stands_for_author(tree: Tree, i: int) -> bool:
    """Whether a noun of words is the subject of a verb of saying: it says what its author says."""
    return tree[i].dep == "nsubj" and tree.lemmas[tree[i].head] in Wordings.load().says


def _is_definite(tree: Tree, i: int) -> bool:
    return any(tree.forms[c] in ("the", "this", "that") for c in tree.dependents(i, "det"))


def _is_agent(tree: Tree, i: int) -> bool:
    return any(tree.forms[case] == "by" for case in tree.dependents(i, "case"))
