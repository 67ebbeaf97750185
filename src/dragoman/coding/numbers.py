"""Number phrases as ranges: words and digits, units, vague words, bounds, sums of money.

An exact number has low and high the same; `at least 12` has no high; `up to 40` begins at 0; `about
50` lies within a tenth on either side, `nearly 50` within a tenth below, `just over 50` within a
tenth above. Vague words have their range in data/cues/<language>/numbers.yaml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, cast

from ..data import data_path
from ..lexicon.read import load_yaml
from ..model import Tree
from .money import Money, load_money

ABOUT = 0.1
"""How far `about 50` may be off on either side."""
LONGEST = 4
"""Words of the longest phrase in the data."""
_DIGITS = re.compile(r"(\D*)(\d{1,3}(?:,\d{2,3})+|\d{1,15})(\.\d{1,6})?([a-z+]*)\.?")
_THREE = re.compile(r"\d{3}")
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


@dataclass(frozen=True, slots=True)
class _Value:
    """A number read so far; `unit` is what it was multiplied by, `end` the token after it."""

    low: float
    high: float | None
    end: int
    unit: float = 1.0
    exact: bool = True
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


def quantities(tree: Tree, language: str) -> Iterator[Quantity]:
    """The number phrases of a sentence, bounds and currency taken in."""
    tokens = tree.tokens
    words = [token.text.lower() for token in tokens]
    glued = [bool(i) and tokens[i - 1].end == token.start for i, token in enumerate(tokens)]
    yield from phrases(words, glued, language)


def phrases(words: Sequence[str], glued: Sequence[bool], language: str) -> Iterator[Quantity]:
    """The number phrases in words in lower case; `glued` says which follow without a space."""
    reader = _Reader(words, glued, language)
    i = taken = 0
    while i < len(words):
        found = reader.at(i, taken)
        if found is None:
            i += 1
            continue
        i = taken = found.last + 1
        if not reader.measure(found):
            yield found


class _Reader:
    """Reads number phrases in the words of one sentence."""

    __slots__ = ("_after", "_before", "_glued", "_grammar", "_money", "_words")

    def __init__(self, words: Sequence[str], glued: Sequence[bool], language: str) -> None:
        self._words = words
        self._glued = glued
        self._grammar = _grammar(language)
        self._before = _bounds(language, "before")
        self._after = _bounds(language, "after")
        self._money: Money = load_money(language)

    def at(self, i: int, taken: int) -> Quantity | None:
        """The phrase whose number begins at token `i`; its bounds begin at `taken` or later."""
        value = self._sum(i)
        if value is None:
            return None
        value, first = self._range(value, i, taken)
        return self._bounded(value, first, taken)

    def measure(self, found: Quantity) -> bool:
        """Whether a number is a share, an age, a time, a distance or the number of something."""
        words, grammar = self._words, self._grammar
        if found.money:
            return False
        after = found.last + 1
        if self._word(after) in _HYPHENS:
            after += 1
        units = grammar["not_before"]
        if self._word(after) in units or " ".join(words[after : after + 2]) in units:
            return True
        return self._word(found.first - 1) in grammar["not_behind"]

    def _word(self, i: int) -> str:
        return self._words[i] if 0 <= i < len(self._words) else ""

    def _longest(self, i: int, table: Any) -> tuple[str, int]:
        """The longest phrase of a table that begins at token `i`, and the token after it."""
        for end in range(min(i + LONGEST, len(self._words)), i, -1):
            phrase = " ".join(self._words[i:end])
            if phrase in table:
                return phrase, end
        return "", i

    def _sum(self, i: int) -> _Value | None:
        """A number with its currency, if it has one."""
        sign, start = self._longest(i, self._money.signs)
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

    def _weighs(self, value: _Value, at: int, end: int) -> bool:
        """`500 pounds of explosives`."""
        return (
            end == at + 1
            and self._word(at) in self._grammar["weights"]
            and self._word(end) in self._grammar["of"]
            and value.low < 1000
        )

    def _value(self, i: int, *, money: bool) -> _Value | None:
        return self._vague(i) or self._half(i) or self._exact(i, money=money)

    def _vague(self, i: int) -> _Value | None:
        grammar, plurals = self._grammar, self._grammar["plurals"]
        if self._longest(i, grammar["never"])[0]:
            return None
        phrase, end = self._longest(i, grammar["vague"])
        if phrase:
            low, high = grammar["vague"][phrase]
            unit = grammar["units"].get(self._word(end)) or plurals.get(self._word(end), {}).get(
                "unit"
            )
            value = _Value(low, high, end, exact=False)
            return _scaled(value, unit, end + 1) if unit else value
        if self._word(i) not in plurals:
            return None
        row = plurals[self._word(i)]
        low, high = row["range"]
        value = _Value(low, high, i + 1, row["unit"], exact=False)
        while self._word(value.end) in grammar["of"] and self._word(value.end + 1) in plurals:
            value = _scaled(value, plurals[self._word(value.end + 1)]["unit"], value.end + 2)
        return value

    def _half(self, i: int) -> _Value | None:
        """`half a million`."""
        phrase, end = self._longest(i, self._grammar["halves"])
        if not phrase:
            return None
        while self._word(end) in ("-", *self._grammar["articles"]):
            end += 1
        unit = self._grammar["units"].get(self._word(end))
        if unit is None:
            return None
        value = self._grammar["halves"][phrase] * unit
        return _Value(value, value, end + 1, unit)

    def _exact(self, i: int, *, money: bool) -> _Value | None:
        units = self._grammar["units"]
        if self._word(i) in self._grammar["articles"] and self._word(i + 1) in units:
            return self._exact(i + 1, money=money)
        digits = self._digits(i, money=money)
        if digits is not None:
            return digits
        number, end, unit = self._spelt(i, None)
        return None if number is None else _Value(number, number, end, unit)

    def _digits(self, i: int, *, money: bool) -> _Value | None:
        """`1,250`, `10 000`, `2.5 million`, `$5m`, `40bn`, `5,000+`."""
        match = _DIGITS.fullmatch(self._word(i))
        if match is None:
            return None
        prefix, whole, part, suffix = match.groups()
        short = self._grammar["short"]
        if (prefix and prefix not in self._money.signs) or (
            suffix and suffix != "+" and suffix not in short
        ):
            return None
        number, end = whole.replace(",", ""), i + 1
        if not part and not suffix and len(whole) <= 3:
            while _THREE.fullmatch(self._word(end)) and len(number) < 12 and whole[0] != "0":
                number, end = number + self._word(end), end + 1
        value = float(number + (part or ""))
        unit = float(short.get(suffix, 1))
        value *= unit
        if not suffix and self._word(end) in short and (money or prefix or self._glued[end]):
            unit = float(short[self._word(end)])
            value, end = value * unit, end + 1
        spelt, after, bigger = self._spelt(end, value)
        if after > end and spelt is not None:
            value, end, unit = spelt, after, bigger
        low = _whole(value)
        high = None if suffix == "+" else low
        found = _Value(low, high, end, unit, exact=high is not None)
        if prefix:
            found = replace(found, money=True, currency=self._money.signs[prefix])
        return found

    def _spelt(self, i: int, current: float | None) -> tuple[float | None, int, float]:
        """The number spelt at token `i`, behind digits of value `current`; its end and last unit.

        Words add up below a unit and are multiplied by it: `two hundred and fifty thousand`.
        """
        words, units = self._grammar["words"], self._grammar["units"]
        total, last, digits = 0.0, 1.0, current is not None
        end = i
        while end < len(self._words):
            j = end
            if self._word(j) == "-" and (current is not None or total) and self._follows(j + 1):
                j += 1
            half, after = self._longest(j, self._grammar["and_half"])
            if half and current is not None and self._word(after) in units:
                current, end = current + 0.5, after
                continue
            joined = self._word(j) in self._grammar["joined"]
            if joined and not digits and (total or (current or 0) >= 100):
                if self._add(current, self._word(j + 1), words) is None:
                    break
                j += 1
            word = self._word(j)
            added = None if digits else self._add(current, word, words)
            if added is not None:
                current = added
            elif word in units and (current is not None or not total) and not joined:
                unit = float(units[word])
                if unit >= 1000:
                    if last != 1 and unit >= last and total:
                        break
                    total, current = total + (1 if current is None else current) * unit, None
                else:
                    current = (1 if current is None else current) * unit
                last = unit if unit >= 1000 or last == 1 else last
            else:
                break
            end, digits = j + 1, False
            if word in units and self._bare(end):
                break
        if end == i:
            return None, i, 1.0
        return _whole(total + (current or 0)), end, last

    def _bare(self, i: int) -> bool:
        """Whether digits follow a unit: another number begins."""
        return self._word(i)[:1].isdigit()

    def _follows(self, i: int) -> bool:
        """Whether a hyphen joins to this word: `twenty-five`, `$50-million`."""
        word = self._word(i)
        return word in self._grammar["units"] or 0 < self._grammar["words"].get(word, 0) < 10

    @staticmethod
    def _add(current: float | None, word: str, words: Mapping[str, int]) -> float | None:
        """The sum with another number word, where the two make one number."""
        parts = [words.get(part) for part in word.split("-")]
        if not parts or any(part is None for part in parts) or len(parts) > 2:
            return None
        value = float(sum(part for part in parts if part is not None))
        if len(parts) == 2 and ((parts[0] or 0) < 20 or (parts[1] or 0) >= 10):
            return None
        if current is None:
            return value
        room = current % 100
        fits = (room == 0 and current >= 100) or (room >= 20 and room % 10 == 0 and value < 10)
        return current + value if fits and value > 0 else None

    def _range(self, value: _Value, i: int, taken: int) -> tuple[_Value, int]:
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
            low = _whole(low * other.unit)
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

    def _bounded(self, value: _Value, first: int, taken: int) -> Quantity:
        """Widen a number by the words before and after it: `at least 12`, `about 50`, `20 or more`."""
        low, high, end = value.low, value.high, value.end
        phrase, after = self._longest(end, self._after)
        if phrase and high is not None:
            low, high = _widened(self._after[phrase], low, high)
            end = after
        for _ in range(3):
            start = next(
                (
                    s
                    for s in range(max(first - LONGEST, taken), first)
                    if " ".join(self._words[s:first]) in self._before
                ),
                None,
            )
            if start is None:
                break
            low, high = _widened(self._before[" ".join(self._words[start:first])], low, high)
            first = start
        return Quantity(
            float(low),
            None if high is None else float(high),
            first,
            end - 1,
            value.money,
            value.currency,
        )


def _scaled(value: _Value, unit: float, end: int) -> _Value:
    """A vague number of units: `several hundred` is 300 to 999."""
    high = None if value.high is None else (value.high + 1) * unit - 1
    return _Value(value.low * unit, high, end, unit, exact=False)


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


def _whole(value: float) -> float:
    """A number without the dust of floating point: 2.3 million is 2,300,000."""
    nearest = round(value)
    return (
        float(nearest) if abs(value - nearest) < 1e-6 * max(abs(value), 1) and value >= 1 else value
    )
