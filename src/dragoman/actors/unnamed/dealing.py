"""Officials who deal with a state by its bare name are of another: "The prime minister visited Chile".

So are leaders with whom a state deals: "Chile thanked the prime minister".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from ...model import Tree
from ..notes import Page
from ..persons.leaders import titles
from ..persons.people import name_words
from ..referring.descriptions import Descriptions
from ..tables.wording import Wording
from ..words.mention import Mention

_SHARED = frozenset({"conj", "xcomp"})
"""Relations of verbs that go on with the subject of the one above."""
_NOUNS = frozenset({"obj", "obl"})
_OBJECTS = frozenset({"obj", "iobj"})
_STATELY = (("GOV",), ("MIL",))
"""Sectors of officials who deal with those of other states."""
_TOWARDS = frozenset({"in", "into", "for", "at"})


def told_from_others(pages: Sequence[Page]) -> list[Page]:
    """The pages with the state noted that officials without one deal with, all through the document."""
    others: dict[str, str] = {}
    for page in pages:
        for mention in page.mentions:
            state = _dealt_with(page, mention) if _is_open(mention) else None
            if state is not None:
                others.setdefault(_called(mention), state)
    if not others:
        return list(pages)
    return [
        replace(page, mentions=tuple(_apart(mention, others) for mention in page.mentions))
        for page in pages
    ]


def _apart(mention: Mention, others: dict[str, str]) -> Mention:
    again = mention.kind == "name" or _is_open(mention)
    state = others.get(_called(mention)) if again else None
    return mention if state is None else replace(mention, unlike=state)


def _is_open(mention: Mention) -> bool:
    """Whether no words of an official's phrase say whose he is."""
    told = any(owner.country for owner in mention.owners) or mention.place is not None
    official = not Wording.load().home_sectors.isdisjoint(mention.sectors[:1])
    own = told or mention.holder is not None or mention.unlike is not None
    return mention.kind in ("role", "name") and official and not own


def _called(mention: Mention) -> str:
    """A person's last name, else the role."""
    return (name_words(mention.person or "") or (mention.role or "",))[-1]


def _dealt_with(page: Page, mention: Mention) -> str | None:
    for head in mention.heads:
        for state in dealt_with_by(page, head):
            return state
        if (other := _facing(page, mention, head)) is not None:
            return other
        if mention.role in titles() and (other := _addressed_by(page, head)) is not None:
            return other
    return None


def _facing(page: Page, mention: Mention, head: int) -> str | None:
    """The state whose forces, or one of whose officials, an official judges or moves: "accused Chilean troops".

    So it is with its capital, where no crowd or party speaks: "a spokesman urged Santiago to act".
    """
    tree = page.tree
    if mention.sectors[:1] not in _STATELY or tree.relations[head] != "nsubj":
        return None
    acts, answered = _dealing() - Wording.load().over_own, Descriptions.load().answered
    told = list(_verbs(tree, tree[head].head))
    verbs = [verb for verb in told if tree.lemmas[verb] in acts]
    for noun in (c for verb in told for c in tree.dependents(verb, "obj")):
        if tree.lemmas[noun] in answered and (state := _adjective(page, noun)) is not None:
            return state  # "called the Chilean claims absurd"
    for other in page.mentions if verbs else ():
        owner = other.owners[0] if len(other.owners) == 1 else None
        if owner is None or owner.kind != "state" or other.kind not in ("actor", "role"):
            continue
        whole = other.sectors[:1] == ("MIL",) or not other.plural
        stately = other.kind == "role" and other.sectors[:1] in _STATELY and whole
        apart = owner.form == "capital" or (stately and owner.form == "adjective")
        taken = (tree.relations[h] == "obj" and tree[h].head in verbs for h in other.heads)
        if apart and any(taken):
            return owner.country
    return None


def _adjective(page: Page, noun: int) -> str | None:
    """The state whose adjective stands before a noun."""
    for other in page.mentions:
        if other.kind == "actor" and len(other.owners) == 1 and other.via == "adjective":
            owner = other.owners[0]
            if owner.kind == "state" and page.tree[other.heads[-1]].head == noun:
                return owner.country
    return None


def _addressed_by(page: Page, head: int) -> str | None:
    """The state that by its bare name deals with a leader: "Chile thanked the prime minister"."""
    tree = page.tree
    verb = tree[head].head
    dealt = tree.lemmas[verb] in _dealing() - Wording.load().over_own
    if tree.relations[head] not in _OBJECTS or not dealt:
        return None
    subjects = tree.dependents(verb, "nsubj")
    for other in page.mentions:
        state, form = _bare_state(other) or (None, "")
        if form == "name" and other.heads[-1] in subjects:
            return state
    return None


def dealt_with_by(page: Page, head: int) -> Iterator[str]:
    """The states with which a subject deals, each by its bare name."""
    if page.tree.relations[head] == "nsubj":
        for verb in _verbs(page.tree, page.tree[head].head):
            yield from _taken_by(page, verb)


def _taken_by(page: Page, verb: int) -> Iterator[str]:
    for other in page.mentions:
        state, form = _bare_state(other) or (None, "")
        if state is None:
            continue
        # "flew to Oslo": whom a capital deals with may be of its own state
        if form != "name" and not (form == "capital" and _goes(page.tree, verb)):
            continue
        if any(_takes(page.tree, verb, head) for head in other.heads):
            yield state


def _bare_state(mention: Mention) -> tuple[str, str] | None:
    """The state that stands by itself, and how it is named."""
    owner = mention.owners[0] if mention.kind == "actor" and len(mention.owners) == 1 else None
    if owner is None or owner.kind != "state" or not owner.country:
        return None
    return owner.country, owner.form


@cache
def _dealing() -> frozenset[str]:
    """What one state does to another."""
    wording, data = Wording.load(), Descriptions.load()
    return (data.judging | data.moving | wording.dealing) - wording.own_too


def _verbs(tree: Tree, verb: int) -> Iterator[int]:
    """The verb of a clause and those that go on with its subject."""
    yield verb
    for c in tree.children[verb]:
        if tree.relations[c] in _SHARED and not tree.dependents(c, "nsubj"):
            yield from _verbs(tree, c)


def _takes(tree: Tree, verb: int, token: int) -> bool:
    """Whether a state stands where those do with whom a subject deals: "urged Chile", "ties with Chile"."""
    wording, data = Wording.load(), Descriptions.load()
    above, lemma = tree[token].head, tree.lemmas[verb]
    cases = {tree.forms[c] for c in tree.dependents(token, "case")}
    if tree.relations[token] == "obj":
        return above == verb and lemma in _dealing() and not tree.dependents(verb, "nsubj:pass")
    taken = above != verb and tree.relations[above] in _NOUNS and tree[above].head == verb
    if above != verb and not taken:
        return False
    if "by" in cases:
        return not taken and bool(tree.dependents(verb, "nsubj:pass"))
    if "to" in cases or (_goes(tree, verb) and not _TOWARDS.isdisjoint(cases)):
        return tree.lemmas[above] in wording.going_to
    laid = ("on" in cases and lemma in data.laying | wording.calling) or "against" in cases
    return laid or "with" in cases or ("from" in cases and lemma in wording.recalling)


def _goes(tree: Tree, verb: int) -> bool:
    """Whether one goes somewhere, where he is a guest: "arrived in Oslo"."""
    return tree.lemmas[verb] in Wording.load().going_to
