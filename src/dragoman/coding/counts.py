"""Counts of a reading: killed, injured, arrested, displaced, participants, money, as ranges.

A number belongs to what it modifies: the object of a verb of killing, the subject of a protest. It
is attached to the readings of its sentence by the nearest predicate.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from ..data import data_path
from ..lexicon.functions import Functions
from ..lexicon.read import load_yaml
from ..model import Count, CountKind, Tree

_DIGITS = re.compile(r"[$€£¥]?\d[\d,.  ]*")
ABOUT = 0.1
"""How far `about 50` may be off on either side."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number phrase: `[low, high]`, its tokens, whether it is money."""

    low: float
    high: float | None
    first: int
    last: int
    money: bool


@cache
def _words(language: str) -> Mapping[str, Any]:
    return cast(Mapping[str, Any], load_yaml(data_path("cues", language, "counts.yaml")))


@cache
def _kinds(language: str) -> tuple[tuple[CountKind, frozenset[str], frozenset[str]], ...]:
    return tuple(
        (kind, frozenset(row["verbs"]), frozenset(row["nouns"]))
        for kind, row in _words(language)["what"].items()
    )


@cache
def _starters(language: str) -> frozenset[str]:
    """Words that may begin a number phrase."""
    words = _words(language)
    vague = {phrase.split()[0] for phrase in words["vague"]}
    return frozenset({*words["numbers"], *vague, "$", "€", "£", "¥"})


def counts_in(
    functions: Functions, language: str, crowds: frozenset[int] = frozenset()
) -> tuple[tuple[int, Count], ...]:
    """The counts of a tree, each with the predicate that it belongs to.

    `crowds` are predicates whose subject is a crowd: whoever is counted there takes part.
    """
    found = []
    for quantity in quantities(functions.tree, language):
        kind, predicate = _what(functions, quantity, language, crowds)
        if kind is None:
            continue
        span = functions.tree.span(quantity.first, quantity.last)
        text = functions.tree.text_of(span)
        found.append((predicate, Count(kind, quantity.low, quantity.high, text, span)))
    return tuple(found)


def quantities(tree: Tree, language: str) -> Iterator[Quantity]:
    """The number phrases of a sentence, bounds taken in."""
    words = _words(language)
    numbers, vague = words["numbers"], words["vague"]
    tokens = tree.tokens
    starters = _starters(language)
    i = 0
    while i < len(tokens):
        start = i
        if tokens[i].upos != "NUM" and tokens[i].text.lower() not in starters:
            i += 1
            continue
        value, vague_range, i = _number(tree, i, numbers, vague)
        if value is None and vague_range is None:
            i = start + 1
            continue
        low, high = vague_range or (value, value)
        first = start
        if (
            value is not None
            and i < len(tokens)
            and tokens[i].text.lower() in ("to", "and", "-", "–")
        ):
            other, _, after = _number(tree, i + 1, numbers, vague)
            before = tokens[start - 1].text.lower() if start else ""
            if (
                other is not None
                and other >= value
                and (tokens[i].text.lower() != "and" or before in words["between"])
            ):
                high, i = other, after
                first = start - 1 if before in words["between"] else start
        first, low, high = _bounded(tree, first, low, high, words)
        money = _is_money(tree, first, i, words["currencies"])
        last = (
            i if money and i < len(tokens) and _is_currency(tree, i, words["currencies"]) else i - 1
        )
        yield Quantity(float(low or 0), None if high is None else float(high), first, last, money)
        i = max(i, last + 1)


def _number(
    tree: Tree, i: int, numbers: Mapping[str, float], vague: Mapping[str, list[float | None]]
) -> tuple[float | None, tuple[float | None, float | None] | None, int]:
    """The value, or the vague range, of the number phrase at token `i`, and where it ends."""
    tokens = tree.tokens
    if i >= len(tokens):
        return None, None, i
    for length in (3, 2, 1):
        phrase = " ".join(t.text.lower() for t in tokens[i : i + length])
        if phrase in vague and not (length == 1 and tokens[i].upos == "DET" and phrase == "some"):
            low, high = vague[phrase]
            return None, (low, high), i + length
    total, current, seen, start = 0.0, 0.0, False, i
    while i < len(tokens):
        text = tokens[i].text.lower().lstrip("$€£¥")
        value = _value(text, numbers)
        if value is None:
            if seen and text == "and" and i + 1 < len(tokens) and current >= 100:
                after = _value(tokens[i + 1].text.lower(), numbers)
                if after is not None and after < 100:
                    i += 1
                    continue
            if text in ("", "-") and tokens[i].text in ("$", "€", "£", "¥") and not seen:
                i += 1
                continue
            break
        if value >= 1000 and text in numbers:
            total += (current or 1) * value
            current = 0.0
        elif value == 100 and text in numbers:
            current = (current or 1) * value
        elif seen and current and current < value:
            break
        else:
            current += value
        seen = True
        i += 1
    if not seen or (
        i == start + 1 and tokens[start].text.lower() in ("a", "an", "m", "k", "half", "score")
    ):
        return None, None, start
    return total + current, None, i


def _value(text: str, numbers: Mapping[str, float]) -> float | None:
    if text in numbers:
        return float(numbers[text])
    if _DIGITS.fullmatch(text):
        try:
            return float(re.sub(r"[,\s ]", "", text.rstrip(".,")))
        except ValueError:
            return None
    if "-" in text:
        parts = [numbers.get(part) for part in text.split("-")]
        if all(part is not None for part in parts):
            return float(sum(part for part in parts if part is not None))
    return None


def _bounded(
    tree: Tree, first: int, low: float | None, high: float | None, words: Mapping[str, Any]
) -> tuple[int, float | None, float | None]:
    """Widen a number by the words before it: `at least 12`, `up to 40`, `about 50`."""
    tokens = tree.tokens
    for length in (3, 2, 1):
        if first - length < 0:
            continue
        phrase = " ".join(t.text.lower() for t in tokens[first - length : first])
        if phrase in words["at_least"]:
            return first - length, low, None
        if phrase in words["at_most"]:
            return (
                first - length,
                0 if phrase not in words["about"] else (low or 0) * (1 - ABOUT),
                high,
            )
        if phrase in words["about"] and low is not None and low == high:
            return first - length, _off(low, -ABOUT), _off(low, ABOUT)
    return first, low, high


def _off(value: float | None, share: float) -> float:
    """A number moved by a share of itself, whole where it was whole."""
    moved = (value or 0) * (1 + share)
    return float(round(moved)) if float(value or 0).is_integer() else round(moved, 2)


def _is_currency(tree: Tree, i: int, currencies: list[str]) -> bool:
    token = tree.tokens[i]
    return token.text.lower() in currencies or token.lemma.lower() in currencies


def _is_money(tree: Tree, first: int, end: int, currencies: list[str]) -> bool:
    around = range(max(first - 1, 0), min(end + 1, len(tree)))
    return any(
        _is_currency(tree, i, currencies) or tree.tokens[i].text[:1] in "$€£¥" for i in around
    )


def _what(
    functions: Functions, quantity: Quantity, language: str, crowds: frozenset[int]
) -> tuple[CountKind | None, int]:
    """What a number counts, and the predicate that says so."""
    tree = functions.tree
    tokens = tree.tokens
    head = _counted(tree, quantity)
    if quantity.money:
        return "money", _predicate(functions, head)
    predicate = _predicate(functions, head)
    verb, noun = tokens[predicate].lemma.lower(), tokens[head].lemma.lower()
    patient = head in functions.objects(predicate) if functions.is_verb(predicate) else False
    dies = tokens[head].dep.startswith("nsubj") and not functions.passive(predicate)
    for kind, verbs, nouns in _kinds(language):
        if noun in nouns:
            return kind, predicate
        if verb not in verbs:
            continue
        agentive = kind in ("participants", "displaced") or (kind == "killed" and not patient)
        if patient or (agentive and dies and not functions.objects(predicate)):
            return kind, predicate
    if predicate in crowds and head in functions.subject(predicate):
        return "participants", predicate
    return None, predicate


def _counted(tree: Tree, quantity: Quantity) -> int:
    """The noun that a number phrase counts, or its own last token."""
    tokens = tree.tokens
    i = quantity.last
    for _ in range(4):
        token = tokens[i]
        if token.dep in ("nummod", "det", "advmod", "compound", "case", "nmod", "conj") and (
            quantity.first <= i <= quantity.last
        ):
            i = token.head
            continue
        break
    return i


def _predicate(functions: Functions, i: int) -> int:
    tree = functions.tree
    for head in (i, *tree.ancestors(i)):
        if functions.is_verb(head):
            return head
    return i
