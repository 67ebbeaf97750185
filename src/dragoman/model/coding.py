"""All that was read in one document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .document import Document, Reject
from .event import Context, EventMention, Rejection
from .facts import Agreement, Office, Statement, Tie

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True, slots=True)
class Coding:
    """The result for one document; `rejects` say what of it could not be coded."""

    document: Document
    mentions: tuple[EventMention, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    statements: tuple[Statement, ...] = ()
    offices: tuple[Office, ...] = ()
    ties: tuple[Tie, ...] = ()
    contexts: tuple[Context, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    rejects: tuple[Reject, ...] = ()

    def to_dataframe(self) -> pandas.DataFrame:
        """The event mentions as a pandas table, one row a mention, columns as in docs/records.md."""
        from .frames import pandas_of
        from .rows import mention_row
        from .schema import table_of

        rows = [mention_row(mention, run="") for mention in self.mentions]
        return pandas_of(table_of("mentions", rows))

    def __repr__(self) -> str:
        counts = ", ".join(
            f"{len(getattr(self, name))} {name}"
            for name in ("mentions", "agreements", "statements", "offices", "ties")
        )
        return f"Coding({self.document.id[:8]}: {counts})"
