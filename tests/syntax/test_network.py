"""The syntax network: one tree a sentence, names, and Docs that hold what it saw."""

from __future__ import annotations

import pytest

from dragoman.model import Document
from dragoman.syntax import Parser, model_hash, split
from dragoman.syntax.network import (
    CAPITAL,
    CAPITALS,
    INITIAL,
    LONGEST,
    MIXED,
    PLAIN,
    SMALL,
    Annotation,
    SyntaxNetwork,
    _as_tagged,
    written,
)


@pytest.fixture(scope="module")
def network() -> SyntaxNetwork:
    return SyntaxNetwork.load()


def hung(words: list[str], seen: Annotation, word: str) -> tuple[str, str]:
    """The label of a word, and the word that it hangs on."""
    at = words.index(word)
    return seen.labels[at], words[seen.heads[at]]


@pytest.mark.parametrize(
    ("word", "how"),
    [
        ("pact", SMALL),
        ("Oslo", CAPITAL),
        ("A", INITIAL),
        ("NATO", CAPITALS),
        ("McAdoo", MIXED),
        ("al-Badri", MIXED),
        ("12", PLAIN),
        ("—", PLAIN),
    ],
)
def test_how_a_word_is_written(word: str, how: int) -> None:
    assert written(word) == how


def test_a_passive_has_its_subject_and_agent(network: SyntaxNetwork) -> None:
    words = ["Three", "miners", "were", "freed", "by", "Bolivian", "troops", "."]
    seen = network(words)
    assert hung(words, seen, "miners") == ("nsubj:pass", "freed")
    assert hung(words, seen, "troops") == ("obl:agent", "freed")
    assert seen.tags[words.index("freed")] == "VBN"
    assert seen.features[words.index("troops")] == "POS=NOUN|Number=Plur"


@pytest.mark.parametrize("words", [["Agreed"], ["Yes", "."], ["(", ")"], ["x"] * (LONGEST + 9)])
def test_every_sentence_has_one_root_and_the_root_label_stands_there(
    network: SyntaxNetwork, words: list[str]
) -> None:
    seen = network(words)
    roots = [k for k, head in enumerate(seen.heads) if head == k]
    assert [k for k, label in enumerate(seen.labels) if label == "root"] == roots
    assert len(roots) == 1
    assert {len(own) for own in (seen.tags, seen.features, seen.names)} == {len(words)}


def test_names_are_spans_of_the_tree() -> None:
    (tree,) = Parser.load().parse(split(Document.create("Envoys met Tomas Arden in Lisbon.")))
    assert [(n.first, n.last, n.label) for n in tree.names] == [(2, 4, "PER"), (5, 6, "LOC")]


def test_white_space_is_no_word_and_breaks_no_tree() -> None:
    (tree,) = Parser.load().parse(split(Document.create("Norway   freed \t two men.")))
    assert [token.text for token in tree.tokens] == ["Norway", "freed", "two", "men", "."]
    assert tree.tokens[tree.tokens[3].head].text == "freed"


def test_the_small_pipeline_is_another_model_with_other_trees() -> None:
    text = "Turkish soldiers fired rockets at a garrison and Peru closed its border with Bolivia."
    sentences = split(Document.create(text))
    assert model_hash() != model_hash("small")
    assert Parser.load().hash == model_hash()
    small = Parser.load("small")
    assert small.nlp.has_pipe("parser")
    assert not Parser.load().nlp.has_pipe("parser")
    ours, theirs = Parser.load().parse(sentences)[0], small.parse(sentences)[0]
    assert [t.text for t in ours.tokens] == [t.text for t in theirs.tokens]
    assert [(t.head, t.dep) for t in ours.tokens] != [(t.head, t.dep) for t in theirs.tokens]


def test_what_is_tagged_as_a_verb_is_no_noun_besides() -> None:
    assert _as_tagged("POS=NOUN|Number=Sing", "VBP") == "POS=VERB"
    assert _as_tagged("POS=NOUN|Number=Sing", "NN") == "POS=NOUN|Number=Sing"
    assert _as_tagged("POS=AUX|VerbForm=Fin", "VBZ") == "POS=AUX|VerbForm=Fin"
