"""Records of named values to documents: which column or key is which field."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from dragoman.model import Document, Reject

from .dates import DayOrder, dateline_date, parse_date
from .encoding import without_surrogates
from .language import language_code
from .options import FIELDS, ReadOptions

_DEPTH = 12
# How deep a nested body is followed; beyond it a value is not text but somebody's tree.

_PARAGRAPH = "\n\n"


@cache
def known_names() -> Mapping[str, tuple[str, ...]]:
    """The lists of fields.toml: field or list name -> names, in order of preference."""
    text = files("dragoman.corpus").joinpath("fields.toml").read_text("utf-8")
    return {name: tuple(values) for name, values in tomllib.loads(text).items()}


@cache
def _nulls() -> frozenset[str]:
    return frozenset(known_names()["null"])


@lru_cache(maxsize=4096)
def plain_name(name: str) -> str:
    """A column or key name in the form that fields.toml lists: `Source, Name ` as source_name."""
    apart = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(char for char in apart if not unicodedata.combining(char))
    again = unicodedata.normalize("NFKC", bare)
    inner = re.sub(r"[^\w$#]+", "_", again).strip("_")
    return f"_{inner}" if again.startswith("_") and inner else inner


@lru_cache(maxsize=1024)
def field_keys(keys: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    """For each field the `keys` that may hold it, most telling first."""
    by_name: dict[str, str] = {}
    for key in keys:
        by_name.setdefault(plain_name(key), key)
    return {
        field: tuple(by_name[name] for name in known_names()[field] if name in by_name)
        for field in FIELDS
    }


def names_a_field(name: str) -> str | None:
    """The field that a column called `name` holds, None where the name tells nothing."""
    plain = plain_name(name)
    return next((field for field in FIELDS if plain in known_names()[field]), None)


def document_from_record(
    record: Mapping[str, Any],
    options: ReadOptions,
    *,
    source: str,
    line: int | None,
    order: DayOrder | None = None,
) -> Document | Reject:
    """Build the document of one row or object; a record without text is a Reject.

    The text is the text field exactly as decoded; a nested body is its paragraphs, joined by empty
    lines. `order` is the order of numeric dates that the rest of the file shows.
    """
    found = {field: _value(record, field, options) for field in FIELDS}
    text = _as_text(found["text"])
    if text is None or not text.strip():
        return Reject(source, line, _no_text(record, options))
    return make_document(
        text,
        options,
        source=source,
        line=line,
        title=_as_text(found["title"]),
        input_id=_as_name(found["id"]),
        url=_as_name(found["url"]),
        outlet=_as_name(found["outlet"]),
        published=_as_date(found["published"], order),
        language=_as_name(found["language"]),
    )


def make_document(
    text: str,
    options: ReadOptions,
    *,
    source: str,
    line: int | None = None,
    title: str | None = None,
    input_id: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    published: date | None = None,
    language: str | None = None,
) -> Document | Reject:
    """Build a document under the rules that hold for every format, or say why there is none.

    Lone surrogates become U+FFFD; empty values become None; a text over the limit or without
    anything but white space is a Reject. The date is that of the metadata, then of the text's dateline, then
    `options.published`.
    """
    if not text.strip():
        return Reject(source, line, "no text")
    limit = min(options.max_document, options.max_bytes)
    if len(text) > limit:
        return Reject(
            source,
            line,
            f"the text has {len(text):,} characters, over the limit of {limit:,}",
        )
    return Document.create(
        without_surrogates(text),
        title=_clean(title),
        input_id=_clean(input_id),
        url=_clean(url),
        outlet=_clean(outlet) or options.outlet,
        published=published or dateline_date(text) or options.published,
        language=language_code(language) or language_code(options.language),
    )


def _clean(value: str | None) -> str | None:
    return without_surrogates(value) if value and value.strip() else None


def _no_text(record: Mapping[str, Any], options: ReadOptions) -> str:
    if wanted := options.columns.get("text"):
        return f"no text: {wanted!r} is missing or empty"
    keys = tuple(key for key in record if isinstance(key, str))
    if named := field_keys(keys)["text"]:
        return f"no text: {named[0]!r} is empty"
    shown = ", ".join(repr(key[:40]) for key in keys[:8]) or "none"
    return f"no text: none of the names ({shown}) is known for text; map one with columns"


def _value(record: Mapping[str, Any], field: str, options: ReadOptions) -> Any:
    if mapped := options.columns.get(field):
        return _at_path(record, mapped)
    keys = tuple(record)
    for key in field_keys(keys)[field]:
        value = record[key]
        if not _is_null(value):
            return value
    return None


def _at_path(record: Mapping[str, Any], path: str) -> Any:
    """The value at a dotted path; a key that itself holds the dots comes first."""
    if path in record:
        return None if _is_null(record[path]) else record[path]
    value: Any = record
    for step in path.split("."):
        if isinstance(value, Mapping):
            value = value.get(step)
        elif isinstance(value, Sequence) and not isinstance(value, str) and step.isdigit():
            value = value[int(step)] if len(step) < 9 and int(step) < len(value) else None
        else:
            return None
    return None if _is_null(value) else value


def _is_null(value: Any) -> bool:
    if value is None:
        return True
    if isinstance(value, str):
        return (len(value) < 6 and value.strip() in _nulls()) or not value or value.isspace()
    if isinstance(value, float):
        return value != value
    return isinstance(value, (list, dict)) and not value


def _as_text(value: Any, depth: int = 0) -> str | None:
    if isinstance(value, str):
        return value
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if depth > _DEPTH or _is_null(value) or isinstance(value, bool):
        return None
    if isinstance(value, Mapping):
        for name in known_names()["inside_text"]:
            inner = value.get(name)
            if not _is_null(inner) and (text := _as_text(inner, depth + 1)):
                return text
        return None
    if isinstance(value, Sequence):
        parts = [_as_text(item, depth + 1) for item in value]
        return _PARAGRAPH.join(part for part in parts if part and part.strip()) or None
    return None


def _as_name(value: Any, depth: int = 0) -> str | None:
    """A short value: the string, the number as written, or the name inside an object."""
    if isinstance(value, str):
        return value.strip()
    if depth > 2 or _is_null(value) or isinstance(value, (bool, bytes)):
        return None
    if isinstance(value, int):
        return str(value) if abs(value) < 10**40 else None
    if isinstance(value, float):
        # A CSV or Parquet column of ids with a gap in it comes as floats: 17.0 is the id 17.
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else str(value)
    if isinstance(value, Mapping):
        for name in known_names()["inside_name"]:
            if found := _as_name(value.get(name), depth + 1):
                return found
        return None
    if isinstance(value, Sequence):
        return next((found for item in value if (found := _as_name(item, depth + 1))), None)
    return None


def _as_date(value: Any, order: DayOrder | None) -> date | None:
    if isinstance(value, Mapping):
        value = next((value[n] for n in known_names()["inside_name"] if value.get(n)), None)
    return parse_date(value, order)
