"""What the ranker sees of a pair: words and grammar between two parties of a tree.

A feature is a string; the ranker hashes it. Lemmas are lower case, the parties' own words enter
only through their heads, so that the ranker learns acts and not countries.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..model import Tree

_FUNCTION = frozenset({"PUNCT", "DET", "SYM", "SPACE", "CCONJ"})
FARTHEST = 8
"""Tokens of the longest path that enters whole; a longer one says little."""


@dataclass(frozen=True, slots=True)
class Ends:
    """The two parties of a pair as token sets; either may be empty where the text names none."""

    actor: frozenset[int]
    recipient: frozenset[int]


def features(tree: Tree, ends: Ends, acts: Mapping[int, str]) -> Iterator[str]:
    """The features of a pair; `acts` gives the type that the lexicon knows of a predicate word."""
    tokens = tree.tokens
    heads = [_head(tree, side) for side in (ends.actor, ends.recipient)]
    names = ("A", "R")
    for name, head in zip(names, heads, strict=True):
        if head is None:
            yield f"{name} open"
            continue
        token = tokens[head]
        yield f"{name} head {tree.lemmas[head]}" if token.upos != "PROPN" else f"{name} name"
        yield f"{name} dep {token.dep}"
        case = next((tree.lemmas[c] for c in tree.children[head] if tokens[c].dep == "case"), "")
        if case:
            yield f"{name} case {case}"
        for kind, i in _governors(tree, head):
            lemma = tree.lemmas[i]
            yield f"{name} {kind} {lemma}"
            yield f"{name} {kind} {lemma} {tree.relations[head]} {case}"
            if i in acts:
                yield f"{name} act {acts[i]}"
    yield from _order(ends)
    yield from _path(tree, heads, acts, ends.actor | ends.recipient)
    outside = [i for i in range(len(tokens)) if i not in ends.actor and i not in ends.recipient]
    yield from _words(tree, outside, ends)
    for act in sorted(set(acts.values())):
        yield f"sentence act {act}"


def _head(tree: Tree, side: frozenset[int]) -> int | None:
    """The token of a phrase that hangs from outside it."""
    return next(
        (i for i in sorted(side) if tree.tokens[i].head not in side or tree.tokens[i].head == i),
        None,
    )


def _governors(tree: Tree, head: int) -> Iterator[tuple[str, int]]:
    """The two predicates above a phrase."""
    found = 0
    for above in tree.ancestors(head):
        if tree.tokens[above].upos in ("VERB", "ADJ", "NOUN", "AUX"):
            yield ("gov", "top")[found], above
            found += 1
            if found == 2:
                return


def _order(ends: Ends) -> Iterator[str]:
    if ends.actor and ends.recipient:
        yield "A first" if min(ends.actor) < min(ends.recipient) else "R first"


def _path(
    tree: Tree, heads: Sequence[int | None], acts: Mapping[int, str], named: frozenset[int]
) -> Iterator[str]:
    """The words on the way from the one party to the other through the tree, but not the parties'."""
    actor, recipient = heads
    if actor is None or recipient is None:
        return
    up = [actor, *tree.ancestors(actor)]
    down = [recipient, *tree.ancestors(recipient)]
    meet = next((i for i in up if i in set(down)), None)
    if meet is None:
        yield "path none"
        return
    left, right = up[: up.index(meet)], down[: down.index(meet)]
    tokens = tree.tokens
    yield f"meet {tree.lemmas[meet]}"
    yield f"meet pos {tokens[meet].upos}"
    deps = "<".join(tree.relations[i] for i in left)
    deps += "|" + ">".join(tree.relations[i] for i in reversed(right))
    yield f"path {deps}"
    yield f"path {tree.lemmas[meet]} {deps}"
    inside = (*left[1:], meet, *right[1:])
    if len(inside) > FARTHEST:
        yield "path long"
        return
    for i in inside:
        yield f"on path {tree.lemmas[i]}"
        if i in acts:
            yield f"path act {acts[i]}"
        for c in tree.children[i]:
            if c in named:
                continue  # the parties' own names say nothing of the act
            if tokens[c].dep in ("advmod", "compound:prt", "aux", "obj", "xcomp", "case", "mark"):
                yield f"by path {tokens[c].dep} {tree.lemmas[c]}"
                yield f"by path {tree.lemmas[i]} {tree.lemmas[c]}"


def _words(tree: Tree, outside: Sequence[int], ends: Ends) -> Iterator[str]:
    """Content words of the sentence, and apart from these the ones between the parties."""
    marked = sorted(ends.actor | ends.recipient)
    if not marked:
        return
    edges = [min(side) for side in (ends.actor, ends.recipient) if side]
    low, high = min(edges), max(edges)
    for i in outside:
        token = tree.tokens[i]
        if token.upos in _FUNCTION or token.upos in ("PROPN", "NUM"):
            continue
        lemma = tree.lemmas[i]
        yield f"word {lemma}"
        if low < i < high:
            yield f"between {lemma}"
