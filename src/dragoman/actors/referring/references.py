"""References to what was named before: which parties of the scene they mean, or why that cannot be told."""

from __future__ import annotations

from collections.abc import Sequence

from ...model import Party, Tree
from ..persons.people import People
from ..tables.wording import Wording
from .descriptions import Description, Descriptions, Two
from .pronouns import FARTHEST, Answer, Pronouns
from .scene import Scene, distinct, is_state, own_subject, placeholder, states
from .sides import again, facing, joined, pair_of, so_many

UNFIT = "no state that the text names fits the description"
"""Why a description names no party: not for want of evidence, so that no more of it can tell."""


class References:
    """Answers for the references of one document, from the scene so far."""

    __slots__ = ("_home", "_people", "_pronouns", "_scene")

    def __init__(self, scene: Scene, people: People, home: str | None = None) -> None:
        self._scene = scene
        self._people = people
        self._home = home
        self._pronouns = Pronouns(scene, people, home)

    @property
    def pronouns(self) -> Pronouns:
        """Answers for the pronouns of the third person."""
        return self._pronouns

    def description(self, tree: Tree, given: Description, named: Sequence[str]) -> Answer:
        """A description: the one state that the document names and that its words fit.

        Where it names none, the only one of the world.
        """
        number = tree.sentence.index
        if not Descriptions.load().beside.isdisjoint(tree.forms[given.first : given.last]):
            view = self._view(tree, given)
            named = [code for code in named if code != view] if view else ()
        fitting = list(named if given.states is None else [c for c in named if c in given.states])
        halves = Wording.load().halves
        if not fitting and tree.forms[given.last - 1] in halves:
            # "South Korea said the North had ...": who names the one half means the other
            fitting = list(given.states or ()) if set(halves.values()) & set(named) else []
        if not fitting and given.closed and given.states is not None and len(given.states) == 1:
            fitting = list(given.states)
        if not fitting:
            return Answer(reason=UNFIT)
        if len(fitting) > 1:
            dealing = self._dealing(tree, given)
            fitting = [code for code in fitting if code not in dealing] or fitting
        if len(fitting) > 1:
            near = self._nearest_state(number, given.first, fitting)
            if near is None:
                return Answer(reason=f"several states fit: {', '.join(fitting[:4])}")
            fitting = [near]
        return Answer((placeholder(fitting[0]),))

    def _dealing(self, tree: Tree, given: Description) -> list[str]:
        """The states of those who deal with what is described: "Chile suspended aid to the country" is on another.

        So is who goes there ("a Chilean delegation visited the country"), unless the document is on his own.
        """
        at = top = given.last - 1
        going = Wording.load().going_to
        if tree[at].dep == "nmod:poss":
            # "met the country's president": who does so is a guest
            at = top = tree[at].head
            going = going | Descriptions.load().meetings
        # "paid a visit to the country"
        way = (top, *tree.ancestors(top))
        top = next((i for i in way if tree.relations[i] != "nmod"), top)
        own = own_subject(tree, top)
        if own is None:
            return []
        here = self._scene.here(tree.sentence.index, given.first)
        root = next((n.root for n in here if own in (n.token, *n.heads)), -1)
        acting = [n for n in here if n.root == root and root >= 0]
        above = tree[at].head
        if any(tree.lemmas[i] in going for i in (above, *tree.dependents(above, "obj"))):
            return [code for code in states(acting) if code != self._home]
        return states(acting) if all(map(is_state, acting)) and _dealt_with(tree, at, own) else []

    def _view(self, tree: Tree, given: Description) -> str | None:
        """The state whose neighbour is meant: who acts upon it, else who has last acted."""
        number, own = tree.sentence.index, own_subject(tree, given.last - 1)
        here = [n for n in self._scene.here(number, given.first) if own in (n.token, *n.heads)]
        if own is not None and here:
            found = states(here)
            return found[0] if len(found) == 1 else None
        for sentence in self._scene.earlier(number):
            found = states([n for n in sentence if n.subject])
            if found:
                return found[0] if len(found) == 1 else None
        return None

    def _nearest_state(self, number: int, before: int, fitting: Sequence[str]) -> str | None:
        plain = [n for n in self._scene.here(number, before) if is_state(n)]
        here = plain or [n for n in self._scene.here(number, before) if states([n])]
        found = [code for code in states(here) if code in fitting]
        if len(found) == 1:
            return found[0]
        if found:
            # Two states in one sentence: "the country" may be either.
            return None
        for sentence in self._scene.earlier(number, 2):
            found = [code for code in states(sentence) if code in fitting]
            if len(found) == 1:
                return found[0]
            if found:
                subjects = [c for c in states([n for n in sentence if n.subject]) if c in fitting]
                return subjects[0] if len(subjects) == 1 else None
        return None

    def two(self, tree: Tree, given: Two, named: Sequence[str]) -> Answer:
        """Two parties: those of the nearest sentence that names exactly two; or so many more."""
        if given.many > 2:
            return self.several(tree, given)
        number = tree.sentence.index
        earlier = self._scene.earlier(number, FARTHEST)
        sentences = [self._scene.here(number, given.first), *earlier]
        own = own_subject(tree, given.last - 1)
        acting = {
            party.country
            for n in sentences[0]
            if own is not None and (n.token == own or own in n.heads)
            for party in n.parties
        }
        words, word = Descriptions.load(), tree.forms[given.last - 1]
        sides = not given.persons and word in words.sides | words.armies
        for sentence in sentences:
            pair = (sides and (again(sentence) or joined(sentence))) or pair_of(
                sentence, given.persons
            )
            if acting & {party.country for party in pair}:
                continue  # "Chile's envoy praised the two sides": he is of neither
            pair = pair or ((sides and facing(sentence)) or ())
            if pair:
                return Answer(pair)
        if given.persons and tree[given.last - 1].text.lower() in Descriptions.load().two:
            return self.two(tree, given._replace(persons=False), ())
        if not given.persons and len(named) == 2:
            return Answer(tuple(map(placeholder, named)))
        return Answer(reason="no sentence before names exactly two")

    def several(self, tree: Tree, given: Two) -> Answer:
        """So many parties: those of the nearest sentence that names just so many together, else at all."""
        number = tree.sentence.index
        here, own = self._scene.here(number, given.first), own_subject(tree, given.last - 1)
        acting = set(states(n for n in here if own in (n.token, *n.heads)))
        for sentence in (here, *self._scene.earlier(number, FARTHEST)):
            found = so_many(sentence, given.many, tree.forms[given.last - 1], given.persons)
            if found and acting.isdisjoint(party.country or "" for party in found):
                return Answer(found)
        return Answer(reason=f"no sentence before names just {given.many}")

    def all_persons(self, number: int, before: int, role: str | None) -> tuple[Party, ...]:
        """Those whom "the leaders" are: the persons in office of the nearest sentence that names two.

        Under a narrower word than leaders only those who hold that office; not all of one country,
        which has one leader.
        """
        earlier = self._scene.earlier(number, FARTHEST)
        for sentence in (self._scene.here(number, before), *earlier):
            ordered = sorted(sentence, key=lambda n: n.token)
            told = (n for n in ordered if n.person or (n.plural and role is not None))
            persons = [party for n in told for party in n.parties]
            found = [party for party in distinct(persons) if self._holds(party, role)]
            if len(found) > 1:
                several = len({party.country for party in found}) > 1
                return tuple(found) if several else ()
        return ()

    def _holds(self, party: Party, role: str | None) -> bool:
        if party.country is None or not party.sectors:
            return False
        person = self._people.find(party.name)
        # "the ministers of Chile and Peru": the office alone is told
        held = (person.role or "") if person else party.text.lower().partition(" of ")[0]
        return role is None or held.removesuffix("s").split()[-1:] == [role]


def _dealt_with(tree: Tree, i: int, own: int) -> bool:
    """Whether a state stands where no state itself stands that acts: "imposed sanctions on the country".

    Only where the subject itself does so: who condemns or asks for "sanctions on the country" may speak of his own.
    """
    wording, data = Wording.load(), Descriptions.load()
    cases = {tree.forms[c] for c in tree.dependents(i, "case")}
    verb = above = tree[i].head
    if not cases:
        return tree.lemmas[above] in (data.judging | wording.dealing) - wording.own_too
    if cases == {"from"}:
        # "expelled the envoy from the country" is said of one's own
        beside = (above, *tree.dependents(above, "obj"))
        return any(tree.dependents(each, "nmod:poss") for each in beside)
    if tree.relations[above] == "obj":
        verb = tree[above].head
    first = tree.above(verb, "conj")
    things = tree.dependents(verb, "obj")
    if tree[own].head not in (verb, first) or not things:
        return False
    if any(tree.lemmas[each] in data.order for each in things):
        return False
    if tree.lemmas[verb] in data.laid_upon and data.upon >= cases:
        return True
    # "gave land to the country's farmers" is said of one's own
    given = tree.lemmas[verb] in data.given_to and data.towards >= cases
    return given and not tree.dependents(i, "nmod:poss")
