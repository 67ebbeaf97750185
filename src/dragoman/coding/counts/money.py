"""Names and signs of money, with their ISO 4217 codes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ...data import data_path
from ...lexicon.read import load_yaml


@dataclass(frozen=True, slots=True)
class Money:
    """What stands before a sum and what stands behind it; a code is None where several may be meant.

    `ambiguous` are signs that with a small number are the name of another thing: `COP28`.
    """

    signs: Mapping[str, str | None]
    names: Mapping[str, str | None]
    longest: int
    ambiguous: frozenset[str]

    def named(self, words: Sequence[str], i: int) -> tuple[str | None, int]:
        """The currency named at token `i`, its code, and the token after it (`i` if none is)."""
        for end in range(min(i + self.longest, len(words)), i, -1):
            phrase = " ".join(words[i:end])
            if phrase in self.names:
                return self.names[phrase], end
        return None, i


@cache
def load_money(language: str) -> Money:
    """The currencies of a language: plain names, and names with their state before them."""
    raw = load_yaml(data_path("cues", language, "currencies.yaml"))
    codes = {code.lower(): code for code in raw["codes"]}
    names: dict[str, str | None] = dict(codes)
    for name, code in raw["names"].items():
        names[name] = names[f"{name}s"] = code
    for name, states in raw["states"].items():
        for state, code in states.items():
            names[f"{state} {name}"] = names[f"{state} {name}s"] = code
    return Money(
        {**codes, **raw["signs"]},
        names,
        max(phrase.count(" ") + 1 for phrase in names),
        frozenset(str(code).lower() for code in raw["ambiguous"]),
    )
