"""Coming into office and leaving it, in the words between a name and an office.

"Doe was sworn in as president", "the king named Doe prime minister", "the minister, Jane Doe, resigned":
the order of the words says who it is; a negation, a modal or an infinitive says that nobody came or went.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from ...data import shipped_yaml
from .items import NameItem
from .layers import Layers

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_PAST = frozenset({"VBD", "VBZ", "VBN", "VBP"})
_ARTICLES = frozenset({"the", "a", "an", "its", "his", "her", "their"})


@dataclass(frozen=True, slots=True)
class ChangeWords:
    """`changes` of `data/roles/introductions.yaml`, typed; see the comments there."""

    installed: frozenset[str]
    removed: frozenset[str]
    left: frozenset[str]
    through: frozenset[str]
    particles: frozenset[str]
    auxiliaries: frozenset[str]
    perfect: frozenset[str]
    other: frozenset[str]

    @classmethod
    def load(cls) -> ChangeWords:
        """The shipped words; loaded once a process."""
        return _load()


@cache
def _load() -> ChangeWords:
    data = shipped_yaml("roles", "introductions.yaml")["changes"]
    return ChangeWords(**{key: frozenset(map(str, listed)) for key, listed in data.items()})


class Change(NamedTuple):
    """The verb by which somebody came into an office, or left it."""

    verb: int
    left: bool


class ChangeFinder:
    """Reads the changes of one tree."""

    __slots__ = ("_layers", "_low", "_tree", "_words")

    def __init__(self, layers: Layers) -> None:
        self._layers = layers
        self._low = layers.low
        self._tree = layers.tree
        self._words = ChangeWords.load()

    def between(self, i: int) -> tuple[int, Change] | None:
        """The change whose verb is token `i`, between a name and an office, and where it begins.

        "was appointed (foreign minister)", ", newly elected (president)", "resigned (as minister)".
        """
        word, words = self._low[i], self._words
        if word in words.left and self._tree[i].xpos in _PAST:
            k = i
            while k and self._low[k - 1] in words.perfect | words.through:
                k -= 1
            return None if self._unreal(k) else (k, Change(i, True))
        if word not in words.installed and word not in words.removed:
            return None
        k = i
        while k and self._low[k - 1] in words.through:
            k -= 1
        if not k or self._unreal(k - 1):
            return None
        if self._low[k - 1] == "," or self._low[k - 1] in words.auxiliaries:
            return k - 1, Change(i, word in words.removed)
        return None

    def put_in(self, start: int) -> tuple[NameItem, Change] | None:
        """The name before an office after an active verb: "named Jane Doe (as) prime minister"."""
        low, i = self._low, start
        marked = False
        while i and low[i - 1] in self._words.through | _ARTICLES:
            marked = marked or low[i - 1] in ("as", "from")
            i -= 1
        name = self._layers.name_of[i - 1] if i else None
        if name is None or name.last != i:
            return None
        verb = self._verb_before(name.first)
        if verb is None or (low[verb] in self._words.removed and not marked):
            return None
        return name, Change(verb, low[verb] in self._words.removed)

    def around(self, first: int, last: int) -> Change | None:
        """The change that a titled name, tokens `[first, last)`, is object or subject of.

        "sacked Interior Minister Jane Doe", "Interior Minister Jane Doe, 54, resigned on Monday".
        """
        low, words, i = self._low, self._words, first
        while i and low[i - 1] in _ARTICLES:
            i -= 1
        verb = self._verb_before(i)
        if verb is not None and low[verb] in words.removed:
            return Change(verb, True)
        i = last
        if i + 1 < len(low) and low[i] == "of" and (state := self._layers.actor_of[i + 1]):
            i = state.last  # "President Jane Doe of Iceland resigned"
        i += i < len(low) and low[i] == ","
        passive = False
        while i < len(low) and low[i] in words.auxiliaries | words.perfect:
            passive = passive or low[i] in words.auxiliaries
            i += 1
        if i >= len(low):
            return None
        end = i + 1
        while end < len(low) and low[end] in words.particles:
            end += 1
        elsewhere = end < len(low) and low[end] in words.other
        gone = (low[i] in words.left and self._tree[i].xpos in _PAST) or (
            low[i] in words.removed and passive
        )
        return Change(i, True) if gone and not elsewhere else None

    def _verb_before(self, i: int) -> int | None:
        """An active verb of installing or removing right before a phrase; ranks may stand between."""
        low, words = self._low, self._words
        while i and (role := self._layers.role_of[i - 1]) is not None and i > 1:
            i = role.first
        if not i:
            return None
        k = i - 1
        if low[k] not in words.installed and low[k] not in words.removed:
            return None
        before = low[k - 1] if k else ""
        finite = self._tree[k].xpos in _FINITE and before not in words.auxiliaries
        perfect = before in words.perfect and not self._unreal(k - 1)
        return k if (finite or perfect) and not self._unreal(k) else None

    def _unreal(self, i: int) -> bool:
        """Whether a modal, "to" or a negation stands among the words right before token `i`."""
        for k in range(max(0, i - 3), i):
            if self._layers.name_of[k] is not None:
                continue
            if self._tree[k].xpos in ("MD", "TO") or self._low[k] in ("not", "never", "n't"):
                return True
        return False
