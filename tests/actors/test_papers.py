"""Words given out that speak for their authors: "The resolution condemned the raid"; and those that do not."""

from __future__ import annotations

import pytest

from tests.actors.staging import Staged

ADOPTED = "The U.N. General Assembly adopted a resolution on Cuba. "
LETTER = "The Vatican released a letter. "


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        (ADOPTED + "The resolution urged Spain to help.", "resolution", ["UNO"]),
        (ADOPTED + "The text condemned Spain.", "text", ["UNO"]),
        (LETTER + "The letter appealed to Cuba to free dissidents.", "letter", ["VAT"]),
        ("Kenya's High Court freed a priest. The ruling condemned Chad.", "ruling", ["KEN JUD"]),
        ("The Nordic Council met in Oslo. A communique urged Chad to stop.", "communique", ["IGO"]),
        (
            "Kenya's parliament censured Chad. The resolution urged Spain to help.",
            "resolution",
            ["KEN LEG"],
        ),
        (
            "Peru's president signed a decree. The decree forbids Chad to fish.",
            "decree",
            ["PER GOV"],
        ),
        ("A statement by the Kenyan army accused Chad of raids.", "statement", ["KEN MIL"]),
    ],
)
def test_words_that_speak_are_of_who_gave_them_out(text: str, word: str, codes: list[str]) -> None:
    assert Staged(text).codes(word, -1) == codes


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (ADOPTED + "The resolution will cost Spain a fortune.", "resolution"),
        (ADOPTED + "The Cuba resolution was long. Spain rejected the resolution.", "resolution"),
        (LETTER + "A singer wrote a letter too. The letter praised Cuba.", "letter"),
        ("The Cuba resolution condemned the raid.", "resolution"),
        ("Amnesty International praised Chad. The resolution urged Spain to help.", "resolution"),
        ("Peru's president praised Chad. The decree forbids Chad to fish.", "decree"),
    ],
)
def test_words_that_are_only_spoken_of_or_whose_author_is_not_told_are_no_party(
    text: str, word: str
) -> None:
    assert Staged(text).codes(word, -1) == []
