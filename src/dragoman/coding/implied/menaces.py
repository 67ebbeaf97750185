"""Threats that name no act of who makes them: `the rebels will be crushed, the general said`.

What is to befall another, said by one who is known, is a threat; so is a demand with what comes of not
obeying (`told Chile to withdraw or face war`; PLOVER manual, "THREATEN").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from ...lexicon.functions import Functions
from ...lexicon.party_finder import PartyFinder
from ...model import Tree
from ..acts.draft import Draft
from ..cue_words import cue_words
from .unread import TELLING, unread

ENTRY = "menace.fate"
"""What stands as the entry of such a reading."""

ULTIMATUM = "or.else"
"""What stands as the operator of a demand that threatens."""

_HARDENED = frozenset({"SANCTION/expel"})
"""What else is asked in such words: `ordered the envoys to leave or be jailed`."""
_NEAR = 3
"""Steps from what comes of not obeying up to the demand."""


@dataclass(frozen=True, slots=True)
class Words:
    """The shipped words of a language."""

    auxiliaries: frozenset[str]
    done_to: frozenset[str]
    suffers: frozenset[str]
    outright: frozenset[str]
    deeds: frozenset[str]
    dearly: frozenset[str]
    bought: frozenset[str]
    or_else: frozenset[str]
    joins: frozenset[str]


load_words = cue_words(Words, "menaces")
"""The words of a language."""


def threatens(tree: Tree, language: str = "en") -> bool:
    """Whether a sentence may have such a threat."""
    words = load_words(language)
    return not words.auxiliaries.isdisjoint(tree.forms) and not (
        words.done_to.isdisjoint(tree.lemmas) and words.suffers.isdisjoint(tree.lemmas)
    )


def fates(
    functions: Functions, parties: PartyFinder, drafts: Sequence[Draft], language: str = "en"
) -> Iterator[Draft]:
    """A draft for each clause that says what is to befall its subject; its actor is who says it."""
    tree, words = functions.tree, load_words(language)
    busy = {i for draft in drafts if draft.actors for i in draft.words}
    for auxiliary, v in unread(tree, words.auxiliaries, busy):
        if tree.tokens[v].dep not in TELLING or not _befalls(v, functions, words):
            continue
        recipients = parties.all_of(functions.surface_subject(v)).parties
        if recipients:
            yield Draft(
                trigger=v,
                chain=(),
                tokens=(auxiliary, v),
                inner=v,
                event="THREATEN",
                cameo="130",
                recipients=recipients,
                entry=ENTRY,
                spoken=True,
            )


def _befalls(v: int, functions: Functions, words: Words) -> bool:
    """Whether verb `v` says what somebody is to suffer, and is not denied."""
    tree, lemma = functions.tree, functions.tree.lemmas[v]
    below = tree.children[v]
    if any(tree.forms[c] in ("not", "n't", "never") for c in below):
        return False
    if functions.passive(v):
        return lemma in words.done_to and not functions.agents(v)
    if lemma not in words.suffers:
        return False
    if lemma in words.outright:
        return True
    if any(tree.lemmas[c] in words.dearly for c in below):
        return True
    objects = functions.objects(v)
    return not objects and any(
        case in words.deeds and tree.lemmas[h] not in words.bought and tree.tokens[h].xpos != "CD"
        for case, h in functions.obliques(v)
    )


def with_ultimatums(
    drafts: Sequence[Draft], functions: Functions, language: str = "en"
) -> tuple[Draft, ...]:
    """The drafts, of which a demand with what comes of not obeying is a threat."""
    tree, words = functions.tree, load_words(language)
    if words.joins.isdisjoint(tree.forms):
        return tuple(drafts)
    ends = [t.i for t in tree.tokens if t.dep == "conj" and _or_else(tree, t.i, words)]
    if not ends:
        return tuple(drafts)
    return tuple(_harder(d) if any(_under(tree, e, d) for e in ends) else d for d in drafts)


def _or_else(tree: Tree, i: int, words: Words) -> bool:
    """`... or face war`: what comes of not obeying, and no second thing to choose."""
    below, lemma = tree.children[i], tree.lemmas[i]
    done_to = any(tree.tokens[c].dep == "aux:pass" for c in below)
    return (done_to or (tree.tokens[i].xpos == "VB" and lemma in words.or_else)) and any(
        tree.tokens[c].dep == "cc" and tree.forms[c] in words.joins for c in below
    )


def _under(tree: Tree, end: int, draft: Draft) -> bool:
    if draft.key not in _HARDENED and draft.event != "REQUEST":
        return False
    if not draft.recipients:
        return False
    own = {draft.trigger, draft.inner, *draft.tokens}
    return not own.isdisjoint(islice(tree.ancestors(end), _NEAR))


def _harder(draft: Draft) -> Draft:
    return draft._replace(
        event="THREATEN", modes=(), cameo="139", operators=(*draft.operators, ULTIMATUM)
    )
