"""Roles that take up a body named before: "the council", "council members", "the group"."""

from __future__ import annotations

from dataclasses import replace

from ...model import Party, Tree
from ..named.holders import Found
from ..notes import Notes, Page, as_owner, worded
from ..persons.composing import role_party
from ..referring.bodies import NEAR, Takers, definite, under
from ..tables.read import INTERNATIONAL
from ..tables.roles import LOOSE
from ..tables.wording import of_one_kind
from ..words.mention import Mention

_GENERAL = frozenset({"GOV", "PTY", "LAB", "BUS", "LEG", "CRM"})
"""Sectors of a role that say no more of it where a body of states has it: "bloc officials"."""

_ORGANS = frozenset({("GOV",), ("MIL",), ("COP",), ("JUD",), ("LEG",), ("SPY",)})
"""Sectors of a state's own bodies, which no "group" takes up."""

_ARMED = frozenset({"REB", "UAF", "PRM", "CRM"})
_ARTICLES = frozenset({"the"})
_BODIES = frozenset({"organisation", "group"})


def taken_up(notes: Notes, page: Page, mention: Mention) -> Found | None:
    """The body that "the council" takes up, or whose "council members" are; None where no words say."""
    if mention.role_kind in LOOSE:
        return None
    tree, wording = page.tree, notes.wording
    noun = definite(tree, mention.heads[-1])
    if noun is not None:
        far = mention.role in wording.needs_owner or not mention.sectors
        answer = notes.bodies.meant(tree, noun, far)
        if answer.parties:
            return worded(mention, answer.parties), None
        return ((), answer.reason) if answer.reason and far else None
    if mention.foreign or "of" in tree.forms[mention.heads[0] : mention.heads[-1]]:
        return None
    noun = under(tree, mention.heads[0] + (len(mention.heads) > 1))
    if noun is None:
        return None
    body = next(iter(notes.bodies.meant(tree, noun).parties), None)
    if body is None:
        return None
    general = _is_general(body, mention) or mention.role in wording.generic
    own = replace(mention, sectors=()) if general else mention
    party = role_party(own, as_owner(body), body.country, "coreference")
    return ((party,) if party else ()), None


def under_possessor(notes: Notes, page: Page, mention: Mention) -> Mention | None:
    """The role under the body taken up inside its phrase: "the mission's head" is of the mission just named."""
    if mention.kind != "role" or mention.owners or mention.holder is not None or mention.foreign:
        return None
    tree, number = page.tree, page.tree.sentence.index
    for i in range(mention.first, mention.heads[0]):
        told = notes.parties.get((number, i), ()) if tree[i].dep == "nmod:poss" else ()
        if len(told) == 1 and told[0].via == "coreference" and told[0].kind in _BODIES:
            sectors = () if _is_general(told[0], mention) else mention.sectors
            own = (as_owner(told[0]),)
            return replace(mention, owners=own, sectors=sectors, via="coreference")
    return None


def _is_general(body: Party, mention: Mention) -> bool:
    """Whether the sector of a role says no more of it, since a body of states has it."""
    return body.country in INTERNATIONAL and not _GENERAL.isdisjoint(mention.sectors[:1])


def subject_again(notes: Notes, page: Page, mention: Mention) -> Party | None:
    """The body of an earlier sentence that "the group" or "the militia" takes up."""
    takes_up = notes.wording.takes_up
    if (mention.role or "").split()[-1] not in takes_up:
        return None
    many = mention.plural and mention.role_kind != "groups"
    if not mention.definite or mention.foreign or many:
        return None
    body = notes.body_before(page.tree.sentence.index, 0)
    if body is None or body.sectors[:1] in _ORGANS:
        body = _fighters(notes, page, mention)
    if body is None or mention.sectors[:1] not in ((), body.sectors[:1]):
        return None
    if mention.role not in takes_up and not mention.sectors:
        return None
    return None if other_name(page, mention, f"{body.name} {body.text}") else body


def _fighters(notes: Notes, page: Page, mention: Mention) -> Party | None:
    """Those who fight a state, just told of by a role: "rebels raided a post", "the army killed four", "the group"."""
    last = (mention.role or "").split()[-1]
    kinds = Takers.load().of_sector.get(last, frozenset()) & _ARMED
    for sentence in notes.scene.earlier(page.tree.sentence.index) if kinds else ():
        told = [n.parties[0] for n in sentence if len(n.parties) == 1 and not n.person]
        known = [p for p in told if p.country and kinds.intersection(p.sectors[:1])]
        found = {(p.country, p.sectors): p for p in known}
        if found:
            return next(iter(found.values())) if len(found) == 1 else None
    return None


def mission_again(notes: Notes, page: Page, mention: Mention) -> Party | None:
    """Those sent together who were told of last: "EU observers ... the mission", "the observers"."""
    tree = page.tree
    missions = of_one_kind(tree.forms[mention.heads[-1]], notes.wording.missions)
    if not mention.definite or mention.foreign or not missions:
        return None
    if mention.first < mention.heads[0] and tree.forms[mention.heads[0] - 1] not in _ARTICLES:
        return None  # "the American observers" and "the peace mission" are told apart
    for sentence in notes.scene.earlier(tree.sentence.index, NEAR):
        told = [n for n in sentence if not missions.isdisjoint(n.text.lower().split())]
        if told:
            parties = told[0].parties
            one = len(told) == 1 and len(parties) == 1 and parties[0].country is not None
            return parties[0] if one else None
    return None


def other_name(page: Page, mention: Mention, words: str) -> bool:
    """Whether a name that is not among the words stands before a role: "the Harland union" is not Unite."""
    tree, i = page.tree, mention.heads[0] - 1
    known = words.lower().split()
    people = any(owner.country is None for owner in mention.owners)
    while i >= 0 and tree[i].upos in ("PROPN", "ADJ", "NOUN"):
        named = tree[i].upos == "PROPN" or (people and tree[i].text[0].isupper())
        if named and tree.forms[i] not in known:
            return True
        i -= 1
    return False


def is_one_body(tree: Tree, mention: Mention) -> bool:
    """Whether a role of many is one body by its noun: "the group", "a militia"."""
    return mention.role_kind == "groups" and tree[mention.heads[-1]].xpos == "NN"
