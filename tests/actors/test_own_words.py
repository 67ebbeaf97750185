"""Who a phrase is by its own words: states and regions, peoples, heads that lend their sector, named bodies."""

from __future__ import annotations

import pytest

from tests.actors.staging import Staged


@pytest.mark.parametrize(
    ("text", "word", "code"),
    [
        ("The United States government rejected the plan.", "government", "USA GOV"),
        ("The New Zealand army left the valley.", "army", "NZL MIL"),
        ("The Bavarian police detained a driver.", "police", "DEU COP"),
        ("Rio de Janeiro police shot a boy.", "police", "BRA COP"),
        ("Sindh police detained a driver.", "police", "PAK COP"),
        ("Corsican separatists bombed a bank.", "separatists", "FRA REB"),
        ("The Kurdistan regional government cut the oil.", "government", "IRQ GOV"),
    ],
)
def test_states_and_their_regions_own_what_they_stand_before(
    text: str, word: str, code: str
) -> None:
    assert Staged(text).codes(word) == [code]


@pytest.mark.parametrize(
    ("text", "word", "code"),
    [
        ("Tutsi forces shelled the camp.", "forces", "--- REB"),
        ("Kurdish fighters took the hill.", "fighters", "--- REB"),
        ("Tamil gunmen shot a driver.", "gunmen", "LKA UAF"),
        ("The Hutu-led government rejected talks.", "government", "--- GOV"),
        ("Kurdish leaders rejected talks.", "leaders", "--- CVL"),
        ("Kikuyu elders rejected talks.", "elders", "KEN CVL"),
        ("Dinka herders fled.", "herders", "SSD AGR"),
    ],
)
def test_the_fighters_and_rulers_of_a_people_are_more_than_its_members(
    text: str, word: str, code: str
) -> None:
    assert Staged(text).codes(word) == [code]
