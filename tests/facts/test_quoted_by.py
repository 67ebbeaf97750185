"""What a paper quotes is said by the one quoted, and the paper is where it was said."""

from __future__ import annotations

import pytest

from dragoman.facts import statements
from dragoman.model import Statement

from .dossier import dossier


def _read(beginning: str) -> tuple[Statement, ...]:
    return statements(*dossier(beginning))


@pytest.mark.parametrize(
    ("beginning", "words"),
    [
        ("State media quoted", "Norway had fired rockets"),
        ("Rojas was quoted by", "Norway had fired missiles"),
        ("Chile has shot down a drone, Rojas", "Chile has shot down a drone"),
    ],
)
def test_who_is_quoted_speaks_and_the_paper_is_the_venue(beginning: str, words: str) -> None:
    (found,) = _read(beginning)
    assert (found.speaker.name, found.words) == ("Ana Rojas", words)
    assert [venue.lower() for venue in found.venues] == ["state media"]


def test_a_source_put_into_a_sentence_is_none_of_its_words() -> None:
    (found,) = _read("Chile said, according to state media")
    assert (found.speaker.country, found.venues) == ("CHL", ("state media",))
    assert found.words == "Norway had shot down a drone"


def test_a_subject_that_the_parser_hangs_on_the_saying_is_of_what_is_said() -> None:
    (found,) = _read("A Norwegian plane carrying")
    assert found.speaker.name == "Ana Rojas"
    assert found.words == "A Norwegian plane carrying dogs left for Chile"


def test_a_reply_has_words_too() -> None:
    (found,) = _read("Rojas replied that")
    assert found.words == "Norway would hold the vote"


def test_the_town_where_it_is_said_is_the_venue() -> None:
    (found,) = _read("Rojas told officials in Bergen")
    assert found.venues == ("Bergen",)


def test_who_a_letter_goes_to_is_its_addressee_and_no_place() -> None:
    (found,) = _read("Peru said in a letter to Norway")
    assert found.addressee is not None and found.addressee.country == "NOR"
    assert found.venues == ("letter",)


def test_a_video_address_is_one_piece() -> None:
    (found,) = _read("Peru said in a video address")
    assert found.venues == ("video address",)
