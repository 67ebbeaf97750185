"""The parser: trees of sentences, models that will not do, and the speed of its products."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import ModelError
from dragoman.model import Document
from dragoman.syntax import Parser, detect_language, split

TEXT = "Norway signed  a treaty.\n\nPolice in Lima arrested twelve men."


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser.load()


def test_tokens_are_exactly_their_words_in_the_document(parser: Parser) -> None:
    document = Document.create(TEXT)
    for tree in parser.parse(split(document)):
        for token in tree.tokens:
            assert document.text[token.start : token.end] == token.text
        assert all(0 <= token.head < len(tree) for token in tree.tokens)
        assert tree.roots


def test_a_batch_parses_as_each_sentence_alone(parser: Parser) -> None:
    sentences = split(Document.create(TEXT))
    assert parser.parse(sentences) == [parser.parse([one])[0] for one in sentences]


def test_numpy_multiplies_and_the_parses_are_those_of_plain_spacy() -> None:
    import spacy

    from dragoman.data import data_path

    parser, plain = Parser.load("small"), spacy.load(data_path("model", "en"))
    sentences = split(Document.create(TEXT))
    heads = [[token.head.i for token in plain(one.text) if not token.is_space] for one in sentences]
    trees = parser.parse(sentences)
    spaces = [[t.i for t in plain(one.text) if t.is_space] for one in sentences]
    for tree, expected, gaps in zip(trees, heads, spaces, strict=True):
        moved = [head - sum(gap < head for gap in gaps) for head in expected]
        assert [token.head for token in tree.tokens] == moved
    assert all(not node.ops.use_blis for node in parser.nlp.get_pipe("tok2vec").model.walk())  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("ratified", "ratify"), ("denounced", "denounce"), ("annulled", "annul"), ("froze", "freeze")],
)
def test_verbs_of_the_lexicon_have_their_lemmas(parser: Parser, form: str, lemma: str) -> None:
    [tree] = parser.parse(split(Document.create(f"Chile {form} the treaty on Monday.")))
    assert tree.lemmas[1] == lemma


def test_a_missing_model_is_a_clear_error() -> None:
    with pytest.raises(ModelError, match=r"cannot be loaded.*--model"):
        Parser.load("no_such_pipeline")


def test_a_pipeline_without_universal_dependencies_is_refused(tmp_path: Path) -> None:
    import spacy

    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(ModelError, match="does not speak Universal Dependencies"):
        Parser.load(str(tmp_path / "blank"))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The foreign minister signed the agreement with his counterpart in Oslo.", "en"),
        ("Le ministre des affaires étrangères a signé un accord avec son homologue.", "fr"),
        ("وقع وزير الخارجية الاتفاق مع نظيره في العاصمة يوم الاثنين الماضي", "ar"),
        ("12 34 !", None),
    ],
)
def test_the_language_is_told_where_there_is_enough_to_tell(
    text: str, language: str | None
) -> None:
    assert detect_language(text) == language
