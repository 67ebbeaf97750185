"""The queue of names: who acts, whom no file knows, the most frequent first, with an example."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder
from dragoman.model import Document
from dragoman.review import NameQueue, queue_names

TEXTS = (
    "Interior Minister Petar Ilic accused Croatia of spying on Monday. Ilic met Vladimir Putin later.",
    "Police in Serbia arrested Dragan Velic on Sunday. Velic said that Serbia had betrayed him.",
    "Petar Ilic criticised Croatia again, Serbia's state radio said.",
    "Angela Merkel criticised Croatia on Tuesday.",
)


@pytest.fixture(scope="module")
def queue() -> NameQueue:
    documents = [Document.create(text, language="en") for text in TEXTS]
    return queue_names(documents, Coder().resources)


def test_the_most_frequent_unknown_name_stands_first(queue: NameQueue) -> None:
    first = queue.most()[0]
    assert (first.name, first.documents) == ("Petar Ilic", 2)
    assert first.count >= 3
    assert first.example == TEXTS[0].split(" Ilic met")[0]


def test_names_that_a_file_knows_are_not_queued(queue: NameQueue) -> None:
    assert not {"Vladimir Putin", "Angela Merkel", "Croatia", "Serbia", "Monday"} & set(queue.names)


def test_what_a_name_did_is_counted(queue: NameQueue) -> None:
    velic = queue.names["Dragan Velic"]
    assert velic.ways["recipient"] == 1 and velic.ways["speaker"] == 1
    assert "Velic" not in queue.names


def test_what_the_text_makes_of_a_name_is_proposed(queue: NameQueue) -> None:
    assert queue.names["Petar Ilic"].codes.most_common(1)[0][0].endswith("GOV")


def test_the_queue_can_be_cut(queue: NameQueue) -> None:
    assert len(queue.most(1)) == 1
    assert all(each.documents for each in queue.most(least=2))
    assert {each.name for each in queue.most(least=3)} == {"Petar Ilic"}
