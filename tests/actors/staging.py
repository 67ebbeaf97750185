"""Small documents resolved whole: parsed by the bundled model, which the tests load once."""

from __future__ import annotations

from datetime import date

from dragoman.actors import ActorIndex, Cast, resolve
from dragoman.model import Document, Party, Tree
from dragoman.places import PlaceIndex
from dragoman.syntax import Parser, split


class Staged:
    """A resolved document; tokens are asked for by their word and how often it came before."""

    def __init__(
        self,
        text: str,
        *,
        title: str | None = None,
        published: date | None = None,
        outlet: str | None = None,
    ) -> None:
        self.document = Document.create(text, title=title, published=published, outlet=outlet)
        index = ActorIndex.load()
        sentences = split(self.document)
        hits = {each.index: found for each in sentences if (found := index.find(each))}
        self.trees: dict[int, Tree] = {
            tree.sentence.index: tree for tree in Parser.load().parse(sentences)
        }
        self.cast: Cast = resolve(
            self.document, sentences, hits, self.trees, index, PlaceIndex.load()
        )

    def _place(self, word: str, nth: int) -> tuple[int, int]:
        places = [
            (number, token.i)
            for number, tree in self.trees.items()
            for token in tree.tokens
            if token.text == word
        ]
        return places[nth]

    def parties(self, word: str, nth: int = 0) -> tuple[Party, ...]:
        """The parties of the nth token that reads `word`."""
        return self.cast.at(*self._place(word, nth))

    def codes(self, word: str, nth: int = 0) -> list[str]:
        """Their codes: `["MAR GOV"]`."""
        return [party.code for party in self.parties(word, nth)]

    def reason(self, word: str, nth: int = 0) -> str | None:
        """Why the token names no party."""
        return self.cast.unresolved(*self._place(word, nth))
