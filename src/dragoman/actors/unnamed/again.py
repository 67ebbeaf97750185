"""People taken up whom an act has just befallen: "the women", "the pair", "the five", "three others"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ...model import Party
from ..notes import Notes, Page
from ..persons.composing import ARMED
from ..referring.scene import Named
from ..tables.read import INTERNATIONAL
from ..tables.roles import LOOSE
from ..words.mention import Mention
from .crowds import is_party
from .elsewhere import told_again
from .taken import other_name

BACK = 3
"""Sentences back in which they may have been told of."""

_TOLD = frozenset({"name", "adjective", "capital", "sentence", "organisation"})
_REST = "others"
_ANYBODY = ("CVL",)
_TOLD_APART = frozenset({"of", "who", "whose", "that", "which", "from"})
"""What follows people of whom more is told, so that they are others: "the women of a village"."""
_FELL_UPON = frozenset({"obj", "nsubj:pass"})


def people_again(notes: Notes, page: Page, mention: Mention) -> Party | None:
    """Whom people without a state of their own take up: the same noun, else who suffered."""
    known = any(owner.country for owner in mention.owners) or mention.holder is not None
    if known or mention.foreign or mention.place is not None or mention.person is not None:
        return None
    tree, number = page.tree, page.tree.sentence.index
    if mention.role_kind in LOOSE and not is_party(tree, mention):
        return None
    word = tree.forms[mention.heads[-1]]
    if word == _REST:
        # "killed two Chileans and wounded three others"
        return _nearest([notes.scene.here(number, mention.first)], plural=True)
    after = tree.forms[mention.heads[-1] + 1] if mention.heads[-1] + 1 < len(tree) else ""
    if not mention.definite or after in _TOLD_APART:
        return None
    if mention.role_kind == "counted" and tree[mention.heads[-1]].upos == "NUM":
        return who_suffered(notes, number, mention.first)  # "freed the five"
    same = told_again(notes, page, mention)
    if same is not None and same.via in _TOLD:
        return None if other_name(page, mention, f"{same.name} {same.text}") else same
    people = (notes.wording.crowd_sectors - ARMED).intersection(mention.sectors[:1])
    if word not in notes.wording.taken_again and (mention.plural or not people):
        return None
    sectors = () if mention.sectors[:1] in ((), _ANYBODY) else mention.sectors[:1]
    return who_suffered(notes, number, mention.first, plural=mention.plural, sectors=sectors)


def who_suffered(
    notes: Notes, number: int, before: int, *, plural: bool = True, sectors: tuple[str, ...] = ()
) -> Party | None:
    """The people of one state to whom the nearest sentence tells that something was done."""
    scene = notes.scene
    near = [scene.here(number, before), *scene.earlier(number, BACK)]
    return _nearest(near, plural=plural, sectors=sectors)


def counts_again(notes: Notes, page: Page) -> Iterator[tuple[int, Party]]:
    """The places of "the five" as an object, each with whom it takes up."""
    tree, number = page.tree, page.tree.sentence.index
    for token in tree.tokens:
        after = tree.forms[token.i - 1] == "the" if token.i else False
        if token.upos != "NUM" or not after or tree.relations[token.i] not in _FELL_UPON:
            continue
        again = who_suffered(notes, number, token.i)
        if again is not None and not tree.dependents(token.i, "nmod"):
            text, span = token.text, tree.span(token.i)
            yield token.i, replace(again, text=text, span=span, via="coreference")


def _nearest(
    sentences: list[list[Named]], *, plural: bool, sectors: tuple[str, ...] = ()
) -> Party | None:
    for sentence in sentences:
        people = (party for named in sentence for party in _people(named, plural))
        found = {party.country: party for party in people if sectors in ((), party.sectors[:1])}
        if found:
            return next(iter(found.values())) if len(found) == 1 else None
    return None


def _people(named: Named, plural: bool) -> tuple[Party, ...]:
    """The party of a phrase that names people of a state to whom something is done."""
    if not named.suffers or named.plural != plural or len(named.parties) != 1:
        return ()
    party = named.parties[0]
    of_state = party.country is not None and party.country not in INTERNATIONAL
    unnamed = party.kind == "group" or (not plural and party.kind == "person")
    return (party,) if of_state and unnamed and not party.id.startswith("person.") else ()
