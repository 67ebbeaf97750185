"""Operators as data: predicates that take a reading and give another.

The files of the folder `operators` say for each which argument the inner act is, and by a table what its type
becomes. The tables follow the PLOVER manual, draft 2.0 (AGREE, REJECT, THREATEN, REQUEST).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

from ..data import data_path
from ..lexicon.check import Place
from ..lexicon.entry import FUNCTIONS, Code, Function, Kind, Site
from ..lexicon.inflect import forms_of
from ..lexicon.read import load_yaml, read_phrases, read_sites
from ..model import Status
from .doerless import KEYS as DOERLESS
from .doerless import NONE, Doerless, read_doerless

VOICES = ("passive", "speaker")

INNER = ("inner.actor", "inner.recipient")


@dataclass(frozen=True, slots=True)
class Gift:
    """What an operator makes of an inner act; `event` may be `same` or `drop`."""

    event: str
    modes: tuple[str, ...] = ()
    cameo: str | None = None
    status: Status | None = None


Table = Mapping[str, Gift]
Source = Site | str
"""Where a recipient is looked for: a slot, or `inner.actor`, `inner.recipient`."""


@dataclass(frozen=True, slots=True)
class Operator:
    """One operator; `own` is the table where the inner actor is the operator's own subject.

    `otherwise` is what it gives where its clause is there but names no act that the lexicon knows;
    at the places `alone` it gives that without a recipient too. With `voice` passive it is asked only
    where the passive names no agent, and whom it is said of does the act (`is expected to sign`); with
    `voice` speaker the act of nobody is that of who says so. Over a clause
    with a verb of `idle` it gives nothing by itself; a `mandative` one holds only over a clause that says
    what is to be done (`insisted that Chile pay`), and none where a place of `without` is filled
    (`called the raid a crime`); one's own act that is a verb of `uttered` is done
    by being said (`would like to thank`).
    """

    id: str
    phrases: tuple[tuple[Kind, tuple[str, ...]], ...]
    takes: tuple[Site, ...]
    gives: Table
    own: Table | None
    recipient: tuple[Source, ...]
    control: Site | None
    keep: bool
    otherwise: Gift | None = None
    alone: tuple[Site, ...] = ()
    voice: str | None = None
    idle: frozenset[str] = frozenset()
    uttered: frozenset[str] = frozenset()
    mandative: bool = False
    without: tuple[Site, ...] = ()

    @property
    def asks(self) -> bool:
        """Whether it asks another to act, so that whom its passive is said of is who is asked."""
        return (
            self.otherwise is not None
            and self.otherwise.event == "REQUEST"
            and self.own is None
            and self.voice is None
        )

    def gift(
        self, key: str, event: str, *, own: bool, negated: bool, future: bool = False
    ) -> Gift | None:
        """What an inner act of type `event` (and mode, in `key`) becomes; None where nothing does.

        One that is only planned may have a row of its own (`AID/future`).
        """
        table = self.own if own and self.own is not None else self.gives
        if future and f"{event}/future" in table:
            return table[f"{event}/future"]
        if negated and "negated" in table:
            return table["negated"]
        return row(table, key, event)


@dataclass(frozen=True, slots=True)
class Phrase:
    """An operator under one of its phrases."""

    operator: Operator
    kind: Kind
    rest: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reduction:
    """What statuses that hold together make of some types, after all operators.

    The reading that comes of it has these statuses no longer: a promise is made, its act is to come.
    `own` where nobody else may tell it, `told` where the doer says so in words.
    """

    statuses: frozenset[Status]
    events: frozenset[str]
    gives: Table
    own: bool = False
    told: bool = False


@dataclass(frozen=True, slots=True)
class Duty:
    """Auxiliaries by which one party tells another what to do, and what that makes of the act."""

    auxiliaries: frozenset[str]
    gives: Table
    missed: Gift | None = None
    """What it makes of a duty that was not met: `should have withdrawn`."""


@dataclass(frozen=True, slots=True)
class Operators:
    """All operators of a language, indexed by word form."""

    index: Mapping[str, tuple[Phrase, ...]]
    reductions: tuple[Reduction, ...]
    control: Mapping[str, Site]
    organs: frozenset[str]
    alone: frozenset[str]
    """Forms of operators that give something without an inner act."""
    duty: Duty | None = None
    doerless: Doerless = NONE
    """Which acts may be told without a doer, and of whom."""

    passing: frozenset[str] = frozenset()
    """Types whose nouns are acts in passing too where they name who did them: `in rebel shelling`."""

    targets: frozenset[str] = frozenset()
    """Words that before such a noun name whom it struck and not who did it."""

    spoken: frozenset[str] = frozenset()
    """Operators whose act, where nobody is named, is that of who says it."""

    untold: frozenset[str] = frozenset()
    """Operators below which an act is only wished, tried or possible: by them alone it is not told."""

    factive: frozenset[str] = frozenset()
    """Types, with a mode or without, that judge an act and so take it for done."""

    def is_factive(self, code: Code) -> bool:
        """Whether what is coded so takes the act that it speaks of for done."""
        return code.event in self.factive or any(
            f"{code.event}/{mode}" in self.factive for mode in code.modes
        )

    def reduced(
        self,
        key: str,
        event: str,
        statuses: frozenset[Status],
        *,
        own: bool,
        told: bool = False,
    ) -> tuple[Gift | None, frozenset[Status]]:
        """What an act becomes once its statuses are known, and those left: a future visit is a promise.

        Under a condition the type changes and the statuses stay.
        """
        for rule in self.reductions:
            if rule.told and not told:
                continue
            if rule.statuses <= statuses and event in rule.events and (own or not rule.own):
                possible = "hypothetical" in statuses
                if possible and rule.own:
                    continue
                return row(
                    rule.gives, key, event
                ), statuses if possible else statuses - rule.statuses
        return None, statuses


def row(table: Table, key: str, event: str) -> Gift | None:
    """The row of a table for a type and mode (`key`), the type, or all else."""
    return table.get(key) or table.get(event) or table.get("else")


_KEYS = (
    "groups",
    "tables",
    "operators",
    "reductions",
    "duty",
    *DOERLESS,
    "passing",
    "targets",
    "untold",
    "organs",
    "factive",
)


@cache
def load_operators(language: str = "en") -> Operators:
    """The shipped operators; LexiconError names the operator that is malformed."""
    return read_operators(sorted(data_path("lexicon", language, "operators").glob("*.yaml")))


def read_operators(paths: Sequence[Path]) -> Operators:
    """Read and index files of operators; those of the first files are asked first."""
    place = Place(str(paths[0].parent))
    raw = _read_together(paths)
    groups = {name: place.words(v, "group") for name, v in raw.get("groups", {}).items()}
    tables = {name: _table(rows, place, groups) for name, rows in raw.get("tables", {}).items()}
    index: dict[str, list[Phrase]] = {}
    control: dict[str, Site | None] = {}
    for item in raw["operators"]:
        operator = _operator(item, Place(place.path, str(item.get("id"))), tables, groups)
        for kind, words in operator.phrases:
            head, rest = (words[-1], words[:-1]) if kind == "noun" else (words[0], words[1:])
            for form in forms_of(kind, head):
                index.setdefault(form, []).append(Phrase(operator, kind, rest))
            if head not in control or (kind == "noun" and control[head] is None):
                control[head] = operator.control
    for phrases in index.values():
        phrases.sort(key=lambda phrase: -len(phrase.rest))
    return Operators(
        {form: tuple(phrases) for form, phrases in index.items()},
        tuple(
            Reduction(
                frozenset(rule["status"]),
                frozenset(rule["events"]),
                tables[place.known(rule["gives"], tables, "table")],
                bool(rule.get("own", False)),
                bool(rule.get("told", False)),
            )
            for rule in raw.get("reductions", ())
        ),
        {head: site for head, site in control.items() if site is not None},
        frozenset(raw.get("organs", ())),
        frozenset(
            form
            for form, phrases in index.items()
            if any(phrase.operator.otherwise for phrase in phrases)
        ),
        _duty(raw["duty"], place, tables) if "duty" in raw else None,
        read_doerless(raw),
        frozenset(raw.get("passing", ())),
        frozenset(raw.get("targets", ())),
        frozenset(str(item["id"]) for item in raw["operators"] if item.get("voice") == "speaker"),
        frozenset(raw.get("untold", ())),
        frozenset(raw.get("factive", ())),
    )


def _read_together(paths: Sequence[Path]) -> Mapping[str, Any]:
    """The files as one: their operators in a row, any other key in one file only."""
    found: dict[str, Any] = {"operators": []}
    for path in paths:
        place = Place(str(path))
        raw = place.mapping(load_yaml(path), "the file")
        place.keys(raw, _KEYS, "the file")
        for key, value in raw.items():
            if key == "operators":
                found[key] += value
            elif key in found:
                place.fail(f"{key!r} stands in another file of operators already.")
            else:
                found[key] = value
    return found


def _duty(item: Mapping[str, Any], place: Place, tables: Mapping[str, Table]) -> Duty:
    place.keys(item, ("auxiliary", "gives", "missed"), "duty")
    words = place.words(item["auxiliary"], "auxiliary")
    missed = _gift(item["missed"], place) if "missed" in item else None
    return Duty(frozenset(words), tables[place.known(item["gives"], tables, "table")], missed)


def _operator(
    item: Mapping[str, Any],
    place: Place,
    tables: Mapping[str, Table],
    groups: Mapping[str, tuple[str, ...]],
) -> Operator:
    known = (
        "id",
        "predicate",
        "takes",
        "gives",
        "own",
        "recipient",
        "control",
        "keep",
        "otherwise",
        "alone",
        "voice",
        "idle",
        "uttered",
        "mandative",
        "without",
    )
    place.keys(item, known, "the operator")

    def table(value: Any) -> Table:
        if isinstance(value, str):
            return tables[place.known(value, tables, "table")]
        return _table(value, place, groups)

    control = item.get("control")
    return Operator(
        id=place.entry,
        phrases=read_phrases(item["predicate"], place, {}),
        takes=read_sites(item["takes"], place),
        gives=table(item["gives"]),
        own=table(item["own"]) if "own" in item else None,
        recipient=tuple(_source(value, place) for value in item.get("recipient", ())),
        control=None if control is None else read_sites(control, place)[0],
        keep=bool(item.get("keep", False)),
        otherwise=_gift(item["otherwise"], place) if "otherwise" in item else None,
        alone=read_sites(item["alone"], place) if "alone" in item else (),
        voice=place.known(item["voice"], VOICES, "voice") if "voice" in item else None,
        idle=frozenset(place.words(item.get("idle", []), "idle")),
        uttered=frozenset(place.words(item.get("uttered", []), "uttered")),
        mandative=bool(item.get("mandative", False)),
        without=read_sites(item["without"], place) if "without" in item else (),
    )


def _source(value: Any, place: Place) -> Source:
    if isinstance(value, str):
        place.known(value, (*INNER, *FUNCTIONS), "recipient")
        return value if value in INNER else Site(cast(Function, value))
    return read_sites(value, place)[0]


def _table(rows: Any, place: Place, groups: Mapping[str, tuple[str, ...]]) -> Table:
    """A table by type, groups spread out; a type named itself is stronger than its group."""
    fields = place.mapping(rows, "a table")
    spread: dict[str, Gift] = {}
    for key, value in fields.items():
        for event in groups.get(key, ()):
            if event not in fields:
                spread[event] = _gift(value, place)
    return spread | {k: _gift(v, place) for k, v in fields.items() if k not in groups}


def _gift(value: Any, place: Place) -> Gift:
    fields = place.mapping(value, "a row of a table")
    place.keys(fields, ("event", "modes", "cameo", "status"), "a row of a table")
    return Gift(
        str(fields["event"]),
        place.words(fields["modes"], "modes") if fields.get("modes") else (),
        fields.get("cameo"),
        fields.get("status"),
    )
