"""Which language a text is in: short English ones are not taken for others, nor others for English."""

from __future__ import annotations

import pytest

from dragoman.syntax import detect_language


@pytest.mark.parametrize(
    "text",
    [
        "Ghanaian police arrested five men on Monday.",
        "Honduran police arrest twelve dockers.",
        "Norwegian premier in Peru for two day visit.",
        "Estonia rejects Abkhazia plan",
        "Nigeria army kills Boko Haram fighters",
        "Chadian minister visits Lima",
        "NORWAY ATTACKS ESTONIA",
        "Botswana to expel Zimbabwean vendors",
        "Mali junta detains envoy",
        "Guinea-Bissau leader dissolves parliament",
        "Merkel met Chirac in Paris.",
        "Netanyahu condemned Erdogan.",
        "Kallas met Estonian President Alar Karis in Tallinn on Tuesday.",
    ],
)
def test_short_english_is_english(text: str) -> None:
    assert detect_language(text) == "en"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Le ministre rencontre son homologue à Berlin", "fr"),
        ("El presidente de Chile visita Lima", "es"),
        ("Minister ontmoet collega in Parijs", "nl"),
        ("Statsministeren besøger Berlin", "da"),
        ("Dem don arrest five men wey thief money for Lagos", "pcm"),
        ("El ministro peruano visita Lima", "es"),
        ("Governo italiano condanna attacco", "it"),
        ("Macron rencontre Scholz en Bavière", "fr"),
        ("Steinmeier trifft Karis in Lima", "de"),
    ],
)
def test_other_languages_are_told_from_it(text: str, code: str) -> None:
    assert detect_language(text) == code


def test_too_few_letters_tell_nothing() -> None:
    assert detect_language("12 : 30, Lima") is None
