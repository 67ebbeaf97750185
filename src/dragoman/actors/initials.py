"""Letters that a text gives a party in brackets: "the Chilean Miners' Union (CMU)", then "the CMU"."""

from __future__ import annotations

from ..model import Party, Tree
from .notes import Notes, Page

LONGEST = 8
"""Letters of the longest abbreviation that is looked for."""

_SMALL = frozenset({"of", "the", "and", "for", "in", "de", "-"})


class Initials:
    """The abbreviations of one document, each with the party that it was given."""

    __slots__ = ("_notes", "_of")

    def __init__(self, notes: Notes) -> None:
        self._notes = notes
        self._of: dict[str, tuple[Party, ...]] = {}

    def learn(self, page: Page) -> None:
        """Note what a sentence abbreviates: letters in brackets right behind the name of a body."""
        tree, number = page.tree, page.tree.sentence.index
        for i in range(1, len(tree) - 2):
            if tree[i].text != "(" or tree[i + 2].text != ")" or not _letters(tree, i + 1):
                continue
            parties = self._notes.parties.get((number, i - 1), ())
            if len(parties) != 1 or parties[0].kind in ("person", "state"):
                continue
            if _spelled(tree, i):
                self._of[tree[i + 1].text] = parties
                self._notes.parties.setdefault((number, i + 1), parties)

    def meant(self, tree: Tree, i: int) -> tuple[Party, ...]:
        """The party that letters stand for, where the text told it before."""
        return self._of.get(tree[i].text, ())


def _letters(tree: Tree, i: int) -> bool:
    text = tree[i].text
    return text.isalpha() and text.isupper() and 1 < len(text) <= LONGEST


def _spelled(tree: Tree, i: int) -> bool:
    """Whether the words before the bracket at `i` begin with its letters, in their order."""
    letters = tree[i + 1].text.lower()
    before = [tree.forms[k] for k in range(max(0, i - 2 * len(letters)), i)]
    words = [word for word in before if word not in _SMALL][-len(letters) :]
    return "".join(word[0] for word in words) == letters
