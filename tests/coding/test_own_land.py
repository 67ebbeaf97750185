"""Forces moved in a state's own land are against nobody that is told."""

from __future__ import annotations

import pytest

from .plainly import read

REPORT = (
    "Chile and Peru agreed on a border post. Chilean farmers in Antofagasta blocked the road to it for a week. "
    "A court in Santiago let them do so. Farmers in Antofagasta thanked the court. "
)


@pytest.mark.parametrize(
    ("sentence", "recipients"),
    [
        ("Santiago sent soldiers to Antofagasta.", []),
        ("Santiago deployed soldiers to Peru.", ["PER"]),
        ("Santiago sent soldiers against the Chilean farmers.", ["CHL"]),
    ],
)
def test_forces_sent_within_own_land_have_no_recipient(
    sentence: str, recipients: list[str]
) -> None:
    sent = [to for event, _, to in read(REPORT + sentence) if event == "MOBILIZE"]
    assert sent == [recipients]
