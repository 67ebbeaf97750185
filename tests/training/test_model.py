"""The shipped English model: what stands in its folder, what it gives, and floors below which it may not fall."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from conllu import read_conllu
from convert import tree_doc
from spacy.language import Language
from tests.floors import FLOORS

from dragoman.syntax.annotate import with_network
from evaluate import predict, score_trees

MODEL = Path(__file__).resolve().parents[2] / "src" / "dragoman" / "data" / "model" / "en"
LIMIT = 35_000_000
LAS, NETWORK_LAS = FLOORS["las"], FLOORS["network_las"]
"""LAS without punctuation, one sentence a Doc, own tokens; a little below what the card reports."""


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load(MODEL)


def test_the_folder_is_small_and_says_where_it_comes_from() -> None:
    assert sum(path.stat().st_size for path in MODEL.rglob("*") if path.is_file()) < LIMIT
    for name in ("LICENCE", "SOURCE.md", "README.md"):
        assert (MODEL / name).read_text(encoding="utf-8").strip()


def test_it_gives_what_later_stages_read(nlp: Language) -> None:
    doc = nlp("Norwegian Defence Minister Kari Lund has signed a memorandum with Chile.")
    signed = next(token for token in doc if token.text == "signed")
    assert (signed.lemma_, signed.pos_, signed.tag_, signed.dep_) == ("sign", "VERB", "VBN", "ROOT")
    assert next(token for token in doc if token.text == "has").pos_ == "AUX"
    assert {child.dep_ for child in signed.children} >= {"nsubj", "obj", "aux"}
    assert {"PER", "LOC"} <= {ent.label_ for ent in doc.ents}


def test_it_keeps_the_subtypes_of_relations(nlp: Language) -> None:
    labels = set(nlp.get_pipe("parser").labels)  # type: ignore[attr-defined]
    assert labels >= {"nsubj:pass", "aux:pass", "obl:agent", "acl:relcl", "nmod:poss"}
    assert labels >= {"compound:prt", "obl:unmarked", "flat", "cc:preconj"}


def test_the_same_text_gives_the_same_tree(nlp: Language) -> None:
    text = "Troops from both countries withdrew after the talks in Geneva collapsed."
    alone = nlp(text).to_json()
    among = list(nlp.pipe(["Rain fell.", text, "The ministers met again on Friday in Oslo."]))[1]
    assert alone == among.to_json()


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(LAS))
def test_trees_stay_above_the_floor(nlp: Language, shared_data: Path, name: str) -> None:
    sentences = list(read_conllu(shared_data / "ud" / f"{name}.conllu.xz"))
    gold = [tree_doc(nlp.vocab, [sentence]) for sentence in sentences]
    assert score_trees(predict(nlp, gold, gold_tokens=False)).las > LAS[name]


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(NETWORK_LAS))
def test_trees_of_the_network_stay_above_theirs(shared_data: Path, name: str) -> None:
    nlp = with_network(str(MODEL))
    sentences = list(read_conllu(shared_data / "ud" / f"{name}.conllu.xz"))
    gold = [tree_doc(nlp.vocab, [sentence]) for sentence in sentences]
    assert score_trees(predict(nlp, gold, gold_tokens=False)).las > NETWORK_LAS[name]
