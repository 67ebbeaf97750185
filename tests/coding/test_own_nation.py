"""To whom a government speaks: not to its own nation by name, whatever else may."""

from __future__ import annotations

import pytest

from .plainly import read


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("The Norwegian prime minister promised to support the defence of Norwegian partners.", []),
        (
            "The Norwegian prime minister promised to support the defence of Chilean partners.",
            ["CHL"],
        ),
        ("The Kenyan opposition accused Kenya of fraud.", ["KEN"]),
    ],
)
def test_a_government_promises_nothing_to_its_own_name(text: str, recipients: list[str]) -> None:
    assert [found for _, _, found in read(text)] == [recipients]


def test_force_falls_upon_it_all_the_same() -> None:
    assert read("The Norwegian army shelled Norway.")[0][0] == "ASSAULT"
