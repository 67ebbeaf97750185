"""What the names of an agreement tell: its own words, its form, whether it follows another.

"The Abraham Accords" has a name of its own; "the defence cooperation memorandum" is a description,
which many agreements can bear.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from ...data import data_path, shipped_yaml
from ...model import AgreementForm

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class AgreementName:
    """One name, read.

    `own` are the words, in lower case, that this agreement alone bears, empty for a description;
    `strong` is whether the whole name is capitalised, its noun included ("Lima Treaty"); `form` is
    that of a noun that tells one ("memorandum", not "deal"); `sequel` sets it apart from one before.
    """

    text: str
    own: tuple[str, ...]
    strong: bool
    form: AgreementForm | None
    noun: str | None
    sequel: str | None


def read_name(text: str, language: str = "en") -> AgreementName:
    """Read one name as it stands in a text."""
    cues, forms = _cues(language), _forms(language)
    words = _WORD.findall(text)
    nouns = [word for word in words if word.lower() in forms]
    noun = nouns[-1].lower() if nouns else None
    form = forms[noun] if noun and noun not in cues["loose"] else None
    sequels = _sequels(language)
    sequel = next((sequels[w.lower()] for w in words if w.lower() in sequels), None)
    states = _state_words_of(words)
    capitals = [
        (at, word)
        for at, word in enumerate(words)
        if word[:1].isupper() and word.lower() not in forms and word.lower() not in sequels
    ]
    plain = _plain(language)
    told = [
        word
        for at, word in capitals
        if at not in states and (word.lower() not in plain or (len(word) > 3 and word.isupper()))
    ]
    strong = bool(nouns) and nouns[-1][:1].isupper()
    # a capitalised noun after one state alone is a name too: "the Antarctic Treaty"
    named = bool(told) or (strong and len(capitals) == 1 and capitals[0][0] in states)
    own = tuple(word.lower() for _, word in capitals) if named else ()
    if own and noun in sequels:
        sequel = None  # "the Kyoto Protocol" follows nothing
    if len(words) == 1 and words[0].isupper() and len(words[0]) >= cues["acronym"]:
        own = (words[0].lower(),)
    return AgreementName(text, own, strong, form, noun, sequel)


def is_acronym(short: tuple[str, ...], long: str) -> bool:
    """Whether one word stands for a longer name: NAFTA for North American Free Trade Agreement."""
    if len(short) != 1 or not 3 <= len(short[0]) <= 8:
        return False
    words = [word.lower() for word in _WORD.findall(long) if word[:1].isupper()]
    return len(words) >= 3 and _spells(short[0], words)


def _spells(letters: str, words: list[str]) -> bool:
    """Whether the letters are made of one or more first letters of each word in turn."""
    if not words:
        return not letters
    for taken in range(1, min(3, len(letters)) + 1):
        if words[0].startswith(letters[:taken]) and _spells(letters[taken:], words[1:]):
            return True
    return False


def shortens(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether `short` is `long` with words left out, in order."""
    rest = iter(long)
    return bool(short) and len(short) < len(long) and all(word in rest for word in short)


def _state_words_of(words: list[str]) -> frozenset[int]:
    """The words that name states or their peoples: "Norway", "South Korean", "Peru-Chile"."""
    low = [word.lower() for word in words]
    found: set[int] = set()
    for at in range(len(low)):
        for length in range(_LONGEST_STATE, 0, -1):
            if _is_state(" ".join(low[at : at + length])):
                found.update(range(at, min(at + length, len(low))))
                break
    return frozenset(found)


def _is_state(text: str) -> bool:
    known = _state_names()
    parts = [part for part in re.split(r"[-’']", text) if part and part != "s"]
    return text in known or all(part in known or part.removesuffix("s") in known for part in parts)


_LONGEST_STATE = 4


@cache
def _state_names() -> frozenset[str]:
    found: set[str] = set()
    with data_path("actors", "states.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            for field in ("name", "names", "adjectives", "people"):
                found.update(name.lower() for name in (row[field] or "").split(";") if name)
    return frozenset(found)


def _cues(language: str) -> Mapping[str, Any]:
    data: Mapping[str, Any] = shipped_yaml("cues", language, "agreements.yaml")
    return data


@cache
def _forms(language: str) -> Mapping[str, AgreementForm]:
    found: dict[str, AgreementForm] = {}
    for form, nouns in _cues(language)["forms"].items():
        for noun in nouns:
            for word in _plurals(str(noun)):
                found.setdefault(word, form)
    return found


def _plurals(noun: str) -> Iterable[str]:
    yield noun
    yield f"{noun}s"
    if noun.endswith("y"):
        yield f"{noun[:-1]}ies"


@cache
def _sequels(language: str) -> Mapping[str, str]:
    rows = _cues(language)["sequels"].items()
    return {str(word): str(kind) for kind, words in rows for word in words}


@cache
def _plain(language: str) -> frozenset[str]:
    """Words that make no name by themselves: subjects and what many names share."""
    cues = _cues(language)
    subjects = {str(word) for words in cues["subjects"].values() for word in words}
    return frozenset(subjects | set(map(str, cues["generic"])) | set(map(str, cues["plain"])))
