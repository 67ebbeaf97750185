"""Coverage: which predicates between two actors are read, and what fired how often."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder
from dragoman.evaluate.coverage import Coverage, Unread, measure
from dragoman.model import Document

TEXTS = (
    "Norway praised Chile. Peru outglowed Sweden in the dark.",
    "Kenya praised Ghana. The foreign ministers of Norway and Chile slept.",
    "Kenya praised Ghana. Peru expelled the Chilean ambassador.",
)


@pytest.fixture(scope="module")
def found() -> Coverage:
    documents = [Document.create(text, language="en") for text in TEXTS]
    documents.append(Document.create("Le roi dort.", language="fr"))
    return measure(documents, Coder().resources, batch=2)


def test_predicates_between_actors_are_counted_and_those_read(found: Coverage) -> None:
    assert found.documents == 4 and found.failed == 1
    assert found.predicates == found.read + sum(each.count for each in found.frames())
    assert 0.5 < found.share < 1


def test_unread_frames_come_with_their_sentence(found: Coverage) -> None:
    (each,) = found.frames()
    assert each.frame.startswith("verb outglow") and each.frame.endswith("object")
    assert each.examples == ["Peru outglowed Sweden in the dark."]
    assert found.frames(least=2) == []


def test_the_same_sentence_in_two_reports_is_one(found: Coverage) -> None:
    praise = next(each for each in found.firings.values() if each.entry.startswith("praise"))
    assert praise.count == 3 and len(praise.sentences) == 2
    assert praise.entry not in {each.entry for each in found.once()}
    assert any(each.entry.startswith("expel") for each in found.once())


def test_entries_that_never_fire_are_silent(found: Coverage) -> None:
    names = [*found.firings, "no.such.entry"]
    assert found.silent(names) == ["no.such.entry"]


def test_an_unread_frame_keeps_few_sentences() -> None:
    unread = Unread("verb x object")
    for n in range(9):
        unread.add(f"sentence {n // 2}")
    assert unread.count == 9 and unread.examples == ["sentence 0", "sentence 1", "sentence 2"]
