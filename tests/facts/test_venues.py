"""Names of papers in a stretch of text, by their patterns alone."""

from __future__ import annotations

import time

import pytest

from dragoman.facts.venues import _patterns


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the Al-Ahram newspaper", "Al-Ahram"),
        ("the La Voz del Sur newspaper", "La Voz del Sur"),
        ("the Straits-Herald Tribune magazine", "Straits-Herald Tribune"),
    ],
)
def test_a_name_before_its_noun_is_read_whole_with_its_hyphens(text: str, name: str) -> None:
    _, after, _, _ = _patterns("en")
    found = after.search(text)
    assert found is not None and found.group(1) == name


def test_a_long_row_of_hyphens_takes_no_time() -> None:
    began = time.process_time()
    for pattern in _patterns("en"):
        pattern.findall(f"the {'A-' * 40}A Tribune, and said nothing")
    assert time.process_time() - began < 3
