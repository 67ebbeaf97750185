"""Forces moved in a state's own land are against nobody that is told."""

from __future__ import annotations

import pytest

from .plainly import read

REPORT = (
    "India and Nepal agreed on a border post. Indian farmers in Bihar blocked the road to it for a week. "
    "A court in Delhi let them do so. Farmers in Bihar thanked the court. "
)


@pytest.mark.parametrize(
    ("sentence", "recipients"),
    [
        ("Delhi sent police to Bihar.", []),
        ("Delhi sent police to Nepal.", ["NPL"]),
        ("Delhi sent police against the Indian farmers.", ["IND"]),
    ],
)
def test_forces_sent_within_own_land_have_no_recipient(
    sentence: str, recipients: list[str]
) -> None:
    sent = [to for event, _, to in read(REPORT + sentence) if event == "MOBILIZE"]
    assert sent == [recipients]
