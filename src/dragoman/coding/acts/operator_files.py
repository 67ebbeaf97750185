"""Reads the files of the folder `operators`: which predicates are operators, and by a table what each gives.

The tables follow the PLOVER manual, draft 2.0 (AGREE, REJECT, THREATEN, REQUEST).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, cast

from ...data import data_path
from ...lexicon.check import Place
from ...lexicon.entry import FUNCTIONS, Function, Site
from ...lexicon.inflect import forms_of
from ...lexicon.read import load_yaml, read_phrases, read_sites
from .doerless import KEYS as DOERLESS
from .doerless import read_doerless
from .operators import (
    INNER,
    VOICES,
    Duty,
    Gift,
    Operator,
    Operators,
    Phrase,
    Reduction,
    Source,
    Table,
)

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
    "sure",
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
        frozenset(raw.get("sure", ())),
        frozenset(str(item["id"]) for item in raw["operators"] if item.get("apart")),
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
        "apart",
        "undone",
        "undoes",
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
        apart=bool(item.get("apart", False)),
        undone=table(item["undone"]) if "undone" in item else None,
        undoes=bool(item.get("undoes", False)),
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
