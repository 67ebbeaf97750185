"""Actor and agent dictionaries of PETRARCH and TABARI, read as they are.

An actor is upper-case words, synonyms under it with `+`, and codes in brackets, each with an optional
time: `[NORGOV 19990101-20070630]`. An agent's code begins with `~` and follows the country found
beside it, as a role does here. Real files hold nonsense: a fault is told with file and line, and
costs only the code or entry it stands in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from ...errors import DragomanError
from ...model import stable_id
from ...ontology import country, sector, sector_of_agent
from .entry import Entry
from .read import INTERNATIONAL, Row
from .roles import Role, plurals

_CODE = re.compile(r"\[([^\]]*)\]")
_BRACES = re.compile(r"\{([^}]*)\}")
_SET = re.compile(r"^!([^!]+)!\s*=\s*(.+)$")
_SMALL = frozenset({"OF", "THE", "AND", "FOR", "IN", "ON", "DE", "AL", "EL", "BIN", "VAN", "VON"})
_LETTERS = 3
"""A single word of so few letters keeps its capitals: "IS" is not "is"."""


@dataclass(frozen=True, slots=True)
class Coded:
    """A code of an actor and the days between which it holds."""

    country: str | None
    sectors: tuple[str, ...]
    since: date | None
    until: date | None


@dataclass(slots=True)
class Dictionary:
    """What a dictionary says: names of actors, role nouns of agents, and what could not be read."""

    rows: list[Row] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Open:
    """The entry that is being read."""

    line: int
    phrases: list[str]
    codes: list[Coded] = field(default_factory=list)
    faulty: bool = False


def read_dictionary(path: Path) -> Dictionary:
    """Read an actor or agent dictionary; what stands in the lines tells which it is."""
    read, sets, entry = Dictionary(), dict[str, list[str]](), None
    lines = path.read_text(encoding="utf-8-sig", errors="replace").splitlines()
    for number, line in enumerate(lines, 1):
        text = line.split("#", 1)[0].split(";", 1)[0].rstrip()
        if not text.strip() or text.lstrip().startswith("<"):
            continue
        where = f"{path}:{number}"
        if defined := _SET.match(text.strip()):
            sets[defined[1]] = [word.strip() for word in defined[2].split(",") if word.strip()]
        elif "[~" in text:
            _close(path, entry, read)
            entry = None
            _agent(where, text, sets, read)
        elif text[0] == "+" or (text[0].isspace() and "[" in text):
            if entry is None:
                read.faults.append(f"{where}: {text.strip()!r} belongs to no entry")
                continue
            phrase = _CODE.sub("", text).lstrip("+").strip()
            if text[0] == "+" and phrase:
                entry.phrases.append(phrase)
            _codes(where, text, entry, read.faults)
        else:
            _close(path, entry, read)
            entry = _Open(number, [_CODE.sub("", text).strip()])
            _codes(where, text, entry, read.faults)
    _close(path, entry, read)
    return read


def _codes(where: str, text: str, entry: _Open, faults: list[str]) -> None:
    for content in _CODE.findall(text):
        try:
            entry.codes.append(_coded(content))
        except (ValueError, DragomanError) as fault:
            entry.faulty = True
            faults.append(f"{where}: [{content}]: {fault}")


def _coded(content: str) -> Coded:
    words = content.split()
    if not words:
        raise ValueError("no code in the brackets")
    units = _units(words[0])
    code: str | None = None
    if units[0] in INTERNATIONAL:
        code, units = units[0], units[1:]
    else:
        try:
            sectors_of(units[:1])
        except DragomanError:
            code, units = country(units[0]).iso3, units[1:]
    since, until = _days(words[1]) if len(words) > 1 else (None, None)
    return Coded(code, sectors_of(units), since, until)


def _units(code: str) -> list[str]:
    if len(code) % 3 or not code.isalpha():
        raise ValueError("a code is units of three letters, run together")
    return [code[i : i + 3].upper() for i in range(0, len(code), 3)]


def sectors_of(units: list[str]) -> tuple[str, ...]:
    """The PLOVER sectors of CAMEO agents or of sectors, in their order.

    Raises LookupFailed where a unit is neither.
    """
    found: list[str] = []
    for unit in units:
        try:
            known = sector_of_agent(unit).sector
        except DragomanError:
            known = sector(unit).code
        if known is not None and known not in found:
            found.append(known)
    return tuple(found)


def _days(text: str) -> tuple[date | None, date | None]:
    if text[0] == "<":
        return None, _day(text[1:]) - timedelta(days=1)
    if text[0] == ">":
        return _day(text[1:]), None
    first, parted, last = text.partition("-")
    if not parted:
        raise ValueError(f"{text!r} is no time: <date, >date or date-date")
    since, until = _day(first), _day(last)
    if until < since:
        raise ValueError(f"it ends on {until}, before it begins on {since}")
    return since, until


def _day(text: str) -> date:
    """YYMMDD or YYYYMMDD; of two digits of a year, 30 and more are of the last century."""
    if not text.isdigit() or len(text) not in (6, 8):
        raise ValueError(f"{text!r} is no date such as 990131 or 19990131")
    if len(text) == 6:
        text = ("19" if int(text[:2]) >= 30 else "20") + text
    return date(int(text[:4]), int(text[4:6]), int(text[6:]))


def _close(path: Path, entry: _Open | None, read: Dictionary) -> None:
    if entry is None:
        return
    if not entry.codes:
        if not entry.faulty:
            read.faults.append(f"{path}:{entry.line}: {entry.phrases[0]!r} has no code")
        return
    name = _name(entry.phrases[0])
    dated = any(code.since or code.until for code in entry.codes)
    for code in entry.codes:
        state = not code.sectors and code.country is not None and not dated
        id = code.country if state and code.country else f"own.{stable_id(name)[:8]}"
        made = Entry(
            id,
            name,
            code.country,
            code.sectors,
            "state" if state else "person" if dated else "organisation",
            "name" if state else "person" if dated else "organisation",
            code.since,
            code.until,
        )
        for phrase in entry.phrases:
            plain = _name(phrase)
            read.rows.append((plain, made))
            if not phrase.endswith("_") and not dated:
                read.rows.extend((many, made) for many in plurals(plain))


def _name(phrase: str) -> str:
    """The words as text has them: `REPUBLIC_OF_ELDONIA` is "Republic of Eldonia"."""
    words = phrase.replace("_", " ").split()
    if len(words) == 1 and len(words[0]) <= _LETTERS:
        return words[0]
    return " ".join(
        word.lower() if n and word in _SMALL else word.title().replace("'S", "'s")
        for n, word in enumerate(words)
    )


def _agent(where: str, text: str, sets: dict[str, list[str]], read: Dictionary) -> None:
    codes = [code for code in _CODE.findall(text) if code.startswith("~")]
    braces = _BRACES.search(text)
    phrase = _BRACES.sub("", _CODE.sub("", text)).strip().strip("_")
    try:
        sectors = sectors_of(_units(codes[0].split()[0].lstrip("~")))
        spelt = _spelt(phrase, sets)
    except (IndexError, ValueError, DragomanError) as fault:
        read.faults.append(f"{where}: {phrase!r}: {fault}")
        return
    for plain in spelt:
        singular = plain.replace("_", " ").lower()
        read.roles.append(Role(singular, sectors, "offices", False))
        many = [_BRACES.sub(r"\1", braces[0])] if braces else list(plurals(singular))
        for plural in many:
            if plural.strip():
                name = plural.replace("_", " ").strip().lower()
                read.roles.append(Role(name, sectors, "offices", True))


def _spelt(phrase: str, sets: dict[str, list[str]], above: tuple[str, ...] = ()) -> list[str]:
    """The phrase with each word of a set in the set's place: CHAIR!PERSON! is CHAIRMAN, CHAIRWOMAN ...

    `above` are the sets whose words are being spelt. Raises ValueError where one holds itself.
    """
    for name, words in sets.items():
        mark = f"!{name}!"
        if mark in phrase:
            if name in above:
                raise ValueError(f"the set {mark} holds itself")
            own = [each for word in words for each in _spelt(word, sets, (*above, name))]
            return [
                each
                for word in own
                for each in _spelt(phrase.replace(mark, word.strip("_")), sets, above)
            ]
    return [phrase]
