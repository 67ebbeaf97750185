"""The formats, and how the format of an input is told: by its content, then by its name."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dragoman.errors import LookupFailed
from dragoman.model import Document, Reject

from .encoding import looks_binary
from .feed import read_feed
from .fields import names_a_field
from .html import read_html
from .json_values import read_json
from .jsonl import read_jsonl
from .mail import read_mail
from .opened import Opened
from .options import ReadOptions
from .parquet import read_parquet
from .table import read_table
from .table_layout import DELIMITERS
from .text import front_matter, read_markdown, read_text
from .warc import read_warc

Reader = Callable[[Opened, ReadOptions], Iterator[Document | Reject]]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name for `--format`, the suffixes of its files, its reader.

    `unit` is what the `line` of its rejects counts.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Reader
    unit: str = "line"


READERS: tuple[Format, ...] = (
    Format("text", (".txt", ".text", ".asc"), read_text),
    Format("markdown", (".md", ".markdown", ".mdown", ".qmd", ".rmd"), read_markdown),
    Format("html", (".html", ".htm", ".xhtml", ".shtml", ".php", ".aspx"), read_html),
    Format("jsonl", (".jsonl", ".ndjson", ".jsonlines", ".ldjson"), read_jsonl),
    Format("json", (".json", ".geojson"), read_json),
    Format("csv", (".csv", ".tsv", ".tab", ".psv"), read_table),
    Format("parquet", (".parquet", ".pq", ".parq"), read_parquet, "row"),
    Format("feed", (".rss", ".atom", ".rdf", ".xml"), read_feed),
    Format("warc", (".warc",), read_warc, "record"),
    Format("eml", (".eml", ".mht", ".mhtml"), read_mail),
)

_OTHER_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an Office file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"BZh", "a bzip2 file (only gzip and zstd are undone)"),
    (b"\xfd7zXZ", "an xz file (only gzip and zstd are undone)"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"SQLite format 3\0", "a SQLite database"),
    (b"ARROW1", "an Arrow IPC file"),
    (b"Obj\x01", "an Avro file"),
    (b"ORC", "an ORC file"),
)

_FEED = re.compile(r"<(?:rss|feed|rdf:rdf|[a-z]{1,10}:feed)[\s>]", re.IGNORECASE)
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_XML = re.compile(r"\s*<\?xml\b|\s*<!DOCTYPE\s(?!html)", re.IGNORECASE)
_OPENS_OBJECT = re.compile(r'\{\s*["}]')
_OPENS_ARRAY = re.compile(r'\[\s*[{"\]]')
_HEADER = re.compile(r"([A-Za-z][A-Za-z-]{1,40}):[ \t]")
_MAIL_HEADERS = frozenset(
    [
        "from",
        "to",
        "subject",
        "date",
        "message-id",
        "mime-version",
        "received",
        "return-path",
        "content-type",
    ]
)
_MAIL_PROOF = frozenset(("message-id", "mime-version", "received", "return-path"))


def format_named(name: str) -> Format:
    """The format called `name`; `tsv`, `ndjson` and the other suffixes do as well.

    Raises LookupFailed for a name that is none.
    """
    wanted = name.lower().lstrip(".")
    for found in READERS:
        if wanted == found.name or f".{wanted}" in found.suffixes:
            return found
    raise LookupFailed.among("input format", name, [each.name for each in READERS])


def find_format(opened: Opened, options: ReadOptions) -> Format | str:
    """The format of an input, or the reason why it is none that is read."""
    if options.format:
        return format_named(options.format)
    head = opened.head
    if not head:
        return "empty"
    if head.startswith(b"PAR1"):
        return format_named("parquet")
    if re.match(rb"(?:\s*)WARC/\d", head[:64]):
        return format_named("warc")
    for magic, what in _OTHER_MAGIC:
        if head.startswith(magic):
            return f"not a text: {what}"
    if looks_binary(head):
        return "not a text: binary data"
    text = opened.decoding(options).decode(head).lstrip("\ufeff")
    if not text.strip():
        return "empty: nothing but white space"
    by_name = _by_suffix(opened.suffixes)
    return _by_content(text, by_name, options)


def is_feed(text: str) -> bool:
    """Whether the opening of a text is that of an RSS or Atom feed."""
    match = _FEED.search(text[:4096])
    return bool(match) and "<html" not in text[: match.start() if match else 0].lower()


def is_html(text: str) -> bool:
    """Whether a text opens as an HTML page."""
    return bool(_HTML.match(text[:4096]))


def _by_suffix(suffixes: tuple[str, ...]) -> Format | None:
    for suffix in reversed(suffixes):
        for found in READERS:
            if suffix in found.suffixes:
                return found
    return None


def _by_content(text: str, by_name: Format | None, options: ReadOptions) -> Format | str:
    name = by_name.name if by_name else None
    start = text.lstrip()
    if start.startswith("<"):
        if is_feed(text):
            return format_named("feed")
        if is_html(text) or name == "html":
            return format_named("html")
        if _XML.match(text) or name == "feed":
            return "XML that is neither a feed nor a page"
    json_named = name in ("json", "jsonl")
    if json_named or _OPENS_OBJECT.match(start) or _OPENS_ARRAY.match(start):
        return format_named("jsonl" if _is_json_lines(start, name) else "json")
    if name == "eml" or (name in (None, "text") and _is_mail(text)):
        return format_named("eml")
    if by_name is not None and name not in ("text", "feed", "parquet", "warc"):
        return by_name
    if name == "feed":
        return format_named("feed")
    if front_matter(text)[0] and any(names_a_field(str(key)) for key in front_matter(text)[0]):
        return format_named("markdown")
    if _is_table(text, options):
        return format_named("csv")
    return format_named("text")


def _is_json_lines(start: str, name: str | None) -> bool:
    """Whether each line stands for itself: the first object ends on the line that it began on."""
    first, newline, _ = start.partition("\n")
    if start.startswith("["):
        # An array, unless a line of JSON Lines happens to be one.
        return name == "jsonl" and bool(newline) and _is_value(first)
    if name == "jsonl":
        return first.strip() != "{"
    if _is_value(first):
        return True
    if not newline:
        return False
    lines = [line for line in start.split("\n")[1:20] if line.strip()]
    return sum(line.startswith("{") and _is_value(line) for line in lines) * 2 > len(lines)


def _is_value(line: str) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


def _is_mail(text: str) -> bool:
    seen = set()
    for line in text[:20000].splitlines():
        if match := _HEADER.match(line):
            seen.add(match[1].lower())
        elif not line[:1].isspace() or not line.strip():
            break
    return len(seen & _MAIL_HEADERS) >= 3 and bool(seen & _MAIL_PROOF)


def _is_table(text: str, options: ReadOptions) -> bool:
    """Whether the first line of a file without a telling name is a header with a text column."""
    first = text.lstrip().splitlines()[0]
    if len(first) > 1000:
        return False
    for delimiter in DELIMITERS:
        cells = [cell.strip(" \"'") for cell in first.split(delimiter)]
        known = {names_a_field(cell) for cell in cells if len(cell) < 60} - {None}
        if len(cells) > 1 and "text" in known and len(known) > 1 and len(known) * 2 >= len(cells):
            return True
    return False
