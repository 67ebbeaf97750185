"""What one will not do, in words that name no act: `"We will not bend," the president said`.

Whatever is refused, the words are a refusal (PLOVER manual, "REJECT") where who says so, or of whom
the report tells it, is the one who would have to do it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...lexicon.functions import Functions
from ...lexicon.parties import beside
from ...lexicon.party_finder import PartyFinder
from ..acts.draft import Draft
from ..cue_words import cue_words
from ..status.cues import load_cues
from .unread import ALONE, perfect, unread

ENTRY = "will.not"
"""What stands as the entry of such a reading."""


@dataclass(frozen=True, slots=True)
class Words:
    """The shipped words of a language."""

    auxiliaries: frozenset[str]
    negations: frozenset[str]
    idle: frozenset[str]
    warnings: frozenset[str]


load_words = cue_words(Words, "will_not")
"""The words of a language."""


def refusals(
    functions: Functions, parties: PartyFinder, drafts: Sequence[Draft], language: str = "en"
) -> Iterator[Draft]:
    """A draft for each clause that says what its subject will not do, and in which no act is read."""
    tree, words = functions.tree, load_words(language)
    if words.auxiliaries.isdisjoint(tree.forms) or words.negations.isdisjoint(tree.forms):
        return
    if "?" in tree.forms:
        return
    busy = {i for draft in drafts for i in draft.words}
    for auxiliary, v in unread(tree, words.auxiliaries, busy):
        refused = _refused(v, functions, words, load_cues(language).said)
        above = tree.tokens[v].head
        if not refused or (above in busy and above != v and tree.tokens[v].dep != "ccomp"):
            continue
        actors = parties.all_of(functions.subject(v), acting=True).parties
        if not actors:
            continue
        to = parties.all_of((*functions.objects(v), *(h for _, h in functions.obliques(v))))
        warns = bool(to.parties) and tree.lemmas[v] in words.warnings
        yield Draft(
            trigger=v,
            chain=(v,),
            tokens=tuple(sorted({auxiliary, v, *refused})),
            inner=v,
            event="THREATEN" if warns else "REJECT",
            cameo="130" if warns else "120",
            actors=actors,
            recipients=beside(to.parties, actors),
            entry=ENTRY,
        )


def _refused(v: int, functions: Functions, words: Words, said: frozenset[str]) -> tuple[int, ...]:
    """The negation of a clause by which its subject refuses to do something, else nothing."""
    tree = functions.tree
    if tree.tokens[v].dep not in ALONE or tree.tokens[v].upos != "VERB":
        return ()
    if tree.tokens[v].dep == "ccomp" and tree.lemmas[tree.tokens[v].head] not in said:
        return ()  # `made sure that it would not`
    if tree.lemmas[v] in words.idle or functions.passive(v):
        return ()
    below = tree.children[v]
    conditional = any(tree.relations[c] == "advcl" and _under_if(c, functions) for c in below)
    if conditional or perfect(tree, v):
        return ()  # `would not have signed`, `would not sign if`: nothing is refused yet
    return tuple(c for c in below if tree.forms[c] in words.negations)


def _under_if(clause: int, functions: Functions) -> bool:
    tree = functions.tree
    return any(
        tree.tokens[c].dep == "mark" and tree.forms[c] == "if" for c in tree.children[clause]
    )
