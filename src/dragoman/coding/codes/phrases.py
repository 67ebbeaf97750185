"""The words and short phrases of some tokens, as rules of modes and codes name them."""

from __future__ import annotations

from collections.abc import Iterable

from ...lexicon.inflect import noun_forms, verb_forms
from ...model import Tree


def all_forms(words: Iterable[str]) -> frozenset[str]:
    """Words and phrases in every form that they may have as nouns or verbs."""
    found: set[str] = set()
    for phrase in words:
        phrase = str(phrase).lower()
        found.add(phrase)
        first, _, rest = phrase.rpartition(" ")
        found |= {f"{first} {form}".strip() for form in noun_forms(rest)}
        head, _, particle = phrase.partition(" ")
        found |= {f"{form} {particle}".strip() for form in verb_forms(head)}
    return frozenset(found)


def openings(phrases: Iterable[str]) -> frozenset[str]:
    """The first words of those phrases that have several."""
    parted = (phrase.partition(" ") for phrase in phrases)
    return frozenset(first for first, _, rest in parted if rest)


def ngrams(tree: Tree, indices: Iterable[int], opening: frozenset[str]) -> set[str]:
    """The words of some tokens, by form and lemma, alone and, behind an `opening` one, with their neighbours."""
    forms, lemmas = tree.forms, tree.lemmas
    inside = set(indices)
    found = {forms[i] for i in inside}
    found.update([lemmas[i] for i in inside])
    if opening.isdisjoint(found):
        return found
    for i in inside:
        if i + 1 not in inside:
            continue
        if forms[i] in opening:
            pair = f"{forms[i]} {forms[i + 1]}"
            found.add(pair)
            if i + 2 in inside:
                found.add(f"{pair} {forms[i + 2]}")
        if lemmas[i] in opening:
            found.add(f"{lemmas[i]} {lemmas[i + 1]}")
    return found
