"""An act that the words date long before the report is background, whatever its tense."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Norway attacked Chile in September.", "historical"),
        ("Norway attacked Chile on Monday.", "actual"),
        ("Norway attacked Chile ten days ago.", "actual"),
        ("Norway attacked Chile a few hours ago.", "actual"),
        ("Norway attacked Chile two months ago.", "historical"),
        ("Norway will attack Chile in September.", "future"),
    ],
)
def test_the_date_of_an_act_tells_background_from_news(
    coder: Coder, text: str, status: str
) -> None:
    mentions = coder.code(text, published="2024-03-15", language="en").mentions
    assert [mention.status for mention in mentions] == [status]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Norway had accused Chile of spying.", "historical"),
        ("Norway had accused Chile of spying two days before.", "actual"),
        ("Peru sent troops after Norway had attacked Chile.", "actual"),
    ],
)
def test_the_past_perfect_is_background_unless_lately_or_before_the_main_act(
    coder: Coder, text: str, status: str
) -> None:
    mentions = coder.code(text, published="2024-03-15", language="en").mentions
    assert [m.status for m in mentions if m.event in ("ACCUSE", "ASSAULT")] == [status]
