"""Hand-built trees and a cast by words, so that no test of coding needs a model."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dragoman.actors.referring.references import UNFIT
from dragoman.model import Document, Party, PartyKind, Sentence, Span, Token, Tree

PARTIES: dict[str, tuple[str | None, tuple[str, ...], PartyKind]] = {
    "Norway": ("NOR", (), "state"),
    "Norwegian": ("NOR", (), "state"),
    "Oslo": ("NOR", ("GOV",), "state"),
    "Chile": ("CHL", (), "state"),
    "Chilean": ("CHL", (), "state"),
    "Peru": ("PER", (), "state"),
    "Bolivia": ("BOL", (), "state"),
    "NATO": ("IGO", (), "organisation"),
    "rebels": (None, ("REB",), "group"),
    "troops": ("NOR", ("MIL",), "group"),
    "soldiers": ("CHL", ("MIL",), "group"),
    "ministers": ("CHL", ("GOV",), "group"),
    "officials": ("PER", ("GOV",), "group"),
    "workers": ("NOR", ("LAB",), "group"),
}


@dataclass(frozen=True, slots=True)
class WordCast:
    """Names parties by the words of a tree: what the actors stage would say of plain sentences."""

    tree: Tree
    home: str | None = None
    author: str | None = None
    unfit: str | None = None
    """A word that describes a state which the document does not name."""

    def unresolved(self, sentence: int, token: int) -> str | None:
        return UNFIT if self.tree[token].text == self.unfit else None

    def at(self, sentence: int, token: int) -> tuple[Party, ...]:
        word = self.tree[token].text
        if word not in PARTIES:
            return ()
        country, sectors, kind = PARTIES[word]
        name = ".".join(filter(None, (country or word, *sectors)))
        return (Party(name, word, self.tree.span(token), word, country, sectors, kind, "name"),)

    def in_sentence(self, sentence: int, tokens: int) -> dict[int, tuple[Party, ...]]:
        return {i: found for i in range(tokens) if (found := self.at(sentence, i))}


def build(rows: str, published: date | None = None) -> tuple[Document, Tree]:
    """A document of one sentence from rows `form lemma UPOS XPOS dep head`, heads counted from 1.

    A head of 0 is the root; words are joined by single spaces.
    """
    words = [row.split() for row in rows.strip().splitlines()]
    text = " ".join(row[0] for row in words)
    document = Document.create(text, published=published)
    tokens, start = [], 0
    for i, (form, lemma, upos, xpos, dep, head) in enumerate(words):
        at = int(head) - 1 if int(head) else i
        tokens.append(Token(i, form, lemma, upos, xpos, dep, at, start, start + len(form)))
        start += len(form) + 1
    return document, Tree.build(Sentence(0, "body", 0, len(text), text), tokens)


__all__ = ["PARTIES", "Span", "WordCast", "build"]
