"""Words of a text and of a question, folded: what is looked for finds them in any case."""

from __future__ import annotations

import re
import unicodedata

from dragoman.errors import ConfigError

_PHRASES = re.compile(r'"([^"]*)"|([^\s"]+)')
_WORDS = re.compile(r"[^\W_]+")

_EDGE = r"[^\pL\pN]"


def phrases(asked: str) -> list[tuple[str, ...]]:
    """The words of each phrase in `asked`, folded (case and accents go); a phrase may be one word.

    Raises ConfigError where there is no word.
    """
    found = [
        tuple(folded_words(match.group(1) or match.group(2) or ""))
        for match in _PHRASES.finditer(asked)
    ]
    found = [words for words in found if words]
    if not found:
        raise ConfigError(f"{asked!r} has no word to look for. Write a word or a name.")
    return found


def folded_words(text: str) -> list[str]:
    """The words of a text without case and accents."""
    plain = unicodedata.normalize("NFKD", text)
    return cased_words("".join(c for c in plain if not unicodedata.combining(c)).lower())


def cased_words(text: str) -> list[str]:
    """The words of a text as they stand."""
    return _WORDS.findall(text)


def have(words: list[str], wanted: list[str]) -> bool:
    """Whether all of `wanted` stand in `words`, one after the other."""
    return bool(wanted) and f" {' '.join(wanted)} " in f" {' '.join(words)} "


def pattern(*phrases: list[str] | tuple[str, ...]) -> str:
    """A pattern of RE2 (DuckDB's) that a text matches which has one of the phrases, whole words of it."""
    told = "|".join(f"{_EDGE}+".join(map(re.escape, words)) for words in phrases)
    return f"(^|{_EDGE})({told})($|{_EDGE})"
