"""Capitals that stand before a noun for where it was, and not for the government there."""

from __future__ import annotations

from collections.abc import Mapping

from ..model import Party, Tree
from .syntax_words import syntax_words

_MODIFIERS = frozenset({"amod", "compound", "nmod:unmarked", "nmod:desc"})
_JOINING = frozenset({"-", "–", "/"})


def towns_of(
    tree: Tree, by_token: Mapping[int, tuple[Party, ...]]
) -> tuple[frozenset[int], frozenset[int]]:
    """The capitals before a noun that say where it was: `the Geneva agreement`, not `the Oslo-Lima deal`.

    The second are those before violence that hits them, and no other land: `the Kabul bombing`, not
    `the Oslo raid on Lima`.
    """
    words = syntax_words()
    made, hit = set(), set()
    for i, parties in by_token.items():
        token = tree.tokens[i]
        if token.dep not in _MODIFIERS or len(parties) != 1 or parties[0].via != "capital":
            continue
        start = parties[0].span.start - tree.sentence.start
        end = parties[0].span.end - tree.sentence.start
        beside = {tree.sentence.text[max(0, start - 1) : start], tree.sentence.text[end : end + 1]}
        noun = tree.lemmas[token.head].lower()
        if not beside.isdisjoint(_JOINING):
            continue
        if noun in words.made_at:
            made.add(i)
        elif noun in words.hit_at and len(_lands_by(tree, token.head, by_token)) == 1:
            hit.add(i)
    return frozenset(made), frozenset(hit)


def _lands_by(
    tree: Tree, noun: int, by_token: Mapping[int, tuple[Party, ...]]
) -> frozenset[str | None]:
    """The lands named in the phrase of a noun, or in the clause of which it is the subject."""
    token = tree.tokens[noun]
    scope = tree.subtree(token.head if token.dep.startswith("nsubj") else noun)
    return frozenset(p.country for i in scope for p in by_token.get(i, ()) if p.country)
