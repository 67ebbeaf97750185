"""Checks of raw YAML with messages that say file, entry, key and the nearest word that is known."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from difflib import get_close_matches
from typing import Any, NoReturn

from ..errors import LexiconError


class Place:
    """Where in the lexicon we read: every message begins with it."""

    __slots__ = ("entry", "path")

    def __init__(self, path: str, entry: str = "") -> None:
        self.path = path
        self.entry = entry

    def fail(self, message: str) -> NoReturn:
        """Raise the LexiconError of this place."""
        raise LexiconError(
            f"{self.path}: {f'entry {self.entry!r}: ' if self.entry else ''}{message}"
        )

    def mapping(self, value: Any, what: str) -> Mapping[str, Any]:
        if not isinstance(value, Mapping):
            self.fail(f"{what} must be a mapping, not {value!r}.")
        return {str(key): item for key, item in value.items()}

    def known(self, key: str, known: Iterable[str], what: str) -> str:
        """Require that `key` is one of the `known` ones."""
        names = list(known)
        if key not in names:
            near = get_close_matches(key, names, n=2, cutoff=0.5)
            hint = f" Did you mean {' or '.join(near)}?" if near else f" Known: {', '.join(names)}."
            self.fail(f"unknown {what} {key!r}.{hint}")
        return key

    def keys(self, value: Mapping[str, Any], known: Collection[str], what: str) -> None:
        for key in value:
            self.known(key, known, f"key in {what}")

    def words(self, value: Any, what: str) -> tuple[str, ...]:
        """A word or a list of words."""
        items = value if isinstance(value, list) else [value]
        out = []
        for item in items:
            if isinstance(item, bool):
                self.fail(f"{what} holds {item!r}: quote the words true and false in YAML.")
            if not isinstance(item, str | int):
                self.fail(f"{what} must be a word or a list of words, not {item!r}.")
            out.append(str(item))
        return tuple(out)
