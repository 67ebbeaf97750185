"""What one tells another to do in the very words: a request, and none of what the imperative names is done."""

from __future__ import annotations

import pytest

from .plainly import read


@pytest.mark.parametrize(
    "text",
    [
        '"Stop the shelling," the Norwegian president told the Chilean government.',
        '"Please send us more grain," the Norwegian premier wrote to the Chilean president.',
        '"Do more for the valley," the Norwegian envoy told the Chilean minister.',
        'The Norwegian president told the Chilean government: "Lay down your arms."',
        '"We want peace. Stop the shelling," the Norwegian president told the Chilean government.',
        '"Free our sailors," the Norwegian president told the Chilean government.',
        '"Do not touch the lake," Norway\'s minister said to the Chilean government.',
    ],
)
def test_an_imperative_asks_whom_it_is_told(text: str) -> None:
    assert read(text) == [("REQUEST", ["NOR"], ["CHL"])]


@pytest.mark.parametrize(
    "text",
    [
        '"Thank you for the ship," the Norwegian president told the Chilean government.',
        '"Stop the shelling," the Norwegian president told reporters.',
        '"Rain is coming," the Norwegian president told the Chilean minister.',
    ],
)
def test_words_that_ask_nothing_of_whom_they_are_told(text: str) -> None:
    assert "REQUEST" not in {event for event, _, _ in read(text)}
