"""Slips of labels are set right, and a tree stays a tree whatever its labels."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.syntax.seen import Sentence
from dragoman.syntax.settle import settle
from dragoman.syntax.spanning import is_tree

WORDS = ("pact", "day", "that", ",")
TAGS = ("NN", "NNP", "VBD", "VBN", "VBZ", "WDT", "IN", "DT")
LABELS = ("nsubj", "nsubj:pass", "obj", "obl", "amod", "compound", "flat", "conj", "cc", "ccomp",
          "parataxis", "aux:pass", "aux", "case", "det", "obl:unmarked", "advmod", "appos", "nmod:desc")  # fmt: skip
NAMES = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")


def settled(rows: str) -> list[tuple[str, str, int, str]]:
    """Words of the form `form/tag/label>head/name`, heads as places from 1; the name may be left out."""
    words = [word.split("/") for word in rows.split()]
    tags = [word[1] for word in words]
    labels = [word[2].split(">")[0] for word in words]
    heads = [int(word[2].split(">")[1]) for word in words]
    names = [word[3] if len(word) > 3 else "O" for word in words]
    settle(Sentence([word[0] for word in words], tags, heads, labels, names))
    return list(zip(tags, labels, heads, names, strict=True))


@pytest.mark.parametrize(
    ("rows", "word", "told"),
    [
        ("Troops/NNS/nsubj:pass>2 fired/VBD/root>0 on/IN/case>4 men/NNS/obl>2", 0, "nsubj>2"),
        ("Two/CD/nsubj:pass>2 held/VBN/root>0", 0, "nsubj:pass>2"),
        ("She/PRP/nsubj>2 told/VBD/root>0 Paz/NNP/nsubj>2", 2, "obj>2"),
        ("chief/NN/amod>2 Paz/NNP/nsubj>3 left/VBD/root>0", 0, "nmod:desc>2"),
        ("a/DT/det>2 Briton/NNP/root>0 Paz/NNP/flat>2/B-PER", 1, "nmod:desc>3"),
        ("Peru/NNP/nsubj>2 won/VBD/ccomp>5 ,/,/punct>4 men/NNS/obj>2 said/VBD/root>0", 3, "nsubj>5"),
        ("Peru/NNP/nsubj>2 beat/VBD/ccomp>4 men/NNS/obj>2 said/VBD/root>0", 2, "obj>2"),
        ("Peru/NNP/nsubj>2 banned/VBD/root>0 talks/NNS/obj>2 by/IN/case>5 men/NNS/obl:agent>2", 4, "nmod>3"),
        ("Peru/NNP/nsubj:pass>3 was/VBD/aux:pass>3 hit/VBN/root>0 by/IN/case>5 men/NNS/obl:agent>3", 4, "obl:agent>3"),
        ("Chief/NNP/nmod:desc>2 Paz/NNP/nsubj>9 ,/,/punct>5 Dr/NNP/nmod:desc>5 Roe/NNP/appos>2 and/CC/cc>8 Mr/NNP/nmod:desc>8 Poe/NNP/conj>2 met/VBD/root>0",
         4, "conj>2"),
        ("Chief/NNP/nmod:desc>2 Paz/NNP/nsubj>8 ,/,/punct>4 Roe/NNP/appos>2 and/CC/cc>7 Mr/NNP/nmod:desc>7 Poe/NNP/conj>2 met/VBD/root>0",
         3, "appos>2"),
        ("chief/NN/amod>2 aide/NN/nsubj>3 left/VBD/root>0", 0, "amod>2"),
        ("pact/NN/root>0 that/WDT/obl:unmarked>4 they/PRP/nsubj>4 made/VBD/acl:relcl>1", 1, "obj>4"),
        ("day/NN/root>0 that/WDT/obl:unmarked>4 they/PRP/nsubj>4 left/VBD/acl:relcl>1", 1, "obl:unmarked>4"),
        ("to/IN/case>2 pact/NN/compound>3 made/VBN/obl>6 by/IN/case>5 men/NNS/obl:agent>3 led/VBD/root>0", 1, "obl>6"),
        ("Far/RB/advmod>5 from/IN/mark>3 fleeing/VBG/advcl>1 Peru/NNP/nsubj>1 stayed/VBD/root>0", 2, "advcl>5"),
        ("Far/RB/advmod>5 from/IN/mark>3 fleeing/VBG/advcl>1 Peru/NNP/nsubj>1 stayed/VBD/root>0", 3, "nsubj>5"),
        ("Far/RB/advmod>5 from/IN/mark>3 fleeing/VBG/advcl>1 Peru/NNP/nsubj>1 stayed/VBD/root>0", 0, "mark>3"),
        ("Peru/NNP/nsubj>4 ,/,/punct>3 Chile/NNP/nmod:unmarked>1 swap/VBP/root>0 men/NNS/obj>4", 2, "conj>1"),
        ("Peru/NNP/nsubj>2 rules/VBZ/root>0 out/RP/compound:prt>2 arming/VBG/advcl>2 rebels/NNS/obj>4", 3, "xcomp>2"),
        ("She/PRP/nsubj>5 is/VBZ/cop>5 due/JJ/case>5 in/IN/case>5 Lima/NNP/root>0 today/NN/obl>5", 2, "root>0"),
        ("She/PRP/nsubj>5 is/VBZ/cop>5 due/JJ/case>5 in/IN/case>5 Lima/NNP/root>0 today/NN/obl>5", 4, "obl>3"),
        ("She/PRP/nsubj>2 left/VBD/root>0 due/IN/case>5 to/TO/fixed>3 rain/NN/obl>2", 4, "obl>2"),
        ("Chad/NNP/compound>2 jails/VBZ/root>0 men/NNS/obj>2", 0, "nsubj>2"),
        ("envoy/NN/root>0 due/JJ/amod>1 in/IN/case>4 Lima/NNP/nmod>1", 3, "obl>2"),
        ("Men/NNS/nsubj>2 sat/VBD/root>0 down/RP/compound:prt>2 ,/,/punct>5 humming/VBG/advcl>2", 4, "advcl>2"),
        ("Peru/NNP/nsubj>4 ,/,/punct>3 Lima/NNP/appos>1 sank/VBD/root>0", 2, "appos>1"),
        ("Lima/NNP/compound>3 court/NN/compound>3 jails/NNS/root>0 two/CD/nummod>3 for/IN/case>6 fraud/NN/nmod>3", 1, "nsubj>3"),
        ("Lima/NNP/compound>3 court/NN/compound>3 jails/NNS/root>0 two/CD/nummod>3 for/IN/case>6 fraud/NN/nmod>3", 3, "obj>3"),
        ("Lima/NNP/compound>3 court/NN/compound>3 jails/NNS/root>0 two/CD/nummod>3 cells/NNS/dep>3", 3, "nummod>3"),
        ("strike/NN/obl:unmarked>2 hit/VBD/root>0 Lima/NNP/obj>2", 0, "nsubj>2"),
        ("day/NN/obl:unmarked>3 Peru/NNP/nsubj>3 won/VBD/root>0", 0, "obl:unmarked>3"),
        ("Rulers/NNS/nsubj:pass>2 banned/VBN/root>0 papers/NNS/obj>2 ././punct>2", 0, "nsubj>2"),
        ("Editor/NN/nsubj:pass>2 given/VBN/root>0 medal/NN/obj>2", 0, "nsubj:pass>2"),
    ],
)  # fmt: skip
def test_a_slip_is_set_right(rows: str, word: int, told: str) -> None:
    _, label, head, _ = settled(rows)[word]
    assert f"{label}>{head}" == told


def test_a_name_is_of_one_kind() -> None:
    rows = "Harbour/NNP/compound>3/B-LOC Workers/NNP/compound>3/I-ORG Front/NNP/root>0/I-ORG"
    assert [name for *_, name in settled(rows)] == ["B-ORG", "I-ORG", "I-ORG"]


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_a_tree_stays_a_tree(data: st.DataObject) -> None:
    size = data.draw(st.integers(1, 9))
    order = data.draw(st.permutations(range(1, size + 1)))
    heads = [0] * size
    for place, word in enumerate(order[1:], 1):
        heads[word - 1] = order[data.draw(st.integers(0, place - 1))]
    labels = [data.draw(st.sampled_from(LABELS)) if head else "root" for head in heads]
    tags = [data.draw(st.sampled_from(TAGS)) for _ in heads]
    names = [data.draw(st.sampled_from(NAMES)) for _ in heads]
    settle(Sentence([data.draw(st.sampled_from(WORDS)) for _ in heads], tags, heads, labels, names))
    assert is_tree(np.array(heads))
    assert [label == "root" for label in labels] == [head == 0 for head in heads]
