"""Names that a text gives a body or a ship itself: "the militant group Orvel", "HMS Orvel", and then "Orvel"."""

from __future__ import annotations

from ...model import Party, Tree
from ..notes import Notes, Page
from ..persons.naming import is_named
from ..tables.wording import Wording
from ..words.mention import Mention

_BODIES = frozenset({"institutions", "groups", "struck", "lent", "closing", "opening"})
_QUOTES = frozenset({'"', "'", "“", "‘", "``"})
NAVY = "MIL"


class Called:
    """The names of one document by which its own words have named a party."""

    __slots__ = ("_notes", "_of")

    def __init__(self, notes: Notes) -> None:
        self._notes = notes
        self._of: dict[str, tuple[Party, ...]] = {}

    def meant(self, page: Page, mention: Mention) -> tuple[Party, ...]:
        """The party that the text has given the name, here or before."""
        known = self._of.get(mention.text)
        if known is not None:
            return known
        if mention.gender is not None or mention.place is not None:
            return ()
        prefix, _, name = mention.text.partition(" ")
        state = Wording.load().ships.get(prefix)
        if state is not None and name:
            found: tuple[Party, ...] = (_ship(mention, state),)
        elif name and is_named(page.tree, mention):
            return ()  # a lone word that the tagger takes for a person may be a group's
        else:
            found, name = self._beside(page, mention), mention.text
        if found:
            self._of[mention.text] = self._of[name] = found
        return found

    def _beside(self, page: Page, mention: Mention) -> tuple[Party, ...]:
        """The party of the noun right before the name, which says what bears it."""
        end = mention.first - (page.tree.forms[mention.first - 1] in _QUOTES)
        for role in page.mentions:
            if role.kind != "role" or role.last != end or not _is_body(role):
                continue
            parties = self._notes.parties.get((page.tree.sentence.index, role.heads[-1]), ())
            alone = len(parties) == 1 and parties[0].kind != "person"
            if alone and parties[0].via != "coreference" and _is_one(page.tree, role, mention):
                return parties
        return ()


def _is_body(role: Mention) -> bool:
    bodied = role.role_kind in _BODIES and role.person is None
    return bodied and not role.text.lower().endswith("s")


def _is_one(tree: Tree, role: Mention, name: Mention) -> bool:
    """Whether noun and name are one phrase."""
    noun, inside = role.heads[-1], range(name.first, name.last)
    if tree[noun].head in inside:
        return tree[noun].dep in ("compound", "nmod:desc", "flat", "appos")
    for i in inside:
        over = tree[i].head
        if over == noun or (over == tree[noun].head and tree[i].dep == tree[noun].dep):
            return True
    return False


def _ship(mention: Mention, state: str) -> Party:
    """A ship of war, which acts for its navy."""
    id = f"{state}.{NAVY}"
    return Party(
        id, mention.text, mention.span, mention.text, state, (NAVY,), "organisation", "name"
    )
