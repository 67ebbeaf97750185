"""Sentences before and after the parse, in Universal Dependencies terms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from .document import Part, Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a document: `text` is exactly `document.part(part)[start:end]`."""

    index: int
    part: Part
    start: int
    end: int
    text: str

    @property
    def span(self) -> Span:
        return Span(self.start, self.end, self.part)


class Token(NamedTuple):
    """One syntactic word. A NamedTuple, not a dataclass: millions are made a minute.

    `head` is the index of the head in the sentence (a root heads itself); `start` and `end` are
    code points in the document part; `dep` is the full UD label (`nsubj:pass`, `obl:agent`).
    """

    i: int
    text: str
    lemma: str
    upos: str
    xpos: str
    dep: str
    head: int
    start: int
    end: int


class Name(NamedTuple):
    """A name that the statistical tagger saw: tokens `[first, last)` and a label (PER, ORG, LOC, MISC)."""

    first: int
    last: int
    label: str


@dataclass(frozen=True, slots=True)
class Tree:
    """A parsed sentence. The parse of one sentence may be a forest of several roots.

    `forms` and `lemmas` are those of the tokens in small letters: rules ask for them all the time.
    `relations` are their labels without a subtype (`nsubj` of `nsubj:pass`), `roots` the tokens that
    head themselves.
    """

    sentence: Sentence
    tokens: tuple[Token, ...]
    names: tuple[Name, ...]
    children: tuple[tuple[int, ...], ...]
    forms: tuple[str, ...]
    lemmas: tuple[str, ...]
    relations: tuple[str, ...]
    roots: tuple[int, ...]

    @classmethod
    def build(cls, sentence: Sentence, tokens: Sequence[Token], names: Sequence[Name] = ()) -> Tree:
        """Build a tree and index the dependents of every token, in the order of the sentence."""
        below: list[list[int]] = [[] for _ in tokens]
        for token in tokens:
            if token.head != token.i:
                below[token.head].append(token.i)
        return cls(
            sentence,
            tuple(tokens),
            tuple(names),
            tuple(map(tuple, below)),
            tuple(token.text.lower() for token in tokens),
            tuple(token.lemma.lower() for token in tokens),
            tuple(token.dep.partition(":")[0] for token in tokens),
            tuple(token.i for token in tokens if token.head == token.i),
        )

    def __len__(self) -> int:
        return len(self.tokens)

    def __getitem__(self, i: int) -> Token:
        return self.tokens[i]

    def dependents(self, i: int, *deps: str) -> tuple[int, ...]:
        """Dependents of token `i`; with `deps`, those whose label or universal part of it is named.

        `nsubj` takes `nsubj:pass` too; `nsubj:pass` takes only itself.
        """
        if not deps:
            return self.children[i]
        wanted = frozenset(deps)
        return tuple(
            child
            for child in self.children[i]
            if self.tokens[child].dep in wanted or self.relations[child] in wanted
        )

    def ancestors(self, i: int) -> Iterator[int]:
        """The heads above token `i`, nearest first."""
        seen = {i}
        while (head := self.tokens[i].head) not in seen:
            yield head
            seen.add(head)
            i = head

    def above(self, i: int, *deps: str) -> int:
        """The first of token `i` and its heads whose label is none of `deps`; `i` where all are."""
        way = chain((i,), self.ancestors(i))
        return next((j for j in way if self.tokens[j].dep not in deps), i)

    def subtree(self, i: int) -> tuple[int, ...]:
        """Token `i` and all below it, in the order of the sentence; a broken parse may be a cycle."""
        found = [i]
        for token in found:  # grows as it is gone through
            below = self.children[token]
            if below:
                found.extend(below if i not in below else [c for c in below if c != i])
        return tuple(sorted(found))

    def span(self, first: int, last: int | None = None) -> Span:
        """The span from token `first` to token `last`, both included."""
        end = self.tokens[first if last is None else last].end
        return Span(self.tokens[first].start, end, self.sentence.part)

    def span_of(self, indices: Sequence[int]) -> Span:
        """The shortest span that covers the tokens named."""
        return self.span(min(indices), max(indices))

    def text_of(self, span: Span) -> str:
        """The words of `span`, which must lie in this sentence."""
        offset = self.sentence.start
        return self.sentence.text[span.start - offset : span.end - offset]
