"""What the markup of a page says about its article: title, date, outlet, address, language."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from .dates import parse_date

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SEPARATOR = re.compile(r"\s+[|»·–—-]\s+")
_DEPTH = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMetadata:
    """What markup says; the date is never taken from the running text or the address."""

    title: str | None = None
    published: date | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None


@cache
def page_words() -> Mapping[str, Any]:
    """The lists of page.toml."""
    text = files("dragoman.corpus").joinpath("page.toml").read_text("utf-8")
    return tomllib.loads(text)


def page_metadata(tree: HtmlElement, articles: Sequence[Mapping[str, Any]]) -> PageMetadata:
    """Read the metadata of a whole page; `articles` are its JSON-LD articles."""
    article: Mapping[str, Any] = articles[0] if articles else {}
    named = _meta_tags(tree)
    outlet = _first(named, "outlet") or _name_of(article.get("publisher"))
    return PageMetadata(
        title=_title(tree, named, article, outlet),
        published=_published(tree, named, article),
        outlet=outlet,
        url=_canonical(tree) or _first(named, "url") or _name_of(article.get("url")),
        language=tree.get("lang")
        or _first(named, "language")
        or _name_of(article.get("inLanguage")),
    )


def json_ld_articles(tree: HtmlElement) -> list[Mapping[str, Any]]:
    """The articles that the page describes in JSON-LD, in their order."""
    found: list[Mapping[str, Any]] = []
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        text = (script.text or "").strip().removeprefix("<!--").removesuffix("-->").rstrip("; \n")
        try:
            # strict=False: line breaks inside strings are the commonest fault of these blocks.
            value = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        found.extend(_articles_in(value, _DEPTH))
    return found


def article_published(article: HtmlElement) -> date | None:
    """The date in the markup of one article element: microdata, or its one `<time>`."""
    days: list[date] = []
    for time in article.iter("time", "meta", "span", "abbr"):
        props = f"{time.get('itemprop') or ''} {time.get('class') or ''}".lower()
        day = parse_date(time.get("datetime") or time.get("content"))
        if day is None:
            continue
        if "datepublished" in props or time.get("pubdate") is not None:
            return day
        if time.tag == "time" and "modified" not in props and "updated" not in props:
            days.append(day)
    return days[0] if days else None


def heading(tree: HtmlElement) -> str | None:
    """The text of the first h1, or of the first h2 where there is no h1."""
    for tag in ("h1", "h2"):
        for element in tree.iter(tag):
            if text := " ".join(element.text_content().split()):
                return text
    return None


def _articles_in(value: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    if depth == 0:
        return
    if isinstance(value, list):
        for item in value:
            yield from _articles_in(item, depth - 1)
    elif isinstance(value, Mapping):
        types = value.get("@type")
        names = [types] if isinstance(types, str) else types if isinstance(types, list) else []
        if any(str(name).lower() in page_words()["article_types"] for name in names):
            yield value
        else:
            for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item"):
                yield from _articles_in(value.get(key), depth - 1)


def _meta_tags(tree: HtmlElement) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        content = (meta.get("content") or "").strip()
        if not content:
            continue
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            if key := meta.get(attribute):
                found.setdefault(key.strip().lower(), content)
    return found


def _first(named: Mapping[str, str], field: str) -> str | None:
    return next((named[name] for name in page_words()[field] if name in named), None)


def _published(
    tree: HtmlElement, named: Mapping[str, str], article: Mapping[str, Any]
) -> date | None:
    for name in page_words()["published"]:
        if day := parse_date(named.get(name)):
            return day
    if day := parse_date(_name_of(article.get("datePublished"))):
        return day
    for element in tree.iter("article", "main"):
        if day := article_published(element):
            return day
    days = {day for time in tree.iter("time") if (day := parse_date(time.get("datetime")))}
    # Several dates outside an article belong to teasers as likely as to the text.
    return days.pop() if len(days) == 1 else None


def _title(
    tree: HtmlElement, named: Mapping[str, str], article: Mapping[str, Any], outlet: str | None
) -> str | None:
    title = _first(named, "title") or _name_of(article.get("headline"))
    if title is None:
        title = next((" ".join(t.text_content().split()) for t in tree.iter("title")), None)
        first = heading(tree)
        if first and (not title or first.casefold() in title.casefold()):
            return first
        if title:
            # `Headline | The Paper`: the last part goes where enough is left to be a headline.
            parts = _SEPARATOR.split(title)
            if len(parts) > 1 and len(parts[-1]) < 40 < len(title):
                title = title[: title.rindex(parts[-1])].rstrip(" |»·–—-")
    elif outlet:
        title = re.sub(rf"\s+[|»·–—-]\s+{re.escape(outlet)}\s*$", "", title)
    return title or None


def _canonical(tree: HtmlElement) -> str | None:
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split() and link.get("href"):
            return str(link.get("href")).strip()
    return None


def _name_of(value: Any) -> str | None:
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, list) and value:
        return _name_of(value[0])
    if isinstance(value, Mapping):
        return _name_of(value.get("name") or value.get("@id"))
    return None
