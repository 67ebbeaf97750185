"""Those who first met did not telephone afterwards, unless a word says so."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder
from dragoman.config import Settings

MET = "Norway's minister Lund and Chile's minister Paz met on Monday. {}"


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(Settings(ranker=False))


@pytest.mark.parametrize(
    ("words", "modes"),
    [
        ("On Friday Lund rang Paz.", ("phone",)),
        ("On Friday Lund telephoned Paz.", ("phone",)),
        ("On Friday Lund and Paz spoke by video link.", ("phone",)),
        ("On Friday Lund and Paz spoke over the phone.", ("phone",)),
        ("Lund and Paz spoke about trade.", ()),
    ],
)
def test_a_call_after_a_meeting_is_one_where_its_words_say_so(
    coder: Coder, words: str, modes: tuple[str, ...]
) -> None:
    talks = [m for m in coder.code(MET.format(words)).mentions if m.event == "CONSULT"]
    assert [m.modes for m in talks] == [(), modes]
