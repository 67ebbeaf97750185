"""Where an item was read, as one text: the input, then ever closer what of it."""

from __future__ import annotations

from dataclasses import replace

from dragoman.model import Document, Reject


def within(item: Document | Reject, place: str) -> Document | Reject:
    """The item with `place` before what its origin tells already: `news.jsonl` before `line 17`."""
    return replace(item, origin=f"{place}, {item.origin}" if item.origin else place)
