"""Requests that a noun tells of those who own it: `turned down a request by Chile`, `rebel demands`.

Whatever another act makes of the noun, somebody has asked (PLOVER manual, draft 2.0, "REQUEST"), and
whoever answers was asked. Also who is asked where nobody is said to ask.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...lexicon.functions import Functions
from ...lexicon.parties import beside
from ...lexicon.party_finder import PartyFinder
from ...model import Party
from ..cue_words import cue_words
from .draft import Draft

ENTRY = "asked.any"
"""What stands as the entry of such a reading."""

_REQUEST = "REQUEST"
_ONE = "NN"
_OF, _AT = "of", "at"
_GIVEN_UP = frozenset({"CONCEDE"})
"""`dropped its demand` no longer asks."""
_JUDGES = frozenset({"SUPPORT", "ACCUSE", _REQUEST})
"""Types of acts about a request by which those who do them were not asked themselves."""


@dataclass(frozen=True, slots=True)
class Words:
    """The shipped words of a language."""

    asked: frozenset[str]
    pointed: frozenset[str]
    other: frozenset[str]
    wanted: frozenset[str]
    addressed: frozenset[str]
    asking: frozenset[str]
    papers: frozenset[str]


load_words = cue_words(Words, "asking")
"""The words of a language."""


def asked(
    functions: Functions, parties: PartyFinder, drafts: Sequence[Draft], language: str = "en"
) -> Iterator[Draft]:
    """A draft for each noun of asking with an owner who is a party, where none is read yet."""
    words, tree = load_words(language), functions.tree
    if words.asked.isdisjoint(tree.lemmas):
        return
    requests = [draft for draft in drafts if draft.event in (_REQUEST, "THREATEN")]
    busy = {draft.trigger for draft in drafts}
    busy |= {i for draft in requests for i in draft.words}
    given_up = [draft for draft in drafts if draft.event in _GIVEN_UP]
    for token in tree.tokens:
        n = token.i
        if tree.lemmas[n] not in words.asked or token.upos != "NOUN" or n in busy:
            continue
        if any(tree.lemmas[c] in words.other for c in tree.children[n]):
            continue
        if token.head in busy and any(draft.trigger == token.head for draft in requests):
            continue
        actors = _askers(n, functions, parties, words)
        if not actors:
            continue
        own = {party.id for party in actors}
        if any(
            (token.head == d.trigger or token.head in d.words)
            and own == {party.id for party in d.actors}
            for d in given_up
        ):
            continue
        told = _told(n, functions, parties, words, actors)
        clause = any(tree.relations[c] == "acl" and functions.is_verb(c) for c in tree.children[n])
        after = tree.subtree(n)[-1] + 1
        says = (
            clause
            or any(case in words.wanted for case, _ in functions.obliques(n))
            or (after < len(tree) and tree.forms[after] in words.wanted)
        )
        vague = tree.lemmas[n] in words.pointed or token.xpos == _ONE
        if vague and not says and not told and functions.case_of(n) != _AT:
            continue
        recipients = told or _answering(n, functions, parties, drafts, actors)
        yield Draft(
            trigger=n,
            chain=(n,),
            tokens=(n,),
            inner=n,
            event=_REQUEST,
            cameo="020",
            actors=actors,
            recipients=recipients,
            entry=ENTRY,
            nominal=True,
        )


def _askers(n: int, functions: Functions, parties: PartyFinder, words: Words) -> tuple[Party, ...]:
    """Who owns the noun, else whom `by` or `from` names behind it."""
    owners = parties.all_of(functions.noun_subject(n), acting=True).parties
    if owners:
        return owners
    tree, above = functions.tree, functions.tree[n].head
    behind = [head for case, head in functions.own_obliques(n) if case in words.asking]
    if above < n and functions.is_verb(above):
        # `turned down a request by Chile`: hung from the verb
        behind += [
            c for c in tree.children[above] if c > n and functions.case_of(c) in words.asking
        ]
    behind += [head for case, head in functions.own_obliques(n) if case == _OF]
    for head in behind:
        found = parties.all_of((head,), acting=True).parties
        if found:
            return found
    return ()


def _told(
    n: int,
    functions: Functions,
    parties: PartyFinder,
    words: Words,
    actors: tuple[Party, ...],
) -> tuple[Party, ...]:
    """Whom the noun's own words say it is asked of."""
    tree = functions.tree
    heads = [head for case, head in functions.own_obliques(n) if case in words.addressed]
    for c in tree.children[n]:
        if tree.relations[c] == "acl" and functions.is_verb(c):
            heads += [s for s in functions.surface_subject(c) if s != n]
    return beside(parties.all_of(heads).parties, actors)


def _answering(
    n: int,
    functions: Functions,
    parties: PartyFinder,
    drafts: Sequence[Draft],
    actors: tuple[Party, ...],
) -> tuple[Party, ...]:
    """Who does what is done about it: `Norway ignored the rebels' demands`."""
    above = functions.tree[n].head
    if above == n or not functions.is_verb(above):
        return ()
    if any(d.event in _JUDGES and (above == d.trigger or above in d.tokens) for d in drafts):
        return ()
    return beside(parties.all_of(functions.subject(above), acting=True).parties, actors)


def authors(
    i: int, functions: Functions, parties: PartyFinder, language: str = "en"
) -> tuple[Party, ...]:
    """Who wrote the paper that verb `i` speaks of: `a letter from Chile asked Norway to help`."""
    words = load_words(language)
    behind = [
        head
        for s in functions.surface_subject(i)
        if functions.tree.lemmas[s] in words.papers
        for case, head in functions.own_obliques(s)
        if case in words.asking or case == _OF
    ]
    return parties.all_of(behind, acting=True).parties


def by_nobody(i: int, functions: Functions, language: str = "en") -> bool:
    """Whether verb `i` does not say who asks: a passive without an agent, or the words of a paper."""
    if not functions.is_verb(i):
        return False
    if functions.passive(i):
        return not functions.agents(i)
    papers = load_words(language).papers
    subject = functions.surface_subject(i)
    return bool(subject) and all(functions.tree.lemmas[s] in papers for s in subject)
