"""Broken parses give fewer facts, never a fault: heads and labels at random."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.actors import Cast
from dragoman.facts import agreements, offices, statements, ties
from dragoman.model import Document, Reading, Sentence, Token, Tree
from dragoman.places import PlaceIndex, place_of
from dragoman.temporal import date_of
from tests.coding.trees import WordCast, build

WORDS = [
    "Norway",
    "Chile",
    "its",
    "ally",
    "signed",
    "said",
    "told",
    "the",
    "Lima",
    "Treaty",
    "agreement",
    "with",
    "between",
    "on",
    "in",
    "Monday",
    "2015",
    "where",
    "visit",
    ",",
    ".",
    '"',
    "“",
    "”",
    "following",
    "according",
    "to",
    "was",
    "appointed",
    "as",
    "minister",
    "member",
    "of",
    "NATO",
    "informal",
    "ties",
]
DEPS = ["nsubj", "obj", "obl", "nmod", "case", "conj", "ccomp", "xcomp", "advcl", "acl:relcl"]
DEPS += ["parataxis", "compound", "appos", "cop", "mark", "punct", "nmod:poss", "amod", "dep"]
TAGS = [("VERB", "VBD"), ("NOUN", "NN"), ("PROPN", "NNP"), ("ADP", "IN"), ("PRON", "PRP$")]
TAGS += [("PUNCT", ","), ("AUX", "MD"), ("ADJ", "JJ"), ("VERB", "VBG")]
ROW = st.tuples(
    st.sampled_from(WORDS), st.sampled_from(DEPS), st.sampled_from(TAGS), st.integers(0, 19)
)
PLAIN = Reading(
    0, 0, (0,), "ASSAULT", (), (), None, (), (), False, "actual", (), None, "", (), (), 1.0
)


@settings(max_examples=150, deadline=None)
@given(st.lists(ROW, min_size=1, max_size=20), st.dates() | st.none())
def test_no_tree_makes_a_stage_fail(rows: list[tuple], published) -> None:  # type: ignore[type-arg,no-untyped-def]
    text = " ".join(row[0] for row in rows)
    tokens, start = [], 0
    for i, (form, dep, (upos, xpos), head) in enumerate(rows):
        at = head if head < i else i  # a parser gives a forest, never a loop
        tokens.append(Token(i, form, form.lower(), upos, xpos, dep, at, start, start + len(form)))
        start += len(form) + 1
    tree = Tree.build(Sentence(0, "body", 0, len(text), text), tokens)
    document = Document.create(text, published=published)
    words = WordCast(tree)
    cast = Cast({(0, t.i): found for t in tokens if (found := words.at(0, t.i))})
    index = PlaceIndex.load()
    for token in tokens:
        when, why = date_of(tree, token.i, document)
        assert when is not None or why
        if when is not None:
            assert when.start <= when.end
        reading = replace(PLAIN, trigger=token.i, tokens=(token.i,))
        place, unplaced = place_of(tree, reading, cast, index, document)
        assert place is not None or unplaced
    for each in (
        *agreements(document, {0: tree}, cast, ()),
        *statements(document, {0: tree}, cast),
        *offices(document, {0: tree}, cast),
        *ties(document, {0: tree}, cast),
    ):
        assert each.id and each.document == document.id


DOUBLED = """
Norway Norway PROPN NNP nsubj 4
, , PUNCT , appos 1
, , PUNCT , punct 4
said say VERB VBD root 0
"""


def test_an_apposition_of_commas_alone_hides_no_speaker() -> None:
    document, tree = build(DOUBLED)
    assert statements(document, {0: tree}, Cast({(0, 0): WordCast(tree).at(0, 0)})) == ()
