"""Sentence frames: what is masked, and when examples are too much alike."""

from __future__ import annotations

import pytest

from dragoman.lexicon.frames import frame_of, frames


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("The Kenyan court annulled the election.", "X -ed X"),
        ("Norway praised Chile in Oslo.", "X -ed X in X"),
        ("Two Peruvian mayors visited the port of Callao.", "X -ed X of X"),
        ("Chile was criticised by Norway.", "X was -ed by X"),
        ("In May, envoys of Mohammed met.", "in X , X of X"),
        ('"We agree," Lund replied.', '" we X , " X -ed'),
        ("The talks ended badly, leaving 12 dead.", "X -ed -ly , -ing X"),
    ],
)
def test_function_words_stay_and_all_else_is_masked(text: str, frame: str) -> None:
    assert frame_of(text) == frame


def test_the_commonest_frame_comes_first_with_its_share_and_an_example() -> None:
    found = frames(["Norway praised Chile.", "It rained.", "Chile thanked the Norwegian envoy."])
    assert [(each.frame, each.count) for each in found] == [("X -ed X", 2), ("it -ed", 1)]
    assert found[0].share == pytest.approx(2 / 3)
    assert found[0].example == "Norway praised Chile."
