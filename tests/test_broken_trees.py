"""What a broken parse leads to: fewer rows, never a fault, and never a stage that does not end."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from signal import ITIMER_REAL, SIGALRM, setitimer, signal

import pytest

from dragoman.coder import Coder
from dragoman.config import Settings
from dragoman.corpus import read
from dragoman.draft import Draft
from dragoman.model import Document, Token, Tree
from dragoman.pipeline import STAGES, carried, parse_sentences, resolve_actors

SECONDS = 10
"""What one document may take; whole ones take hundredths."""
SEEDS = range(4)


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(Settings(ranker=False))


@pytest.fixture(scope="module")
def parsed(coder: Coder) -> list[Draft]:
    dispatches = Path(__file__).parents[1] / "examples" / "dispatches"
    documents = [item for item in read([dispatches]) if isinstance(item, Document)]
    return carried(documents, coder.resources, until=parse_sentences)


@contextmanager
def ended_within(seconds: int, what: str) -> Iterator[None]:
    def late(*_: object) -> None:
        raise TimeoutError(f"{what} has not ended after {seconds} s")

    before = signal(SIGALRM, late)
    setitimer(ITIMER_REAL, seconds)
    try:
        yield
    finally:
        setitimer(ITIMER_REAL, 0)
        signal(SIGALRM, before)


def broken(tree: Tree, tokens: Sequence[Token], chance: random.Random) -> Tree:
    """The tree with heads, relations and tags taken at random, some of them or all."""
    share = chance.choice((0.1, 0.3, 1.0))
    count = len(tree.tokens)
    order = chance.sample(range(count), count)
    place = {i: k for k, i in enumerate(order)}
    found = []
    for token in tree.tokens:
        head, own = token.head, place[token.i]
        if share == 1.0:
            head = order[chance.randrange(own)] if own else token.i
        elif chance.random() < share and head != token.i:
            other = chance.randrange(count)
            # never below itself: a tree stays a tree
            head = head if token.i in (other, *_above(tree, other, found)) else other
        label = chance.choice(tokens) if chance.random() < share else token
        tagged = chance.choice(tokens) if chance.random() < share / 2 else token
        dep = "root" if head == token.i else label.dep if label.dep != "root" else "dep"
        found.append(token._replace(head=head, dep=dep, upos=tagged.upos, xpos=tagged.xpos))
    return Tree.build(tree.sentence, found, tree.names)


def _above(tree: Tree, i: int, changed: Sequence[Token]) -> Iterator[int]:
    """The tokens above one, some of which have another head already."""
    tokens = (*changed, *tree.tokens[len(changed) :])
    while tokens[i].head != i:
        i = tokens[i].head
        yield i


@pytest.mark.parametrize("seed", SEEDS)
def test_every_stage_ends_without_a_fault(coder: Coder, parsed: list[Draft], seed: int) -> None:
    chance = random.Random(seed)
    tokens = [t for draft in parsed for tree in draft.trees.values() for t in tree.tokens]
    for draft in parsed:
        drafts = [
            replace(
                draft, trees={i: broken(tree, tokens, chance) for i, tree in draft.trees.items()}
            )
        ]
        with ended_within(SECONDS, draft.document.input_id or draft.document.id):
            for stage in STAGES[STAGES.index(resolve_actors) :]:
                drafts = stage(drafts, coder.resources)
        assert drafts[0].failure is None
