"""The grammar of number phrases, over words alone: cases in a table, and what holds of any words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.coding.counts.numbers import Quantity, phrases, quantities
from dragoman.data import shipped_yaml

from .trees import build


def read(text: str) -> list[Quantity]:
    words = text.lower().split()
    return list(phrases(words, [False] * len(words), "en"))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("twenty-five men", 25, 25),
        ("twenty - five men", 25, 25),
        ("two hundred and fifty", 250, 250),
        ("one hundred and twenty thousand", 120_000, 120_000),
        ("three million two hundred thousand", 3_200_000, 3_200_000),
        ("two and a half million", 2_500_000, 2_500_000),
        ("half a million", 500_000, 500_000),
        ("a dozen", 12, 12),
        ("two dozen", 24, 24),
        ("10 000 men", 10_000, 10_000),
        ("2.3 million", 2_300_000, 2_300_000),
        ("1.5 lakh", 150_000, 150_000),
        ("nearly two million", 1_800_000, 2_000_000),
        ("just over 200", 200, 220),
        ("no fewer than 12", 12, None),
        ("no more than 12", 0, 12),
        ("at least another 12", 12, None),
        ("5,000 or more", 5_000, None),
        ("12,000 +", 12_000, None),
        ("three or four", 3, 4),
        ("3 - 5 men", 3, 5),
        ("between 2 and 3 million", 2_000_000, 3_000_000),
        ("rose from 30 to 40", 40, 40),
        ("several hundred", 300, 999),
        ("hundreds of millions", 200_000_000, 999_999_999),
        ("at least dozens", 24, None),
        ("as many as 80", 0, 80),
        ("no one", 0, 0),
    ],
)
def test_numbers_in_words_and_digits(text: str, low: float, high: float | None) -> None:
    assert [(found.low, found.high) for found in read(text)] == [(low, high)]


@pytest.mark.parametrize(
    ("text", "low", "currency"),
    [
        ("$ 1.7 billion", 1.7e9, "USD"),
        ("us$ 5 m", 5e6, "USD"),
        ("eur 3 bn", 3e9, "EUR"),
        ("20 million euros", 2e7, "EUR"),
        ("rs 500 crore", 5e9, "INR"),
        ("£ 10,000", 1e4, "GBP"),
        ("€40bn", 4e10, "EUR"),
        ("$ 50 - million", 5e7, "USD"),
        ("100 million norwegian kroner", 1e8, "NOK"),
        ("150,000 us dollars", 150_000, "USD"),
        ("millions of dollars", 2e6, "USD"),
        ("30 million francs", 3e7, None),
    ],
)
def test_sums_keep_their_currency(text: str, low: float, currency: str | None) -> None:
    assert [(f.low, f.money, f.currency) for f in read(text)] == [(low, True, currency)]


@pytest.mark.parametrize(
    "text",
    [
        "24 - year - old",
        "20 percent",
        "30 km",
        "article 73",
        "no longer",
        "a man",
        "two days later",
    ],
)
def test_measures_ages_shares_and_numbering_are_no_quantities(text: str) -> None:
    assert not read(text)


def test_pounds_of_a_thing_are_weight() -> None:
    assert [found.money for found in read("500 pounds of explosives")] == [False]


def _vocabulary() -> list[str]:
    grammar = shipped_yaml("cues", "en", "numbers.yaml")
    said = [*grammar["words"], *grammar["units"], *grammar["short"], *grammar["plurals"]]
    said += [*grammar["vague"], *grammar["halves"], *grammar["and_half"], *grammar["to"]]
    for side in ("before", "after"):
        said += [phrase for phrases_ in grammar[side].values() for phrase in phrases_]
    currencies = shipped_yaml("cues", "en", "currencies.yaml")
    said += [
        *currencies["signs"],
        *currencies["names"],
        "swiss francs",
        "from",
        "between",
        "a",
        "of",
    ]
    return sorted({word for phrase in said for word in str(phrase).split()})


WORDS = st.one_of(
    st.sampled_from(_vocabulary()),
    st.from_regex(r"\A[$€]?[0-9]{1,16}([,.][0-9]{1,3}){0,2}(m|bn|k|\+|th)?\Z"),
    st.text(min_size=1, max_size=6).filter(lambda word: bool(word.split())),
)


@given(st.lists(WORDS, max_size=25))
def test_any_words_give_ordered_ranges_that_do_not_overlap(words: list[str]) -> None:
    words = [word for phrase in words for word in phrase.split()]
    last = -1
    for found in phrases([word.lower() for word in words], [False] * len(words), "en"):
        assert found.low >= 0
        assert found.high is None or found.low <= found.high
        assert last < found.first <= found.last < len(words)
        assert found.currency is None or found.money
        last = found.last


@given(st.lists(WORDS, min_size=1, max_size=15))
def test_the_span_of_a_quantity_is_its_words(words: list[str]) -> None:
    words = [word for phrase in words for word in phrase.split()]
    rows = "\n".join(
        f"{word} {word} NUM CD {'root 0' if i == 0 else 'dep 1'}" for i, word in enumerate(words)
    )
    document, tree = build(rows)
    for found in quantities(tree, "en"):
        span = tree.span(found.first, found.last)
        assert tree.text_of(span) == " ".join(words[found.first : found.last + 1])
        assert span.of(document) == tree.text_of(span)


@given(st.integers(0, 10**9))
def test_a_number_in_digits_is_itself_with_and_without_separators(number: int) -> None:
    for text in (str(number), f"{number:,}"):
        assert [(f.low, f.high) for f in read(text)] == [(number, number)]
