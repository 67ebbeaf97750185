"""The ranker: shares that sum to one, each pair read by itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

import dragoman as dg
from dragoman.coding.networks.propose import ENTRY
from dragoman.coding.networks.ranker import NONE, REVERSED, Ranker
from dragoman.coding.networks.shown import LONGEST, Ends, Shown, path_between, show
from dragoman.ontology import event_types

from .trees import build

ROWS = """
{first} {first} PROPN NNP nsubj 2
outfoxed outfox VERB VBD root 0
{second} {second} PROPN NNP obj 2
near near ADP IN case 6
the the DET DT det 6
river river NOUN NN obl 2
"""


def told(first: str, second: str, rows: str = ROWS) -> Shown:
    _, tree = build(rows.format(first=first, second=second))
    return show(tree, Ends(frozenset({0}), frozenset({2})), {})


def test_the_shares_are_of_known_types_and_sum_to_one() -> None:
    (shares,) = Ranker.load().probabilities([told("Norway", "Chile")])
    assert sum(shares.values()) == pytest.approx(1, abs=1e-5)
    assert all(share >= 0 for share in shares.values())
    types = {kind.code for kind in event_types()}
    assert {name.removesuffix(REVERSED).split()[0] for name in shares} - types == {NONE}


def test_no_pair_gives_no_shares() -> None:
    assert Ranker.load().probabilities([]) == []


def test_a_pair_is_read_by_itself_whatever_stands_beside_it_in_the_batch() -> None:
    ranker = Ranker.load()
    longer = ROWS.replace(
        "river river NOUN NN obl 2", "river river NOUN NN obl 2\nagain again ADV RB advmod 2"
    )
    alone = [ranker.probabilities([told("Norway", "Chile", rows)])[0] for rows in (ROWS, longer)]
    together = ranker.probabilities([told("Norway", "Chile", rows) for rows in (ROWS, longer)])
    for one, other in zip(alone, together, strict=True):
        assert one == pytest.approx(other, abs=1e-4)


def test_the_two_directions_are_told_apart() -> None:
    _, tree = build(
        ROWS.format(first="Norway", second="Chile").replace("outfoxed outfox", "bombed bomb")
    )
    there, back = Ranker.load().probabilities(
        [
            show(tree, Ends(frozenset({0}), frozenset({2})), {}),
            show(tree, Ends(frozenset({2}), frozenset({0})), {}),
        ]
    )
    assert there["ASSAULT"] > 0.5 > there["ASSAULT" + REVERSED]
    assert back["ASSAULT" + REVERSED] > 0.5 > back["ASSAULT"]


def test_a_rules_reading_moves_the_shares() -> None:
    seen = told("Norway", "Chile")
    bare, ruled = Ranker.load().probabilities([seen, replace(seen, link="AID AID 2 >")])
    assert ruled["AID"] > bare["AID"]


def test_the_path_runs_between_the_heads_of_the_parties() -> None:
    _, tree = build(ROWS.format(first="Norway", second="Chile"))
    assert path_between(tree, Ends(frozenset({0}), frozenset({2}))) == {1}
    assert path_between(tree, Ends(frozenset({0}), frozenset())) == {1}
    assert path_between(tree, Ends(frozenset(), frozenset())) == frozenset()


def test_of_a_long_sentence_the_words_about_the_parties_are_shown() -> None:
    filler = "".join("and and CCONJ CC cc 2\n" for _ in range(LONGEST))
    _, tree = build("\n" + filler + "met meet VERB VBD root 0\nNorway Norway PROPN NNP obj 2\n")
    last = len(tree) - 1
    seen = show(tree, Ends(frozenset({last}), frozenset({last - 1})), {})
    assert len(seen.words) == LONGEST
    assert seen.words[-2:] == ("met", "Norway")
    assert seen.sides[-2:] == (2, 1)


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
