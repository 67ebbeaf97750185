"""Whose a junta, a court or an opposition is where no state leads: by the place or actor that the report begins with."""

from __future__ import annotations

import pytest

from tests.actors.staging import Staged

COUP = "Officers took over in Niger on Monday. "
BORDER = "Peru closed the border with Chile on Monday. "
JAILED = "A Greek tourist was arrested in Tashkent. "


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        (COUP + "The junta expelled the French envoy.", "junta", ["NER GOV"]),
        (COUP + "The opposition met a French envoy.", "opposition", ["NER OPP"]),
        (BORDER + "The opposition left.", "opposition", ["PER OPP"]),
        (BORDER + "Lawmakers left.", "Lawmakers", ["PER LEG"]),
        ("Riots in Gabon worried Togo. Security forces killed two.", "forces", ["GAB MIL"]),
        (JAILED + "A court freed the tourist.", "court", ["UZB JUD"]),
        (JAILED + "Police freed the tourist.", "Police", ["UZB COP"]),
        ("Malta's navy arrested two Libyan sailors. A magistrate freed them.", "magistrate", ["MLT JUD"]),
        ("Protesters in Hong Kong burned a Chinese flag. Police left.", "Police", ["HKG COP"]),
        ("Puerto Rico's governor accused Washington. The Supreme Court left.", "Court", ["PRI JUD"]),
        ("Togolese police arrested a Greek and a Cuban. The court freed the Cuban.", "court", ["TGO JUD"]),
        ("Togo's army jailed two Malian nurses. Mali asked the junta for mercy.", "junta", ["TGO GOV"]),
        ("Togo's opposition said that the government had lied to Ghana.", "government", ["TGO GOV"]),
    ],
)  # fmt: skip
def test_a_report_begins_with_the_state_that_it_is_on(
    text: str, word: str, codes: list[str]
) -> None:
    assert Staged(text).codes(word) == codes


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        ("Togo and Ghana met. The opposition left.", "opposition", ["--- OPP"]),
        ("Togo met Ghana in Geneva. An ambassador left.", "ambassador", ["--- GOV"]),
        ("France bombed a camp in Mali. The army left.", "army", ["--- MIL"]),
    ],
)
def test_of_two_that_a_report_begins_with_neither_is_meant(
    text: str, word: str, codes: list[str]
) -> None:
    assert Staged(text).codes(word) == codes
