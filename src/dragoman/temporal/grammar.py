"""Expressions of time in a sentence: where they stand and what they say, before any reckoning.

The patterns and word lists are data (`data/cues/en/dates.yaml`). A number is a year only where
the words about it say so: "in 2014", "the 2015 talks", never "2,014" or "2014 soldiers".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from ..data import shipped_yaml

BEFORE = 24
"""Characters before an expression that its pattern may ask for."""


@dataclass(frozen=True, slots=True)
class Expression:
    """A stretch `[start, end)` of a sentence's text that names a time.

    `bound` is set by the word before it: from, after, before, by; `lead` is that word or the
    preposition, with its space.
    """

    kind: str
    start: int
    end: int
    text: str
    lead: str = ""
    bound: str | None = None
    groups: Mapping[str, str] = field(default_factory=dict)

    @property
    def phrase(self) -> str:
        """The words with the preposition, as a reason shows them."""
        return f"{self.lead}{self.text}"


@dataclass(frozen=True, slots=True)
class Grammar:
    """The compiled patterns and the word lists of one language."""

    cue: re.Pattern[str]
    patterns: tuple[tuple[str, re.Pattern[str], re.Pattern[str] | None], ...]
    lead: re.Pattern[str]
    named_day: re.Pattern[str]
    words: Mapping[str, Any]


@cache
def grammar(language: str = "en") -> Grammar:
    """The grammar of a language, compiled once a process."""
    raw = shipped_yaml("cues", language, "dates.yaml")
    months = sorted(map(str, raw["months"]), key=len, reverse=True)
    names = {
        "month": "|".join(months),
        "longmonth": "|".join(m for m in months if len(m) > 4 or m in ("May", "June", "July")),
        "weekday": _either(raw["weekdays"]),
        "season": _either(raw["seasons"]),
        "ordinal": _either(raw["ordinals"]),
        "days": f"(?i:{_either(raw['days'])})",
        "unit": _either(raw["units"]),
        "number": f"(?:\\d{{1,3}}|(?i:{_either([*raw['numbers'], *raw['about']])}))",
        "daynum": "(?:0?[1-9]|[12]\\d|3[01])(?:st|nd|rd|th)?",
        "year": "(?:19|20)\\d\\d",
        "function": _either(raw["function"]),
    }
    patterns = []
    for row in raw["patterns"]:
        need = re.compile(row["need"]) if "need" in row else None
        body = _filled(row["pattern"], names)
        patterns.append((str(row["kind"]), re.compile(rf"(?<![\w/.,$£€-]){body}(?![.,]\d)"), need))
    bounds = _either([*raw["bounds"], *raw["prepositions"]])
    return Grammar(
        re.compile(_filled(raw["cue"], names)),
        tuple(patterns),
        re.compile(rf"\b(?i:({bounds}))(?: (?:the|early|late|mid))* $"),
        re.compile(rf"\b(?:{_either(raw['named_days'])}) $"),
        raw,
    )


def _either(words: Any) -> str:
    return "|".join(re.escape(str(w)) for w in sorted(words, key=lambda w: -len(str(w))))


def _filled(pattern: str, names: Mapping[str, str]) -> str:
    for name, words in names.items():
        pattern = pattern.replace(f"{{{name}}}", words)
    return pattern


@lru_cache(maxsize=1_024)
def find(text: str, language: str = "en") -> tuple[Expression, ...]:
    """The expressions of time in `text`, in order, none overlapping; longer ones win."""
    rules = grammar(language)
    if not rules.cue.search(text):
        return ()
    found: list[Expression] = []
    for kind, pattern, need in rules.patterns:
        for match in pattern.finditer(text):
            before = text[max(0, match.start() - BEFORE) : match.start()]
            if need is not None and not need.search(before):
                continue
            if kind in ("weekday", "part") and rules.named_day.search(before):
                continue
            found.append(_expression(kind, match, before, rules))
    found.sort(key=lambda e: (e.start - e.end, e.start))
    kept: list[Expression] = []
    for each in found:
        if all(each.end <= other.start or each.start >= other.end for other in kept):
            kept.append(each)
    return tuple(sorted(kept, key=lambda e: e.start))


def _expression(kind: str, match: re.Match[str], before: str, rules: Grammar) -> Expression:
    lead = rules.lead.search(before)
    bound = rules.words["bounds"].get(lead.group(1).lower()) if lead else None
    groups = {name: value for name, value in match.groupdict().items() if value}
    return Expression(
        kind,
        match.start(),
        match.end(),
        match.group().rstrip(" ,"),
        lead.group() if lead else "",
        None if bound == "at" else bound,
        groups,
    )
