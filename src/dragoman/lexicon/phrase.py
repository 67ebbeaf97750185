"""The other words of a predicate of several words: particles of a verb, modifiers of a noun."""

from __future__ import annotations

from .entry import Kind
from .functions import Functions

_MODIFIERS = frozenset({"amod", "compound", "nmod:unmarked", "nmod:desc"})


def rest_tokens(
    functions: Functions, i: int, kind: Kind, rest: tuple[str, ...]
) -> tuple[int, ...] | None:
    """The tokens of the words `rest` about predicate `i`, or None where one is missing."""
    if not rest:
        return ()
    return _modifiers(functions, i, rest) if kind == "noun" else _particles(functions, i, rest)


def _words(functions: Functions, i: int) -> tuple[str, str]:
    token = functions.tree.tokens[i]
    return token.text.lower(), token.lemma.lower()


def _modifiers(functions: Functions, i: int, rest: tuple[str, ...]) -> tuple[int, ...] | None:
    """The words before noun `i`, or its modifiers with others between: `a joint naval exercise`."""
    tree, first = functions.tree, i - len(rest)
    if first >= 0 and all(
        word in _words(functions, j) for word, j in zip(rest, range(first, i), strict=True)
    ):
        return tuple(range(first, i))
    below = [c for c in tree.children[i] if c < i and tree.tokens[c].dep in _MODIFIERS]
    found: list[int] = []
    for word in rest:
        hit = next((c for c in below if word in _words(functions, c)), None)
        if hit is None or (found and hit < found[-1]):
            return None
        found.append(hit)
    return tuple(found)


def _particles(functions: Functions, i: int, rest: tuple[str, ...]) -> tuple[int, ...] | None:
    """The words after verb `i`: a particle may have been parsed as a preposition of what follows
    (`pulled out of Mali`), but one alone, further on, is none (`took the children back in May`).
    """
    tree = functions.tree
    near = [c for c in tree.children[i] if c > i]
    near += [
        g
        for c in near
        for g in tree.children[c]
        if g == i + 1 or (g > i and (tree.tokens[g].dep != "case" or " " in functions.case_of(c)))
    ]
    found: list[int] = []
    for word in rest:
        hit = next((c for c in near if word in _words(functions, c) and c not in found), None)
        if hit is None:
            return None
        found.append(hit)
    return tuple(found)
