"""Make the table of common words that stands behind the counts of `resolution.rarity`.

The words of releases of the United States government (a work of that government, in the public
domain), each with the share of releases that have it, where at least one in fifty has it and it is
mostly written small (so that no name of an office or a person is taken for a common word); and the
stop words of spaCy (MIT) and the names of days and months of CLDR, through Babel (Unicode licence), in
twelve languages, at the shares that such words have.

    python training/common_words.py RELEASES.jsonl.xz > src/dragoman/data/words/common.tsv
"""

from __future__ import annotations

import argparse
import importlib
import json
import lzma
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from babel import Locale

LANGUAGES = ("ar", "de", "en", "es", "fa", "fr", "it", "nl", "pt", "ru", "tr", "uk")
STOP_SHARE = 200
"""Reports in a thousand that a stop word is taken to stand in."""

CALENDAR_SHARE = 100
"""The same for the name of a day or a month."""

LEAD = 120
LEAST = 0.02
WORD = re.compile(r"[^\W\d_]+")


def leads(path: Path) -> Iterator[list[str]]:
    """The words that each release begins with, as they are written."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield WORD.findall(f"{row['title'] or ''} {row['text'][:2000]}")[:LEAD]


def shares(path: Path) -> dict[str, int]:
    """In a thousand releases, how many have each common word."""
    reports: Counter[str] = Counter()
    small: Counter[str] = Counter()
    written: Counter[str] = Counter()
    count = 0
    for words in leads(path):
        count += 1
        reports.update({word.lower() for word in words})
        written.update(word.lower() for word in words)
        small.update(word for word in words if word.islower())
    return {
        word: round(1000 * n / count)
        for word, n in reports.items()
        if n >= LEAST * count and small[word] * 2 >= written[word]
    }


def calendar(language: str) -> set[str]:
    """The names of days and months."""
    locale = Locale.parse(language)
    names = (
        name
        for table in (locale.days, locale.months)
        for context in ("format", "stand-alone")
        for name in table[context]["wide"].values()
    )
    return {word.lower() for name in names for word in WORD.findall(name)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("releases", type=Path, help="JSON lines with title and text, as .xz")
    path = parser.parse_args().releases
    for language in LANGUAGES:
        module = importlib.import_module(f"spacy.lang.{language}.stop_words")
        stop = {word.lower() for word in module.STOP_WORDS if WORD.fullmatch(word)}
        found = dict.fromkeys(calendar(language), CALENDAR_SHARE)
        found |= dict.fromkeys(stop, STOP_SHARE)
        if language == "en":
            found |= {word: max(share, found.get(word, 0)) for word, share in shares(path).items()}
        for word, share in sorted(found.items()):
            print(f"{language}\t{word}\t{share}")


if __name__ == "__main__":
    main()
