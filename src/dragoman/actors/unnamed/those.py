"""People of whom nothing is told but what they do or suffer: "those who fled", "those responsible"."""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Party, Span, Tree
from ..notes import Notes
from ..tables.wording import Wording

_WORD = "those"
_CLAUSES = ("acl", "amod")
_THERE = frozenset({"in", "across", "inside", "within", "throughout", "around"})


def find_those(tree: Tree, notes: Notes) -> Iterator[tuple[int, Party]]:
    """The places of such words in a sentence, each with the people of the state where it happens.

    Where the words do not say where, it is the state that the text clearly is on, unless people of
    others may do the same: "those who back the regime".
    """
    if _WORD not in tree.forms:
        return
    for token in tree.tokens:
        if tree.forms[token.i] != _WORD or token.dep == "det":
            continue
        told = [c for c in tree.dependents(token.i, *_CLAUSES) if c > token.i]
        country, via = _where(tree, token.i, notes), "sentence"
        if country is None and notes.home.clear:
            anyone = any(tree.lemmas[c] in Wording.load().abroad for c in told)
            country, via = None if anyone else notes.home.state, "document"
        if told and country is not None:
            yield token.i, _people(token.text, tree.span(token.i), country, via)


def _where(tree: Tree, i: int, notes: Notes) -> str | None:
    """The one state in which the words say that they do so."""
    number, found = tree.sentence.index, set[str]()
    for below in tree.subtree(i):
        if any(tree.forms[case] in _THERE for case in tree.dependents(below, "case")):
            parties = notes.parties.get((number, below), ())
            found.update(p.country for p in parties if p.kind == "state" and p.country)
    return next(iter(found)) if len(found) == 1 else None


def _people(text: str, span: Span, country: str, via: str) -> Party:
    return Party(f"{country}.CVL", text, span, text, country, ("CVL",), "group", via)
