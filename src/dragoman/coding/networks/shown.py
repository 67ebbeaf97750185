"""What the ranker is shown of a pair: its words, and what grammar and the lexicon say of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...model import Tree

LONGEST = 96
"""Tokens shown of a sentence: of a longer one, those about the two parties."""
ACTOR, RECIPIENT = 1, 2


@dataclass(frozen=True, slots=True)
class Ends:
    """The two parties of a pair as token sets; either may be empty where the text names none."""

    actor: frozenset[int]
    recipient: frozenset[int]


@dataclass(frozen=True, slots=True)
class Shown:
    """One entry a token: its form, dependency, side (0, ACTOR, RECIPIENT), the type that the lexicon
    knows of it ("" for none), and whether it lies on the path between the parties. `link` names the
    reading that a rule gives to the pair, "" where none does.
    """

    words: tuple[str, ...]
    deps: tuple[str, ...]
    sides: tuple[int, ...]
    acts: tuple[str, ...]
    path: tuple[bool, ...]
    link: str


def show(tree: Tree, ends: Ends, acts: Mapping[int, str], link: str = "") -> Shown:
    """What a tree tells of a pair; `acts` gives the type that the lexicon knows of a token."""
    window = _window(len(tree), ends)
    path = path_between(tree, ends)
    tokens = tree.tokens
    return Shown(
        tuple(tokens[i].text for i in window),
        tuple(tokens[i].dep for i in window),
        tuple(
            ACTOR if i in ends.actor else RECIPIENT if i in ends.recipient else 0 for i in window
        ),
        tuple(acts.get(i, "") for i in window),
        tuple(i in path for i in window),
        link,
    )


def path_between(tree: Tree, ends: Ends) -> frozenset[int]:
    """The tokens on the way from one party's head to the other's through the tree, without the heads.

    Where one party is not named: the two tokens above the other's head.
    """
    ups = [_up(tree, head) for side in (ends.actor, ends.recipient) for head in _head(tree, side)]
    if len(ups) < 2:
        return frozenset(ups[0][1:3]) if ups else frozenset()
    first, second = ups
    met = set(second)
    meet = next((i for i in first if i in met), None)
    if meet is None:
        return frozenset()
    return frozenset((*first[1 : first.index(meet) + 1], *second[1 : second.index(meet) + 1]))


def _head(tree: Tree, side: frozenset[int]) -> Sequence[int]:
    """The token of a phrase that hangs from outside it, if the phrase has one."""
    heads = (i for i in sorted(side) if tree.tokens[i].head not in side or tree.tokens[i].head == i)
    return [i for i in [next(heads, None)] if i is not None]


def _up(tree: Tree, i: int) -> list[int]:
    return [i, *tree.ancestors(i)]


def _window(length: int, ends: Ends) -> range:
    if length <= LONGEST:
        return range(length)
    marked = ends.actor | ends.recipient or frozenset({0})
    low = max(0, min((min(marked) + max(marked)) // 2 - LONGEST // 2, length - LONGEST))
    return range(low, low + LONGEST)
