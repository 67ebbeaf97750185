"""Places that an act has from a verb before it, from what it came of, from what was forced: no model."""

from __future__ import annotations

import pytest

from tests.places.test_reached import where


@pytest.mark.parametrize(
    ("beginning", "trigger", "event", "name", "country"),
    [
        # the capital of a state, never a village that is called like it
        (
            "Norway arrested two smugglers in the capital of Burkina",
            "arrested",
            "COERCE",
            None,
            "BFA",
        ),
        ("Norway arrested two smugglers in the capital of Chad", "arrested", "COERCE", None, "TCD"),
        # the verb with whose subject the act goes on
        ("Rebels stormed the town", "killed", "ASSAULT", "Gao", "MLI"),
        ("Agents in Lagos", "arrested", "COERCE", "Lagos", "NGA"),
        ("Rebels left Goma", "attacked", "ASSAULT", "Bukavu", "COD"),
        # what one is forced to do
        ("Ethiopia forced", "forced", "COERCE", "Ankara", "TUR"),
        ("Ethiopia forced", "seized", "COERCE", "Ankara", "TUR"),
        # in the air, on the shore, on the edge
        ("Peruvian jets", "shot", "ASSAULT", "northern Chad", "TCD"),
        ("A gunman", "killed", "ASSAULT", "Beirut", "LBN"),
        ("Peruvian soldiers withdrew", "withdrew", "RETREAT", "Taiz", "YEM"),
        # what came of an act
        ("Norway condemned an attack on a bus", "killed", "ASSAULT", "Quetta", "PAK"),
        # the greater part of a place
        ("Norway 's army seized", "seized", "COERCE", "Tikrīt", "IRQ"),
        ("Soldiers overran much", "overran", "COERCE", None, "IRQ"),
        # a name that the gazetteer lacks, beside one of the same sentence
        ("Soldiers clashed", "beat", "ASSAULT", "Alomo", "ZWE"),
    ],
)
def test_an_act_goes_on_at_the_place_of_another(
    beginning: str, trigger: str, event: str, name: str | None, country: str
) -> None:
    place, _ = where(beginning, trigger, event)
    assert place is not None
    assert place.country == country
    assert name is None or place.name == name


def test_words_have_no_place_from_the_act_they_are_about() -> None:
    place, _ = where("Norway condemned an attack on a bus", "condemned", "ACCUSE", actors="Norway")
    assert place is None
