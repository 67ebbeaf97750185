"""Two sides, of two states or of one: "both parties", "the belligerents", "the warring factions"."""

from __future__ import annotations

import pytest

from tests.actors.staging import Staged

TALKS = "The government of Angola and Unita rebels held talks in Lusaka. "
CLASHED = "Syrian troops clashed with rebels in Aleppo. "


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        (TALKS + "The two parties blamed Zambia.", "parties", ["AGO GOV", "AGO REB"]),
        (TALKS + "The foes agreed to a truce.", "foes", ["AGO GOV", "AGO REB"]),
        (TALKS + "Ghana urged the belligerents to stop.", "belligerents", ["AGO GOV", "AGO REB"]),
        (CLASHED + "Both sides used tanks.", "sides", ["SYR MIL", "SYR REB"]),
        (CLASHED + "The warring factions rejected a truce.", "factions", ["SYR MIL", "SYR REB"]),
        ("Armenia and Azerbaijan clashed. The old rivals met in Rome.", "rivals", ["ARM", "AZE"]),
        (
            "Sudan and Chad signed a pact in Dakar. The parties will meet.",
            "parties",
            ["SDN", "TCD"],
        ),
    ],
)
def test_sides_are_those_who_fight_or_talk(text: str, word: str, codes: list[str]) -> None:
    assert Staged(text).codes(word) == codes


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (CLASHED + "The factions of Chad met.", "factions"),
        ("Unita rebels attacked Huambo in Angola. Both sides fled to Zambia.", "sides"),
    ],
)
def test_one_side_alone_is_not_both(text: str, word: str) -> None:
    codes = Staged(text).codes(word)
    assert codes not in (["SYR MIL", "SYR REB"], ["AGO REB", "AGO REB"])


@pytest.mark.parametrize(
    ("words", "word"),
    [
        ("Both armies broke the truce.", "armies"),
        ("Norway urged both sides to stop. The two sides met.", "sides"),
        ("Norway urged both sides to stop. The warring parties met.", "parties"),
    ],
)
def test_sides_stay_those_who_fight_whoever_speaks_to_them(words: str, word: str) -> None:
    text = f"Chile's army and Chilean rebels fought on Monday. {words}"
    codes = Staged(text).codes(word, -1)
    assert codes == ["CHL MIL", "CHL REB"]


def test_two_armies_of_two_states_stay_armies() -> None:
    text = (
        "Chilean and Peruvian troops clashed. Norway urged restraint. Both armies blamed Bolivia."
    )
    assert Staged(text).codes("armies") == ["CHL MIL", "PER MIL"]
