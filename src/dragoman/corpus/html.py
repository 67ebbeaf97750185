"""HTML pages: one article or several, from the markup or from JSON-LD alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dragoman.model import Document, Reject

from .dates import parse_date
from .encoding import decode
from .fields import make_document
from .html_text import (
    article_text,
    fragment_text,
    is_noise,
    parse_html,
    without_heading,
)
from .opened import Opened
from .options import MEBIBYTE, ReadOptions
from .origin import within
from .page_metadata import (
    PageMetadata,
    article_published,
    heading,
    json_ld_articles,
    page_metadata,
)
from .stream import read_whole

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?([\w.:-]+)""", re.I
)
PAGE_LIMIT = 8 * MEBIBYTE
"""Bytes of one page: its trees take seventy times as much memory."""

_ARTICLE_LENGTH = 180
# Characters in paragraphs from which an <article> element is an article and no teaser.


def read_html(opened: Opened, options: ReadOptions) -> Iterator[Document | Reject]:
    """Read one page; the stored text is what trafilatura extracts from it."""
    limit = min(options.max_document, options.max_bytes, PAGE_LIMIT)
    data = read_whole(opened.stream, limit)
    if data is None:
        yield Reject(opened.name, None, f"larger than the limit of {limit:,} bytes")
        return
    text = decode(data, declared=declared_charset(data), forced=options.encoding)
    yield from documents_from_page(text, options, source=opened.name)


def declared_charset(data: bytes) -> str | None:
    """The charset that a page names in its first 4,096 bytes."""
    match = _CHARSET.search(data[:4096])
    return match[1].decode("ascii") if match else None


def documents_from_page(
    text: str, options: ReadOptions, *, source: str, url: str | None = None
) -> Iterator[Document | Reject]:
    """The documents of one page: as a rule one, several where articles follow one another."""
    if len(text) > PAGE_LIMIT:
        yield Reject(source, None, f"a page over the limit of {PAGE_LIMIT:,} characters")
        return
    tree = parse_html(text)
    if tree is None:
        yield Reject(source, None, "no text: nothing in the page can be parsed")
        return
    described = json_ld_articles(tree)
    page = page_metadata(tree, described)
    if url:
        page = replace(page, url=url)
    several = _separate_articles(tree)
    if len(several) > 1:
        for number, article in enumerate(several, start=1):
            metadata = _own_metadata(article, page, described)
            yield within(_document(article, metadata, options, source), f"article {number}")
        return
    bodies = [item for item in described if isinstance(item.get("articleBody"), str)]
    extracted = article_text(tree) or ""
    longest = max((len(item["articleBody"]) for item in bodies), default=0)
    if len(extracted) >= 0.5 * longest and extracted.strip():
        yield _make(extracted, page, options, source)
    elif bodies:
        for number, item in enumerate(bodies, start=1):
            meta = page if len(bodies) == 1 else _described(item, page)
            found = _make(fragment_text(item["articleBody"]), meta, options, source)
            yield found if len(bodies) == 1 else within(found, f"article {number}")
    else:
        yield Reject(source, None, "no text: the page holds no article")


def _document(
    article: HtmlElement, meta: PageMetadata, options: ReadOptions, source: str
) -> Document | Reject:
    from lxml import html

    page = html.document_fromstring("<html><body></body></html>")
    page.body.append(article)
    return _make(article_text(page) or "", meta, options, source)


def _make(text: str, meta: PageMetadata, options: ReadOptions, source: str) -> Document | Reject:
    return make_document(
        without_heading(text, meta.title),
        options,
        source=source,
        title=meta.title,
        url=meta.url,
        outlet=meta.outlet,
        published=meta.published,
        language=meta.language,
    )


def _separate_articles(tree: HtmlElement) -> list[HtmlElement]:
    """The article elements that each have a heading and a text of their own."""
    found = []
    for article in tree.iter("article"):
        above = [article, *article.iterancestors()]
        if any(outer.tag == "article" for outer in above[1:]) or any(map(is_noise, above)):
            continue
        words = sum(
            len(paragraph.text_content())
            for paragraph in article.iter("p")
            if not any(map(is_noise, paragraph.iterancestors()))
        )
        if words >= _ARTICLE_LENGTH and heading(article):
            found.append(article)
    return found


def _own_metadata(
    article: HtmlElement, page: PageMetadata, described: Sequence[Mapping[str, Any]]
) -> PageMetadata:
    """The metadata of one of several articles: what stands in it, and of the page the outlet."""
    title = heading(article)
    for item in described:
        if title and str(item.get("headline") or "").split() == title.split():
            return replace(_described(item, page), title=title)
    address = article.get("data-url") or article.get("data-href") or article.get("data-permalink")
    return PageMetadata(
        title=title,
        published=article_published(article),
        outlet=page.outlet,
        # The page's address is that of its first article; for the others it would be wrong.
        url=address or (page.url if title and title == page.title else None),
        language=article.get("lang") or page.language,
    )


def _described(item: Mapping[str, Any], page: PageMetadata) -> PageMetadata:
    title, url = item.get("headline"), item.get("url")
    return PageMetadata(
        title=title if isinstance(title, str) else None,
        published=parse_date(item.get("datePublished")),
        outlet=page.outlet,
        url=url if isinstance(url, str) else None,
        language=page.language,
    )
