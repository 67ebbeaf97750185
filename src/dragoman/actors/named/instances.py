"""States and bodies that stand for a plural which names none: "eight countries, including Chile and Peru"."""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Party, Tree
from ..notes import Notes, Page
from ..persons.composing import ARMED
from ..referring.scene import distinct
from ..tables.entry import Entry
from ..tables.wording import Wording
from ..words.mention import Mention

_KINDS = frozenset({"state", "organisation", "person"})
_BODIES = frozenset({"offices", "groups", "institutions"})
_BEFORE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM"})
_OPENING = frozenset({"(", "-", "–", "—", "--"})
FARTHEST = 5
"""Words behind "including" within which the first of those named comes."""


def find_instances(page: Page, notes: Notes) -> Iterator[tuple[tuple[int, ...], list[Party]]]:
    """The tokens of such plurals, each with the parties that are named for it.

    Of people a part is named ("ten men, including two Chileans"), and a body of states acts itself:
    only what would otherwise be no party, or one of no state, is told by those it includes.
    """
    tree, cues = page.tree, Wording.load().instancing
    for i in range(1, len(tree) - 1):
        at = i - 1 - (tree.forms[i - 1] in (",", "("))
        if at < 0 or tree[at].xpos not in ("NNS", "NNPS"):
            continue
        length = next((n for n in (2, 1) if " ".join(tree.forms[i : i + n]) in cues), 0)
        listed = not length and _opens_list(tree, i)
        if not length and not listed:
            continue
        heads = _open_plural(page, notes, at)
        named = _named(tree, i + (length or 1), notes, of=at if listed else None) if heads else []
        if named:
            yield heads, named


def _opens_list(tree: Tree, i: int) -> bool:
    """Whether a bracket or a dash follows a noun: "three countries (Chile, Peru and Bolivia)"."""
    return tree.forms[i] in _OPENING and tree[i - 1].end < tree[i].start


def _open_plural(page: Page, notes: Notes, at: int) -> tuple[int, ...]:
    """The tokens that answer for the plural that ends at a token; none where it names a party itself."""
    number = page.tree.sentence.index
    said = [m for m in page.mentions if at in m.heads and m.kind in ("role", "gathering")]
    if not said:
        plain = page.tree.forms[at] in notes.wording.gathering
        return (at,) if plain and (number, at) not in notes.parties else ()
    if not all(_is_open(notes, mention) for mention in said):
        return ()
    heads = tuple(sorted({head for mention in said for head in mention.heads}))
    found = (party for head in heads for party in notes.parties.get((number, head), ()))
    gathered = all(mention.kind == "gathering" for mention in said)
    return heads if gathered or not any(party.country for party in found) else ()


def _is_open(notes: Notes, mention: Mention) -> bool:
    """Whether words leave open whose it is: no people, no body of states."""
    if mention.kind == "gathering":
        return all(map(_is_region, mention.owners))
    people = notes.wording.crowd_sectors - ARMED
    bodies = mention.role_kind in _BODIES and people.isdisjoint(mention.sectors[:1])
    return bodies and not any(owner.country for owner in mention.owners)


def _is_region(entry: Entry) -> bool:
    """Whether an entry only stands for the states of a region: "European countries"."""
    return entry.id == entry.country


def _named(tree: Tree, first: int, notes: Notes, of: int | None) -> list[Party]:
    """The parties of the row that begins within a few words, if all that are known have a state.

    What no word but a dash brings in must hang on the plural: "two countries - Chile said - left".
    """
    number = tree.sentence.index
    start = first
    while start < min(first + FARTHEST, len(tree)):
        if (number, start) in notes.parties and tree[start].dep not in ("compound", "amod"):
            break
        if tree[start].upos not in _BEFORE:
            return []
        start += 1
    if start >= len(tree) or of not in (None, tree[start].head):
        return []
    row = [start, *(i for i in range(start + 1, len(tree)) if _joined(tree, i, start))]
    found = distinct(party for i in row for party in notes.parties.get((number, i), ()))
    return found if all(p.kind in _KINDS and p.country for p in found) else []


def _joined(tree: Tree, i: int, first: int) -> bool:
    """Whether a noun is coordinated with the first of a row."""
    return tree.above(i, "conj") == first
