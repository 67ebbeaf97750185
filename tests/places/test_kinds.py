"""What a kind of place is called, and what it only lies in: read from plain text."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder
from dragoman.config import Settings


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(Settings(ranker=False, min_confidence=0))


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Israeli aircraft attacked a village in southern Lebanon on Tuesday.", "LBN"),
        ("Rebels attacked a town in northern Mali on Friday.", "MLI"),
        ("Soldiers attacked a village in eastern Peru.", "PER"),
        ("Soldiers attacked the town of Lebanon on Friday.", "USA"),
    ],
)
def test_a_village_in_a_state_is_no_town_of_its_name(coder: Coder, text: str, country: str) -> None:
    places = {m.place.country for m in coder.code(text).mentions if m.place}
    assert places == {country}
