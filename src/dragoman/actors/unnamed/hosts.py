"""The hosts of a visit: "The Chilean minister flew to Oslo. He was received by President Ole Lang".

Whom a guest meets where he has just arrived is of the state that he is in, where no words say otherwise.
"""

from __future__ import annotations

from ...model import Tree
from ..notes import Notes, Page, Visit
from ..referring.descriptions import Descriptions
from ..referring.pronouns import HE, SHE
from ..referring.scene import Named, chain_root, own_subject
from ..tables.read import INTERNATIONAL
from ..words.mention import Mention
from .dealing import dealt_with_by

NEAR = 4
"""Sentences behind one that tells of a visit in which the guest may still be there."""

_UP = 3
_MODAL = "MD"


def note_visit(notes: Notes, page: Page) -> None:
    """Keep who a sentence tells to have gone to which state, until it tells that he has left."""
    if notes.visit is not None and _leaves(notes, page, notes.visit.guest):
        notes.visit = None
    notes.visit = _visit(notes, page, len(page.tree)) or notes.visit


def host_of(notes: Notes, page: Page, mention: Mention) -> str | None:
    """The state whose guest meets an official of whom no words say whose he is."""
    home = mention.sectors[:1] and mention.sectors[0] in notes.wording.home_sectors
    told = any(owner.country for owner in mention.owners) or mention.place or mention.among
    if not home or told or mention.holder is not None or mention.plural or mention.former:
        return None
    known = notes.people.find(mention.person or "")
    if mention.role in notes.wording.not_local or known is None or known.country is not None:
        return None
    visit = _visit(notes, page, mention.first) or notes.visit
    if visit is None or not 0 <= mention.sentence - visit.sentence <= NEAR:
        return None
    if visit.host in (mention.unlike, notes.home.author):
        return None
    if any(each.country != visit.host for place in page.settings for each in place.states):
        return None  # "In Oslo he met the prime minister"
    return visit.host if _meets(notes, page, mention, visit.guest) else None


def _leaves(notes: Notes, page: Page, guest: str) -> bool:
    """Whether the guest is who leaves: "He returned to Oslo", not "The troops will leave"."""
    tree, leaving = page.tree, Descriptions.load().leaving
    return any(
        _is_guest(notes, page, subject, guest)
        for verb, lemma in enumerate(tree.lemmas)
        if lemma in leaving and tree.relations[verb] == "root"
        for subject in tree.dependents(verb, "nsubj")
    )


def _visit(notes: Notes, page: Page, before: int) -> Visit | None:
    """Who goes to one state of which he is not, in the words before a token."""
    tree, going = page.tree, notes.wording.going_to
    if going.isdisjoint(tree.lemmas):
        return None
    for named in notes.scene.here(tree.sentence.index, before):
        guests = {party.country for party in named.parties}
        if not named.subject or len(guests) != 1 or guests == {None}:
            continue
        root, (guest,) = chain_root(tree, named.token), guests
        verb = tree[root].head
        if any(tree[i].xpos == _MODAL for i in tree.dependents(verb, "aux")):
            continue  # "will travel"
        if going.isdisjoint(tree.lemmas[i] for i in (verb, *tree.dependents(verb, "obj"))):
            continue
        hosts = set(dealt_with_by(page, root)) - {guest, *INTERNATIONAL}
        if len(hosts) == 1 and guest is not None:
            return Visit(tree.sentence.index, guest, hosts.pop())
    return None


def _meets(notes: Notes, page: Page, mention: Mention, guest: str) -> bool:
    """Whether an official meets somebody of a state: as the other side of the verb, or beside him."""
    tree, number = page.tree, page.tree.sentence.index
    own = next((h for h in mention.heads if tree[h].head not in mention.heads), mention.heads[0])
    root = chain_root(tree, own)
    here = notes.scene.here(number, len(tree))
    if tree.relations[root] == "nsubj" and (verb := _meeting(tree, root)) is not None:
        beside = [n for n in here if n.root == root and n.token not in mention.heads]
        if beside:
            # who is named beside the guest may be of his company
            head = mention.role in notes.wording.heads and not _met(page, verb)
            return head and any(_is_of(n, guest) for n in beside)
        return any(_is_guest(notes, page, i, guest) for i in tree.dependents(verb, "obj"))
    for _ in range(_UP):
        if tree.relations[root] != "nmod":
            break
        root = tree[root].head  # "held talks with President Doe"
    if _meeting(tree, root) is None:
        return False
    acting = own_subject(tree, root)
    return acting is not None and _is_guest(notes, page, acting, guest)


def _meeting(tree: Tree, i: int) -> int | None:
    """The verb over a noun, if it tells how people come together, alone or by its object."""
    verb = tree[i].head
    beside = (verb, i, *tree.dependents(verb, "obj"))
    words = Descriptions.load()
    met = words.meetings | words.received
    return None if met.isdisjoint(tree.lemmas[each] for each in beside) else verb


def _met(page: Page, verb: int) -> bool:
    """Whether somebody else is met: "Doe and Minister Roe met the rebels"."""
    objects = page.tree.dependents(verb, "obj")
    return any(i in other.heads for other in page.mentions for i in objects)


def _is_guest(notes: Notes, page: Page, i: int, guest: str) -> bool:
    parties = notes.parties.get((page.tree.sentence.index, i), ())
    pronoun = page.tree.forms[i] in HE or page.tree.forms[i] in SHE
    return {party.country for party in parties} == {guest} if parties else pronoun


def _is_of(named: Named, guest: str) -> bool:
    return {party.country for party in named.parties} == {guest}
