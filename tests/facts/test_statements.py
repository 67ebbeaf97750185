"""Who said what, where and to whom."""

from __future__ import annotations

import pytest

from dragoman.facts import statements

from .dossier import dossier


def test_the_clause_under_the_verb_is_indirect_speech() -> None:
    document, trees, cast = dossier("Norway said")
    (found,) = statements(document, trees, cast)
    assert (found.speaker.country, found.kind) == ("NOR", "indirect")
    assert found.words == "Chile had left the talks" == found.span.of(document)


def test_direct_words_have_speaker_office_and_both_papers() -> None:
    document, trees, cast = dossier('"We will stay')
    (found,) = statements(document, trees, cast)
    assert (found.words, found.kind) == ("We will stay", "direct")
    assert (found.speaker.name, found.office) == ("Ana Rojas", "minister")
    assert found.venues == ("Llanura", "La Voz del Sur")


def test_later_words_of_the_same_piece_have_its_venues() -> None:
    document, trees, cast = dossier('"We will stay', "This, Rojas")
    _, later = statements(document, trees, cast)
    assert later.words == "This can only be done if Chile stays strong"
    assert later.venues == ("Llanura", "La Voz del Sur")


def test_what_was_not_said_is_no_statement() -> None:
    document, trees, cast = dossier("Norway did not say")
    assert statements(document, trees, cast) == ()


def test_the_one_who_is_told_is_the_addressee() -> None:
    document, trees, cast = dossier("Officials told")
    (found,) = statements(document, trees, cast)
    assert found.addressee is not None and found.addressee.country == "CHL"


@pytest.mark.parametrize(
    ("beginning", "words"),
    [
        ("Peru said on Tuesday in a statement", "Norway had closed the port"),
        ("Bolivia said late on Tuesday", "it was closing the port"),
        ("Bolivia said that on Tuesday", "on Tuesday the port was closed"),
    ],
)
def test_words_begin_behind_the_piece_and_the_time_of_saying(beginning: str, words: str) -> None:
    document, trees, cast = dossier(beginning)
    (found,) = statements(document, trees, cast)
    assert (found.kind, found.words) == ("indirect", words)
    assert found.words == found.span.of(document)


@pytest.mark.parametrize(
    ("beginning", "kind", "words"),
    [
        ('"We will keep', "direct", "We will keep the port"),
        ("Norway will keep", "indirect", "Norway will keep the port"),
    ],
)
def test_a_speaker_with_an_apposition_stands_before_the_verb(
    beginning: str, kind: str, words: str
) -> None:
    document, trees, cast = dossier(beginning)
    (found,) = statements(document, trees, cast)
    assert (found.kind, found.words) == (kind, words)
    assert found.speaker.name == "Ana Rojas"


def test_what_a_clause_tells_of_the_piece_was_not_said() -> None:
    document, trees, cast = dossier("Norway announced in a letter")
    assert statements(document, trees, cast) == ()


@pytest.mark.parametrize(
    ("beginning", "kind", "words"),
    [
        ("Peru called the closing", "mixed", 'the closing of the port "a mistake"'),
        ("Chile dismissed it", "direct", "nonsense"),
        ("Bolivia, calling", "mixed", 'the plans "reckless" and "a distraction"'),
        ("Chile's plan was described", "direct", "a bad deal"),
        ("Norway denied", "indirect", "denied that it had shelled the town"),
        ('Bolivia said "several', "mixed", '"several articles" were still open'),
    ],
)
def test_what_somebody_calls_or_denies_is_told_whole(beginning: str, kind: str, words: str) -> None:
    document, trees, cast = dossier(beginning)
    (found,) = statements(document, trees, cast)
    assert (found.kind, found.words) == (kind, words)
    assert found.words == found.span.of(document)


@pytest.mark.parametrize(
    "beginning", ["Norway would not call", "Peru called for", "Peru reported erroneously"]
)
def test_what_was_not_called_or_said_by_mistake_is_no_statement(beginning: str) -> None:
    document, trees, cast = dossier(beginning)
    assert statements(document, trees, cast) == ()
