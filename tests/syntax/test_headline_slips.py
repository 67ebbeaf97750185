"""A headline's verb is told from a noun, its two subjects from one, and a tree stays a tree whatever its labels."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.syntax.headline_slips import mend_headline
from dragoman.syntax.seen import Sentence
from dragoman.syntax.spanning import is_tree

WORDS = ("Peru", "jails", "storm", "seal", "men", ",", "-", "to", "deal")
TAGS = ("NN", "NNS", "NNP", "NNPS", "JJ", "VB", "VBP", "VBZ", "TO", ",")
LABELS = ("nsubj", "obj", "compound", "appos", "conj", "parataxis", "acl", "advcl", "list")


def sentence(rows: str) -> Sentence:
    """Words of the form `form/tag/label>head`, heads as places from 1."""
    words = [word.split("/") for word in rows.split()]
    heads = [int(word[2].split(">")[1]) for word in words]
    labels = [word[2].split(">")[0] for word in words]
    return Sentence(
        [word[0] for word in words],
        [word[1] for word in words],
        heads,
        labels,
        ["O"] * len(words),
        [word[3] if len(word) > 3 else "NOUN" for word in words],
    )


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        # two names and what they do
        ("Peru/NNP/root>0 ,/,/punct>1 Chile/NNP/appos>1 to/TO/mark>5 sign/VB/advcl>3 pact/NN/obj>5",
         "nsubj>5 punct>3 conj>1 mark>5 root>0 obj>5"),
        ("Peru/NNP/root>0 ,/,/punct>3 Chile/NNP/conj>1 trade/VBP/parataxis>1 fire/NN/list>1",
         "nsubj>4 punct>3 conj>1 root>0 obj>4"),
        ("Peru/NNP/compound>5 ,/,/punct>1 Chile/NNP/compound>5 seal/NN/compound>5 deal/NN/root>0",
         "nsubj>4 punct>3 conj>1 root>0 obj>4"),
        # a city in its state does nothing together with it
        ("Lima/NNP/nsubj>4 ,/,/punct>3 Peru/NNP/appos>1 sank/VBD/root>0", "nsubj>4 punct>3 appos>1 root>0"),
        # a row between two is no act of theirs
        ("Peru/NNP/compound>5 ,/,/punct>1 Chile/NNP/compound>5 border/NN/compound>5 row/NN/root>0",
         "compound>5 punct>1 compound>5 compound>5 root>0"),
        # who is to act is no part of the report of it
        ("Peru/NNP/ccomp>7 to/TO/mark>3 expel/VB/acl>1 men/NNS/obj>3 ,/,/punct>1 chief/NN/nsubj>7 says/VBZ/root>0",
         "nsubj>3 mark>3 root>0 obj>3 punct>1 nsubj>7 parataxis>3"),
        # two names joined by a hyphen
        ("Peru/NNP/root>0 -/,/punct>4 Chile/NNP/compound>4 talks/NNS/nsubj>5 begin/VBP/parataxis>1",
         "compound>4 punct>1 flat>1 nsubj>5 root>0"),
        # a verb taken for a noun of what it is done to
        ("Peru/NNP/compound>3 jails/NNS/compound>3/VERB editor/NN/root>0", "nsubj>2 root>0 obj>2"),
        ("Rebels/NNS/compound>3 storm/NN/compound>3 village/NN/root>0", "nsubj>2 root>0 obj>2"),
        # nouns of many make compounds
        ("Peru/NNP/compound>3 rights/NNS/compound>3 envoy/NN/root>0", "compound>3 compound>3 root>0"),
        ("Peru/NNP/compound>3 teachers/NNS/compound>3 strike/NN/root>0", "compound>3 compound>3 root>0"),
        ("Drug/NN/compound>3 trade/NN/compound>3 row/NN/root>0", "compound>3 compound>3 root>0"),
    ],
)  # fmt: skip
def test_a_headline_has_a_verb(rows: str, told: str) -> None:
    line = sentence(rows)
    mend_headline(line)
    found = zip(line.labels, line.heads, strict=True)
    assert " ".join(f"{label}>{head}" for label, head in found) == told


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_a_tree_stays_a_tree(data: st.DataObject) -> None:
    size = data.draw(st.integers(1, 8))
    order = data.draw(st.permutations(range(1, size + 1)))
    heads = [0] * size
    for place, word in enumerate(order[1:], 1):
        heads[word - 1] = order[data.draw(st.integers(0, place - 1))]
    labels = ["root" if not head else data.draw(st.sampled_from(LABELS)) for head in heads]
    words = [data.draw(st.sampled_from(WORDS)) for _ in heads]
    tags = [data.draw(st.sampled_from(TAGS)) for _ in heads]
    mend_headline(Sentence(words, tags, heads, labels, ["O"] * size))
    assert is_tree(np.array(heads))
    assert [label == "root" for label in labels] == [head == 0 for head in heads]
