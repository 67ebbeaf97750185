"""The days of a clause that a step parts from the clause above it."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.model import Document
from dragoman.syntax import Parser, split
from dragoman.temporal import date_of

FRIDAY = date(2023, 5, 12)


def days(text: str, word: str) -> str | None:
    """The first day of the act at a word, in a report of a Friday."""
    document = Document.create(text, published=FRIDAY, language="en")
    [tree] = Parser.load().parse(split(document))
    trigger = next(token.i for token in tree.tokens if token.text == word)
    when, _ = date_of(tree, trigger, document, status="actual")
    return when and when.start.isoformat()


@pytest.mark.parametrize(
    ("text", "word", "day"),
    [
        ("Chad recalled its envoy on Thursday, three days after Sudan jailed two men.", "jailed", "2023-05-08"),
        ("Chad closed its border on Wednesday, a day after rebels attacked a post.", "attacked", "2023-05-09"),
        ("Chad closed its border on May 3, a week before Sudan expelled its envoy.", "expelled", "2023-05-10"),
        ("Chad recalled its envoy on Tuesday, hours after Sudan jailed two men.", "jailed", "2023-05-09"),
        ("Chad recalled its envoy on Tuesday, two days after Sudan jailed two men on Sunday.", "jailed", "2023-05-07"),
        ("Chad recalled its envoy on Thursday, three days after Sudan jailed two men.", "recalled", "2023-05-11"),
        ("Chad recalled its envoy, three days after Sudan jailed two men.", "jailed", None),
    ],
)  # fmt: skip
def test_a_step_leads_from_one_clause_to_the_other(text: str, word: str, day: str | None) -> None:
    assert days(text, word) == day


def test_the_weekend_after_a_saturday_is_the_next() -> None:
    text = "Chad closed the port on April 29, and Sudan jailed two men the following weekend."
    assert days(text, "jailed") == "2023-05-06"
