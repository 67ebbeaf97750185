"""What resolution knows as data: families and kinship of types, sectors, weights, telling words."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from ...data import data_path, shipped_yaml
from ...errors import ConfigError
from ..arrays.words import STEM, read_words
from .columns import number_of

KIN_LEAST = -50.0
"""The weight of a pair of types that no happening is told as."""

COMMON = 1.2
"""A word whose weight is below this stands in a third of all reports: it tells nothing."""


def _rows(*parts: str) -> list[dict[str, str]]:
    with data_path("resolution", *parts).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def types() -> tuple[str, ...]:
    """The event types, in the order of their names."""
    return tuple(sorted({row["type"] for row in _rows("families.csv")}))


@cache
def families() -> tuple[tuple[int, ...], ...]:
    """For each type of `types()` the numbers of the families that it belongs to."""
    names = sorted({row["family"] for row in _rows("families.csv")})
    found: dict[str, list[int]] = {name: [] for name in types()}
    for row in _rows("families.csv"):
        found[row["type"]].append(names.index(row["family"]))
    return tuple(tuple(sorted(found[name])) for name in types())


@cache
def kinship() -> NDArray[np.float32]:
    """What it costs, in logits, that one mention is of type i and the other of type j."""
    place = {name: at for at, name in enumerate(types())}
    table = np.full((len(place), len(place)), KIN_LEAST, np.float32)
    np.fill_diagonal(table, 0.0)
    for row in _rows("kin.csv"):
        one, other = place[row["type"]], place[row["other"]]
        table[one, other] = table[other, one] = float(row["weight"])
    return table


@cache
def once() -> NDArray[np.float32]:
    """What it is worth, in logits, that one story tells twice of type i."""
    table = {row["type"]: float(row["weight"]) for row in _rows("once.csv")}
    return np.array([table.get(name, 0.0) for name in types()], np.float32)


@cache
def loose() -> NDArray[np.bool_]:
    """Whether what is told of type i in one story is one act, whatever modes and recipients it has."""
    table = {row["type"]: bool(row["loose"]) for row in _rows("once.csv")}
    return np.array([table.get(name, False) for name in types()], np.bool_)


@cache
def deeds() -> NDArray[np.uint32]:
    """The codes of acts, by their numbers, that one story tells of once, whatever others of their type."""
    codes = sorted({code for row in _rows("once.csv") for code in row["deeds"].split()})
    return np.array([number_of(code) for code in codes], np.uint32)


@cache
def claims() -> NDArray[np.uint32]:
    """The entries, by their numbers, by which somebody takes an act upon himself that others tell."""
    return np.array([number_of(row["entry"]) for row in _rows("claims.csv")], np.uint32)


@cache
def sector_groups() -> Mapping[str, int]:
    """The number of the group that a sector belongs to, from 1."""
    listed = _rows("sectors.csv")
    names = list(dict.fromkeys(row["group"] for row in listed))
    return MappingProxyType({row["sector"]: names.index(row["group"]) + 1 for row in listed})


@cache
def weights() -> Mapping[str, float]:
    """What each piece of evidence is worth, in logits; raises ConfigError for a weight that is none."""
    found = {}
    for number, row in enumerate(_rows("weights.csv"), 2):
        try:
            found[row["name"]] = float(row["weight"])
        except ValueError:
            raise ConfigError(
                f"weights.csv, line {number}: {row['weight']!r} is no number. Write one, as 1.5."
            ) from None
    return MappingProxyType(found)


@dataclass(frozen=True, slots=True)
class Telling:
    """How telling a word is: stems' numbers, sorted, and the weight of each in natural logs."""

    stems: NDArray[np.uint64]
    weights: NDArray[np.float32]
    rarest: float

    def of(self, stems: NDArray[np.uint64]) -> NDArray[np.float32]:
        """The weight of each stem; one that is not listed is the rarest, a common one 0."""
        at = np.searchsorted(self.stems, stems)
        at[at == len(self.stems)] = 0
        found = np.where(self.stems[at] == stems, self.weights[at], self.rarest)
        return np.where(found < COMMON, 0.0, found).astype(np.float32)


@cache
def telling(language: str) -> Telling | None:
    """The telling words of a language, None where none were counted."""
    if not data_path("resolution", language, "words.csv").is_file():
        return None
    listed = [(row["stem"], int(row["reports"])) for row in _rows(language, "words.csv")]
    total = next(count for stem, count in listed if not stem)
    listed = [pair for pair in listed if pair[0]]
    silent = {row["word"][:STEM] for row in _rows(language, "silent.csv")} | set(numerals())
    listed = [(stem, total if stem in silent else count) for stem, count in listed]
    listed += [(stem, total) for stem in sorted(silent - {stem for stem, _ in listed})]
    stems = read_words([stem for stem, _ in listed]).stems.values
    found = np.array([math.log(total / count) for _, count in listed], np.float32)
    order = np.argsort(stems)
    least = min(count for _, count in listed)
    return Telling(stems[order], found[order], math.log(2 * total / least))


def numerals() -> Iterator[str]:
    """Days, years and counts in digits: dates and numbers are compared as such."""
    for number in range(10_000):
        yield str(number)
    for number in range(10):
        yield f"0{number}"


@cache
def standing(language: str) -> tuple[str, ...]:
    """Words for wars and campaigns, which many reports name and none of them tells as news."""
    if not data_path("resolution", language, "standing.csv").is_file():
        return ()
    return tuple(row["word"] for row in _rows(language, "standing.csv") if not row["other"])


@cache
def unlike_standing(language: str) -> tuple[str, ...]:
    """Phrases with such a word that name something else."""
    return tuple(row["word"] for row in _rows(language, "standing.csv") if row["other"])


@cache
def sequels(language: str) -> tuple[str, ...]:
    """Phrases of a sentence that tells of a later day or another round, in lower case."""
    if not data_path("resolution", language, "sequels.csv").is_file():
        return ()
    return tuple(row["phrase"] for row in _rows(language, "sequels.csv"))


@cache
def corrections(language: str) -> tuple[tuple[str, str], ...]:
    """Phrases of a sentence that takes a number back, and whose: `any` or the speaker's `own`."""
    if not data_path("resolution", language, "corrections.csv").is_file():
        return ()
    return tuple((row["phrase"], row["whose"]) for row in _rows(language, "corrections.csv"))


@cache
def number_words(language: str) -> tuple[str, ...]:
    """Words that begin a number."""
    grammar = shipped_yaml("cues", language, "numbers.yaml")
    return tuple(word for table in ("words", "units", "plurals") for word in grammar[table])
