"""What a user can set about reading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from dragoman.errors import ConfigError, LookupFailed

MEBIBYTE = 1 << 20

FIELDS = ("text", "title", "published", "outlet", "url", "id", "language")
"""The fields of a document that a column or key can be mapped to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """How inputs are read; every setting has a default that fits most corpora.

    `format` names one format for all inputs (a name in `formats.READERS`) instead of deciding by
    content. `columns` maps a field of `FIELDS` to a column or key, dotted where nested
    (`{"text": "content.body"}`); a mapped field is read from there alone. `encoding` is a Python
    codec name that overrides detection.

    `published`, `outlet` and `language` stand in for documents that carry none of their own.

    `max_document` is in characters of one stored text; `max_bytes` is in bytes that must be held
    at once (a line, a JSON value, a WARC record, a feed); `max_file` is in bytes of one input
    after decompression, None for no limit; `max_ratio` is how many bytes one compressed byte may
    give, beyond which a file counts as a decompression bomb. `exclude` are shell patterns of
    paths or file names that are left out when a folder or glob is expanded.

    Raises ConfigError for an unknown field in `columns`, an unknown codec, or a limit below 1.
    """

    format: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    encoding: str | None = None
    published: date | None = None
    outlet: str | None = None
    language: str | None = None
    max_document: int = 16 * MEBIBYTE
    max_bytes: int = 64 * MEBIBYTE
    max_file: int | None = None
    max_ratio: int = 250
    exclude: tuple[str, ...] = ()

    @property
    def whole_limit(self) -> int:
        """Bytes up to which a file that is one document is read."""
        return min(4 * self.max_document, self.max_bytes)

    def __post_init__(self) -> None:
        problems = [
            str(LookupFailed.among("document field", name, FIELDS))
            for name in self.columns
            if name not in FIELDS
        ]
        for limit in ("max_document", "max_bytes", "max_file", "max_ratio"):
            value = getattr(self, limit)
            if value is not None and value < 1:
                problems.append(f"{limit} is {value}: it must be at least 1.")
        if self.encoding is not None and not _is_text_codec(self.encoding):
            problems.append(
                f"No encoding {self.encoding!r}. Use a Python codec name such as cp1252 or utf-8."
            )
        if problems:
            raise ConfigError(" ".join(problems))


def _is_text_codec(name: str) -> bool:
    try:
        # Not of empty bytes: Python decodes those without looking the codec up.
        b"a".decode(name)
    except LookupError:
        return False
    except ValueError:
        return "\0" not in name
    return True
