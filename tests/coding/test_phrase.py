"""The phrase of a trigger: the words that complete it, wherever they stand."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder

PHRASES = {
    "Norway pledged new grants for schools in Malawi, and Oslo hailed it.": {
        "pledged new grants for schools in Malawi"
    },
    "Yesterday Chad accused Niger of arming rebels.": {
        "Yesterday", "accused Niger of arming rebels",
    },
    "Peru, which borders Chile, expelled Bolivia's ambassador.": {
        "expelled Bolivia's ambassador"
    },
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PHRASES.items())
def test_a_phrase_holds_what_the_act_is_about_and_not_who_acts(
    text: str, expected: set[str]
) -> None:
    coding = Coder().code(text, published="2021-03-04")
    told = {span.of(coding.document) for span in coding.mentions[0].phrase}
    assert told == expected
