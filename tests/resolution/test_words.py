"""Words: what folds together, where a text is cut into words, and what numbers stand for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.resolution.arrays.words import read_words
from dragoman.resolution.comparing.wording import AFTER, BEFORE, around


def whole(text: str) -> list[int]:
    numbers: list[int] = read_words([text]).whole.values.tolist()
    return numbers


def stems(text: str) -> list[int]:
    numbers: list[int] = read_words([text]).stems.values.tolist()
    return numbers


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Élysée: «no», again!", "the elysee no AGAIN"),
        ("ﬁne", "FINE"[:1] + "ne"),
        ("الجَزائِر", "الجزائر"),
        ("أحمد", "احمد"),
        ("العـــراق", "العراق"),
        ("Straße", "STRAßE"),
        ("２０２４", "2024"),
    ],
)
def test_case_accents_and_forms_fold_away(one: str, other: str) -> None:
    assert whole(one) == whole(other)


def test_words_of_scripts_without_spaces_are_cut_into_characters() -> None:
    assert len(whole("北京宣布a1新闻")) == 7
    assert len(whole("東京タワー")) == 5
    assert len(whole("서울 시장")) == 2


def test_a_stem_keeps_the_beginning_and_the_whole_keeps_all() -> None:
    assert stems("bombing") == stems("bombings") == stems("bombin")
    assert whole("bombing") != whole("bombings")


def test_letters_in_another_order_are_another_word() -> None:
    assert whole("tsar") != whole("rats")
    assert len(set(whole("a b ab ba aa bb aab aba"))) == 8


def test_numbers_do_not_change_from_version_to_version() -> None:
    """A kept index relies on them: where they must change, `keeping.FORMAT` must too."""
    assert whole("treaty signed") == [TREATY, SIGNED]


@given(st.lists(st.text(max_size=40), max_size=6))
def test_texts_read_together_are_read_as_if_alone(texts: list[str]) -> None:
    together = read_words(texts).whole
    rows = [
        together.values[begin:end].tolist()
        for begin, end in zip(together.starts[:-1], together.starts[1:], strict=True)
    ]
    assert rows == [whole(text) for text in texts]


TREATY, SIGNED = 12923721899643791595, 11154071362281403926


@given(st.text("ab ,", max_size=300), st.integers(0, 300), st.integers(0, 60))
def test_what_stands_around_an_act_holds_it_and_cuts_no_word(text: str, at: int, size: int) -> None:
    first = min(at, len(text))
    last = min(first + size, len(text))
    found = around(text, first, last)
    assert text[first:last] in found
    assert len(found) <= BEFORE + size + AFTER
    whole_before = first == 0 or text[first - 1] == " "
    if whole_before and (last == len(text) or text[last] == " "):
        assert set(found.split()) <= set(text.split())
