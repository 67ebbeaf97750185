"""What stands in a slot: whether a phrase is one of the nouns, verbs or parties that it asks for."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Party, Tree
from .entry import Filler
from .mends import FINITE
from .party_finder import PartyFinder
from .phrase import hyphened, of_phrases


class Fillers:
    """Tells of the phrases of one tree what they may fill, remembering what their nouns are called."""

    __slots__ = ("_names", "_tree", "parties")

    def __init__(self, tree: Tree, parties: PartyFinder) -> None:
        self._tree = tree
        self.parties = parties
        self._names: dict[int, frozenset[str]] = {}

    def fills(self, head: int, filler: Filler, *, owned: bool) -> bool:
        """Whether the phrase of `head` is what a filler asks for.

        Where it is `owned`, the parties asked for are its owners, whether or not its head is one.
        """
        if filler.nouns and (self._tells(head) or self.names(head).isdisjoint(filler.nouns)):
            return False
        if filler.verbs and not self._is_verb_of(head, filler.verbs):
            return False
        if filler.party is None and not filler.sectors and not filler.kinds:
            return True
        finder = self.parties
        parties = finder.owners_of(head) if owned else finder.of(head).parties
        if filler.party is not None and bool(parties) != filler.party:
            return False
        return _of_sort(parties, filler)

    def _tells(self, head: int) -> bool:
        """Whether it is a clause: `after crowds stormed the house` came after no storm."""
        token = self._tree.tokens[head]
        return token.dep == "advcl" and token.xpos in FINITE

    def names(self, head: int) -> frozenset[str]:
        """What the phrase's noun and its conjuncts are called: alone, with a compound, with `of`."""
        known = self._names.get(head)
        if known is None:
            members = {
                j
                for member in self.parties.conjuncts(head)
                for j in (member, self.parties.content(member))
            }
            known = self._names[head] = frozenset(name for j in members for name in self._named(j))
        return known

    def _named(self, i: int) -> Iterator[str]:
        tree = self._tree
        forms = {tree.lemmas[i], tree.forms[i], *hyphened(tree, i)}
        yield from forms
        for rest in of_phrases(tree, i):
            yield from (f"{form}{rest}" for form in forms)
        for c in tree.children[i]:
            if c < i and tree.tokens[c].dep in ("compound", "amod"):
                for first in (tree.forms[c], tree.lemmas[c], *hyphened(tree, c)):
                    yield from (f"{first} {form}" for form in forms)

    def _is_verb_of(self, head: int, verbs: frozenset[str]) -> bool:
        return self._tree.lemmas[head] in verbs or self._tree.forms[head] in verbs


def _of_sort(parties: tuple[Party, ...], filler: Filler) -> bool:
    """Whether one of some parties has a sector asked for, and one is of a kind asked for."""
    if filler.sectors and not any(filler.sectors.intersection(p.sectors) for p in parties):
        return False
    return not filler.kinds or any(p.kind in filler.kinds for p in parties)
