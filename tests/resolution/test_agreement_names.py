"""A name of its own is told from a description, a form from a loose word, a sequel from the first."""

from __future__ import annotations

import pytest

from dragoman.resolution.agreements.names import is_acronym, read_name, shortens


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Andes Accords", ("andes",)),
        ("Treaty of Lima", ("lima",)),
        ("Good Thursday agreement", ("good", "thursday")),
        ("Antarctic Treaty", ("antarctic",)),
        ("Free Trade Agreement", ()),
        ("Norway-Chile Free Trade Agreement", ()),
        ("South Korean trade deal", ()),
        ("defence cooperation MOU", ()),
        ("Peace agreement", ()),
    ],
)
def test_only_words_that_one_agreement_bears_are_its_own(text: str, own: tuple[str, ...]) -> None:
    assert read_name(text).own == own


def test_accord_and_deal_tell_no_form_and_memorandum_does() -> None:
    assert read_name("fisheries deal").form is None
    assert read_name("peace accord").form is None
    assert read_name("defence memoranda").form == "memorandum"


def test_a_second_memorandum_is_marked() -> None:
    assert read_name("second fisheries memorandum").sequel == "second"
    assert read_name("Minsk II agreement").sequel == "second"
    assert read_name("fisheries memorandum").sequel is None


def test_an_acronym_stands_for_the_words_that_spell_it() -> None:
    assert is_acronym(("scafta",), "South Chilean Andes Free Trade Agreement")
    assert is_acronym(("start",), "Strategic Arms Reduction Treaty")
    assert not is_acronym(("start",), "North Sea Fisheries Treaty")


def test_a_short_name_leaves_words_out_and_changes_none() -> None:
    assert shortens(("lima",), ("lima", "border"))
    assert not shortens(("quito",), ("lima", "border"))
    assert not shortens(("lima",), ("lima",))
