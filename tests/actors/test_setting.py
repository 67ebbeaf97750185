"""Places of a clause: what is told in them."""

from __future__ import annotations

from dragoman.actors import ActorIndex
from dragoman.actors.phrases.setting import Setting, setting_of
from tests.coding.trees import build

HEADLINE = """
In in ADP IN case 3
a a DET DT det 3
village village NOUN NN root 0
near near ADP IN case 5
Cairo Cairo PROPN NNP nmod 3
, , PUNCT , punct 3
students student NOUN NNS nmod 3
"""


def test_a_headline_that_is_all_place_has_no_clause_above_it() -> None:
    """ "In a village near Cairo, students": the village hangs from nothing, and the way up ends there."""
    _, tree = build(HEADLINE)
    place = Setting(3, 4, 4, tuple(ActorIndex.load().entries("Cairo")))
    assert setting_of(tree, [place], 6) == (place, False)
