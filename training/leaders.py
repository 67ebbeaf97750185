"""Heads of state and government and foreign and defence ministers out of CountryInfo.

    python training/leaders.py CountryInfo.120116.txt.xz src/dragoman/data/actors/countryinfo/leaders.csv

The output is a derived work under the source's licence (CC BY-SA 3.0) and lies in a folder of its
own. What the source leaves in doubt is dropped: acting holders, joint titles with several terms,
dependent territories, names of one word, and names that two states claim on one day.
"""

from __future__ import annotations

import argparse
import calendar
import csv
import lzma
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path

from dragoman.errors import DragomanError
from dragoman.ontology import country

COLUMNS = (
    "name", "names", "country", "sectors", "kind", "from", "until", "office", "source", "precision",
)  # fmt: skip
FIRST = date(1990, 1, 1)
LEADERS_END = date(2008, 6, 30)
"""Until when `<Leaders>` is complete: it knows no change of office after this, though its header says 2009."""
GOVERNMENT_END = date(2011, 2, 28)
GOVERNMENT_START = date(2003, 1, 1)

RENAMED = {"TMP": "TLS", "KSV": "KOS"}
SKIPPED = {"ESH", "HKG", "GGY", "AIA", "ABW", "BMU", "CYM", "COK"}
"""Territories, whose leaders the source mixes with governors."""
FEDERAL = {"SRB", "BIH"}
MIXED = {("MUS", "Leaders"), ("GIN", "Government")}
"""Sections with leaders of Mauritania and of Guinea-Bissau."""
MAINLAND = {"GBR": "UNITED_KINGDOM", "FRA": "FRANCE"}
"""States whose code the source also gives to their territories."""

HEADS = {
    "president": "head of state",
    "presidents": "head of state",
    "king": "head of state",
    "kings": "head of state",
    "kings/queens": "head of state",
    "emperors/empresses": "head of state",
    "emirs": "head of state",
    "sultans": "head of state",
    "paramount rulers": "head of state",
    "heads of state": "head of state",
    "grand dukes/grand_duchesses": "head of state",
    "chairmen of the presidency": "head of state",
    "chairmen of the presidency of the republic": "head of state",
    "presidents of the presidency": "head of state",
    "general secretaries of the communist party": "head of state",
    "prime minister": "head of government",
    "prime ministers": "head of government",
    "co-prime_ministers": "head of government",
    "premier": "head of government",
    "premiers": "head of government",
    "chancellors": "head of government",
    "heads of government": "head of government",
    "chairmen of the council of ministers": "head of government",
    "presidents of the executive yuan": "head of government",
}
TITLES = (
    (re.compile(r"(Head of State( \".*\")?|President|King|Emir|Queen|Sultan)$"), "head of state"),
    (
        re.compile(r"(Prime Minister|Chancellor|Head of Government|Premier)$"),
        "head of government",
    ),
    (
        re.compile(
            r"(Minister|Secretary|Sec\.?|Secretary of State) (of|for) "
            r"(Foreign|External) (Affairs|Relations)( (and|&) (Trade|Cooperation|Worship|"
            r"International Cooperation))?$"
        ),
        "foreign minister",
    ),
    (
        re.compile(r"(Minister|Secretary) (of|for) (National )?Defen[cs]e$"),
        "defence minister",
    ),
)
SPANISH = frozenset(
    [
        "ARG",
        "BOL",
        "CHL",
        "COL",
        "CRI",
        "CUB",
        "DOM",
        "ECU",
        "GTM",
        "HND",
        "MEX",
        "NIC",
        "PAN",
        "PER",
        "PRY",
        "SLV",
        "URY",
        "VEN",
        "ESP",
        "GNQ",
    ]
)
SYLLABLES = frozenset({"KOR", "PRK", "TWN"})
SMALL = frozenset(
    [
        "bin",
        "ibn",
        "bint",
        "ould",
        "de",
        "da",
        "di",
        "dos",
        "do",
        "du",
        "del",
        "van",
        "von",
        "der",
        "den",
        "la",
        "le",
        "e",
        "y",
        "ag",
        "ul",
    ]
)
NUMERALS = re.compile(r"[IVX]+$")


@dataclass(frozen=True)
class Term:
    """One person in one office for one time."""

    name: str
    names: tuple[str, ...]
    country: str
    office: str
    since: date
    until: date
    precision: str


def main() -> None:
    """Convert and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path, help="the text of CountryInfo, as .xz")
    parser.add_argument("target", type=Path, help="the CSV file to write")
    args = parser.parse_args()
    source, target = args.source, args.target
    with lzma.open(source, "rt", encoding="utf-8", errors="replace") as stream:
        text = stream.read()
    text = text[text.index("<Doc>Version") :]
    terms = [
        term for block in re.findall(r"<Country>(.*?)</Country>", text, re.S) for term in _of(block)
    ]
    terms = without_namesakes(without_rivals(joined(terms)))
    terms.sort(key=lambda term: (term.country, term.name, term.since))
    with target.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(COLUMNS)
        for term in terms:
            writer.writerow(
                (
                    term.name, ";".join(term.names), term.country, "GOV", "person",
                    term.since, term.until, term.office, "CountryInfo.120116", term.precision,
                )
            )  # fmt: skip
    print(f"{len(terms)} terms of {len({(t.name, t.country) for t in terms})} persons")


def _of(block: str) -> Iterator[Term]:
    code_in = re.search(r"<CountryCode>(\w{3})</CountryCode>", block)
    if code_in is None or code_in[1] in SKIPPED:
        return
    code = code_in[1]
    if code in MAINLAND and f"<CountryName>{MAINLAND[code]}" not in block:
        return
    iso = RENAMED.get(code, code)
    try:
        country(iso)
    except DragomanError:
        return
    yield from _leaders(block, iso)
    yield from _government(block, code, iso)


def _section(block: str, tag: str) -> list[str]:
    found = re.search(rf"<{tag}>(.*?)</{tag}>", block, re.S)
    return [] if found is None else found[1].splitlines()


def _leaders(block: str, iso: str) -> Iterator[Term]:
    office = None
    for line in () if (iso, "Leaders") in MIXED else _section(block, "Leaders"):
        tag = re.match(r"\s*<(.*?)>\s*$", line)
        if tag:
            title = re.sub(r"\s*\(.*", "", tag[1]).strip().lower()
            office = HEADS.get(title)
        elif office and not line.lstrip().startswith("#") and "ACTING" not in line.upper():
            # A term under a code of its own belongs to a state that has ended.
            if re.search(r"\[[A-Z]{3,}", line.split("[B:")[0]):
                continue
            names = tuple(_names(line.split("[")[0], iso))
            spans = re.findall(r"\[(>)?(\d{8})(?: - (\d{8}))?\]", line)
            for open_, since, until in spans:
                if open_ or until:
                    yield from _term(names, iso, office, since, until, LEADERS_END, "day")


def _government(block: str, code: str, iso: str) -> Iterator[Term]:
    for line in () if (iso, "Government") in MIXED else _section(block, "Government"):
        if line.lstrip().startswith("#") or "#" not in line:
            continue
        who, title = (part.strip() for part in line.split("#", 1))
        # Several titles share several terms without saying which had which.
        office = next((name for pattern, name in TITLES if pattern.fullmatch(title)), None)
        if office is None:
            continue
        names = tuple(_names(who.split("[")[0], iso))
        for given, sign, first, last in re.findall(
            r"\[([A-Z]+) ([<>])?(\d{8})(?: - (\d{8}))?\]", who
        ):
            if given[:3] != code or given[3:6] != "GOV":
                continue
            if sign == "<":
                first, last = GOVERNMENT_START.strftime("%Y%m%d"), first
            yield from _term(names, iso, office, first, last, GOVERNMENT_END, "month")


def _term(
    names: tuple[str, ...], iso: str, office: str, since: str, until: str, end: date, precision: str
) -> Iterator[Term]:
    first, last = _day(since), _day(until) if until else end
    if not names or first is None or last is None or last < max(first, FIRST):
        return
    if not until:
        precision += ", in office when last updated"
    yield Term(names[0], names[1:], iso, office, first, last, precision)


def _day(text: str) -> date | None:
    """The day; the source writes every month's end as the 31st."""
    year, month, day = int(text[:4]), int(text[4:6]), int(text[6:])
    if not 1 <= month <= 12 or day < 1:
        return None
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))


def _names(text: str, iso: str) -> Iterator[str]:
    """The names of one person, the first of them the one to show."""
    given = re.findall(r"\{(.*?)\}", text) or [text]
    seen: dict[str, None] = {}
    for each in given:
        if re.search(r"[^A-Z_.'\-\s]", each.strip()):
            continue
        if "ELIZABETH_II" in each and iso != "GBR":
            continue
        words = [_cased(word) for word in each.strip().strip("_").split("_") if word]
        words[:1] = [word[:1].upper() + word[1:] for word in words[:1]]
        if len(words) < 2 or len(words) > 6 or len("".join(words)) < 7:
            continue
        for variant in (words, *_variants(words, iso)):
            seen.setdefault(" ".join(variant))
    yield from seen


def _cased(word: str) -> str:
    low = word.strip().lower()
    if re.fullmatch(r"(?:[A-Z]\.)+", word):
        return word
    if low in SMALL:
        return low
    if NUMERALS.match(word):
        return word
    if low.startswith(("al-", "el-", "ul-", "ad-", "as-", "ar-", "at-", "an-")) and len(low) > 4:
        return f"{low[:3]}{_cased(word[3:])}"
    parts = [part[:1].upper() + part[1:] for part in low.split("-")]
    low = "-".join(parts)
    if low.startswith("Mc") and len(low) > 3:
        return "Mc" + low[2].upper() + low[3:]
    return re.sub(r"^([OD])'(\w)", lambda m: f"{m[1]}'{m[2].upper()}", low)


def _variants(words: list[str], iso: str) -> Iterator[list[str]]:
    """How news shortens the name: without the initial or second surname, syllables hyphened."""
    plain = [word for word in words if not re.fullmatch(r"[A-Z]\.?", word)]
    if 2 <= len(plain) < len(words):
        yield plain
    if iso in SYLLABLES and len(words) == 3:
        yield [words[0], f"{words[1]}-{words[2].lower()}"]
        yield [words[0], f"{words[1]}-{words[2]}"]
    if iso in SPANISH and len(words) == 4 and not SMALL.intersection(words):
        yield [words[0], words[2]]
        yield words[:3]


def joined(terms: list[Term]) -> list[Term]:
    """Terms of one person in one office that touch as one; the exact end wins over an open one."""
    by_office: dict[tuple[str, str, str], list[Term]] = defaultdict(list)
    for term in terms:
        by_office[term.country, term.name, term.office].append(term)
    found = []
    for each in by_office.values():
        each.sort(key=lambda term: term.since)
        kept = each[:1]
        for term in each[1:]:
            before = kept[-1]
            if (term.since - before.until).days > 31:
                kept.append(term)
                continue
            last = max(before, term, key=lambda one: one.until)
            names = tuple(dict.fromkeys((*before.names, *term.names)))
            kept[-1] = Term(
                before.name, names, before.country, before.office, before.since, last.until,
                "month" if before.precision != last.precision == "month" else last.precision,
            )  # fmt: skip
        found += kept
    return found


def without_rivals(terms: list[Term]) -> list[Term]:
    """Drop heads of government who overlap by more than a month: the coarser dated, or else both.

    The source gives one person in two spellings (the other spelling then becomes a name of the
    kept one), and puts presidents under prime ministers. Federal and republican heads stay.
    """
    dropped: set[int] = set()
    heads: dict[str, list[int]] = defaultdict(list)
    for i, term in enumerate(terms):
        if term.office == "head of government" and term.country not in FEDERAL:
            heads[term.country].append(i)
    for each in heads.values():
        for i in each:
            for k in each:
                one, other = terms[i], terms[k]
                if one.name == other.name or _overlap(one, other) <= 31:
                    continue
                coarse = one.precision.startswith("month")
                if coarse or not other.precision.startswith("month"):
                    dropped.add(i)
                if coarse and _alike(one.name, other.name) and k not in dropped:
                    names = tuple(dict.fromkeys((*other.names, one.name, *one.names)))
                    terms[k] = replace(other, names=names)
    return [term for i, term in enumerate(terms) if i not in dropped]


def _overlap(one: Term, other: Term) -> int:
    return (min(one.until, other.until) - max(one.since, other.since)).days


def _alike(one: str, other: str) -> bool:
    first, second = set(one.split()), set(other.split())
    if first <= second or second <= first:
        return True
    return SequenceMatcher(None, one, other).ratio() > 0.75


def without_namesakes(terms: list[Term]) -> list[Term]:
    """Drop all terms of a name that two states claim."""
    states: dict[str, set[str]] = defaultdict(set)
    for term in terms:
        for name in (term.name, *term.names):
            states[name].add(term.country)
    return [
        term for term in terms if all(len(states[name]) == 1 for name in (term.name, *term.names))
    ]


if __name__ == "__main__":
    main()
