"""WARC: one document for each page, text or feed that a crawl kept."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO

from dragoman.model import Document, Reject

from .encoding import decode, looks_binary
from .feed import documents_from_feed
from .html import declared_charset, documents_from_page
from .opened import Opened, Prefixed
from .options import ReadOptions
from .origin import within
from .text import document_from_text

_VERSION = re.compile(rb"WARC/\d")
_INSIDE = re.compile(rb"\nWARC/1\.[01]\r?\n")
_LENGTH = re.compile(rb"^content-length:[ \t]*(\d{1,18})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_HEADER_LIMIT = 1 << 16
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class RawRecord:
    """The bytes of one record, header and block; `fault` says what is wrong with its frame."""

    number: int
    data: bytes
    fault: str | None = None


def read_warc(opened: Opened, options: ReadOptions) -> Iterator[Document | Reject]:
    """Read response and resource records whose payload is HTML, plain text or a feed.

    Other records (requests, metadata, images, answers other than 200) are no articles and are
    passed over. The capture time is not a publication date. `line` in a Reject is the number of
    the record, from 1.
    """
    for record in raw_records(opened, options.max_bytes):
        if record.fault:
            yield Reject(opened.name, record.number, record.fault)
        else:
            yield from _documents(record, options, source=opened.name)


def raw_records(opened: Opened, limit: int) -> Iterator[RawRecord]:
    """Cut a WARC stream into records, and find the next record where a length is wrong.

    warcio stops at the first such record; cut apart, each record is parsed on its own.
    """
    stream, number = opened.stream, 0
    line = _next_version(stream)
    while line:
        number += 1
        header = [line]
        size = len(line)
        while (line := stream.readline(_HEADER_LIMIT)) not in (b"\r\n", b"\n", b""):
            header.append(line)
            size += len(line)
            if size > _HEADER_LIMIT or _VERSION.match(line):
                break
        if _VERSION.match(line):
            yield RawRecord(number, b"", "a WARC record whose header is cut off")
            continue
        head = b"".join(header)
        length = _LENGTH.search(head)
        if line == b"" or size > _HEADER_LIMIT or length is None:
            yield RawRecord(number, b"", "a WARC record without a readable header")
            line = _next_version(stream)
            continue
        block, over = _block(stream, int(length[1]), limit)
        fault = None
        if over:
            fault = f"a WARC record over max_bytes ({limit:,})"
        elif len(block) < int(length[1]):
            fault = "a WARC record that is cut off"
        after = [stream.readline(8), stream.readline(8)]
        if not fault and any(part.strip() for part in after):
            fault = "a WARC record whose Content-Length is wrong"
        yield RawRecord(number, b"" if fault else head + b"\r\n" + block + b"\r\n\r\n", fault)
        if fault and not over:
            # A length that is too large takes the start of the next record along.
            window = b"".join((block, *after, stream.readline(_HEADER_LIMIT)))
            inside = _INSIDE.search(window)
            rest = window[inside.start() + 1 if inside else len(window) :]
            stream, after = io.BufferedReader(Prefixed(rest, stream)), []
        found = next((part for part in after if _VERSION.match(part)), None)
        if found is not None:
            line = found if found.endswith(b"\n") else found + stream.readline(_HEADER_LIMIT)
        else:
            line = _next_version(stream)


def _next_version(stream: BinaryIO) -> bytes:
    """The next line that opens a record, empty at the end."""
    while line := stream.readline(_HEADER_LIMIT):
        if _VERSION.match(line):
            return line
    return b""


def _block(stream: BinaryIO, length: int, limit: int) -> tuple[bytes, bool]:
    """`length` bytes, in small steps: the number is the file's word and may be any."""
    chunks: list[bytes] = []
    left = length
    while left > 0 and (chunk := stream.read(min(left, 1 << 18))):
        left -= len(chunk)
        if length <= limit:
            chunks.append(chunk)
    return b"".join(chunks), length > limit


def _documents(raw: RawRecord, options: ReadOptions, *, source: str) -> Iterator[Document | Reject]:
    from warcio.archiveiterator import ArchiveIterator

    try:
        record = next(iter(ArchiveIterator(io.BytesIO(raw.data))), None)
        if record is None or record.rec_type not in ("response", "resource"):
            return
        url = record.rec_headers.get_header("WARC-Target-URI")
        kind = record.rec_headers.get_header("Content-Type") or ""
        if record.http_headers is not None:
            if record.http_headers.get_statuscode() != "200":
                return
            kind = record.http_headers.get_header("Content-Type") or ""
        kind = kind.lower()
        if kind and not any(word in kind for word in ("html", "text/plain", "xml")):
            return
        payload = record.content_stream().read(options.max_bytes + 1)
    except Exception as error:
        # warcio and the decoders behind it raise what zlib, brotli and HTTP parsing raise.
        yield Reject(source, raw.number, f"a WARC record that cannot be read: {str(error)[:80]}")
        return
    yield from _of_payload(payload, kind, url, raw.number, options, source)


def _of_payload(
    payload: bytes,
    kind: str,
    url: str | None,
    number: int,
    options: ReadOptions,
    source: str,
) -> Iterator[Document | Reject]:
    from .formats import is_feed, is_html

    if len(payload) > options.max_document:
        yield Reject(source, number, f"a payload over max_document ({options.max_document:,})")
        return
    if looks_binary(payload[:4096]):
        yield Reject(source, number, "a payload that is not text, or whose encoding is not read")
        return
    named = _CHARSET.search(kind)
    charset = named[1] if named else declared_charset(payload)
    text = decode(payload, declared=charset, forced=options.encoding)
    found: Iterator[Document | Reject]
    if is_feed(text[:4096]):
        found = documents_from_feed(text, options, source=source)
    elif "html" in kind or is_html(text[:4096]):
        found = documents_from_page(text, options, source=source, url=url)
    elif "xml" in kind:
        return
    else:
        found = iter((document_from_text(text, options, source=source, url=url),))
    for item in found:
        # Within a WARC the number of the record is what leads back to the page.
        if isinstance(item, Reject):
            item = replace(item, line=number)
        yield within(item, f"record {number}")
