"""Headlines in title case are read as the sentences that they are."""

from __future__ import annotations

import pytest

from dragoman.model import Document, Tree
from dragoman.syntax import Parser, split
from dragoman.syntax.headline import as_sentence, says_something

COMMON = frozenset({"condemns", "raid", "on", "signs", "pact", "bank", "to", "open", "red"})


def lowered(text: str, *names: tuple[int, int]) -> str:
    return as_sentence(text, COMMON.__contains__, names)


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser.load()


def parsed(parser: Parser, text: str) -> Tree:
    return parser.parse(split(Document.create(text)))[0]


def test_common_words_of_a_title_lose_their_capitals_and_names_keep_them() -> None:
    assert lowered("Chile Condemns Raid on Lima Bank") == "Chile condemns raid on Lima bank"
    assert lowered("Red Cross Condemns Raid", (0, 9)) == "Red Cross condemns raid"


def test_a_line_in_capitals_keeps_those_of_its_names() -> None:
    assert lowered("CHILE SIGNS PACT") == "Chile signs pact"


@pytest.mark.parametrize(
    "text", ["Chile condemns raid on Lima bank", "Red Raid", "The bank of Lima signs a Pact"]
)
def test_what_is_no_headline_in_title_case_stays_as_it_is(text: str) -> None:
    assert lowered(text) == text


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Peruvian Foreign Minister Condemns Attack on Chilean Embassy", "Condemns"),
        ("The United States and Peru Sign Memorandum of Cooperation", "Sign"),
        ("FINLAND AGREES TO LEND MONEY TO PERU", "AGREES"),
    ],
)
def test_a_headline_is_parsed_as_a_clause_with_its_own_letters(
    parser: Parser, text: str, verb: str
) -> None:
    tree = parsed(parser, text)
    assert says_something(tree)
    assert [tree[root].text for root in tree.roots] == [verb]


def test_a_title_that_is_no_clause_keeps_its_names(parser: Parser) -> None:
    tree = parsed(parser, "Secretary Hartley's Meeting with Peruvian President Boluarte")
    assert not says_something(tree)
    assert tree[0].xpos == "NNP"
