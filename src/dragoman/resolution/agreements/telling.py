"""One document's row about an agreement, read for joining: names, sides, days, where it is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ...model import AgreementForm, EventDate, Part
from ...model.joined import Evidence
from ...model.schema import Row
from ..source import Source, day_of
from .names import AgreementName, read_name

SIGNING = ("signed", "initialled")
"""Stages that fix an agreement in time: two of one stage and other days are two agreements."""


@dataclass(frozen=True, slots=True)
class AgreementTelling:
    """An agreement as one document tells it.

    `sides` are the country codes of the parties, or the names of those that have none; `signed`
    and `initialled` are the days that the words allow for these stages; `headline` is whether the title alone
    has it, which a body tells anew.
    """

    id: str
    source: Source
    names: tuple[AgreementName, ...]
    subject: str | None
    sides: frozenset[str]
    signed: tuple[EventDate, ...]
    initialled: tuple[EventDate, ...]
    headline: bool
    row: Row

    @property
    def own(self) -> frozenset[tuple[str, ...]]:
        """The names of its own."""
        return frozenset(name.own for name in self.names if name.own)

    @property
    def form(self) -> AgreementForm | None:
        """The form, where a noun tells one."""
        return next((name.form for name in self.names if name.form), None)

    @property
    def sequel(self) -> str | None:
        return next((name.sequel for name in self.names if name.sequel), None)

    @property
    def stages(self) -> frozenset[str]:
        return frozenset(stage["stage"] for stage in self.row["stages"])

    def evidence(self, span: list[int], part: Part) -> Evidence:
        """The words at a span of this document."""
        return self.source.evidence(span, part)

    def parties(self) -> Iterator[tuple[Row, Part]]:
        """The rows of the parties that are known, each with the part in which its span counts."""
        rows: list[Row] = self.row["parties"]
        parts: list[Part] = self.row.get("party_parts") or [self._guess(r["span"]) for r in rows]
        return ((row, part) for row, part in zip(rows, parts, strict=True) if is_named(row))

    def signatories(self) -> Iterator[tuple[Row, Part]]:
        """The rows of who signed, each with the part in which its span counts."""
        rows: list[Row] = self.row["signatories"]
        parts: list[Part] = self.row.get("signatory_parts") or [
            self._guess(r["span"], r["text"]) for r in rows
        ]
        return zip(rows, parts, strict=True)

    def _guess(self, span: list[int], text: str | None = None) -> Part:
        """The part that a span counts in: registers before schema 5 do not say it.

        It is the title where evidence stands there and the span marks whole words of it (`text`,
        where it is known), unless evidence in the body is nearer.
        """
        parts = {each["part"] for each in self.row["evidence"]}
        if "title" not in parts or not _whole(self.source.title, span, text):
            return "body"
        if "body" not in parts or text is not None:
            return "title"
        near = min(
            self.row["evidence"], key=lambda e: (abs(e["span"][0] - span[0]), e["part"] != "body")
        )
        part: Part = near["part"]
        return part


def _whole(title: str, span: list[int], text: str | None) -> bool:
    """Whether a span marks whole words of a title."""
    start, end = span
    if end > len(title):
        return False
    if text is not None:
        return title[start:end] == text
    return not (title[start - 1 : start].isalnum() or title[end : end + 1].isalnum())


def read_telling(row: Row, source: Source) -> AgreementTelling:
    """Read a row of the table `agreements`."""
    names = tuple(read_name(name, source.language) for name in row["names"])
    signed, initialled = (
        tuple(
            day_of(stage["date"], stage["evidence"]["part"])
            for stage in row["stages"]
            if stage["stage"] == name and stage["date"]
        )
        for name in SIGNING
    )
    return AgreementTelling(
        id=row["id"],
        source=source,
        names=names,
        subject=row["subject"],
        sides=frozenset(p["country"] or p["name"] for p in row["parties"] if is_named(p)),
        signed=signed,
        initialled=initialled,
        headline=all(each["part"] == "title" for each in row["evidence"]),
        row=row,
    )


def is_named(party: Mapping[str, Any]) -> bool:
    """Whether a party is known: "their leaders", without a country, are nobody in particular."""
    return bool(party["country"]) or not party["name"][:1].islower()
