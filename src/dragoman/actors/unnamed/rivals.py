"""A neighbour or rival whom the text has named: "Chile warned Peru. Peru said that its neighbour ..."."""

from __future__ import annotations

from ...model import Party
from ..notes import Notes, Page, worded
from ..phrases.ownership import POSSESSORS
from ..referring.scene import BACK, placeholder, states
from ..words.mention import Mention

FARTHEST = 5
"""Words between a possessor and its neighbour."""


def rival_named(notes: Notes, page: Page, mention: Mention) -> Party | None:
    """The one other state that was just named beside the one whose neighbour or rival it is."""
    tree, at = page.tree, mention.heads[-1]
    if tree.forms[at] not in notes.wording.across or not mention.foreign:
        return None
    number = tree.sentence.index
    possessor = next(
        (k for k in range(at - 1, max(-1, at - FARTHEST), -1) if tree.forms[k] in POSSESSORS), None
    )
    own = {party.country for party in notes.parties.get((number, possessor or 0), ())}
    if possessor is None or len(own) != 1 or None in own:
        return None
    for sentence in (notes.scene.here(number, possessor), *notes.scene.earlier(number, BACK)):
        others = [code for code in states(sentence) if code not in own]
        if others:
            found = worded(mention, (placeholder(others[0]),))[0]
            return found if len(others) == 1 else None
    return None
