"""What is asked for each name or sentence of a document is not looked for in all of it each time."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest

from dragoman.actors import ActorIndex, Cast
from dragoman.actors.persons.leaders import Leaders
from dragoman.actors.words.quotes import Quotes
from dragoman.model import Document, Party, Sentence, Span, Tree
from dragoman.places import PlaceIndex
from dragoman.places.naming import Naming
from dragoman.places.surroundings import Surroundings

NORWAY = Party("NOR", "Norway", Span(0, 6), "Norway", "NOR", (), "state", "name")


@contextmanager
def soon() -> Iterator[None]:
    """Within a few seconds; each of these took ten at the least when it went over all each time."""
    began = time.process_time()
    yield
    assert time.process_time() - began < 3


def empty(index: int, start: int, end: int) -> Tree:
    return Tree.build(Sentence(index, "body", start, end, "x" * (end - start)), ())


def test_names_are_asked_for_in_a_long_text() -> None:
    document = Document.create("Ana Doe met Bo Roe. " * 25_000, published=date(2022, 5, 1))
    leaders = Leaders(document, ActorIndex.load())
    leaders.recalled("Putin", None)
    with soon():
        for name in ("Putin", "Xyzzyx") * 250:
            leaders.recalled(name, None)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Then Ana Putin spoke.", False),
        ("Putin spoke.", True),
        ("Then Ana Putin-Roe spoke.", False),
        ("Then Ana Putinova spoke.", True),
        ("Then President Putin spoke.", True),
        ("In May Bo Ana Putin’s car broke.", False),
    ],
)
def test_a_full_name_keeps_the_bare_one_for_itself(text: str, found: bool) -> None:
    document = Document.create(text, published=date(2022, 5, 1))
    assert (Leaders(document, ActorIndex.load()).recalled("Putin", None) is not None) == found


def test_quotations_are_looked_up_by_the_place_of_the_sentence() -> None:
    document = Document.create('"a" ' * 20_000)
    trees = {i: empty(i, 4 * i, 4 * i + 3) for i in range(20_000)}
    quotes = Quotes(document, trees)
    with soon():
        for tree in trees.values():
            assert quotes.open_until(tree) == 0 and not quotes.inside(tree)


def test_a_quotation_over_sentences_is_open_until_its_end() -> None:
    document = Document.create('"One. Two." Three.')
    first, second, third = empty(0, 0, 5), empty(1, 6, 11), empty(2, 12, 18)
    quotes = Quotes(document, {0: first, 1: second, 2: third})
    assert [quotes.open_until(tree) for tree in (first, second, third)] == [11, 0, 0]


def test_the_parties_of_a_document_are_gathered_once_for_its_places() -> None:
    cast = Cast({(number, 0): (NORWAY,) for number in range(20_000)})
    naming = Naming(empty(7, 0, 6), cast, PlaceIndex.load(), Surroundings())
    with soon():
        for _ in range(2_000):
            assert naming._evidence("Arica").keys() == {"NOR"}
