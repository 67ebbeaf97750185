"""The ranker: shares that sum to one, features without names, proposals that are marked as its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

import pytest

import dragoman as dg
from dragoman.coding import read_tree
from dragoman.coding.features import Ends, features
from dragoman.coding.propose import ENTRY, LEAST, Proposer
from dragoman.coding.ranker import NONE, Ranker, Vectors
from dragoman.lexicon import Lexicon
from dragoman.model import Reading
from dragoman.ontology import event_types

from .trees import WordCast, build

ROWS = """
{first} {first} PROPN NNP nsubj 2
outfoxed outfox VERB VBD root 0
{second} {second} PROPN NNP obj 2
near near ADP IN case 6
the the DET DT det 6
river river NOUN NN obl 2
"""


def no_vectors(word: str) -> None:
    return None


def told(first: str, second: str) -> list[str]:
    _, tree = build(ROWS.format(first=first, second=second))
    return list(features(tree, Ends(frozenset({0}), frozenset({2})), {}))


def test_the_shares_are_of_known_types_and_sum_to_one() -> None:
    shares = Ranker.load().probabilities(told("Norway", "Chile"), no_vectors)
    assert sum(shares.values()) == pytest.approx(1)
    assert all(share >= 0 for share in shares.values())
    types = {kind.code for kind in event_types()}
    assert {name.split()[0] for name in shares if name != NONE} <= types
    assert NONE in shares


def test_nothing_told_gives_shares_too() -> None:
    assert sum(Ranker.load().probabilities([], no_vectors).values()) == pytest.approx(1)


def test_the_same_pair_gives_the_same_shares() -> None:
    ranker = Ranker.load()
    seen = told("Norway", "Chile")
    assert seen == told("Norway", "Chile")
    assert ranker.probabilities(seen, no_vectors) == ranker.probabilities(seen, no_vectors)
    assert ranker.probabilities([*seen, *seen], no_vectors) == ranker.probabilities(
        seen, no_vectors
    )


def test_features_say_nothing_of_the_names_of_the_parties() -> None:
    seen = told("Norway", "Chile")
    assert seen == told("Zanzibar", "Utopia")
    assert not [f for f in seen if "norway" in f.lower() or "chile" in f.lower()]
    assert any("outfox" in f for f in seen)


def test_features_tell_the_two_directions_apart() -> None:
    _, tree = build(ROWS.format(first="Norway", second="Chile"))
    there = set(features(tree, Ends(frozenset({0}), frozenset({2})), {}))
    back = set(features(tree, Ends(frozenset({2}), frozenset({0})), {}))
    assert there != back


def test_a_party_that_the_text_does_not_name_has_no_features() -> None:
    _, tree = build(ROWS.format(first="Norway", second="Chile"))
    one = list(features(tree, Ends(frozenset({0}), frozenset()), {}))
    assert one
    assert list(features(tree, Ends(frozenset(), frozenset()), {})) != one


class Sure:
    """A ranker that gives one share to one type, whatever it sees."""

    def __init__(self, event: str, share: float) -> None:
        self.event, self.share = event, share

    def probabilities(self, features: Sequence[str], vectors: Vectors) -> Mapping[str, float]:
        return {self.event: self.share, NONE: 1 - self.share}


def proposed(rows: str, event: str = "REJECT", share: float = 0.9) -> tuple[Reading, ...]:
    document, tree = build(rows)
    proposer = Proposer(cast(Ranker, Sure(event, share)), no_vectors)
    read = read_tree(tree, WordCast(tree), Lexicon.load(), document, proposer=proposer)
    return read.readings


def test_what_no_rule_reads_is_proposed_and_marked_as_the_rankers() -> None:
    (reading,) = proposed(ROWS.format(first="Norway", second="Chile"))
    assert (reading.event, reading.entry, reading.trigger) == ("REJECT", ENTRY, 1)
    assert [party.code for party in reading.actors] == ["NOR"]
    assert [party.code for party in reading.recipients] == ["CHL"]
    assert 0 < reading.confidence < 1


def test_what_is_not_likely_enough_is_not_proposed() -> None:
    rows = ROWS.format(first="Norway", second="Chile")
    assert LEAST > 0.5
    assert not proposed(rows, share=LEAST - 0.01)


def test_the_likeliest_is_proposed_even_if_nothing_told_were_likelier() -> None:
    (reading,) = proposed(ROWS.format(first="Norway", second="Chile"), share=LEAST)
    assert reading.event == "REJECT"


def test_one_party_is_no_pair() -> None:
    assert not proposed(ROWS.format(first="Norway", second="Utopia"))
    assert not proposed(ROWS.format(first="Norway", second="Norwegian"))


def test_what_a_rule_reads_is_not_proposed_again() -> None:
    (reading,) = proposed(ROWS.format(first="Norway", second="Chile").replace("outfox", "attack"))
    assert reading.event == "ASSAULT"
    assert reading.entry != ENTRY


def test_a_setting_leaves_the_ranker_out() -> None:
    assert dg.Coder(dg.Settings(ranker=False)).resources.proposer is None
    assert dg.Coder().resources.proposer is not None


def test_without_the_ranker_nothing_is_its_own() -> None:
    texts = (
        "Nigeria outmanoeuvred Cameroon with a wall of sandbags.",
        "The Serbian premier outfoxed the Croatian president at the weighbridge.",
        "Kenyan negotiators hoodwinked the Somali emirs under a tree.",
    )
    coder = dg.Coder(dg.Settings(ranker=False))
    read = [m for text in texts for m in coder.code(text, language="en").mentions]
    assert not [mention for mention in read if mention.entry == ENTRY]
