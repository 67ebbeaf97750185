"""The words by which the syntactic rules tell what hangs from a predicate: data of the language, loaded once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ..data import shipped_words


@dataclass(frozen=True, slots=True)
class SyntaxWords:
    """The lists of `data/cues/<language>/syntax.yaml`, which says what each is."""

    towards: frozenset[str]
    ascribing: frozenset[str]
    ascribed: frozenset[str]
    accompanying: frozenset[str]
    giving: frozenset[str]
    standing: frozenset[str]
    stranded: frozenset[str]
    measuring: frozenset[str]
    means: frozenset[str]
    calling: frozenset[str]
    governing: frozenset[str]
    showing: frozenset[str]
    wanting: frozenset[str]
    setting: frozenset[str]
    aiming: frozenset[str]
    having: frozenset[str]
    setting_going: frozenset[str]
    sent: frozenset[str]
    made_at: frozenset[str]
    hit_at: frozenset[str]
    placed: frozenset[str]
    falling_to: frozenset[str]
    meanwhile: frozenset[str]
    ungoverned: frozenset[str]
    placing: frozenset[str]
    months: frozenset[str]
    inverting: frozenset[str]


@cache
def syntax_words(language: str = "en") -> SyntaxWords:
    """The words of a language, read once a process."""
    return SyntaxWords(**shipped_words("cues", language, "syntax.yaml"))
