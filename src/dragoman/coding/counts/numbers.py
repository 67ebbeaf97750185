"""Number phrases as ranges: words and digits, units, vague words, bounds, sums of money.

An exact number has low and high the same; `at least 12` has no high; `up to 40` begins at 0; `about
50` lies within a tenth on either side, `nearly 50` within a tenth below, `just over 50` within a
tenth above. Vague words have their range in data/cues/<language>/numbers.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, cast

from ...data import data_path
from ...lexicon.read import load_yaml
from ...model import Tree
from .money import Money, load_money
from .numerals import Numerals, Phrases, Value, rounded

ABOUT = 0.1
"""How far `about 50` may be off on either side."""
_HYPHENS = ("-", "–", "—")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number phrase: `[low, high]`, its tokens, whether it is money and of which currency."""

    low: float
    high: float | None
    first: int
    last: int
    money: bool = False
    currency: str | None = None


@cache
def _grammar(language: str) -> Mapping[str, Any]:
    return cast(Mapping[str, Any], load_yaml(data_path("cues", language, "numbers.yaml")))


@cache
def _bounds(language: str, side: str) -> Mapping[str, str]:
    """The bounding phrases before or after a number, with the kind of bound."""
    return {
        phrase: kind for kind, phrases in _grammar(language)[side].items() for phrase in phrases
    }


@cache
def _phrases(language: str) -> Mapping[str, Phrases]:
    """The tables of phrases of more than one word, made ready for looking up."""
    grammar = _grammar(language)
    tables = {name: Phrases(grammar[name]) for name in ("never", "vague", "halves", "and_half")}
    tables |= {side: Phrases(_bounds(language, side)) for side in ("before", "after")}
    return {**tables, "signs": Phrases(load_money(language).signs)}


@cache
def _starts(language: str) -> tuple[frozenset[str], Mapping[str, frozenset[str]]]:
    """The words that may begin a number, digits aside; and articles, with the words behind that let them."""
    grammar = _grammar(language)
    articles = grammar["articles"]
    tables = ("words", "units", "plurals", "vague", "halves")
    phrases = [phrase.split() for table in tables for phrase in grammar[table]]
    phrases += [sign.split() for sign in load_money(language).signs]
    behind = {
        article: frozenset((*grammar["units"], *(p[1] for p in phrases if p[0] == article)))
        for article in articles
    }
    return frozenset(words[0] for words in phrases).difference(articles), behind


def quantities(tree: Tree, language: str) -> Iterator[Quantity]:
    """The number phrases of a sentence, bounds and currency taken in."""
    tokens, words = tree.tokens, tree.forms
    starts = _starts_in(words, language)
    if starts:
        glued = [bool(i) and tokens[i - 1].end == token.start for i, token in enumerate(tokens)]
        yield from _read(_Reader(words, glued, language), starts)


def phrases(words: Sequence[str], glued: Sequence[bool], language: str) -> Iterator[Quantity]:
    """The number phrases in words in lower case; `glued` says which follow without a space."""
    return _read(_Reader(words, glued, language), _starts_in(words, language))


def _starts_in(words: Sequence[str], language: str) -> list[int]:
    """Where a number may begin: at a word that is known, or one with digits or a hyphen in it."""
    known, behind = _starts(language)
    return [
        i
        for i, word in enumerate(words)
        if word in known
        or (not word.isalpha() and ("-" in word or any(map(str.isdigit, word))))
        or (word in behind and not behind[word].isdisjoint(words[i + 1 : i + 2]))
    ]


def _read(reader: _Reader, starts: Sequence[int]) -> Iterator[Quantity]:
    taken = 0
    for i in starts:
        found = reader.at(i, taken) if i >= taken else None
        if found is not None:
            taken = found.last + 1
            if not reader.measure(found):
                yield found


class _Reader:
    """Reads number phrases in the words of one sentence."""

    __slots__ = ("_after", "_before", "_grammar", "_money", "_numerals", "_phrases", "_words")

    def __init__(self, words: Sequence[str], glued: Sequence[bool], language: str) -> None:
        self._words = words
        self._grammar = _grammar(language)
        self._before = _bounds(language, "before")
        self._after = _bounds(language, "after")
        self._money: Money = load_money(language)
        self._phrases = _phrases(language)
        self._numerals = Numerals(words, glued, self._grammar, self._phrases, self._money)

    def at(self, i: int, taken: int) -> Quantity | None:
        """The phrase whose number begins at token `i`; its bounds begin at `taken` or later."""
        value = self._sum(i)
        if value is None:
            return None
        value, first = self._range(value, i, taken)
        return self._bounded(value, first, taken)

    def measure(self, found: Quantity) -> bool:
        """Whether a number is a share, an age, a time, a distance, a year or the number of something."""
        words, grammar = self._words, self._grammar
        if found.money:
            return False
        if self._years(found):
            return True
        after = found.last + 1
        if self._word(after) in _HYPHENS:
            after += 1
        units = grammar["not_before"]
        if self._word(after) in units or " ".join(words[after : after + 2]) in units:
            return True
        return self._word(found.first - 1) in grammar["not_behind"]

    def _years(self, found: Quantity) -> bool:
        """`the 2011 summit`, `between 2006 and 2011`; a round number may be one of persons (`the 2000 dead`)."""
        words, grammar = self._words, self._grammar
        at = [i for i in range(found.first, found.last + 1) if words[i][:1].isdigit()]
        if not at or not all(_may_be_year(words[i]) for i in at):
            return False
        if len(at) > 1:
            return words[found.first] in grammar["between"] + grammar["from"]
        return found.first == found.last and self._word(found.first - 1) in grammar["dated"]

    def _word(self, i: int) -> str:
        return self._words[i] if 0 <= i < len(self._words) else ""

    def _sum(self, i: int) -> Value | None:
        """A number with its currency, if it has one."""
        sign, start = self._phrases["signs"].at(self._words, i)
        value = self._value(start, money=start > i)
        if value is None:
            return None
        if start > i:
            value = replace(value, money=True, currency=self._money.signs[sign])
        at = value.end
        of_many = self._word(at) in self._grammar["of"] and not (value.exact and value.unit == 1)
        if of_many or self._word(at) in _HYPHENS:
            at += 1
        code, end = self._money.named(self._words, at)
        if end == at or self._weighs(value, at, end):
            return value
        return replace(value, end=end, money=True, currency=code or value.currency)

    def _weighs(self, value: Value, at: int, end: int) -> bool:
        """`500 pounds of explosives`."""
        return (
            end == at + 1
            and self._word(at) in self._grammar["weights"]
            and self._word(end) in self._grammar["of"]
            and value.low < 1000
        )

    def _value(self, i: int, *, money: bool) -> Value | None:
        return self._vague(i) or self._numerals.half(i) or self._numerals.exact(i, money=money)

    def _vague(self, i: int) -> Value | None:
        grammar, plurals = self._grammar, self._grammar["plurals"]
        if self._phrases["never"].at(self._words, i)[0]:
            return None
        phrase, end = self._phrases["vague"].at(self._words, i)
        if phrase:
            low, high = grammar["vague"][phrase]
            unit = grammar["units"].get(self._word(end)) or plurals.get(self._word(end), {}).get(
                "unit"
            )
            value = Value(low, high, end, exact=False)
            return _scaled(value, unit, end + 1) if unit else value
        if self._word(i) not in plurals:
            return None
        row = plurals[self._word(i)]
        low, high = row["range"]
        value = Value(low, high, i + 1, row["unit"], exact=False)
        while self._word(value.end) in grammar["of"] and self._word(value.end + 1) in plurals:
            value = _scaled(value, plurals[self._word(value.end + 1)]["unit"], value.end + 2)
        return value

    def _range(self, value: Value, i: int, taken: int) -> tuple[Value, int]:
        """`40 to 60`, `between 40 and 60`, `3-5`, `two or three`, `$2-3 billion`."""
        grammar, at = self._grammar, value.end
        before = self._word(i - 1) if i > taken else ""
        between, begun = before in grammar["between"], before in grammar["from"]
        word = self._word(at)
        if not value.exact or word not in grammar["to"]:
            return value, i
        if word in grammar["joint"] and not between:
            return value, i
        other = self._sum(at + 1)
        if other is None or not other.exact or other.high is None:
            return value, i
        low = value.low
        if value.unit == 1 and other.unit >= 1000 and low < other.low / other.unit:
            low = rounded(low * other.unit)
        if begun and i >= 2 and self._word(i - 2) in grammar["changes"]:
            return other, at + 1
        if other.low < low or (value.money and other.currency and value.currency != other.currency):
            return value, i
        merged = replace(
            other,
            low=low,
            money=value.money or other.money,
            currency=other.currency or value.currency,
        )
        return merged, i - 1 if between or begun else i

    def _bounded(self, value: Value, first: int, taken: int) -> Quantity:
        """Widen a number by the words before and after it: `at least 12`, `about 50`, `20 or more`."""
        low, high, end = value.low, value.high, value.end
        phrase, after = self._phrases["after"].at(self._words, end)
        if phrase and high is not None:
            low, high = _widened(self._after[phrase], low, high)
            end = after
        for _ in range(3):
            phrase, start = self._phrases["before"].before(self._words, first, taken)
            if not phrase:
                break
            low, high = _widened(self._before[phrase], low, high)
            first = start
        return Quantity(
            float(low),
            None if high is None else float(high),
            first,
            end - 1,
            value.money,
            value.currency,
        )


def _may_be_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal() and word[:2] in ("19", "20") and word[2:] != "00"


def _scaled(value: Value, unit: float, end: int) -> Value:
    """A vague number of units: `several hundred` is 300 to 999."""
    high = None if value.high is None else (value.high + 1) * unit - 1
    return Value(value.low * unit, high, end, unit, exact=False)


def _widened(bound: str, low: float, high: float | None) -> tuple[float, float | None]:
    if bound == "at_least":
        return low, None
    if bound == "at_most":
        return 0.0, high
    if bound == "plain":
        return low, high
    below = bound in ("about", "nearly")
    above = bound in ("about", "just_over")
    return (
        _off(low, -ABOUT) if below else low,
        high if high is None or not above else _off(high, ABOUT),
    )


def _off(value: float, share: float) -> float:
    """A number moved by a share of itself, whole where it was whole."""
    moved = value * (1 + share)
    return float(round(moved)) if float(value).is_integer() else round(moved, 2)
