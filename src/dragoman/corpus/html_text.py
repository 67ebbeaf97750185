"""The words of HTML: the article of a page (trafilatura), or all blocks of a fragment."""

from __future__ import annotations

import re
from collections.abc import Iterable
from copy import deepcopy
from functools import cache
from typing import TYPE_CHECKING

from .encoding import without_controls, without_surrogates
from .page_metadata import page_words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_HEAVY = frozenset(("p", "table", "h1", "h2", "div", "article", "blockquote", "ul"))
_SILENT = frozenset(("script", "style", "head", "template", "noscript", "title", "iframe", "svg"))
_SPACES = re.compile(r"[^\S\n\xa0]+")
_WORDS = re.compile(r"[^a-z0-9]+")
_MOST = 0.4
# Share of a page's paragraphs from which an element called a menu is an oddly named body.

_LONG_CELL = 200
# A cell of more characters than this, or with blocks in it, is layout and no table of data.


def parse_html(text: str) -> HtmlElement | None:
    """Parse a page or fragment; None where nothing is left to parse."""
    from lxml import etree, html

    clean = without_surrogates(without_controls(text))
    # As bytes: a string that declares an encoding is refused by lxml.
    data = clean.encode("utf-8")
    try:
        parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
        return html.document_fromstring(data, parser=parser)
    except (etree.LxmlError, ValueError, RecursionError):
        return None


def article_text(tree: HtmlElement) -> str | None:
    """The article that a page holds, without menus, advertisements, comments and scripts."""
    import trafilatura

    page = deepcopy(tree)
    _drop_noise(page)
    _unfold_layout(page)
    try:
        text = trafilatura.extract(page, include_comments=False, include_tables=True, fast=False)
    except Exception:
        # Extraction is heuristic over hostile trees; the plain blocks are always to be had.
        text = None
    return text or block_text(page) or None


def block_text(tree: HtmlElement) -> str:
    """All words below an element, one paragraph a block, paragraphs apart by an empty line."""
    parts: list[str] = []
    # An own stack: a page nested thousands deep must not end the interpreter's.
    stack: list[HtmlElement | str] = [tree]
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            parts.append(item)
            continue
        if not isinstance(item.tag, str):
            continue
        below: list[HtmlElement | str] = []
        if item.tag == "br":
            below.append("\n")
        elif item.tag not in _SILENT:
            edge = "\0" if item.tag in _blocks() else ""
            below.extend((edge, _flat(item.text)))
            for child in item:
                below.extend((child, _flat(child.tail)))
            below.append(edge)
        stack.extend(reversed(below))
    blocks = (_tidy(block) for block in "".join(parts).split("\0"))
    return "\n\n".join(block for block in blocks if block)


def fragment_text(fragment: str) -> str:
    """The words of a fragment of HTML, or of text that only may hold markup."""
    if "<" not in fragment and "&" not in fragment:
        return "\n".join(line.strip() for line in fragment.strip().splitlines())
    tree = parse_html(f"<div>{fragment}</div>")
    return "" if tree is None else block_text(tree)


def without_heading(text: str, title: str | None) -> str:
    """`text` without a first line that only repeats the title: it would be coded twice."""
    first, _, rest = text.partition("\n")
    if title and rest.strip() and first.split() == title.split():
        return rest.lstrip("\n")
    return text


def is_noise(element: HtmlElement) -> bool:
    """Whether class, id or tag say that an element is no part of the article."""
    tags, words, _ = _noise()
    if element.tag in tags:
        return True
    if element.tag in ("html", "body", "article", "main", "h1"):
        return False
    return not words.isdisjoint(_names(element))


def _names(element: HtmlElement) -> list[str]:
    return _WORDS.split(f"{element.get('class') or ''} {element.get('id') or ''}".lower())


def _drop_noise(page: HtmlElement) -> None:
    noise = [
        element for element in page.iter() if isinstance(element.tag, str) and is_noise(element)
    ]
    total = _words_of(page)
    for element in noise:
        kept = _words_of(element) > _MOST * total and not _is_always_noise(element)
        if element.getparent() is not None and not kept:
            element.drop_tree()


def _is_always_noise(element: HtmlElement) -> bool:
    return element.tag in _SILENT or not _noise()[2].isdisjoint(_names(element))


def _words_of(element: HtmlElement) -> int:
    """Characters in the paragraphs below an element."""
    return sum(_length(paragraph) for paragraph in element.iter("p"))


def _unfold_layout(page: HtmlElement) -> None:
    """Turn tables that only lay out a page into divisions, and drop their cells of links."""
    for table in list(page.iter("table")):
        cells = list(table.iter("td", "th"))
        layout = any(_length(cell) > _LONG_CELL for cell in cells) or any(
            child.tag in _HEAVY for cell in cells for child in cell.iterchildren()
        )
        if not layout:
            continue
        for cell in cells:
            linked = sum(len(link.text_content()) for link in cell.iter("a"))
            if _length(cell) < _LONG_CELL and linked > 0.4 * max(1, _length(cell)):
                _rename((cell,), "nav")
        _rename((e for e in table.iter("table", "tbody", "thead", "tr", "td", "th")), "div")
    for nav in list(page.iter("nav")):
        if nav.getparent() is not None:
            nav.drop_tree()


def _rename(elements: Iterable[HtmlElement], tag: str) -> None:
    for element in list(elements):
        element.tag = tag


def _length(element: HtmlElement) -> int:
    return len(element.text_content())


@cache
def _blocks() -> frozenset[str]:
    return frozenset(page_words()["block_tags"])


@cache
def _noise() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    words = page_words()
    lists = (words["noise_tags"], words["noise"], words["noise_always"])
    tags, names, always = map(frozenset, lists)
    return tags, names, always


def _flat(text: str | None) -> str:
    return _SPACES.sub(" ", text.replace("\n", " ")) if text else ""


def _tidy(block: str) -> str:
    return "\n".join(line for part in block.split("\n") if (line := part.strip(" \t\r")))
