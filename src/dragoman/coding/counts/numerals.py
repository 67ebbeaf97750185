"""Exact numbers: digits with separators and units, number words, halves.

`1,250`, `10 000`, `2.5 million`, `40bn`, `two hundred and fifty thousand`, `half a dozen`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from .money import Money

_DIGITS = re.compile(r"(\D*)(\d{1,3}(?:,\d{2,3})+|\d{1,15})(\.\d{1,6})?([a-z+]*)\.?")
_THREE = re.compile(r"\d{3}")
_LEAST_SUM = 100
"""A sign that is a name as well, joined to less than this, is that name."""


@dataclass(frozen=True, slots=True)
class Value:
    """A number read so far; `unit` is what it was multiplied by, `end` the token after it."""

    low: float
    high: float | None
    end: int
    unit: float = 1.0
    exact: bool = True
    money: bool = False
    currency: str | None = None


class Phrases:
    """A set of phrases, asked where a sentence holds one; most words are no phrase's first or last."""

    __slots__ = ("_all", "_first", "_last", "_longest")

    def __init__(self, phrases: Iterable[str]) -> None:
        self._all = frozenset(phrases)
        split = [phrase.split() for phrase in self._all]
        self._first = frozenset(words[0] for words in split)
        self._last = frozenset(words[-1] for words in split)
        self._longest = max(map(len, split))

    def at(self, words: Sequence[str], i: int) -> tuple[str, int]:
        """The longest phrase that begins at word `i`, and where it ends (`i` if none does)."""
        if i < len(words) and words[i] in self._first:
            for end in range(min(i + self._longest, len(words)), i, -1):
                phrase = " ".join(words[i:end])
                if phrase in self._all:
                    return phrase, end
        return "", i

    def before(self, words: Sequence[str], end: int, lowest: int) -> tuple[str, int]:
        """The longest phrase that ends before word `end`, and where it begins (`end` if none does)."""
        if end > lowest and words[end - 1] in self._last:
            for start in range(max(end - self._longest, lowest), end):
                phrase = " ".join(words[start:end])
                if phrase in self._all:
                    return phrase, start
        return "", end


def rounded(value: float) -> float:
    """A number without the dust of floating point: 2.3 million is 2,300,000."""
    nearest = round(value)
    return (
        float(nearest) if abs(value - nearest) < 1e-6 * max(abs(value), 1) and value >= 1 else value
    )


class Numerals:
    """Reads exact numbers in the words of one sentence."""

    __slots__ = ("_glued", "_grammar", "_money", "_phrases", "_words")

    def __init__(
        self,
        words: Sequence[str],
        glued: Sequence[bool],
        grammar: Mapping[str, Any],
        phrases: Mapping[str, Phrases],
        money: Money,
    ) -> None:
        self._phrases = phrases
        self._words = words
        self._glued = glued
        self._grammar = grammar
        self._money = money

    def _word(self, i: int) -> str:
        return self._words[i] if 0 <= i < len(self._words) else ""

    def half(self, i: int) -> Value | None:
        """`half a million`."""
        phrase, end = self._phrases["halves"].at(self._words, i)
        if not phrase:
            return None
        between = ("-", *self._grammar["articles"])
        while self._word(end) in between:
            end += 1
        unit = self._grammar["units"].get(self._word(end))
        if unit is None:
            return None
        value = self._grammar["halves"][phrase] * unit
        return Value(value, value, end + 1, unit)

    def exact(self, i: int, *, money: bool) -> Value | None:
        """The number at word `i`; `money` says that a currency stands before it."""
        units = self._grammar["units"]
        if self._word(i) in self._grammar["articles"] and self._word(i + 1) in units:
            return self.exact(i + 1, money=money)
        digits = self._digits(i, money=money)
        if digits is not None:
            return digits
        number, end, unit = self._spelt(i, None)
        return None if number is None else Value(number, number, end, unit)

    def _digits(self, i: int, *, money: bool) -> Value | None:
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
        low = rounded(value)
        high = None if suffix == "+" else low
        found = Value(low, high, end, unit, exact=high is not None)
        if prefix in self._money.ambiguous and value < _LEAST_SUM and not suffix:
            return None  # "COP28" is a conference of that number
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
            half, after = self._phrases["and_half"].at(self._words, j)
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
        return rounded(total + (current or 0)), end, last

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
