"""Actor files of the user's own: CSV, YAML, and the dictionaries of PETRARCH and TABARI.

All faults of all files are told at once, each with file, line and cause, before anything is coded.
"""

from __future__ import annotations

import csv
import logging
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from ...data import yaml_loader
from ...errors import ActorFileError, DragomanError
from ...model import stable_id
from ...ontology import country, sector
from .entry import Entry, Form
from .petrarch import Dictionary, read_dictionary
from .read import INTERNATIONAL, KINDS, Row, party_kind
from .roles import Role

COLUMNS = ("name", "names", "country", "sectors", "kind", "from", "until")
DICTIONARIES = (".txt", ".actors", ".agents", ".dic")
_MOST = 40
"""So many faults are told; more would hide the first."""
_log = logging.getLogger(__name__)


class OwnActors:
    """What the files of a user add: names of actors, and role nouns from agent dictionaries."""

    __slots__ = ("roles", "rows")

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.roles: list[Role] = []


def read_own(paths: Sequence[Path]) -> OwnActors:
    """Read the files; in a dictionary of PETRARCH or TABARI a faulty entry is left out, and logged.

    Raises ActorFileError with every fault of every file.
    """
    own, faults = OwnActors(), list[str]()
    for path in paths:
        if not path.is_file():
            faults.append(f"{path}: no such actor file. Check `actors` in dragoman.toml.")
        elif path.suffix.lower() in DICTIONARIES:
            _take_dictionary(own, read_dictionary(path))
        elif path.suffix.lower() in (".yaml", ".yml"):
            own.rows.extend(_yaml(path, faults))
        else:
            own.rows.extend(_csv(path, faults))
    if faults:
        more = [f"... and {len(faults) - _MOST} more"] if len(faults) > _MOST else []
        raise ActorFileError("\n".join((*faults[:_MOST], *more)))
    return own


def _take_dictionary(own: OwnActors, read: Dictionary) -> None:
    own.rows.extend(read.rows)
    own.roles.extend(read.roles)
    for fault in read.faults:
        _log.warning("%s; left out", fault)


def _csv(path: Path, faults: list[str]) -> Iterator[Row]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as fault:
        faults.append(f"{path}: not UTF-8 ({fault.reason} at byte {fault.start}).")
        return
    reader = csv.DictReader(text.splitlines())
    _columns(f"{path}:1", reader.fieldnames or (), faults)
    for row in reader:
        where = f"{path}:{reader.line_num}"
        if None in row:
            faults.append(f"{where}: more cells than columns; put quotes round commas.")
            continue
        yield from _row(where, row, faults)


def _yaml(path: Path, faults: list[str]) -> Iterator[Row]:
    import yaml

    try:
        text = path.read_text(encoding="utf-8-sig")
        loader = yaml_loader()(text)
        node = loader.get_single_node()
    except (yaml.YAMLError, UnicodeDecodeError) as fault:
        mark = getattr(fault, "problem_mark", None)
        line = f":{mark.line + 1}" if mark is not None else ""
        faults.append(f"{path}{line}: no YAML: {getattr(fault, 'problem', None) or fault}")
        return
    if node is None or node.tag == "tag:yaml.org,2002:null":
        return
    if not isinstance(node, yaml.SequenceNode):
        faults.append(f"{path}: a list of actors is expected, each with a `name`.")
        return
    for item in node.value:
        where = f"{path}:{item.start_mark.line + 1}"
        try:
            row = loader.construct_document(item)
        except (yaml.YAMLError, ValueError) as fault:  # of a day that no calendar has
            faults.append(f"{where}: no YAML: {getattr(fault, 'problem', None) or fault}")
            continue
        if isinstance(row, Mapping):
            _columns(where, tuple(map(str, row)), faults)
            yield from _row(where, row, faults)
        else:
            faults.append(f"{where}: no `name`. Columns are {', '.join(COLUMNS)}.")


def _columns(where: str, names: Sequence[str], faults: list[str]) -> None:
    for unknown in sorted(set(names) - set(COLUMNS)):
        faults.append(f"{where}: unknown column {unknown!r}. Columns are {', '.join(COLUMNS)}.")
    if "name" not in names:
        faults.append(f"{where}: no column `name`. Columns are {', '.join(COLUMNS)}.")


def _row(where: str, row: Mapping[str, Any], faults: list[str]) -> Iterator[Row]:
    """The names of one row, each with its entry; its faults are added, and then it gives none."""
    before = len(faults)
    name = str(row.get("name") or "").strip()
    if not name:
        faults.append(f"{where}: no `name`. Columns are {', '.join(COLUMNS)}.")
    kind = str(row.get("kind") or "organisation").strip()
    if kind not in KINDS:
        faults.append(f"{where}: kind {kind!r} is none of {', '.join(KINDS)}.")
    code = str(row.get("country") or "").strip() or None
    sectors: list[str] = []
    try:
        if code is not None and code not in INTERNATIONAL:
            code = country(code).iso3
    except DragomanError as fault:
        faults.append(f"{where}: {fault}")
    for each in _items(row.get("sectors"), " ;,"):
        try:
            sectors.append(sector(each).code)
        except DragomanError as fault:
            faults.append(f"{where}: {fault}")
    since, until = (_day(where, row.get(key), faults) for key in ("from", "until"))
    if since and until and until < since:
        faults.append(f"{where}: it ends on {until}, before it begins on {since}.")
    if len(faults) > before:
        return
    form: Form = "person" if kind == "person" else "organisation"
    if kind == "state":
        form = "name"
    id = code if kind == "state" and code else f"own.{stable_id(name)[:8]}"
    entry = Entry(id, name, code, tuple(sectors), party_kind(kind), form, since, until)
    for phrase in (name, *_items(row.get("names"), ";")):
        yield phrase, entry


def _items(value: Any, separators: str) -> list[str]:
    if value is None:
        return []
    if isinstance(value, (list, tuple)):
        return [str(item).strip() for item in value]
    text = str(value)
    for separator in separators:
        text = text.replace(separator, "\n")
    return [item.strip() for item in text.splitlines() if item.strip()]


def _day(where: str, value: Any, faults: list[str]) -> date | None:
    if value is None or value == "":
        return None
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        return date.fromisoformat(str(value).strip())
    except ValueError:
        faults.append(f"{where}: {value!r} is no ISO date such as 2021-11-25.")
        return None
