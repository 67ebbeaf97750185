"""Plain text and Markdown: one file, one document, with front matter where there is one."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from dragoman.model import Document, Reject

from .encoding import decode, without_controls
from .fields import document_from_record, make_document, names_a_field
from .opened import Opened
from .options import ReadOptions
from .stream import read_whole

_YAML = re.compile(r"\s*---[ \t]*\r?\n(.{0,65536}?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.DOTALL)
_TOML = re.compile(r"\s*\+\+\+[ \t]*\r?\n(.{0,65536}?)\r?\n\+\+\+[ \t]*(?:\r?\n|$)", re.DOTALL)
_ENTRY = re.compile(r"([\w][\w .-]{0,60}):(?=\s|$)(.*)$")
_HEADING = re.compile(r"\s*#[ \t]+([^\r\n]+?)[ \t]*#*[ \t]*(?:\r?\n|$)")


def read_text(opened: Opened, options: ReadOptions) -> Iterator[Document | Reject]:
    """Read one plain text. What stands after the front matter is stored as decoded.

    Control characters other than tabs and line ends become spaces, one for one.
    """
    yield from _read(opened, options, markdown=False)


def read_markdown(opened: Opened, options: ReadOptions) -> Iterator[Document | Reject]:
    """Read one Markdown file; a first heading is the title where the front matter gives none."""
    yield from _read(opened, options, markdown=True)


def _read(opened: Opened, options: ReadOptions, *, markdown: bool) -> Iterator[Document | Reject]:
    data = read_whole(opened.stream, options.whole_limit)
    if data is None:
        yield Reject(opened.name, None, f"larger than the limit of {options.whole_limit:,} bytes")
        return
    yield document_from_text(
        decode(data, forced=options.encoding), options, source=opened.name, markdown=markdown
    )


def document_from_text(
    text: str,
    options: ReadOptions,
    *,
    source: str,
    markdown: bool = False,
    url: str | None = None,
) -> Document | Reject:
    """Build the document of one plain text or Markdown file."""
    text = without_controls(text)
    meta, body = front_matter(text)
    if not markdown and not any(names_a_field(str(key)) for key in meta):
        # Three dashes may well open a text that is no Markdown.
        meta, body = {}, text
    if not meta:
        title = None
        if markdown and (heading := _HEADING.match(body)):
            title, body = heading[1], body[heading.end() :]
        if title is not None and not body.strip():
            return Reject(source, None, "no text below the title")
        return make_document(body, options, source=source, title=title, url=url)
    record = {str(key): value for key, value in meta.items()}
    record = {key: v for key, v in record.items() if names_a_field(key) != "text"}
    if markdown and (heading := _HEADING.match(body)):
        named = [key for key, value in record.items() if names_a_field(key) == "title" and value]
        if not named or str(record[named[0]]).strip() == heading[1]:
            record.setdefault(named[0] if named else "title", heading[1])
            body = body[heading.end() :]
    # The body stands under the first name for text, so that no name in the front matter wins.
    columns = {field: key for field, key in options.columns.items() if field != "text"}
    settings = options if columns == dict(options.columns) else _with_columns(options, columns)
    return document_from_record({"text": body, **record}, settings, source=source, line=None)


def front_matter(text: str) -> tuple[Mapping[Any, Any], str]:
    """The front matter of `text` as a mapping, and what follows it; empty where there is none."""
    meta: object = None
    if match := _YAML.match(text):
        import yaml

        try:
            meta = yaml.safe_load(match[1])
        except (yaml.YAMLError, ValueError, RecursionError, OverflowError):
            meta = _plain_lines(match[1])
    elif match := _TOML.match(text):
        try:
            meta = tomllib.loads(match[1])
        except (tomllib.TOMLDecodeError, RecursionError):
            return {}, text
    if match is None or not isinstance(meta, Mapping):
        return {}, text
    return meta, text[match.end() :]


def _plain_lines(block: str) -> Mapping[str, str] | None:
    """Lines of `key: value` as text, where YAML stumbles over a colon or a quote; None for others."""
    found: dict[str, str] = {}
    for line in block.splitlines():
        if not line.strip() or line.startswith("#") or (found and line[0] in " \t-"):
            continue  # what is indented is a list, and no field
        entry = _ENTRY.match(line)
        if entry is None:
            return None
        value = entry[2].strip()
        if value[:1] in ("[", "{", "|", ">", "&", "*", "!"):
            if names_a_field(entry[1]):
                return None  # not plain text, and what it is has not been understood
            continue
        mark = value[:1]
        if mark in ("'", '"') and (value.count(mark) == 1 or value.endswith(mark)):
            value = value[1:].removesuffix(mark)
        found.setdefault(entry[1].strip(), value)
    return found or None


def _with_columns(options: ReadOptions, columns: Mapping[str, str]) -> ReadOptions:
    from dataclasses import replace

    return replace(options, columns=columns)
