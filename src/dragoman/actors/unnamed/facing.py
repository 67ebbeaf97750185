"""Who stands against whom: crowds before the police, forces before rebels."""

from __future__ import annotations

from ...model import Tree
from ..notes import Notes, Page
from ..referring.scene import BACK, chain_root
from ..tables.read import INTERNATIONAL
from ..words.mention import Mention

FAR = 12
"""Sentences back in which the army may have been told of that a junta is of."""


def policed(notes: Notes, page: Page, mention: Mention) -> str | None:
    """The state whose police or court acts upon a crowd: "Karachi police arrested activists"."""
    wording, head = notes.wording, mention.heads[-1]
    crowd = mention.sectors[:1] != () and mention.sectors[0] in wording.policed
    if not crowd or mention.foreign or not acted_upon(page.tree, head):
        return None
    for named in notes.scene.here(page.tree.sentence.index, mention.first):
        if named.subject:
            party = named.parties[0] if len(named.parties) == 1 else None
            police = party is not None and party.sectors[:1] in (("COP",), ("JUD",))
            police = police or any(word in named.text.lower() for word in wording.policing)
            own = party.country if party and police else None
            return None if own == mention.unlike else own
    return None


def opposed(notes: Notes, page: Page, mention: Mention) -> str | None:
    """The state whose opposition, crowd or unions speak of "the government": it is their own."""
    if mention.sectors[:1] != ("GOV",) or not mention.definite or mention.foreign:
        return None
    if mention.role not in notes.wording.governments or mention.place is not None:
        return None
    people = notes.wording.crowd_sectors | {"OPP", "PTY"}
    for named in notes.scene.here(page.tree.sentence.index, mention.first):
        if named.subject:
            party = named.parties[0] if len(named.parties) == 1 else None
            within = party is not None and not people.isdisjoint(party.sectors[:1])
            own = party.country if party and within else None
            return None if own in INTERNATIONAL else own
    return None


_ARMY = ("MIL",)


def same_force(notes: Notes, page: Page, mention: Mention) -> str | None:
    """The state of the one army just told of, which "the generals" and "the junta" are of too.

    So are bare "soldiers", where only the dateline would make them another state's.
    """
    ruling = mention.role in notes.wording.of_soldiers
    if mention.sectors[:1] != ("MIL",) and not ruling:
        return None
    home = notes.home
    sent = home.state is not None and home.state == home.dateline and not home.clear
    several = mention.plural and sent and mention.first == mention.heads[0]
    if mention.foreign or not (mention.definite or several):
        return None
    if mention.place is not None or mention.role in notes.wording.not_local:
        return None
    near = notes.scene.earlier(page.tree.sentence.index, FAR if ruling else BACK)
    armies = {
        party.country
        for sentence in near
        for named in sentence
        for party in named.parties
        if party.sectors[:1] == _ARMY and not named.suffers
    }
    return armies.pop() if len(armies) == 1 else None


def told_by_own(notes: Notes, page: Page, mention: Mention) -> str | None:
    """The state whose army or police tells of "troops" and "officers": they are its own."""
    sectors, tree = mention.sectors[:1], page.tree
    if sectors not in (("MIL",), ("COP",)) or mention.foreign or mention.place is not None:
        return None
    verb = tree[chain_root(tree, mention.heads[-1])].head
    verb = tree.above(verb, "conj", "advcl", "xcomp")
    if tree[verb].dep not in ("ccomp", "parataxis"):
        return None
    number = tree.sentence.index
    tellers = (
        notes.parties.get((number, i), ()) for i in tree.dependents(tree[verb].head, "nsubj")
    )
    codes = {p.country for each in tellers for p in each if p.sectors[:1] == sectors}
    code = codes.pop() if len(codes) == 1 else None
    return None if code in (mention.unlike, *INTERNATIONAL) else code


def facing(notes: Notes, page: Page, mention: Mention) -> str | None:
    """The state of the rebels whom a sentence tells of beside "government forces"."""
    words = page.tree.forms[mention.first : mention.last]
    if mention.sectors[:1] != ("MIL",) or notes.wording.loyal.isdisjoint(words):
        return None
    rebels = {
        owner.country
        for other in page.mentions
        for owner in other.owners
        if "REB" in (*other.sectors[:1], *owner.sectors[:1])
    }
    return rebels.pop() if len(rebels) == 1 else None


def acted_upon(tree: Tree, i: int) -> bool:
    """Whether something is done to what the token heads: "killed three men"."""
    i = tree.above(i, "conj", "appos", "flat")
    return tree[i].dep not in ("nsubj", "root", "nsubj:outer", "compound")
