"""The second opinion: asked about two sides of one sentence only, and heard in the confidence alone."""

from __future__ import annotations

from dataclasses import replace

import dragoman as dg
from dragoman.coding import read_tree
from dragoman.coding.ranker import NONE, REVERSED
from dragoman.coding.second import answered, questions, second_evidence
from dragoman.lexicon import Lexicon
from dragoman.model import Reading, Tree

from .trees import WordCast, build

ROWS = """
Norway Norway PROPN NNP nsubj 2
attacked attack VERB VBD root 0
Chile Chile PROPN NNP obj 2
"""


def read(rows: str = ROWS) -> tuple[Tree, WordCast, tuple[Reading, ...]]:
    document, tree = build(rows)
    cast = WordCast(tree)
    return tree, cast, read_tree(tree, cast, Lexicon.load(), document).readings


def test_two_sides_of_one_sentence_are_asked_about_in_their_order() -> None:
    tree, cast, readings = read()
    (question,) = questions(readings, {tree.sentence.index: tree}, cast)
    assert question.pair.sides == (1, 0, 2)
    assert question.pair.link == ""


def test_a_reading_with_one_side_is_not_asked_about() -> None:
    tree, cast, readings = read()
    alone = tuple(replace(reading, recipients=()) for reading in readings)
    assert questions(alone, {tree.sentence.index: tree}, cast) == []


def test_agreement_raises_and_denial_lowers_the_confidence_and_nothing_else() -> None:
    tree, cast, readings = read()
    asked = questions(readings, {tree.sentence.index: tree}, cast)
    (sure,) = answered(readings, asked, [{"ASSAULT": 0.99, NONE: 0.01}])
    (unsure,) = answered(readings, asked, [{"ASSAULT": 0.01, NONE: 0.99}])
    assert sure.confidence > unsure.confidence
    assert replace(sure, confidence=0) == replace(unsure, confidence=0)


def test_the_same_act_the_other_way_round_is_no_agreement() -> None:
    _, _, (reading,) = read()
    there = second_evidence(reading, {"ASSAULT": 0.9, "ASSAULT" + REVERSED: 0.0, NONE: 0.1})
    back = second_evidence(reading, {"ASSAULT": 0.0, "ASSAULT" + REVERSED: 0.9, NONE: 0.1})
    assert there["same"] > 0.8 > 0.1 > back["same"]


def test_the_order_of_documents_in_a_batch_changes_no_confidence() -> None:
    coder = dg.Coder()
    texts = (
        "Chile bombed Peru on Monday.",
        "Norway, which had long refused, sent food to Mali and Niger after the flood.",
        "The foreign ministers of Kenya and Ghana met in Accra.",
    )
    documents = [dg.Document.create(text, language="en") for text in texts]
    there = {c.document.id: [m.confidence for m in c.mentions] for c in coder.code_batch(documents)}
    back = {
        c.document.id: [m.confidence for m in c.mentions] for c in coder.code_batch(documents[::-1])
    }
    assert there == back
