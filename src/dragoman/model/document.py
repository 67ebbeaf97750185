"""What a reader gives: documents, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b
from typing import Literal

Part = Literal["title", "body"]


def stable_id(*parts: str | None) -> str:
    """Derive an id of 20 hex digits from `parts`; None and the empty string differ.

    The id is the same on every machine and in every version: ids are cited in papers.
    """
    digest = blake2b(digest_size=10)
    for part in parts:
        if part is None:
            digest.update(b"\x00-")
        else:
            data = part.encode("utf-8", "surrogatepass")
            digest.update(b"\x01%d:" % len(data) + data)
    return digest.hexdigest()


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch `[start, end)` in code points of one part of a document."""

    start: int
    end: int
    part: Part = "body"

    def of(self, document: Document) -> str:
        """The words that the span marks."""
        return document.part(self.part)[self.start : self.end]

    def __repr__(self) -> str:
        return f"{self.part}[{self.start}:{self.end}]"


@dataclass(frozen=True, slots=True)
class Document:
    """One report as it was read: the stored text is what every offset counts in.

    `published` is the date that metadata, the dateline or the user gave, else None: never the
    file's time. `language` is an ISO 639-1 code, or None until it is detected. `origin` says where it
    was read (`news/2024-06.jsonl, line 17`), None for a text that comes from no file; the same report
    in two places is one document, so that it counts neither for the id nor in comparisons.
    """

    id: str
    text: str
    title: str | None = None
    input_id: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: date | None = None
    language: str | None = None
    origin: str | None = field(default=None, compare=False)

    @classmethod
    def create(
        cls,
        text: str,
        *,
        title: str | None = None,
        input_id: str | None = None,
        url: str | None = None,
        outlet: str | None = None,
        published: date | None = None,
        language: str | None = None,
    ) -> Document:
        """Build a document; its id derives from all that is given here except the language."""
        day = published.isoformat() if published else None
        key = stable_id("document", text, title, url, outlet, day, input_id)
        return cls(key, text, title, input_id, url, outlet, published, language)

    @property
    def hash(self) -> str:
        """The hash of title and text alone: equal for the same report from two outlets."""
        return stable_id("text", self.title, self.text)

    def part(self, part: Part) -> str:
        """The text that spans of `part` count in."""
        return (self.title or "") if part == "title" else self.text

    def __repr__(self) -> str:
        label = self.title or self.text[:40]
        return f"Document({self.id[:8]} {label!r}, {self.outlet}, {self.published})"


@dataclass(frozen=True, slots=True)
class Reject:
    """Something that could not be read or coded, and why; `line` is None where there is none.

    `document` is the id of the document that was kept and could not be coded. `origin` says where it
    was read, in words for a reader; it tells no two rejects apart.
    """

    input: str
    line: int | None
    reason: str
    document: str | None = None
    origin: str | None = field(default=None, compare=False)
