"""The filter of acts as names and values: one way to write a question, everywhere.

The query of a web address, the options of a command (`--since`) and the address bar of the web app
are the same pairs. `parse` reads them, `spell` writes them down in one order and one form:
`parse(spell(f)) == f` for every filter that `parse` gives.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from dragoman import ontology
from dragoman.errors import ConfigError, LookupFailed, QueryError
from dragoman.fields import FIELDS, Field, Shape
from dragoman.model import STATUS_ORDER

from .filters import MentionFilter, day_of
from .parties import wanted_party
from .words import phrases

Pairs = Iterable[tuple[str, str]]

LONGEST = 200
"""Characters of the longest value."""
MOST = 50
"""Values of one name at the most."""


@cache
def _events() -> tuple[str, ...]:
    return tuple(each.code for each in ontology.event_types())


@cache
def _modes() -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.name for each in ontology.modes()))


@cache
def _contexts() -> tuple[str, ...]:
    return tuple(each.name for each in ontology.contexts())


def _statuses() -> tuple[str, ...]:
    return tuple(STATUS_ORDER)


@cache
def _countries() -> Mapping[str, str]:
    """Codes by themselves and by the names of countries, all folded."""
    codes = {each.code.casefold(): each.code for each in ontology.international_codes()}
    codes |= {each.name.casefold(): each.iso3 for each in ontology.countries()}
    return codes | {each.iso3.casefold(): each.iso3 for each in ontology.countries()}


VALUES: Mapping[str, Callable[[], tuple[str, ...]]] = {
    "event": _events,
    "mode": _modes,
    "context": _contexts,
    "status": _statuses,
}
"""The values that there are, for names whose values are not open."""
NAMES: Mapping[str, Field] = {field.name: field for field in FIELDS}
_PARTIES = frozenset({"actor", "recipient", "between", "party"})


@dataclass(frozen=True, slots=True)
class Own:
    """A user's own words beside PLOVER's: types, each with the one that it counts as, and contexts."""

    types: Mapping[str, str] = field(default_factory=dict)
    contexts: tuple[str, ...] = ()

    @classmethod
    def read(cls, folders: Iterable[Path]) -> Own:
        """What folders of own entries add. Raises LexiconError where a file is malformed."""
        from dragoman.lexicon.own import CONTEXTS_FILE, TYPES_FILE, read_cues, read_types

        types: dict[str, str] = {}
        contexts: list[str] = []
        for folder in folders:
            if (folder / TYPES_FILE).is_file():
                types |= {each.name: each.extends for each in read_types(folder / TYPES_FILE)}
            if (folder / CONTEXTS_FILE).is_file():
                contexts += [name for name, _ in read_cues(folder / CONTEXTS_FILE)]
        return cls(types, tuple(dict.fromkeys(contexts)))

    def of(self, name: str) -> tuple[str, ...]:
        """The own values that a name of the filter may have."""
        return {"event": tuple(self.types), "context": self.contexts}.get(name, ())


NOTHING_OWN = Own()


def parse(pairs: Pairs, own: Own = NOTHING_OWN) -> MentionFilter:
    """The filter that names and values ask for; `own` are values that there are beside PLOVER's.

    Raises QueryError, with the field and what was probably meant, for a name or a value that there
    is not.
    """
    gathered: dict[str, list[str]] = {}
    for name, value in pairs:
        if name not in NAMES:
            raise QueryError.among(name, name, NAMES)
        gathered.setdefault(name, []).append(value)
    found = {name: _read(NAMES[name], values, own) for name, values in gathered.items()}
    in_order(found.get("since"), found.get("until"))
    _fit([own.types.get(event, event) for event in found.get("event") or ()], found.get("mode"))
    return MentionFilter(**{name: value for name, value in found.items() if value is not None})


def in_order(since: str | date | None, until: str | date | None) -> None:
    """Refuse days that end before they begin: nothing could ever be found."""
    if since is not None and until is not None and day_of(until) < day_of(since):
        raise QueryError("until", f"{until} is before the first day asked for, {since}.")


def _fit(events: Sequence[str] | None, modes: Sequence[str] | None) -> None:
    """Refuse a mode that none of the types asked for has: nothing could ever be found."""
    for mode in modes or ():
        faults = []
        for event in events or ():
            try:
                ontology.mode(event, mode)
            except LookupFailed as fault:
                faults.append(str(fault))
        if events and len(faults) == len(events):
            raise QueryError("mode", faults[0])


def spell(asked: MentionFilter) -> list[tuple[str, str]]:
    """The names and values that ask for the same; what is not set is left out."""
    return [
        (field.name, _written(value))
        for field in FIELDS
        for value in _listed(getattr(asked, field.name))
    ]


def spelt(asked: MentionFilter) -> dict[str, Any]:
    """The same as a JSON object: a list where a name may stand several times."""
    gathered: dict[str, Any] = {}
    for one in FIELDS:
        value = getattr(asked, one.name)
        if value is None or value is False:
            continue
        if one.many != "one":
            gathered[one.name] = _listed(value)
        else:
            gathered[one.name] = value.isoformat() if isinstance(value, date) else value
    return gathered


def query_string(asked: MentionFilter) -> str:
    """The query of a web address."""
    return urlencode(spell(asked))


def country_of(field: str, name: str) -> str:
    """The code of a country that was typed as a code or a name. Raises QueryError."""
    wanted = name.strip().casefold()
    if wanted not in _countries():
        raise QueryError.among(field, name, (each.name for each in ontology.countries()))
    return _countries()[wanted]


def _read(field: Field, values: list[str], own: Own) -> Any:
    if len(values) > MOST:
        raise QueryError(field.name, f"{len(values)} values are too many; {MOST} at the most.")
    read = [_value(field, value, own) for value in values]
    if field.many == "any":
        return tuple(sorted(set(read)))
    if field.many == "two":
        if len(read) != 2:
            raise QueryError(field.name, f"needs two parties, not {len(read)}: give it twice.")
        return tuple(read)
    if len(read) > 1:
        raise QueryError(field.name, f"was given {len(read)} times; give it once.")
    return read[0]


def _value(field: Field, value: str, own: Own) -> Any:
    text = value.strip()
    if not text or len(text) > LONGEST or not text.isprintable():
        raise QueryError(
            field.name, f"must be printable text of 1 to {LONGEST} characters, not {value[:40]!r}."
        )
    if field.name in VALUES:
        return _one_of(field, text, own)
    if field.name in _PARTIES:
        return str(_checked(field.name, wanted_party, text).text)
    if field.name == "country":
        return country_of("country", text)
    if field.name == "q":
        _checked("q", phrases, text)
        return text
    return _SHAPES[field.shape](field.name, text)


def _one_of(field: Field, text: str, own: Own) -> str:
    known = {name.casefold(): name for name in (*VALUES[field.name](), *own.of(field.name))}
    if text.casefold() not in known:
        raise QueryError.among(field.name, text, known.values())
    return known[text.casefold()]


def _day(name: str, text: str) -> str:
    return str(_checked(name, day_of, text))


def _checked(name: str, check: Callable[[str], Any], text: str) -> Any:
    try:
        return check(text)
    except ConfigError as fault:
        raise QueryError(name, str(fault)) from None


def _flag(name: str, text: str) -> bool | None:
    told = text.casefold()
    if told not in ("true", "false", "1", "0"):
        raise QueryError(name, f"{text!r} is neither true nor false.")
    return True if told in ("true", "1") else None


def _share(name: str, text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = -1.0
    if not 0 <= number <= 1:
        raise QueryError(name, f"{text!r} is no number from 0 to 1.")
    return number


def _whole(name: str, text: str, least: int, most: int) -> int:
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1
    if not least <= number <= most:
        raise QueryError(name, f"{text!r} is no whole number from {least} to {most}.")
    return number


_SHAPES: Mapping[Shape, Callable[[str, str], Any]] = {
    "text": lambda name, text: text,
    "day": _day,
    "flag": _flag,
    "share": _share,
    "count": lambda name, text: _whole(name, text, 1, 1_000_000),
    "quad": lambda name, text: _whole(name, text, 1, 4),
}


def _listed(value: Any) -> list[Any]:
    if value is None or value is False:
        return []
    return list(value) if isinstance(value, tuple | list) else [value]


def _written(value: Any) -> str:
    if value is True:
        return "true"
    if isinstance(value, date):
        return value.isoformat()
    return str(value)
