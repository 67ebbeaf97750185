"""Words that the walk took for no party, and that are one as soon as it is told whose they are."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import replace

from ...model import Party, PartyKind, Span, Tree
from ..notes import Notes, Page
from ..persons.naming import is_named, is_person
from ..persons.people import Person, name_words
from ..phrases.towns import falls_upon
from ..referring.descriptions import Descriptions
from ..referring.pronouns import IT, ME, PRONOUNS, WE
from ..referring.scene import chain_root
from ..tables.wording import Wording
from ..words.mention import Mention
from .stateless import Stateless

_SIDES = frozenset({"nsubj", "obj", "iobj", "obl", "nmod"})
_COUNTED = frozenset({"nsubj", "obj"})
_FIRST = ME | WE

_DIGIT = re.compile(r"\d")
_KINDS: Mapping[str, PartyKind] = {
    "name": "person",
    "town": "state",
    "organisation": "organisation",
}


def besides(page: Page, notes: Notes, names: Container[str]) -> Iterator[Stateless]:
    """Such words of a sentence; `names` are the last names of the document's persons."""
    number = page.tree.sentence.index
    for mention in page.mentions:
        if mention.kind not in ("name", "role"):
            continue
        if any((number, head) in notes.parties for head in mention.heads):
            continue
        is_name = mention.kind == "name"
        kind = _kind_of_name(page.tree, mention, names) if is_name else _kind_of_role(page, mention)
        if kind is not None:
            id = Person(mention.text).id if kind == "name" else ""
            party = _party(mention.text, mention.span, _KINDS.get(kind, "group"), id)
            party = replace(party, sectors=mention.sectors)
            parties = dict.fromkeys(((number, head) for head in mention.heads), party)
            yield Stateless(kind, parties, None if is_name else mention)
    yield from _words(page, notes)


def _words(page: Page, notes: Notes) -> Iterator[Stateless]:
    """Pronouns and counts that stand for people."""
    tree, number = page.tree, page.tree.sentence.index
    counting = Wording.load().counting
    if (
        counting.isdisjoint(tree.forms)
        and PRONOUNS.isdisjoint(tree.forms)
        and _DIGIT.search(tree.sentence.text) is None
    ):
        return
    for token, form in zip(tree.tokens, tree.forms, strict=True):
        counted = token.upos == "NUM" or form in counting
        if not (counted or form in PRONOUNS):
            continue
        relation = tree.relations[token.i]
        if (number, token.i) in notes.parties or relation not in _SIDES:
            continue
        party = _party(token.text, tree.span(token.i), "group")
        if counted:
            if relation in _COUNTED and not tree.dependents(token.i, "nmod"):
                # "two were shot", "dozens fled"
                yield Stateless("count", {(number, token.i): replace(party, sectors=("CVL",))})
        elif form not in IT and (len(form) == 1 or not token.text.isupper()):
            kind = "we" if form in _FIRST else "pronoun"
            yield Stateless(kind, {(number, token.i): party})


def _kind_of_name(tree: Tree, mention: Mention, names: Container[str]) -> str | None:
    """What a name is of that the walk took for no party; None where it may be of anything."""
    if is_person(tree, mention) and is_named(tree, mention):
        return "name"
    if _is_labelled(tree, mention, "LOC") and falls_upon(tree, mention):
        return "town"
    if _is_labelled(tree, mention, "ORG"):
        return "organisation"
    known = any(word in names for word in name_words(mention.text)[-1:])
    return "name" if (known and _is_side(tree, mention)) or _speaks(tree, mention) else None


def _kind_of_role(page: Page, mention: Mention) -> str | None:
    """What a role is weighed as that is a party only where it is known whose."""
    tree, wording = page.tree, Wording.load()
    if mention.foreign or mention.role in wording.not_local or not _is_side(tree, mention):
        return None
    if mention.plural and mention.role in wording.of_several:
        return None
    if mention.role_kind in ("acted", "counted"):
        return "people" if _stands_out(tree, mention) else None
    if mention.role_kind in ("groups", "institutions", "offices"):
        unowned = mention.role in wording.needs_owner or not mention.sectors
        return "group" if unowned and not _is_everybody(tree, mention) else None
    return None


def _is_everybody(tree: Tree, mention: Mention) -> bool:
    """Whether a phrase names all there are, of whatever state: "all parties"."""
    everybody = Wording.load().everybody
    return any(tree.forms[c] in everybody for i in mention.heads for c in tree.children[i])


def _stands_out(tree: Tree, mention: Mention) -> bool:
    """Whether people who do something are certain ones: "the men", "three women", not "people say"."""
    head = mention.heads[-1]
    if tree.relations[chain_root(tree, head)] != "nsubj":
        return False
    return mention.definite or bool(tree.dependents(head, "nummod", "det"))


def _is_side(tree: Tree, mention: Mention) -> bool:
    """Whether the phrase stands where a party can."""
    return tree.relations[chain_root(tree, mention.heads[-1])] in _SIDES


def _speaks(tree: Tree, mention: Mention) -> bool:
    """Whether the name is the subject of a verb of speech."""
    speech = Descriptions.load().speech
    roots = (chain_root(tree, head) for head in mention.heads)
    return any(
        tree.relations[root] == "nsubj" and tree.lemmas[tree[root].head] in speech for root in roots
    )


def _is_labelled(tree: Tree, mention: Mention, label: str) -> bool:
    return any(
        name.label == label and name.first < mention.last and mention.first < name.last
        for name in tree.names
    )


def _party(text: str, span: Span, kind: PartyKind, id: str = "") -> Party:
    return Party(id, text, span, text, None, (), kind, "none")
