"""The other words of a predicate of several words: particles of a verb, modifiers of a noun."""

from __future__ import annotations

from ..model import Tree
from .entry import Kind
from .functions import Functions

_MODIFIERS = frozenset({"amod", "compound", "nmod:unmarked", "nmod:desc"})

LONGEST_OF = 4
"""Words of the longest phrase with `of` that is one noun: `vote of no confidence`."""


def rest_tokens(
    functions: Functions, i: int, kind: Kind, rest: tuple[str, ...]
) -> tuple[int, ...] | None:
    """The tokens of the words `rest` about predicate `i`, or None where one is missing."""
    if not rest:
        return ()
    return _modifiers(functions, i, rest) if kind == "noun" else _particles(functions, i, rest)


def _words(functions: Functions, i: int) -> tuple[str, str]:
    tree = functions.tree
    return tree.forms[i], tree.lemmas[i]


def hyphen_start(tree: Tree, i: int) -> int:
    """The first token of a hyphenated word that ends at `i`: parsers take it apart."""
    tokens = tree.tokens
    while i > 1 and tokens[i - 1].text == "-" and tokens[i - 2].text.isalpha():
        i -= 2
    return i


def hyphened(tree: Tree, i: int) -> tuple[str, ...]:
    """Lemma and form of the hyphenated word that ends at `i` (`sit-in`), if one does."""
    if i < 2 or tree.tokens[i - 1].text != "-":
        return ()
    first = hyphen_start(tree, i)
    if first == i:
        return ()
    before = "".join(tree.forms[first:i])
    return (before + tree.lemmas[i], before + tree.forms[i])


def of_phrases(tree: Tree, i: int) -> tuple[str, ...]:
    """What follows a noun that is the first of a phrase: ` of protest` after `letter`."""
    after = tree.forms[i + 1 : i + LONGEST_OF]
    if not after or after[0] != "of":
        return ()
    return tuple(" " + " ".join(after[:last]) for last in range(2, len(after) + 1))


def _modifiers(functions: Functions, i: int, rest: tuple[str, ...]) -> tuple[int, ...] | None:
    """The words before noun `i`, or its modifiers with others between: `a joint naval exercise`."""
    tree = functions.tree
    before = _words_before(functions, i, rest)
    if before is not None:
        return before
    below = [c for c in tree.children[i] if c < i and tree.tokens[c].dep in _MODIFIERS]
    found: list[int] = []
    for word in rest:
        hit = next((c for c in below if word in _words(functions, c)), None)
        if hit is None or (found and hit < found[-1]):
            return None
        found.append(hit)
    return tuple(found)


def _words_before(functions: Functions, i: int, rest: tuple[str, ...]) -> tuple[int, ...] | None:
    tree = functions.tree
    end = hyphen_start(tree, i)
    for word in reversed(rest):
        last = end - 1
        if last < 0:
            return None
        if word in _words(functions, last):
            end = last
        elif word in hyphened(tree, last):
            end = hyphen_start(tree, last)
        else:
            return None
    return tuple(range(end, i))


def _particles(functions: Functions, i: int, rest: tuple[str, ...]) -> tuple[int, ...] | None:
    """The words after verb `i`: a particle may have been parsed as a preposition of what follows
    (`pulled out of Mali`), but one alone, further on, is none (`took the children back in May`).
    """
    tree = functions.tree
    # an adverb may stand before its verb: `jointly operate`
    near = [c for c in tree.children[i] if c > i or tree.tokens[c].dep == "advmod"]
    near += [
        g
        for c in near
        for g in tree.children[c]
        if g == i + 1 or (g > i and (tree.tokens[g].dep != "case" or " " in functions.case_of(c)))
    ]
    if i + 1 < len(tree.tokens) and tree.tokens[tree.tokens[i + 1].head].upos == "NUM":
        near.append(i + 1)  # `handed over two men`, with the particle hung from the number
    found: list[int] = []
    for word in rest:
        hit = next((c for c in near if word in _words(functions, c) and c not in found), None)
        if hit is None:
            return None
        found.append(hit)
    return tuple(found)
