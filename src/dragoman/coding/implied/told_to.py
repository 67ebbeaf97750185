"""What one tells another to do in the very words: `"Stop the raids," the bishop told the generals`.

The act of the imperative is none of the speaker's: the words are a request (PLOVER manual, "REQUEST").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...lexicon.functions import Functions
from ...lexicon.parties import beside
from ...lexicon.party_finder import PartyFinder
from ...model import Tree
from ..acts.draft import Draft
from ..cue_words import cue_words

ENTRY = "told.to"
"""What stands as the entry of such a reading."""

_BARE = "VB"
_NOUNS = frozenset({"NN", "NNP"})
_THINGS = frozenset({"DT", "PRP$", "CD"})


@dataclass(frozen=True, slots=True)
class Words:
    """The shipped words of a language."""

    verbs: frozenset[str]
    direct: frozenset[str]
    cases: frozenset[str]
    before: frozenset[str]
    idle: frozenset[str]
    particles: frozenset[str]
    mistaken: frozenset[str]
    let: frozenset[str]
    us: frozenset[str]
    hearers: frozenset[str]


load_words = cue_words(Words, "told_to")
"""The words of a language."""


def with_orders(
    drafts: Sequence[Draft],
    functions: Functions,
    parties: PartyFinder,
    inside: tuple[bool, ...],
    language: str = "en",
) -> tuple[Draft, ...]:
    """The drafts, with a request for each quotation that begins by telling a known party what to do.

    `inside` says of each token whether it is quoted. What is read in the imperative itself is left
    out: nobody has done it.
    """
    tree = functions.tree
    if True not in inside:
        return tuple(drafts)
    words = load_words(language)
    if not any(_imperative(tree, first, words) for first in _beginnings(inside)):
        return tuple(drafts)
    made = _told(inside, functions, parties, words)
    if not made:
        return tuple(drafts)
    rest = (d for d in drafts if not inside[d.inner] and d.trigger not in made[0].tokens)
    return (*rest, *made)


def _beginnings(inside: Sequence[bool]) -> list[int]:
    """The first token of each quotation."""
    return [i for i, now in enumerate(inside) if now and (i == 0 or not inside[i - 1])]


def _imperative(tree: Tree, first: int, words: Words) -> bool:
    """Whether a quotation begins with an imperative that asks for something."""
    tokens, last = tree.tokens, len(tree) - 2
    i = first
    while i < last and (tokens[i].upos == "PUNCT" or _leads(tree, i, words)):
        i += 1
    if i >= last or tree.lemmas[i] in words.idle:
        return False
    if tree.lemmas[i] in words.let and tree.forms[i + 1] in words.us:
        return False
    # "Hand over the suspects": parsers take the capital for a noun's
    parted = tree.forms[i + 1] in words.particles and tokens[i + 2].xpos in _THINGS
    taken = tree.forms[i] in words.mistaken and tokens[i + 1].xpos in _THINGS
    return tokens[i].xpos == _BARE or (parted and tokens[i].xpos in _NOUNS) or taken


def _leads(tree: Tree, i: int, words: Words) -> bool:
    """Whether a word only leads on to the imperative: `please send`, `do not send`, not `do more`."""
    follows = tree.tokens[i + 1]
    does = (
        tree.tokens[i].xpos != _BARE or follows.xpos == _BARE or tree.forms[i + 1] in words.before
    )
    return tree.forms[i] in words.before and does


def _told(
    inside: Sequence[bool],
    functions: Functions,
    parties: PartyFinder,
    words: Words,
) -> list[Draft]:
    """The request that an imperative is, where a verb outside says by whom and to whom."""
    tree = functions.tree
    for token in tree.tokens:
        v = token.i
        if inside[v] or tree.lemmas[v] not in words.verbs or not functions.is_verb(v):
            continue
        heads = [h for case, h in functions.obliques(v) if case in words.cases]
        if tree.lemmas[v] in words.direct:
            heads += functions.objects(v)
        heads = [h for h in heads if not inside[h] and tree.lemmas[h] not in words.hearers]
        actors = parties.all_of(functions.subject(v), acting=True).parties
        recipients = beside(parties.all_of(heads).parties, actors)
        if actors and recipients:
            return [
                Draft(
                    trigger=v,
                    chain=(v,),
                    tokens=(v,),
                    inner=v,
                    event="REQUEST",
                    cameo="020",
                    actors=actors,
                    recipients=recipients,
                    entry=ENTRY,
                )
            ]
    return []
