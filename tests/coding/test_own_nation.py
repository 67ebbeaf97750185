"""To whom a government speaks: not to its own nation by name, whatever else may."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder

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


def test_a_crackdown_that_only_the_reader_sees_falls_upon_it_as_well() -> None:
    text = "Chile's government launched a brutal crackdown on Chile."
    [told] = Coder().code(text, language="en").mentions
    assert told.event == "COERCE"
    assert [party.code for party in told.recipients] == ["CHL"]
