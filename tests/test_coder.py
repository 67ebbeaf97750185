"""The Python API: text in, coding out; and the spaCy component."""

from __future__ import annotations

from datetime import date, datetime

import pytest

import dragoman as dg
from dragoman.errors import ConfigError
from dragoman.pipeline import too_unsure

SENTENCE = "Norway and Chile signed a fisheries treaty in Oslo on Monday."


@pytest.fixture(scope="module")
def coder() -> dg.Coder:
    return dg.Coder()


def test_a_text_becomes_mentions_whose_spans_are_its_words(coder: dg.Coder) -> None:
    coding = coder.code(SENTENCE, published="2021-11-25")
    (mention,) = coding.mentions
    assert mention.trigger.of(coding.document) == mention.trigger_text
    assert [party.span.of(coding.document) for party in mention.actors] == ["Norway", "Chile"]
    assert mention.date is not None and mention.date.start.isoformat() == "2021-11-22"
    assert "NOR" in repr(mention)


def test_a_moment_of_publication_is_its_day(coder: dg.Coder) -> None:
    moment, day = (coder.code(SENTENCE, published=at) for at in (datetime(2021, 11, 25, 8), date(2021, 11, 25)))  # fmt: skip
    assert moment == day and moment.document.id == day.document.id


def test_without_a_publication_date_a_weekday_is_unknown_and_says_why(coder: dg.Coder) -> None:
    (mention,) = coder.code(SENTENCE).mentions
    assert mention.date is None
    assert "Monday" in mention.unknown["date"]


def test_the_same_text_gives_the_same_rows(coder: dg.Coder) -> None:
    assert coder.code(SENTENCE) == coder.code(SENTENCE)


def test_a_batch_reads_as_each_document_alone(coder: dg.Coder) -> None:
    texts = [SENTENCE, "Police in Santiago arrested 12 protesters.", "Nothing happened."]
    documents = [dg.Document.create(text, language="en") for text in texts]
    together = coder.code_batch(documents)
    assert together == [coder.code(document) for document in documents]


def test_mentions_as_a_table(coder: dg.Coder) -> None:
    frame = coder.code(SENTENCE).to_dataframe()
    assert list(frame["event"]) == ["SUPPORT"]


def test_a_wrong_date_is_a_clear_error(coder: dg.Coder) -> None:
    with pytest.raises(ConfigError, match="no ISO date"):
        coder.code(SENTENCE, published="yesterday")


@pytest.mark.parametrize("text", ["", " ", "\x00", "🕊" * 50, "a" * 5000, "((((" * 300, "\n.\n.\n"])
def test_odd_texts_are_coded_without_a_trace(coder: dg.Coder, text: str) -> None:
    coding = coder.code(text)
    assert coding.mentions == ()


def test_the_spacy_component_puts_the_coding_on_the_doc() -> None:
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("dragoman", config={"published": "2021-11-25"})
    doc = nlp(SENTENCE)
    assert [mention.event for mention in doc._.dragoman.mentions] == ["SUPPORT"]


def test_a_document_that_is_not_coded_is_named_as_its_input_names_it(coder: dg.Coder) -> None:
    text, url = "Le ministre a signé un accord avec le Chili.", "http://a.b/1"
    documents = [
        dg.Document.create(text, input_id="a-17", url=url, language="fr"),
        dg.Document.create(text, url=url, language="fr"),
        dg.Document.create(text, language="fr"),
    ]
    names = [coding.rejects[0].input for coding in coder.code_batch(documents)]
    assert names == ["a-17", url, documents[2].id]


def test_what_is_withheld_is_told_as_less_sure_than_the_limit() -> None:
    assert too_unsure(0.1496, 0.15) == "only 0.14 sure, less than 0.15"


def test_others_than_the_state_that_is_named_act_with_the_networks_too(coder: dg.Coder) -> None:
    [mention] = coder.code("Iran's foes praised Israel.", published=date(2024, 5, 1)).mentions
    assert [party.country for party in mention.actors] == [None]
    assert [party.country for party in mention.recipients] == ["ISR"]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Erdogan accused Netanyahu of lying.", ["TUR GOV", "ISR GOV"]),
        ("Biden accused Putin of lying.", ["USA GOV", "RUS GOV"]),
    ],
)
def test_a_text_of_last_names_alone_is_coded(text: str, sides: list[str]) -> None:
    by_rules = dg.Coder(dg.Settings(ranker=False))
    (mention,) = by_rules.code(text, published="2024-06-12", language="en").mentions
    assert [party.code for party in (*mention.actors, *mention.recipients)] == sides
