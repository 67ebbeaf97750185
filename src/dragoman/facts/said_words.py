"""The words of a clause that is said: its span without the signs and the "that" about it."""

from __future__ import annotations

from collections.abc import Sequence

from ..model import Span, Tree

_MARKS = frozenset({'"', "“", "”", "``", "''"})
_SAID_EDGES = ",;:.!?\"“”'‘’»«-–— "


def span_of_words(tree: Tree, tokens: Sequence[int]) -> tuple[Span, str] | None:
    """The span of some tokens and their words; a stretch that is not of them is left out of the words."""
    tokens = _trimmed(tree, tokens)
    if not tokens:
        return None
    span = tree.span(tokens[0], tokens[-1])
    pieces: list[list[int]] = [[tokens[0]]]
    for i in tokens[1:]:
        if i == pieces[-1][-1] + 1:
            pieces[-1].append(i)
        else:
            pieces.append([i])
    if len(pieces) == 1:
        return span, tree.text_of(span)
    texts = (tree.text_of(tree.span(piece[0], piece[-1])).strip(_SAID_EDGES) for piece in pieces)
    return span, " ".join(filter(None, texts))


def _trimmed(tree: Tree, tokens: Sequence[int]) -> tuple[int, ...]:
    """Without the punctuation and the "that" about the clause."""
    kept = list(tokens)
    while kept and (
        (tree.tokens[kept[0]].upos == "PUNCT" and not _opens(tree, kept))
        or (tree.tokens[kept[0]].upos == "CCONJ" and tree.tokens[kept[0]].text.islower())
        or (tree.tokens[kept[0]].dep == "mark" and tree.tokens[kept[0]].text.lower() == "that")
    ):
        kept.pop(0)
    while kept and tree.tokens[kept[-1]].upos == "PUNCT" and not _closes(tree, kept):
        kept.pop()
    return tuple(kept)


def _opens(tree: Tree, kept: Sequence[int]) -> bool:
    """Whether the first token opens a quotation that closes before the end."""
    marks = [i for i in kept if tree.tokens[i].text in _MARKS]
    words_behind = any(tree.tokens[i].upos != "PUNCT" for i in kept if marks[1:] and i > marks[1])
    return marks[:1] == [kept[0]] and len(marks) % 2 == 0 and words_behind


def _closes(tree: Tree, kept: Sequence[int]) -> bool:
    """Whether the last token closes a quotation that opened inside."""
    marks = [tree.tokens[i].text for i in kept if tree.tokens[i].text in _MARKS]
    return tree.tokens[kept[-1]].text in _MARKS and len(marks) % 2 == 0
