"""RSS 0.9 to 2.0 and Atom: one document an entry."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from dragoman.model import Document, Reject

from .dates import parse_date
from .encoding import decode
from .fields import make_document
from .html import declared_charset
from .html_text import fragment_text, without_heading
from .opened import Opened
from .options import ReadOptions
from .origin import within
from .page_metadata import page_words
from .stream import read_whole

_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,300}\?>")
_DATES = ("published", "created", "issued", "updated")


def read_feed(opened: Opened, options: ReadOptions) -> Iterator[Document | Reject]:
    """Read each entry as one document: its content, or else its summary, as text.

    An entry whose id came before in the same feed is passed over. An entry that is a title alone
    is a Reject.
    """
    limit = min(options.max_document, options.max_bytes)
    data = read_whole(opened.stream, limit)
    if data is None:
        yield Reject(opened.name, None, f"larger than the limit of {limit:,} bytes")
        return
    text = decode(data, declared=declared_charset(data), forced=options.encoding)
    yield from documents_from_feed(text, options, source=opened.name)


def documents_from_feed(
    text: str, options: ReadOptions, *, source: str
) -> Iterator[Document | Reject]:
    """The documents of one feed, whose text is decoded already."""
    import feedparser

    # As UTF-8 bytes without a declaration: feedparser takes a string for an address to fetch.
    body = _DECLARATION.sub("", text, count=1).encode("utf-8", "replace")
    try:
        feed = feedparser.parse(
            io.BytesIO(body),
            response_headers={"content-type": "application/xml; charset=utf-8"},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
        entries = list(feed.entries)
    except Exception as error:
        yield Reject(source, None, f"the feed cannot be parsed: {str(error)[:80]}")
        return
    if not entries:
        yield Reject(source, None, "no text: the feed has no entries")
        return
    seen: set[str] = set()
    for number, entry in enumerate(entries, start=1):
        key = entry.get("id")
        if key and key in seen:
            continue
        seen.add(key or "")
        yield within(_document(entry, feed.feed, number, options, source), f"entry {number}")


def _document(
    entry: Mapping[str, Any],
    feed: Mapping[str, Any],
    number: int,
    options: ReadOptions,
    source: str,
) -> Document | Reject:
    language = feed.get("language")
    text = ""
    for content in (*entry.get("content", ()), entry.get("summary_detail") or {}):
        language = content.get("language") or language
        if text := _entry_text(content.get("value")):
            break
    title_detail = entry.get("title_detail") or {}
    title = " ".join(fragment_text(str(entry.get("title") or "")).split()) or None
    if not text:
        return Reject(source, None, f"no text: entry {number} of the feed is a title alone")
    origin = entry.get("source") or {}
    outlet = origin.get("title") or entry.get("publisher") or feed.get("title")
    return make_document(
        without_heading(text, title),
        options,
        source=source,
        title=title,
        input_id=entry.get("id"),
        url=entry.get("link"),
        outlet=" ".join(fragment_text(str(outlet)).split()) if outlet else None,
        published=_published(entry),
        language=title_detail.get("language") or language,
    )


def _published(entry: Mapping[str, Any]) -> date | None:
    # Plain dict access: feedparser's own gives the change date for a publication date, warning.
    plain = dict(entry)
    return next((day for name in _DATES if (day := parse_date(plain.get(name)))), None)


def _entry_text(value: object) -> str:
    """The words of an entry, without what a publishing system adds at its end."""
    if not isinstance(value, str):
        return ""
    words = page_words()
    paragraphs = fragment_text(value).split("\n\n")
    while paragraphs and any(re.match(tail, paragraphs[-1]) for tail in words["feed_tails"]):
        paragraphs.pop()
    return re.sub(words["feed_tail_words"], "", "\n\n".join(paragraphs)).strip()
