"""Where a phrase of time or place hangs in the tree: the predicate above it, the nouns on the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..model import Tree

PREMODIFIERS = frozenset(
    {"nmod:poss", "compound", "amod", "nummod", "nmod:unmarked", "det", "nmod:desc"}
)
_STEPS = 12


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a phrase hangs: the predicate above it and the nouns on the way.

    `premodifier` marks "Monday's raid": the phrase then belongs to that noun alone. `stray` marks
    a phrase that a stray full stop cuts off or that heads a fragment of its own. `first` and `last`
    are the phrase's own tokens.
    """

    home: int
    path: tuple[int, ...]
    premodifier: bool
    stray: bool
    first: int
    last: int

    @property
    def direct(self) -> bool:
        """Whether no noun stands between the phrase and its predicate."""
        return not self.path or self.path[0] == self.home


def is_predicate(tree: Tree, i: int) -> bool:
    """Whether the token heads a clause."""
    token = tree.tokens[i]
    if token.xpos.startswith("VB") or token.upos == "VERB":
        # "a rebel-held town": the half of an adjective
        half = i > 0 and token.xpos in ("VBN", "VBG") and tree.tokens[i - 1].xpos == "HYPH"
        if token.xpos == "VB" and token.dep in ("obj", "nmod"):
            return False  # "strike over pay in April"
        if token.xpos == "VBG" and token.dep in ("obj", "obl", "nmod"):
            led = tree.dependents(i, "det", "nmod:poss")
            if any(tree.tokens[c].xpos in ("DT", "NNS", "NNP", "PRP$", "NN") for c in led):
                return False  # "on the margins of the ministers' gathering in Lima"
        if any(tree.tokens[c].text.lower() == "including" for c in tree.dependents(i, "case")):
            return False  # "held ten men, including a rebel-linked trader, in Lima"
        return not half and token.dep not in ("amod", "case", "compound")
    return any(tree.tokens[c].dep in ("cop", "nsubj", "nsubj:pass") for c in tree.children[i])


def head_of(tree: Tree, tokens: Sequence[int]) -> int:
    """The token of a stretch that hangs from outside it."""
    inside = set(tokens)
    return next((i for i in tokens if tree.tokens[i].head not in inside), tokens[0])


def anchor(tree: Tree, tokens: Sequence[int], *, adverbial: bool = False) -> Anchor:
    """Where the phrase made of `tokens` hangs.

    `adverbial` says that the words themselves show it to be no premodifier ("on Monday troops").
    """
    head = head_of(tree, tokens)
    token = tree.tokens[head]
    above = token.head
    first, last = tokens[0], tokens[-1]
    if not adverbial and above != head and token.dep in PREMODIFIERS and above > last:
        return Anchor(above, (above,), True, False, first, last)
    if _after_stop(tree, first) and (left := left_predicate(tree, first)) is not None:
        return Anchor(left, (left,), False, True, first, last)
    path: list[int] = []
    i = head
    while tree.tokens[i].head != i and len(path) < _STEPS:
        i = tree.tokens[i].head
        if path and tree.tokens[path[-1]].dep == "appos" and tree.tokens[path[-1]].upos == "NOUN":
            # "the governor, a colonel in the war in 1998, quit"
            return Anchor(path[-1], tuple(path), True, False, first, last)
        path.append(i)
        if is_predicate(tree, i):
            return Anchor(i, tuple(path), False, False, first, last)
    if path and not is_predicate(tree, path[-1]):
        # a noun phrase as a whole sentence: a heading, a caption
        return Anchor(path[-1], tuple(path), False, False, first, last)
    left = left_predicate(tree, first)
    return Anchor(left if left is not None else head, tuple(path), False, True, first, last)


def _after_stop(tree: Tree, first: int) -> bool:
    """Whether a full stop stands before the phrase, its preposition aside."""
    while first and tree.tokens[first - 1].dep in ("case", "det"):
        first -= 1
    return first > 0 and tree.tokens[first - 1].text in (".", "!", "?")


def left_predicate(tree: Tree, before: int) -> int | None:
    """The nearest predicate before a token."""
    return next((i for i in range(before - 1, -1, -1) if is_predicate(tree, i)), None)


def subject_of(tree: Tree, i: int) -> int | None:
    """The subject of the clause that a token heads, where it has one of its own."""
    return next(
        (c for c in tree.children[i] if tree.tokens[c].dep in ("nsubj", "nsubj:pass", "expl")), None
    )
