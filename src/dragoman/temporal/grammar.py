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

BEFORE = 60
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
class Pattern:
    """One row of the data: tried on sentences that hold one of `has`, where `need` stands before.

    `implied` are groups that the words mean without naming them: the month and day of Christmas.
    """

    kind: str
    regex: re.Pattern[str]
    has: tuple[str, ...]
    need: re.Pattern[str] | None
    implied: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Grammar:
    """The compiled patterns and the word lists of one language."""

    cue: re.Pattern[str]
    patterns: tuple[Pattern, ...]
    lead: re.Pattern[str]
    marks: Mapping[str, re.Pattern[str]]
    named_day: re.Pattern[str]
    habit: re.Pattern[str]
    name: re.Pattern[str]
    comparing: re.Pattern[str]
    words: Mapping[str, Any]


@cache
def grammar(language: str = "en") -> Grammar:
    """The grammar of a language, compiled once a process."""
    raw = shipped_yaml("cues", language, "dates.yaml")
    names = _names(raw)
    marks = {f"@{name}": re.compile(names[name]) for name in ("month", "weekday")}
    marks["@digit"] = re.compile(r"\d")
    marks["@year"] = re.compile(r"(?:1[89]|20)\d\d")
    patterns = []
    for row in raw["patterns"]:
        need = re.compile(row["need"]) if "need" in row else None
        body = rf"(?<![\w/.,$£€-]){_filled(row['pattern'], names)}(?![.,]\d)"
        regex = re.compile(body, re.IGNORECASE)
        implied = {name: str(value) for name, value in row.get("implied", {}).items()}
        patterns.append(Pattern(str(row["kind"]), regex, tuple(row.get("has", ())), need, implied))
    bounds = _either([*raw["bounds"], *raw["prepositions"]])
    return Grammar(
        re.compile(_filled(raw["cue"], names)),
        tuple(patterns),
        re.compile(rf"\b(?i:({bounds}))(?: (?:the|early|late|mid))* $"),
        marks,
        re.compile(rf"\b(?:{_either(raw['named_days'])}) $"),
        re.compile(rf"\b(?i:{_either(raw['habits'])}) $"),
        re.compile(rf" (?:{_either(raw['names'])})\b"),
        re.compile(raw["comparing"]),
        raw,
    )


def _names(raw: Mapping[str, Any]) -> dict[str, str]:
    """What the braces of a pattern stand for. Months and weekdays keep their capitals."""
    months = sorted(map(str, raw["months"]), key=len, reverse=True)
    long = [m for m in months if len(m) > 4 or m in ("May", "June", "July")]
    number = _either([*raw["numbers"], *raw["about"]])
    return {
        "month": _capital(months),
        "longmonth": _capital(long),
        "clearmonth": _capital([m for m in long if m != "March"]),
        "weekday": _capital(raw["weekdays"]),
        "season": _either(raw["seasons"]),
        "ordinal": _either(raw["ordinals"]),
        "days": _either(raw["days"]),
        "unit": _either(raw["units"]),
        "part": _either(raw["quarters"]),
        "third": _either(raw["thirds"]),
        "number": rf"(?:\d{{1,3}}|{number})",
        "daynum": r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?",
        "year": r"(?:19|20)\d\d",
        "function": _either(raw["function"]),
    }


def _either(words: Any) -> str:
    return "|".join(re.escape(str(w)) for w in sorted(words, key=lambda w: -len(str(w))))


def _capital(words: Any) -> str:
    """Written with a capital, or all in capitals where no common word looks the same."""
    loud = [str(w).upper() for w in words if len(str(w)) > 3 and str(w) != "March"]
    return f"(?-i:{_either([*words, *loud])})"


def _filled(pattern: str, names: Mapping[str, str]) -> str:
    for name, words in names.items():
        grouped = words if words.startswith("(?") else f"(?:{words})"
        pattern = pattern.replace(f"{{{name}}}", grouped)
    return pattern


@lru_cache(maxsize=1_024)
def find(text: str, language: str = "en") -> tuple[Expression, ...]:
    """The expressions of time in `text`, in order, none overlapping; longer ones win."""
    rules = grammar(language)
    if not rules.cue.search(text):
        return ()
    low = text.lower()
    held = {name for name, mark in rules.marks.items() if mark.search(text)}
    found: list[Expression] = []
    for row in rules.patterns:
        if row.has and not any(w in (held if w[0] == "@" else low) for w in row.has):
            continue
        for match in row.regex.finditer(text):
            before = text[max(0, match.start() - BEFORE) : match.start()]
            if row.need is not None and not row.need.search(before):
                continue
            if not _is_name(row.kind, match, before, rules):
                found.append(_expression(row, match, before, rules))
    found.sort(key=lambda e: (e.start - e.end, e.start))
    kept: list[Expression] = []
    for each in found:
        if all(each.end <= other.start or each.start >= other.end for other in kept):
            kept.append(each)
    return tuple(sorted(kept, key=lambda e: e.start))


def _is_name(kind: str, match: re.Match[str], before: str, rules: Grammar) -> bool:
    """Whether the words are part of a name ("Good Friday", "the Sunday Times") or of a habit,

    or only tell what an act is compared with: "the first visit since 2014".
    """
    if rules.comparing.search(before):
        return True
    if kind in ("weekday", "weekdays", "days") and rules.named_day.search(before):
        return True
    if kind not in ("weekday", "weekdays", "day", "month"):
        return False
    if rules.habit.search(before):
        return True
    return rules.name.match(match.string, match.end()) is not None


def _expression(row: Pattern, match: re.Match[str], before: str, rules: Grammar) -> Expression:
    lead = rules.lead.search(before)
    bound = rules.words["bounds"].get(lead.group(1).lower()) if lead else None
    groups = {name: value for name, value in match.groupdict().items() if value}
    groups.update(row.implied)
    return Expression(
        row.kind,
        match.start(),
        match.end(),
        match.group().rstrip(" ,."),
        lead.group() if lead else "",
        None if bound == "at" else bound,
        groups,
    )
