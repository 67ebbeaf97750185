"""Which date belongs to which act, on parsed sentences: no model."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dragoman.model import Document, Tree
from dragoman.temporal import date_of
from tests.coding.trees import build

WEDNESDAY = date(2024, 3, 13)
PARSED = {
    block.splitlines()[0][2:]: "\n".join(block.splitlines()[1:])
    for block in Path(__file__).with_name("parsed.txt").read_text(encoding="utf-8").split("\n\n")
    if block.strip()
}


def tree_of(beginning: str, published: date | None) -> tuple[Document, Tree]:
    (rows,) = (rows for text, rows in PARSED.items() if text.startswith(beginning))
    return build(rows, published)


def when(
    beginning: str, trigger: str, published: date | None = WEDNESDAY
) -> tuple[str | None, str | None]:
    document, tree = tree_of(beginning, published)
    token = next(t.i for t in tree.tokens if t.text == trigger)
    found, reason = date_of(tree, token, document)
    return (f"{found.start}/{found.end} {found.text}".strip() if found else None), reason


@pytest.mark.parametrize(
    ("beginning", "trigger", "expected"),
    [
        ("Norway and Chile signed", "signed", "2024-03-11/2024-03-11 Monday"),
        ("On Monday troops", "entered", "2024-03-11/2024-03-11 Monday"),
        ("On Monday troops", "arrested", "2024-03-11/2024-03-11 Monday"),
        ("The ministers are seen", "signing", "2022-05-04/2022-05-04 May 4 , 2022"),
        ("Norway agreed", "agreed", "2024-03-08/2024-03-08 Friday"),
        ("Norway agreed", "withdraw", "2024-03-08/2024-03-08 Friday"),
        ("Norway will visit", "visit", "2024-03-15/2024-03-15 Friday"),
        ("Norway condemned", "attack", "2024-03-11/2024-03-11 Monday"),
        ("Norway held talks", "talks", "2024-03-04/2024-03-10 last week"),
        ("Norway praised", "signed", "2015-01-01/2015-12-31 2015"),
    ],
)
def test_an_act_has_the_date_that_hangs_from_it(
    beginning: str, trigger: str, expected: str
) -> None:
    assert when(beginning, trigger) == (expected, None)


@pytest.mark.parametrize(
    ("beginning", "trigger"), [("Norway condemned", "condemned"), ("Norway praised", "praised")]
)
def test_the_date_of_another_act_is_not_taken(beginning: str, trigger: str) -> None:
    found, reason = when(beginning, trigger)
    assert found == "2024-03-12/2024-03-13"
    assert reason == "no date in the sentence; the report's own date taken"
    assert when(beginning, trigger, None) == (None, "the sentence names no date")


def test_what_is_said_on_a_day_was_done_by_then() -> None:
    found, reason = when("Officials said", "entered")
    assert found == "2024-03-11/2024-03-12"
    assert reason == "no date for the act in the sentence; that of the saying taken"


def test_a_relative_date_without_a_publication_date_is_unknown() -> None:
    assert when("Norway and Chile signed", "signed", None) == (
        None,
        'relative date "on Monday" and no publication date',
    )


def test_an_act_to_come_without_a_date_has_not_the_date_of_the_report() -> None:
    document, tree = tree_of("Norway praised", WEDNESDAY)
    assert date_of(tree, 1, document, status="future") == (None, "the sentence names no date")


def test_the_span_marks_the_words_of_the_date() -> None:
    document, tree = tree_of("Norway and Chile signed", WEDNESDAY)
    found, _ = date_of(tree, 3, document)
    assert found is not None and found.span is not None
    assert found.span.of(document) == "Monday"
