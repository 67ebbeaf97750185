"""The string pass: which phrases of a sentence name an actor."""

from __future__ import annotations

import pytest

from dragoman.actors import ActorIndex
from dragoman.model import Document, Sentence, Span


def sentence(text: str) -> Sentence:
    return Sentence(0, "body", 0, len(text), text)


def found(text: str) -> list[tuple[str, str | None]]:
    return [(hit.text, hit.entries[0].country) for hit in ActorIndex.load().find(sentence(text))]


def test_states_are_found_by_name_adjective_people_and_capital() -> None:
    assert found("Lisbon and the Norwegians thanked a Kyrgyz envoy in Ghana.") == [
        ("Lisbon", "PRT"),
        ("Norwegians", "NOR"),
        ("Kyrgyz", "KGZ"),
        ("Ghana", "GHA"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They told us that the US would help us.", [("US", "USA")]),
        ("A woman from Romania met Omanis.", [("Romania", "ROU"), ("Omanis", "OMN")]),
        (
            "Equatorial Guinea and Guinea-Bissau",
            [("Equatorial Guinea", "GNQ"), ("Guinea-Bissau", "GNB")],
        ),
        ("Nigerien and Nigerian officers", [("Nigerien", "NER"), ("Nigerian", "NGA")]),
    ],
)
def test_the_longest_phrase_with_the_right_capitals_wins(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert found(text) == expected


def test_spans_count_in_the_document() -> None:
    document = Document.create("A first line. Then Chile spoke.")
    later = Sentence(1, "body", 14, 31, document.text[14:31])
    [hit] = ActorIndex.load().find(later)
    assert Span(hit.start, hit.end).of(document) == "Chile"
