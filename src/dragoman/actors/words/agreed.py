"""The tagger's labels, agreed upon over a document: who is a person in one sentence is one in all.

The tagger sees one sentence at a time, and takes a last name that stands alone for a town as often
as not; a rare one that begins a sentence is even parsed as a common noun.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain

from ...model import Name, Token, Tree
from ..tables.entry import ActorHit
from .items import POSSESSIVE
from .layers import GENERATIONS, PARTICLES

_PERSON = "PER"
_AT = frozenset({"in", "at", "near"})
_NOMINAL = frozenset({"PROPN", "NOUN", "ADJ"})
SHORTEST = 3
"""Letters from which a word can be told to be a name."""


def agree(
    trees: Mapping[int, Tree], hits: Mapping[int, tuple[ActorHit, ...]]
) -> Mapping[int, Tree]:
    """The trees with the names of persons labelled alike in all sentences, and without their nation's name."""
    trees = {number: _behind_nation(tree, hits.get(number, ())) for number, tree in trees.items()}
    known = _Known(trees.values())
    if not known.words:
        return trees
    agreed = dict(trees)
    for number, tree in trees.items():
        if not known.words.isdisjoint(tree.forms):
            agreed[number] = _labelled(tree, known, hits.get(number, ()))
    return agreed


class _Known:
    """The words of the persons whom the tagger sees in a document."""

    __slots__ = ("ends", "firsts", "lasts", "words")

    def __init__(self, trees: Iterable[Tree]) -> None:
        whole: set[tuple[str, ...]] = set()
        alone: Counter[str] = Counter()
        other: Counter[str] = Counter()
        for tree in trees:
            for name in tree.names:
                words = _words(tree, name)
                if name.label != _PERSON:
                    other.update(words if len(words) == 1 else ())
                elif len(words) > 1:
                    whole.add(words)
                else:
                    alone.update(words)
        lasts = {words[-1] for words in whole}
        lasts.update(word for word, times in alone.items() if times >= other[word])
        self.lasts = frozenset(word for word in lasts if len(word) >= SHORTEST)
        self.firsts = frozenset(words[0] for words in whole)
        self.ends = frozenset(words[i:] for words in whole for i in range(len(words)))
        self.words = frozenset(word.lower() for word in self.lasts | self.firsts)


def _words(tree: Tree, name: Name) -> tuple[str, ...]:
    """The words of a name from its first to its last capital: no title of a son, no possessive."""
    words = [token.text for token in tree.tokens[name.first : name.last]]
    while words and (words[-1].lower() in GENERATIONS or not words[-1][0].isupper()):
        words.pop()
    while words and not words[0][0].isupper():
        del words[0]
    return tuple(words)


def _behind_nation(tree: Tree, hits: Sequence[ActorHit]) -> Tree:
    """`the Briton Jane Doe`: who is of a nation is named behind it, where the parser saw one name."""
    names = list(tree.names)
    for hit in hits:
        first = next((t.i for t in tree.tokens if t.start == hit.end + 1), None)
        if first is None or hit.entries[0].form != "people":
            continue
        hung = (tree[first].dep, tree[first].upos, tree[first].head)
        if hung != ("flat", "PROPN", first - 1):
            continue
        last = first + 1
        while last < len(tree) and tree[last].dep == "flat" and tree[last].upos == "PROPN":
            last += 1
        names = [n for n in names if n.last < first or n.first >= last]
        names.append(Name(first, last, _PERSON))
    changed = names != list(tree.names)
    return Tree.build(tree.sentence, tree.tokens, sorted(names)) if changed else tree


def _labelled(tree: Tree, known: _Known, hits: Sequence[ActorHit]) -> Tree:
    """The tree with the persons of other sentences labelled in it too."""
    names, tokens = list(tree.names), list(tree.tokens)
    for token in tree.tokens:
        first = _begins(tree, token, known)
        if first is None or _is_hit(tree.tokens[first : token.i + 1], hits):
            continue
        over = [n for n in names if n.first <= token.i and first < n.last]
        if any(n.label == _PERSON for n in over) or not _is_free(tree, first, token.i + 1, over):
            continue
        names = [n for n in names if n not in over]
        names.append(Name(first, token.i + 1, _PERSON))
        for i in range(first, token.i + 1):
            if tokens[i].upos in ("NOUN", "ADJ"):
                tokens[i] = tokens[i]._replace(upos="PROPN", xpos="NNP")
    if len(names) == len(tree.names) and names == list(tree.names):
        return tree
    return Tree.build(tree.sentence, tokens, sorted(names))


def _begins(tree: Tree, token: Token, known: _Known) -> int | None:
    """Where the name begins that ends at the token; None where it ends no person's."""
    if token.text not in known.lasts and token.text not in known.firsts:
        return None
    i, tokens = token.i, tree.tokens
    if token.upos not in _NOMINAL or _is_proper(tokens, i + 1):
        return None
    first = i
    while first and _is_proper(tokens, first - 1):
        first -= 1
    if first < i:
        words = tuple(each.text for each in tokens[first : i + 1])
        return first if words in known.ends else None
    return i


def _is_proper(tokens: Sequence[Token], i: int) -> bool:
    return 0 <= i < len(tokens) and tokens[i].upos == "PROPN" and tokens[i].text[0].isupper()


def _is_hit(tokens: Sequence[Token], hits: Sequence[ActorHit]) -> bool:
    """Whether the words are an actor phrase of another kind: "Jordan"."""
    start, end = tokens[0].start, tokens[-1].end
    return any(h.start < end and start < h.end and h.entries[0].form != "person" for h in hits)


def _is_free(tree: Tree, first: int, last: int, over: Collection[Name]) -> bool:
    """Whether no longer name holds the words, and no words say that they are a place."""
    for name in over:
        outside = chain(range(name.first, first), range(last, name.last))
        if any(tree.forms[i] not in POSSESSIVE | PARTICLES for i in outside):
            return False
    placed = first > 0 and tree.forms[first - 1] in _AT
    return not (placed and any(name.label == "LOC" for name in over))
