"""Where sentences end."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import Document
from dragoman.syntax import split
from dragoman.syntax.split import LONGEST


def sentences(text: str, title: str | None = None) -> list[str]:
    return [sentence.text for sentence in split(Document.create(text, title=title))]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The envoy left. The talks went on.", 2),
        ("Gen. Okoro met Mr. Lind. They signed a memo.", 2),
        ("He lives in the U.S. and works there.", 1),
        ("It was agreed with the U.S. The deal holds.", 2),
        ("U.S. President Lind spoke.", 1),
        ("The minister posed after signing the memorandum. on 4 May 2010.", 1),
        ('"We will go." The minister left.', 2),
        ("“We will go,” she said. “We must.” Then she left.", 3),
        ("They asked: why? Nobody knew!", 2),
        ("Article No. 5 holds. It is old.", 2),
        ("J. R. Holm resigned.", 1),
        ("President J.R. Holm met K.P.S. Lind. They talked.", 2),
        ("A heading\nThe text begins here and goes on.", 2),
        (
            "A line of a wrapped text that is broken where the column ends and\nNorway goes on here.",
            1,
        ),
        ("One paragraph\n\nAnother one", 2),
        ("The rate rose to 3.5 percent.", 1),
        ("Wait... what happened then?", 1),
        ("", 0),
        (" \n \n", 0),
    ],
)
def test_a_text_has_so_many_sentences(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_the_title_comes_first_and_counts_in_its_own_part() -> None:
    first, second = split(Document.create("They met.", title="Envoys meet"))
    assert (first.part, first.index, second.part, second.index) == ("title", 0, "body", 1)


@pytest.mark.parametrize("run", [" ", " \n", ".", "!?", "a. ", "\n- ", "\n1. "])
def test_a_long_run_takes_time_by_its_length_and_not_by_its_square(run: str) -> None:
    began = time.process_time()
    sentences(f"One.{run * (64_000 // len(run))}Two")
    assert time.process_time() - began < 3


@given(st.text(alphabet='aB. !?\n\t"”’(é🕊1', max_size=200))
def test_sentences_are_exactly_their_stretch_of_the_text_and_lose_only_white_space(
    text: str,
) -> None:
    document = Document.create(text)
    covered = ""
    at = 0
    for sentence in split(document):
        assert document.text[sentence.start : sentence.end] == sentence.text
        assert sentence.start >= at
        at = sentence.end
        covered += sentence.text
    assert "".join(covered.split()).replace("-", "") == "".join(text.split())


def test_the_number_of_a_list_begins_a_sentence_and_is_not_lost() -> None:
    assert sentences("They met:\n1. ") == ["They met:", "1."]


def test_no_sentence_is_longer_than_a_parse_can_bear() -> None:
    assert max(map(len, sentences("word " * 100_000))) <= LONGEST
    assert max(map(len, sentences("x" * 100_000))) <= LONGEST


@pytest.mark.parametrize(
    "dateline",
    [
        "GENEVA, 24 November 2013 -",
        "WASHINGTON (Reuters) -",
        "SAN FRANCISCO -",
        "BEIRUT, Lebanon —",
        "Paris (AFP) –",
        "KABUL, March 4 -",
        "KUWAIT CITY, 2 August 1990 --",
        "KABUL/WASHINGTON -",
        "GAZA/CAIRO, May 2 (Reuters) -",
        "BOGOTÁ, Colombia (AP) —",
    ],
)
def test_a_dateline_is_a_sentence_of_its_own(dateline: str) -> None:
    text = f"{dateline} Norway and Chile signed a treaty."
    assert sentences(text) == [dateline, "Norway and Chile signed a treaty."]


@pytest.mark.parametrize(
    "text",
    [
        "NATO - the alliance - met.",
        "Norway - a kingdom - signed.",
        "The U.S. - Chile treaty holds.",
        "UNESCO, the agency - it met.",
    ],
)
def test_a_dash_in_a_sentence_makes_no_dateline(text: str) -> None:
    assert sentences(text) == [text]
