"""What of a sentence may have a side in an act: not who is behind a party, nor who is beyond a border."""

from __future__ import annotations

import pytest

from dragoman.coding.networks.sight import beyond_border, sight
from dragoman.coding.tree_reader import TreeReader
from dragoman.lexicon import Lexicon

from .trees import WordCast, build

BACKED = """
Chilean Chilean ADJ JJ compound 3
- - PUNCT HYPH punct 1
{how} {how} VERB VBN amod 4
{whom} {whom} NOUN NNS nsubj 5
shelled shell VERB VBD root 0
Peru Peru PROPN NNP obj 5
"""
NEAR = """
Norway Norway PROPN NNP nsubj 2
shot shoot VERB VBD root 0
men man NOUN NNS obj 2
{case} {case} ADP IN case 6
the the DET DT det 6
border border NOUN NN {dep} 2
with with ADP IN case 8
Chile Chile PROPN NNP nmod 6
"""


@pytest.mark.parametrize(
    ("how", "whom", "seen"), [("backed", "rebels", [3, 5]), ("backed", "planes", [0, 5])]
)
def test_who_is_behind_a_party_is_no_party_of_the_act(how: str, whom: str, seen: list[int]) -> None:
    document, tree = build(BACKED.format(how=how, whom=whom))
    reader = TreeReader(tree, WordCast(tree), Lexicon.load(), document)
    found = sight(reader, reader.by_rules()).candidates
    assert [each.token for each in found] == seen


@pytest.mark.parametrize(
    ("case", "dep", "beyond"),
    [("near", "obl", True), ("along", "nmod", True), ("over", "obj", False)],
)
def test_who_is_beyond_the_border_is_told_by_the_words_about_it(
    case: str, dep: str, beyond: bool
) -> None:
    _, tree = build(NEAR.format(case=case, dep=dep))
    assert beyond_border(tree, 7) is beyond
    assert not beyond_border(tree, 0)


def test_an_adjective_before_the_border_tells_it_too() -> None:
    rows = "He he PRON PRP nsubj 2\nfled flee VERB VBD root 0\nto to ADP IN case 6\n"
    rows += "the the DET DT det 6\nChilean Chilean ADJ JJ amod 6\nborder border NOUN NN obl 2"
    _, tree = build(rows)
    assert beyond_border(tree, 4)
