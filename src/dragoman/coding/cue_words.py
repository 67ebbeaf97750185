"""The word lists of a cue file as a record: a field for each list, under the list's own name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, TypeVar

from ..data import shipped_yaml

Words = TypeVar("Words")


def cue_words(shape: Callable[..., Words], name: str) -> Callable[[str], Words]:
    """What gives the lists of `data/cues/<language>/<name>.yaml` by language, read once a process.

    `shape` is the record: a set of words for each list, and for a table of lists a mapping of sets.
    """

    @cache
    def load(language: str) -> Words:
        raw: Mapping[str, Any] = shipped_yaml("cues", language, f"{name}.yaml")
        return shape(**{str(key): _sets(value) for key, value in raw.items()})

    return load


def _sets(value: Any) -> frozenset[str] | dict[str, frozenset[str]]:
    if isinstance(value, Mapping):
        return {str(key): frozenset(map(str, words)) for key, words in value.items()}
    return frozenset(map(str, value))
