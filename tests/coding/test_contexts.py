"""Contexts from cue words, with spans in the document."""

from __future__ import annotations

from dragoman.coding import contexts_of
from dragoman.coding.codes.contexts import MOST_SPANS, NONE, context_phrases, cues_in
from dragoman.model import Document, Sentence
from dragoman.ontology import contexts


def test_every_context_of_plover_has_cues_and_no_other() -> None:
    cued = {context for found in context_phrases("en").values() for _, context in found}
    assert cued - {NONE} == {context.name for context in contexts()}


def test_a_context_carries_the_words_that_show_it() -> None:
    text = "The two navies will fight drug trafficking and terrorism at sea."
    document = Document.create(text)
    found = contexts_of(document, [Sentence(0, "body", 0, len(text), text)])
    shown = {context.context: context.span.of(document) for context in found}
    assert shown["terrorism"] == "terrorism"
    assert shown["illegal_drugs"] == "drug trafficking"


def test_plurals_and_possessives_are_found() -> None:
    assert {context for context, _, _ in cues_in("The refugees' camp and parliament's vote.")} >= {
        "migration",
        "legislative",
    }


def test_a_document_keeps_a_few_spans_of_a_context_only() -> None:
    text = "terrorism " * 20
    found = contexts_of(Document.create(text), [Sentence(0, "body", 0, len(text), text)])
    assert len(found) == MOST_SPANS


def test_a_cue_inside_a_phrase_that_means_something_else_is_none() -> None:
    text = "Artificial intelligence was debated on the banks of the Nile."
    assert {context for context, _, _ in cues_in(text)} == {"technology"}


def test_a_phrase_hides_only_what_is_inside_it() -> None:
    text = "Spies met on the bank of the Nile and robbed a bank."
    assert [(context, text[start:end]) for context, start, end in cues_in(text)] == [
        ("intelligence", "Spies"),
        ("economic", "bank"),
    ]
