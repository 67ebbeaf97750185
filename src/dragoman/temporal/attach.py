"""To which act a phrase of time or place belongs: attachment in the tree, from near to far.

A phrase belongs to the predicate above it, and to the nouns on its way there. It is shared along
coordination, with participles, and from a verb that commits to its infinitive ("agreed on Monday
to leave"), never from a verb of saying to what is said, nor out of a relative clause.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from ..coding.cues import load_cues
from ..data import shipped_yaml
from ..model import Tree

PREMODIFIERS = frozenset(
    {"nmod:poss", "compound", "amod", "nummod", "nmod:unmarked", "det", "nmod:desc"}
)
_STEPS = 12


class Rank(IntEnum):
    """How near a phrase stands to an act; smaller is nearer."""

    OWN = 0
    GOVERNOR = 1
    SHARED = 2
    STRAY = 3


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a phrase hangs: the predicate above it and the nouns on the way.

    `premodifier` marks "Monday's raid": the phrase then belongs to that noun alone. `stray` marks
    a phrase that a stray full stop cuts off or that heads a fragment of its own.
    """

    home: int
    path: tuple[int, ...]
    premodifier: bool
    stray: bool


def is_predicate(tree: Tree, i: int) -> bool:
    """Whether the token heads a clause."""
    token = tree.tokens[i]
    if token.xpos.startswith("VB") or token.upos == "VERB":
        return token.dep not in ("amod", "case", "compound")
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
    if not adverbial and above != head and token.dep in PREMODIFIERS and above > tokens[-1]:
        return Anchor(above, (above,), True, False)
    left = _left_predicate(tree, tokens)
    if left is not None and _after_stop(tree, tokens):
        return Anchor(left, (left,), False, True)
    path: list[int] = []
    i = head
    while tree.tokens[i].head != i and len(path) < _STEPS:
        i = tree.tokens[i].head
        path.append(i)
        if is_predicate(tree, i):
            return Anchor(i, tuple(path), False, False)
    if path and not is_predicate(tree, path[-1]):
        # a noun phrase as a whole sentence: a heading, a caption
        return Anchor(path[-1], tuple(path), False, False)
    return Anchor(left if left is not None else head, tuple(path), False, True)


def _after_stop(tree: Tree, tokens: Sequence[int]) -> bool:
    """Whether a full stop stands before the phrase, its preposition aside."""
    first = tokens[0]
    while first and tree.tokens[first - 1].dep in ("case", "det"):
        first -= 1
    return first > 0 and tree.tokens[first - 1].text in (".", "!", "?")


def _left_predicate(tree: Tree, tokens: Sequence[int]) -> int | None:
    """The nearest predicate before the phrase."""
    return next((i for i in range(tokens[0] - 1, -1, -1) if is_predicate(tree, i)), None)


def rank(tree: Tree, trigger: int, at: Anchor, language: str = "en") -> Rank | None:
    """How near the phrase stands to the act at `trigger`; None where it belongs to another."""
    if trigger in at.path or trigger == at.home:
        return Rank.OWN
    if at.premodifier:
        return None
    home = at.home
    if is_predicate(tree, trigger):
        if at.stray and trigger not in _above(tree, home):
            return None
        return _between(tree, trigger, home, language)
    governor = _governor(tree, trigger)
    if governor is None:
        return None
    if governor == home or (at.stray and home in _above(tree, trigger)):
        return Rank.GOVERNOR if _carries(tree, trigger, governor, language) else None
    if _carries(tree, trigger, governor, language):
        between = _between(tree, governor, home, language)
        return Rank.SHARED if between is not None else None
    return None


def _above(tree: Tree, i: int) -> Collection[int]:
    return (i, *tree.ancestors(i))


def _governor(tree: Tree, noun: int) -> int | None:
    return next((i for i in tree.ancestors(noun) if is_predicate(tree, i)), None)


def _carries(tree: Tree, noun: int, verb: int, language: str) -> bool:
    """Whether the verb only says that the noun's act was done: "held talks", "the raid began"."""
    token = tree.tokens[verb]
    lemma = token.lemma.lower()
    if token.upos == "AUX" or any(tree.tokens[c].dep == "cop" for c in tree.children[verb]):
        return True
    return lemma in _light(language)


@cache
def _light(language: str) -> frozenset[str]:
    raw = shipped_yaml("lexicon", language, "light.yaml")
    verbs = [str(v) for kind in ("active", "passive") for row in raw[kind] for v in row["verb"]]
    verbs += [str(v) for v in raw["happening"]]
    return frozenset(verb.split()[0] for verb in verbs) - load_cues(language).said


def _between(tree: Tree, trigger: int, home: int, language: str) -> Rank | None:
    """Whether two predicates share the phrase that hangs from `home`."""
    if _shares_down(tree, trigger, home, language):
        return Rank.SHARED if tree.tokens[trigger].dep != "xcomp" else Rank.GOVERNOR
    if _participle(tree, home, language) and tree.tokens[home].head == trigger:
        return Rank.SHARED
    first, second = _conjunct_root(tree, trigger), _conjunct_root(tree, home)
    if first == second and first is not None:
        return Rank.SHARED
    return None


def _shares_down(tree: Tree, trigger: int, home: int, language: str) -> bool:
    """Climb from the act to the predicate of the phrase over links that keep time and place."""
    i = trigger
    for _ in range(_STEPS):
        token = tree.tokens[i]
        if i == home:
            return True
        head = token.head
        if head == i:
            return False
        base = token.dep.partition(":")[0]
        running = token.dep != "acl:relcl" and _participle(tree, i, language)
        if (
            base in ("conj", "xcomp")
            or (base == "advcl" and _infinitive(tree, i))
            or (base in ("advcl", "acl") and running)
        ):
            i = head
        else:
            return False
    return False


@cache
def _detaching(language: str) -> frozenset[str]:
    return frozenset(shipped_yaml("cues", language, "dates.yaml")["detaching"])


def _participle(tree: Tree, i: int, language: str) -> bool:
    """A participle clause that runs with its main verb: no word such as "after" leads it."""
    token = tree.tokens[i]
    if token.dep.partition(":")[0] not in ("advcl", "xcomp") or token.xpos not in ("VBG", "VBN"):
        return False
    return not any(
        tree.tokens[c].dep in ("mark", "case")
        and tree.tokens[c].text.lower() in _detaching(language)
        for c in tree.children[i]
    )


def _infinitive(tree: Tree, i: int) -> bool:
    return any(
        tree.tokens[c].dep == "mark" and tree.tokens[c].xpos == "TO" for c in tree.children[i]
    )


def _conjunct_root(tree: Tree, i: int) -> int | None:
    """The first of a chain of coordinated predicates."""
    for _ in range(_STEPS):
        token = tree.tokens[i]
        if token.dep != "conj" or not is_predicate(tree, token.head):
            return i
        i = token.head
    return None
