"""Standing relations between named parties: allies, partners, rivals, members, informal ties.

Both sides must be named: "strengthens ties with its allies" holds no tie, "its ally Chile" does.
What is sought, begun or ended is an act and is left to the events.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import cast as typed

from ..actors import Cast
from ..lexicon.functions import Functions
from ..model import Document, Party, Span, Statement, Tie, TieKind, Tree, stable_id
from ..temporal import date_of
from .words import classes, raw, words

_NEXT = 6
"""Tokens after "ally" within which the ally's name must begin."""

_OWNERS = ("nmod:poss", "amod", "compound", "nmod:unmarked", "nmod:desc")
Found = tuple[TieKind, tuple[Party, ...], Span, int]


def ties(
    document: Document, trees: Mapping[int, Tree], cast: Cast, said: Sequence[Statement] = ()
) -> tuple[Tie, ...]:
    """The ties of a document, each pair and kind once, in the order of the text.

    A tie that stands in one of the statements `said` is told by its speaker.
    """
    language = document.language or "en"
    found: dict[tuple[TieKind, tuple[str, ...]], Tie] = {}
    for _, tree in sorted(trees.items()):
        for kind, parties, span, head in _in_tree(tree, cast, language):
            key = (kind, tuple(sorted(party.id for party in parties)))
            if key in found:
                continue
            when, assumed = date_of(tree, head, document)
            found[key] = Tie(
                stable_id("tie", document.id, kind, span.part, str(span.start), *key[1]),
                document.id,
                document.input_id,
                span.part,
                parties,
                kind,
                span,
                _speaker(said, span),
                None if assumed else when,
            )
    return tuple(found.values())


def _speaker(said: Sequence[Statement], span: Span) -> Party | None:
    return next(
        (
            each.speaker
            for each in said
            if each.part == span.part
            and each.span.start <= span.start
            and each.span.end >= span.end
        ),
        None,
    )


def _in_tree(tree: Tree, cast: Cast, language: str) -> Iterator[Found]:
    holders = classes("ties", "holders", language)
    relations = classes("ties", "relations", language)
    qualified = raw("ties", language)["qualified"]
    for token in tree.tokens:
        if token.upos not in ("NOUN", "PROPN", "ADJ"):
            continue
        word = token.text.lower()
        reader = None
        if word in holders:
            reader = _holder(tree, cast, token.i, typed("TieKind", holders[word]))
        elif word in relations:
            reader = _relation(tree, cast, token.i, typed("TieKind", relations[word]), language)
        elif word in qualified["nouns"]:
            kind = _qualified(tree, token.i, qualified["adjectives"])
            if kind is not None:
                reader = _relation(tree, cast, token.i, kind, language)
        if reader is not None and not _excluded(tree, token.i, language):
            yield reader


def _excluded(tree: Tree, noun: int, language: str) -> bool:
    """An adjective, a verb or a mood under which the relation does not hold."""
    modifiers = tree.dependents(noun, "amod", "compound")
    if any(tree.tokens[m].lemma.lower() in words("ties", "without", language) for m in modifiers):
        return True
    token = tree.tokens[noun]
    head = token.head
    governed = token.dep in ("obj", "nsubj:pass")
    if governed and tree.tokens[head].lemma.lower() in words("ties", "intended", language):
        return True
    predicate = noun if tree.dependents(noun, "cop") else head if governed else None
    return predicate is not None and any(
        tree.tokens[c].text.lower() in words("speech", "unspoken", language)
        for c in tree.dependents(predicate, "aux", "advmod")
    )


def _qualified(tree: Tree, noun: int, adjectives: Mapping[str, Sequence[str]]) -> TieKind | None:
    for modifier in tree.dependents(noun, "amod", "compound"):
        for kind, listed in adjectives.items():
            if tree.tokens[modifier].lemma.lower() in listed:
                return typed("TieKind", kind)
    return None


def _at(tree: Tree, cast: Cast, head: int) -> list[Party]:
    """The parties of a phrase and of what is coordinated with it."""
    found = list(cast.at(tree.sentence.index, head))
    for member in tree.dependents(head, "conj"):
        found += _at(tree, cast, member)
    return found


def _holder(tree: Tree, cast: Cast, noun: int, kind: TieKind) -> Found | None:
    """ "its ally Chile", "Chile, an ally of Peru", "Chile is a member of NATO"."""
    owners = [
        party
        for child in tree.dependents(noun, *_OWNERS)
        if child < noun
        for party in cast.at(tree.sentence.index, child)
    ]
    if not owners and tree.tokens[noun].dep in _OWNERS:
        # "its ally Chile" with the possessive hung from the name
        owners = [
            party
            for child in tree.dependents(tree.tokens[noun].head, "nmod:poss")
            if child < noun
            for party in cast.at(tree.sentence.index, child)
        ]
    functions = Functions(tree)
    for child in tree.dependents(noun, "nmod"):
        if functions.case_of(child) == "of":
            owners += _at(tree, cast, child)
    others, last = _named(tree, cast, noun, {party.id for party in owners})
    plural = tree.tokens[noun].xpos in ("NNS", "NNPS")
    if kind == "membership":
        owners = [p for p in owners if p.kind == "organisation"]
        others = [p for p in others if p.kind != "organisation"]
        if not owners:
            return None
    elif not owners and not (plural and len(others) > 1):
        return None
    if not others:
        return None
    parties = _distinct([*owners[:1], *others])
    if len(parties) < 2:
        return None
    first = min((noun, *(c for c in tree.dependents(noun, *_OWNERS) if c < noun)))
    return kind, parties, _whole(tree.span(min(first, last), max(noun, last)), others[:1]), noun


def _named(tree: Tree, cast: Cast, noun: int, owners: set[str]) -> tuple[list[Party], int]:
    """Who is called so: the name right after the noun, its subject, or what it stands beside."""
    tokens, sentence = tree.tokens, tree.sentence.index
    token = tokens[noun]
    if tree.dependents(noun, "cop"):
        for subject in tree.dependents(noun, "nsubj"):
            found = [p for p in _at(tree, cast, subject) if p.id not in owners]
            if found:
                return found, subject
    for i in range(noun + 1, min(noun + _NEXT, len(tokens))):
        if tokens[i].upos in ("DET", "ADJ") or tokens[i].text[:1].isupper() or _list(tree, i):
            found = [p for p in _at(tree, cast, i) if p.id not in owners]
            if found and not (
                tokens[i].upos == "ADJ" and tokens[i].dep == "amod" and _common(tree, i)
            ):
                return found, i
            continue
        break
    beside = [token.head] if token.dep.startswith(("appos", "nmod:desc", "compound")) else []
    beside += tree.dependents(noun, "appos")
    for i in beside:
        found = [p for p in cast.at(sentence, i) if p.id not in owners]
        if found:
            return found, i
    return [], noun


def _list(tree: Tree, i: int) -> bool:
    """A comma before a name: "its ally, Chile"."""
    tokens = tree.tokens
    return tokens[i].text == "," and i + 1 < len(tokens) and tokens[i + 1].text[:1].isupper()


def _common(tree: Tree, i: int) -> bool:
    """Whether an adjective of a nation stands before a common noun: "ally Chilean wine"."""
    return tree.tokens[tree.tokens[i].head].upos == "NOUN"


def _relation(tree: Tree, cast: Cast, noun: int, kind: TieKind, language: str) -> Found | None:
    """ "the alliance between Chile and Peru", "Chile's informal ties with Peru"."""
    functions = Functions(tree)
    owners = [
        party
        for child in tree.dependents(noun, *_OWNERS)
        for party in cast.at(tree.sentence.index, child)
    ]
    sides: list[Party] = []
    last = noun
    for child in tree.dependents(noun, "nmod", "obl"):
        case = functions.case_of(child)
        if case in words("ties", "between", language) or case in words("ties", "with", language):
            found = _at(tree, cast, child)
            sides += found
            if found:
                last = max(last, *tree.dependents(child, "conj"), child)
    token = tree.tokens[noun]
    if len(_distinct([*owners, *sides])) < 2 and token.dep == "obj":
        owners += [
            party
            for head in functions.subject(token.head)
            for party in cast.at(tree.sentence.index, head)
        ]
    parties = _distinct([*owners, *sides])
    if len(parties) < 2 or not sides:
        return None
    first = min((noun, *(c for c in tree.dependents(noun, "amod", "compound"))))
    return kind, parties, _whole(tree.span(first, last), sides[-1:]), noun


def _whole(span: Span, parties: Sequence[Party]) -> Span:
    """The span with the whole names of the parties at its edge."""
    for party in parties:
        if party.span.part == span.part and party.span.start <= span.end:
            span = Span(span.start, max(span.end, party.span.end), span.part)
    return span


def _distinct(parties: Sequence[Party]) -> tuple[Party, ...]:
    """Each party once; two that are of one country are one side."""
    found: dict[str, Party] = {}
    for party in parties:
        key = party.country if party.country and party.kind != "organisation" else party.id
        found.setdefault(key, party)
    return tuple(found.values())
