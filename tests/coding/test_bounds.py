"""Coding never raises for one bad sentence, however broken the parse."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.coding import read_tree
from dragoman.lexicon import Lexicon
from dragoman.model import STATUS_ORDER, Document, Sentence, Token, Tree

from .trees import WordCast

WORDS = [
    "Norway",
    "Chile",
    "Chilean",
    "attacked",
    "signed",
    "treaty",
    "with",
    "by",
    "to",
    "of",
    "not",
    "will",
    "if",
    "troops",
    "refused",
    "threatened",
    "demanded",
    "withdraw",
    "talks",
    "between",
    "said",
    "that",
    "which",
    "and",
    "the",
    "accused",
    "attacking",
    "soldiers",
    "12",
    "dozens",
    "$",
]
DEPS = [
    "nsubj",
    "nsubj:pass",
    "obj",
    "iobj",
    "obl",
    "obl:agent",
    "nmod",
    "nmod:poss",
    "acl",
    "acl:relcl",
    "advcl",
    "xcomp",
    "ccomp",
    "conj",
    "cc",
    "case",
    "mark",
    "aux",
    "aux:pass",
    "cop",
    "amod",
    "compound",
    "nummod",
    "advmod",
    "parataxis",
    "root",
    "det",
    "flat",
    "appos",
    "dep",
    "punct",
    "csubj",
    "fixed",
]
TAGS = [
    ("VERB", "VBD"),
    ("VERB", "VBN"),
    ("VERB", "VB"),
    ("NOUN", "NN"),
    ("PROPN", "NNP"),
    ("ADJ", "JJ"),
    ("ADP", "IN"),
    ("PRON", "WDT"),
    ("NUM", "CD"),
]
TOKEN = st.tuples(
    st.sampled_from(WORDS), st.sampled_from(TAGS), st.sampled_from(DEPS), st.integers(0, 30)
)


@settings(max_examples=300, deadline=None)
@given(st.lists(TOKEN, min_size=1, max_size=25))
def test_any_graph_is_read_without_an_error(
    drawn: list[tuple[str, tuple[str, str], str, int]],
) -> None:
    """Heads are drawn at random: cycles, forests, crossing arcs."""
    text = " ".join(word for word, _, _, _ in drawn)
    tokens, start = [], 0
    for i, (word, (upos, xpos), dep, head) in enumerate(drawn):
        lemma = word.removesuffix("ed").lower()
        tokens.append(
            Token(i, word, lemma, upos, xpos, dep, head % len(drawn), start, start + len(word))
        )
        start += len(word) + 1
    tree = Tree.build(Sentence(0, "body", 0, len(text), text), tokens)
    read = read_tree(tree, WordCast(tree), Lexicon.load(), Document.create(text))
    for reading in read.readings:
        assert reading.actors or reading.recipients
        assert reading.status in STATUS_ORDER
        assert not {p.id for p in reading.actors} & {p.id for p in reading.recipients}
        assert 0 < reading.confidence < 1
    assert all(rejection.reason for rejection in read.rejections(tree))


def test_a_sentence_of_a_thousand_words_is_left_with_a_reason() -> None:
    text = " ".join(["Norway attacked Chile ."] * 250)
    tokens, start = [], 0
    for i, word in enumerate(text.split()):
        tokens.append(
            Token(
                i,
                word,
                word.lower(),
                "VERB",
                "VBD",
                "conj",
                max(i - 1, 0),
                start,
                start + len(word),
            )
        )
        start += len(word) + 1
    tree = Tree.build(Sentence(0, "body", 0, len(text), text), tokens)
    read = read_tree(tree, WordCast(tree), Lexicon.load(), Document.create(text))
    assert not read.readings
    (rejection,) = read.rejections(tree)
    assert "1000 tokens" in rejection.reason
