"""The encoder: words cut into pieces, a state a word, what is known of a word heard."""

from __future__ import annotations

import numpy as np
import pytest

from dragoman.encoder import MOST_PIECES, Encoder, Pieces

WIDTH = 384


@pytest.fixture(scope="module")
def pieces() -> Pieces:
    return Pieces.load()


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder.load("reader")


def named(pieces: Pieces, word: str) -> list[str]:
    names = list(pieces.numbers)
    return [names[number] for number in pieces.of(word)]


@pytest.mark.parametrize(
    ("word", "cut"),
    [
        ("attacked", ["attacked"]),
        ("Attacked", ["attacked"]),
        ("anti-corruption", ["anti", "-", "corruption"]),
        ("Erdoğan", ["er", "##dog", "##an"]),
        ("\u200b", ["[UNK]"]),
        ("", ["[UNK]"]),
    ],
)
def test_a_word_is_cut_into_the_longest_pieces(pieces: Pieces, word: str, cut: list[str]) -> None:
    assert named(pieces, word) == cut


def test_of_a_long_word_the_first_pieces_are_seen(pieces: Pieces) -> None:
    assert len(pieces.of("xqz" * 500)) <= MOST_PIECES


def test_there_is_a_state_for_each_word(encoder: Encoder) -> None:
    words = ["Ruritanian", "hussars", "bombarded", "Zenda", "."]
    states = encoder(words, np.zeros((len(words), WIDTH), np.float32))
    assert states.shape == (len(words), WIDTH)
    assert np.isfinite(states).all()


def test_a_word_is_read_by_what_stands_about_it(encoder: Encoder) -> None:
    nothing = np.zeros((4, WIDTH), np.float32)
    one = encoder(["They", "signed", "the", "treaty"], nothing)
    other = encoder(["They", "broke", "the", "treaty"], nothing)
    assert np.abs(one[3] - other[3]).max() > 0.1


def test_what_is_known_of_a_word_moves_its_state(encoder: Encoder) -> None:
    words = ["They", "signed", "it"]
    told = np.zeros((3, WIDTH), np.float32)
    told[1, :40] = 1
    bare = encoder(words, np.zeros_like(told))
    assert np.abs(encoder(words, told)[1] - bare[1]).max() > 0.1


def test_the_same_sentence_gives_the_same_bytes(encoder: Encoder) -> None:
    words = ["Norway", "met", "Chile", "in", "Oslo", "."]
    told = np.zeros((6, WIDTH), np.float32)
    assert encoder(words, told).tobytes() == encoder(words, told).tobytes()


def test_what_was_seen_lately_is_told_from_memory_and_nobody_can_spoil_it(encoder: Encoder) -> None:
    words = ["Zenda", "was", "bombarded", "twice"]
    nothing = np.zeros((4, WIDTH), np.float32)
    first = encoder(words, nothing)
    kept = first.copy()
    first[:] = 0
    before = encoder.blocks.remembered
    assert (encoder(words, nothing) == kept).all()
    assert encoder.blocks.remembered == before + 1
    encoder(words, nothing + 1)  # other things are known of the words
    assert encoder.blocks.remembered == before + 1
