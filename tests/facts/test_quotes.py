"""Where quotations open and close."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.facts.quotes import quotes


def words(text: str) -> list[str]:
    return [text[quote.start : quote.end] for quote in quotes(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We will stay," she said.', ["We will stay"]),
        ("“We will stay,” she said.", ["We will stay"]),
        ('"We will stay,” she said. "For long."', ["We will stay", "For long."]),
        ('"We stay. We fight. We win," she said.', ["We stay. We fight. We win"]),
        ('"We stay.\n\n"We fight," she said.', ['We stay.\n\n"We fight']),
        ('"We stay.\n\nThe rain fell on "old" roofs.', ["We stay.", "old"]),
        ("``We will stay,'' she said.", ["We will stay"]),
        ("« Nous restons », dit-elle.", ["Nous restons"]),
        ('A 12" gun and a "toy" gun', ["toy"]),
        ("It's the ministers' plan", []),
    ],
)
def test_marks_pair_whatever_their_kind(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@given(st.text(st.sampled_from('ab ."“”\n,1'), max_size=80))
def test_quotations_are_in_order_and_inside_the_text(text: str) -> None:
    last = 0
    for quote in quotes(text):
        assert last <= quote.start < quote.end <= len(text)
        last = quote.end
