"""Which of a place's names an English paper would print.

GeoNames gives the names of all languages without saying which; kept are those in plain Latin letters that
look like a name and are no English word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

_LETTERS = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae"}
    | {"Æ": "Ae", "œ": "oe", "ə": "e", "Ə": "E", "’": "'", "‘": "'", "ʿ": "", "ʾ": "", "ʻ": "'"}
    | {"ʼ": "'", "`": "'", "þ": "th", "ð": "d", "Þ": "Th"}
)
_NAME = re.compile(
    r"[A-Z][a-z']+(?:[ -](?:[A-Z][a-z']+|de|da|do|del|la|el|al|an|ar|as|ash|at|az|en|ed|es|ez|of|the|upon|sur|e|i|ul|ur|us|ou|wa|y))*"
)
KINDS = (
    "Province|Governorate|Oblast|Region|State|Department|District|County|Prefecture|Municipality|"
    "Canton|Voivodeship|Emirate|Division|Territory|Republic|Krai|City|Parish|Atoll|Island"
)
_KIND = re.compile(
    rf"(?:(?:State|Province|Governorate|Emirate|Canton|Region|Department|Municipality|Parish) of (?:the )?)?(.+?)(?: (?:{KINDS}))?"
)
LONGEST = 30


def plain(name: str) -> str:
    """The name as papers print it: no accents, no letters that English lacks."""
    apart = unicodedata.normalize("NFKD", name.translate(_LETTERS))
    return "".join(c for c in apart if not unicodedata.combining(c)).strip("' ")


def own_forms(name: str) -> tuple[str, ...]:
    """A name as it stands, without accents, and without apostrophes."""
    own = plain(name)
    return name, own, own.replace("'", "")


def english_names(
    name: str, alternates: Iterable[str], vocabulary: frozenset[str]
) -> tuple[str, ...]:
    """The other names of a city, its own without accents first."""
    own = plain(name)
    found = dict.fromkeys(own_forms(name))
    for each in (own, *alternates):
        form = plain(each)
        if form.startswith("Saint "):
            found.update(dict.fromkeys((f"St. {form[6:]}", f"St {form[6:]}")))
        if 4 <= len(form) <= LONGEST and _NAME.fullmatch(form) and form.lower() not in vocabulary:
            # names in several words that begin otherwise translate the parts ("White House" for Casablanca)
            if " " not in form or form[0] == own[:1]:
                found[form] = None
            without = re.sub(r"^(?:Al|El|Ar|As|Ash|At|Az|An|Ad)[ -]", "", form)
            if without != form and len(without) >= 3 and without.lower() not in vocabulary:
                found[without] = None
    found.pop(name, None)
    return tuple(form for form in found if form)


def division_forms(names: Sequence[str]) -> tuple[str, ...]:
    """The names of a division with and without the word for its kind, the shortest of the first one first."""
    found: dict[str, None] = {}
    for name in names:
        match = _KIND.fullmatch(name)
        bare = match.group(1) if match else name
        for form in (bare, plain(bare), name, plain(name)):
            found[form] = None
    return tuple(found)
