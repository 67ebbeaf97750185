"""People whom an act has just befallen taken up again, and the neighbour or rival that the text has named."""

from __future__ import annotations

import pytest

from tests.actors.staging import Staged

SEIZED = "Gunmen seized three Kenyan nurses in northern Benin on Monday. "
HELD = "Two Danish climbers were arrested in Uganda. "
RAID = "Ecuador shelled a camp of Peru. "


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        (SEIZED + "On Friday the gunmen freed the women.", "women", ["KEN MED"]),
        (SEIZED + "Benin freed the captives.", "captives", ["KEN MED"]),
        (SEIZED + "Beninese police freed the nurses.", "nurses", ["KEN MED"]),
        (SEIZED + "Benin condemned the abduction of the women.", "women", ["KEN MED"]),
        (SEIZED + "Benin freed the pair.", "pair", ["KEN MED"]),
        (SEIZED + "Benin freed the three a day later.", "three", ["KEN MED"]),
        ("A Dutch editor was arrested in Minsk. Minsk jailed the reporter.", "reporter", ["NLD JRN"]),
        ("Libya killed two Kenyan nurses and wounded six others.", "others", ["KEN MED"]),
        ("Rebels in Chad seized a bus. Norway thanked the rebels. Norway, Norway's king and Norwegians cheered.",
         "rebels", ["TCD REB"]),
        ("Gambia's army seized a ship off Ghana. The generals left Ghana, which Ghana's king met.", "generals", ["GMB MIL"]),
    ],
)  # fmt: skip
def test_people_take_up_those_just_told_of(text: str, word: str, codes: list[str]) -> None:
    assert Staged(text).codes(word, -1) == codes


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (SEIZED + "Chile arrested two Finnish pilots. It freed the men.", "men"),
        ("Chile arrested two Finnish pilots and four Greek cooks. It freed the men.", "men"),
        (SEIZED + "Benin freed three women.", "women"),
        (SEIZED + "The gunmen seized the women of a village.", "women"),
    ],
)
def test_of_two_groups_or_of_others_none_is_taken_up(text: str, word: str) -> None:
    assert "KEN MED" not in Staged(text).codes(word, -1)
    assert "GRC CVL" not in Staged(text).codes(word, -1)


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        (RAID + "Peru warned its neighbour.", "neighbour", ["ECU"]),
        (RAID + "Peru said that its old rival had lied.", "rival", ["ECU"]),
        (RAID + "Peru warned its allies.", "allies", ["---"]),
        ("Ecuador met Peru and Chile. Peru warned its neighbour.", "neighbour", ["---"]),
        ("Chile closed its border with Peru. The neighbouring country left.", "country", ["PER"]),
        (RAID + "Peru accused the neighbouring country of killing a boy.", "country", ["ECU"]),
        ("Chile closed its border with Peru. The country left.", "country", ["CHL"]),
    ],
)
def test_a_neighbour_is_the_other_state_just_named(text: str, word: str, codes: list[str]) -> None:
    assert Staged(text).codes(word) == codes
