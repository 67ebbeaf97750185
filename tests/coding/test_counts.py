"""Counts as ranges: the grammar of numbers on words alone, then what they count in built trees."""

from __future__ import annotations

import pytest

from dragoman.coding.counts.numbers import quantities
from dragoman.coding.counts.sentence import counts_in
from dragoman.lexicon.functions import Functions

from .trees import build


def phrase(text: str) -> str:
    """A tree of words hung from the last one: enough to read number phrases."""
    words = text.split()
    rows = []
    for i, word in enumerate(words):
        number = word[0].isdigit() or word in ("twelve", "hundred", "two", "million")
        upos, xpos = ("NUM", "CD") if number else ("NOUN", "NNS")
        dep, head = ("root", 0) if i == len(words) - 1 else ("nummod", len(words))
        rows.append(f"{word} {word} {upos} {xpos} {dep} {head}")
    return "\n".join(rows)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("12 soldiers", 12, 12),
        ("1,250 soldiers", 1250, 1250),
        ("at least 12 soldiers", 12, None),
        ("more than two hundred soldiers", 200, None),
        ("up to 40 soldiers", 0, 40),
        ("between 40 and 60 soldiers", 40, 60),
        ("15 to 20 soldiers", 15, 20),
        ("about 50 soldiers", 45, 55),
        ("dozens of soldiers", 24, 99),
        ("tens of thousands of soldiers", 20000, 99999),
        ("2.5 million soldiers", 2500000, 2500000),
    ],
)
def test_number_phrases_become_ranges(text: str, low: float, high: float | None) -> None:
    _, tree = build(phrase(text))
    found = next(iter(quantities(tree, "en")))
    assert (found.low, found.high) == (low, high)


def test_currency_makes_money_and_no_count_of_people() -> None:
    _, tree = build(phrase("$ 5 million"))
    assert [quantity.money for quantity in quantities(tree, "en")] == [True]


def test_an_article_is_no_number() -> None:
    _, tree = build("a a DET DT det 2\nsoldier soldier NOUN NN root 0")
    assert not list(quantities(tree, "en"))


def test_what_is_seized_counts_only_where_it_is_a_person() -> None:
    rows = """
    troops troops NOUN NNS nsubj 2
    seized seize VERB VBD root 0
    three three NUM CD nummod 4
    {noun} {lemma} NOUN NNS obj 2
    """
    for noun, lemma, kinds in (("soldiers", "soldier", ["arrested"]), ("boats", "boat", [])):
        _, tree = build(rows.format(noun=noun, lemma=lemma))
        found = counts_in(Functions(tree), "en")
        assert [counted.count.what for counted in found] == kinds


def test_a_number_put_anew_takes_what_was_counted_before_and_tells_by_whom() -> None:
    _, tree = build(
        """
        Norway Norway PROPN NNP nsubj 2
        said say VERB VBD root 0
        5 5 NUM CD nsubj 4
        died die VERB VBD ccomp 2
        , , PUNCT , punct 7
        rebels rebel NOUN NNS nsubj 7
        put put VERB VBD parataxis 2
        it it PRON PRP obj 7
        at at ADP IN case 10
        20 20 NUM CD obl 7
        """
    )
    found = counts_in(Functions(tree), "en")
    assert [(c.count.what, c.count.low, c.predicate) for c in found] == [
        ("killed", 5, 3),
        ("killed", 20, 3),
    ]
    assert [[tree[i].text for i in c.tellers] for c in found] == [[], ["rebels"]]
