"""Where an envoy is sent is no side of what is done with him."""

from __future__ import annotations

import pytest

from .plainly import read


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Norway's president spoke with the Ambassador of Chile to Kenya.", ["NOR", "CHL"]),
        (
            "Norway's president spoke with the Ambassadors of Chile and Peru to Kenya.",
            ["NOR", "CHL", "PER"],
        ),
        ("Norway's president spoke with the Ambassador of Chile and with Kenya.", ["NOR", "CHL", "KEN"]),
    ],
)  # fmt: skip
def test_only_who_sends_him_takes_part(text: str, sides: list[str]) -> None:
    assert read(text) == [("CONSULT", sides, [])]


def test_whom_an_adviser_serves_is_not_spoken_to() -> None:
    text = "Norway's president spoke with Juan Berg, Foreign Policy Advisor to President Emmanuel Macron of France."
    assert read(text) == [("CONSULT", ["NOR", "FRA"], [])]
