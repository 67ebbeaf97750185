"""What has been named so far: subjects, persons and states, nearest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ...model import Party, PartyKind, Span, Tree
from ..tables.read import INTERNATIONAL

BACK = 3
"""Sentences back in which an antecedent is looked for."""


class Named(NamedTuple):
    """A phrase in its place; `parties` is empty where it names a person or thing that is no party."""

    sentence: int
    token: int
    parties: tuple[Party, ...]
    subject: bool
    quoted: bool
    person: bool
    plural: bool
    text: str
    heads: tuple[int, ...] = ()
    root: int = -1
    """The first of the nouns coordinated with it."""
    main: bool = False
    """Whether it is the subject of the sentence's own verb."""
    suffers: bool = False
    """Whether an act falls upon it."""


class Scene:
    """The phrases of the document up to where it is read."""

    __slots__ = ("_by_sentence", "_order", "meetings")

    def __init__(self) -> None:
        self._by_sentence: dict[int, list[Named]] = {}
        self._order: list[int] = []
        self.meetings: set[int] = set()
        """The sentences that tell of a meeting or talk."""

    def add(self, named: Named) -> None:
        """Put a phrase on the scene, in the place of one that was no party yet."""
        if named.sentence not in self._by_sentence:
            self._by_sentence[named.sentence] = []
            self._order.append(named.sentence)
        here = self._by_sentence[named.sentence]
        if named.parties:
            here[:] = [n for n in here if n.parties or n.token != named.token]
        here.append(named)

    def here(self, sentence: int, before: int) -> list[Named]:
        """What this sentence named before the token, nearest first."""
        found = [n for n in self._by_sentence.get(sentence, ()) if n.token < before]
        return sorted(found, key=lambda n: -n.token)

    def all_of(self, sentence: int) -> list[Named]:
        """All that a sentence named so far."""
        return list(self._by_sentence.get(sentence, ()))

    def first(self, count: int) -> list[int]:
        """The sentences that were first to name anything."""
        return self._order[:count]

    def earlier(self, sentence: int, back: int = BACK) -> Iterator[list[Named]]:
        """What each of the sentences before named, nearest sentence first, in its order."""
        for number in reversed(self._order):
            if number < sentence:
                if sentence - number > back:
                    return
                yield sorted(self._by_sentence[number], key=lambda n: n.token)


def is_subject(tree: Tree, i: int) -> bool:
    """Whether the token heads a subject, or is part of a name or title that does."""
    for _ in range(4):
        dep = tree[i].dep
        if dep.startswith(("nsubj", "csubj")):
            return True
        if dep not in ("flat", "compound", "appos", "nmod:desc", "conj"):
            return False
        if tree[i].head == i:
            return False
        i = tree[i].head
    return False


def is_main(tree: Tree, root: int) -> bool:
    """Whether a noun is the subject of the sentence's own verb, or of one coordinated with it."""
    if not tree[root].dep.startswith("nsubj"):
        return False
    verb = tree[root].head
    for _ in range(3):
        if tree[verb].dep == "root":
            return True
        if tree[verb].dep not in ("conj", "parataxis"):
            return False
        verb = tree[verb].head
    return False


def chain_root(tree: Tree, i: int) -> int:
    """The first noun of the coordination that the token's name or noun belongs to."""
    for _ in range(12):
        if (
            tree[i].dep not in ("flat", "compound", "appos", "nmod:desc", "conj")
            or tree[i].head == i
        ):
            break
        i = tree[i].head
    return i


def distinct(parties: Iterable[Party]) -> list[Party]:
    """The parties, each once by id."""
    seen: dict[str, Party] = {}
    for party in parties:
        seen.setdefault(party.id, party)
    return list(seen.values())


def states(named: Iterable[Named]) -> list[str]:
    """The countries of the parties named, each once, in order; no international bodies."""
    codes = (party.country for each in named for party in each.parties)
    return list(dict.fromkeys(code for code in codes if code and code not in INTERNATIONAL))


def joint_subjects(sentence: Sequence[Named]) -> list[str]:
    """The countries of two who do together what a sentence tells: "Chile and the Union agreed"."""
    subjects = [n for n in sentence if n.subject and n.main and n.parties]
    joint = [n for n in subjects if n.root == subjects[0].root]
    codes = [party.country for n in sorted(joint, key=lambda n: n.token) for party in n.parties]
    known = list(dict.fromkeys(code for code in codes if code))
    if len(known) != 2 or len(known) != len(set(codes)):
        return []
    for one in sentence:
        beside = [n for n in sentence if n.root == one.root and is_state(n)]
        if is_state(one) and len(states(beside)) > 1 and set(states(beside)) != set(known):
            return []  # "they spoke of Chile and Peru": those may be the two as well
    return known


def is_state(named: Named) -> bool:
    return any(party.kind == "state" for party in named.parties)


def own_subject(tree: Tree, i: int) -> int | None:
    """The subject of the clause whose object the token is; None for possessives and subjects."""
    if tree[i].dep.split(":")[0] not in ("obj", "iobj", "obl"):
        return None
    verb = tree[i].head
    for _ in range(3):
        subjects = tree.dependents(verb, "nsubj")
        if subjects:
            return subjects[0]
        if tree[verb].dep not in ("xcomp", "conj"):
            return None
        verb = tree[verb].head
    return None


def who(named: Named) -> str:
    return named.parties[0].id if named.parties else named.text


def placeholder(code: str) -> Party:
    """A state or body by its code alone; who resolves gives it the words and the span of the reference."""
    kind: PartyKind = "organisation" if code in INTERNATIONAL else "state"
    return Party(code, "", Span(0, 0), code, code, (), kind, "description")
