"""The word lists of a cue file become a record: sets, and mappings of sets for tables."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from dragoman.coding.cue_words import cue_words
from dragoman.coding.implied.menaces import load_words
from dragoman.coding.parties.antecedents import load_nouns


@dataclass(frozen=True, slots=True)
class Fewer:
    """A record that lacks most lists of its file."""

    joins: frozenset[str]


def test_a_list_is_a_set_and_a_table_a_mapping_of_sets() -> None:
    nouns = load_nouns("en")
    assert isinstance(nouns.definite, frozenset) and "the" in nouns.definite
    assert all(isinstance(words, frozenset) for words in nouns.fitting.values())


def test_a_file_is_read_once_a_language() -> None:
    assert load_words("en") is load_words("en")


def test_a_list_without_a_field_is_a_fault_and_not_left_out_silently() -> None:
    with pytest.raises(TypeError, match="auxiliaries"):
        cue_words(Fewer, "menaces")("en")
