"""How a version of a register is cited: as text, as BibTeX, as CITATION.cff."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from .manifest import RunTold
from .register import Register
from .released import Released

TITLE = "Event data coded by Dragoman"
UNNAMED = "anonymous"


@dataclass(frozen=True, slots=True)
class Citation:
    """All that a reader needs to know which data these are.

    `day` is that of the version (ISO), None where it is left out so that equal data give equal
    bytes; `first` and `last` are days of publication; `languages` gives documents by language.
    """

    title: str
    authors: tuple[str, ...]
    version: int
    day: str | None
    runs: tuple[RunTold, ...]
    documents: int
    mentions: int
    events: int
    outlets: int
    languages: tuple[tuple[str, int], ...]
    first: str | None
    last: str | None
    undated: int
    forgotten: int
    licence: str | None = None
    address: str | None = field(default=None)

    @property
    def coverage(self) -> str:
        """What was read: how many documents, of which outlets, languages and days."""
        languages = ", ".join(f"{name} {count:,}" for name, count in self.languages) or "none"
        days = f"published {self.first} to {self.last}" if self.first else "no day of publication"
        undated = f" ({self.undated:,} without a day)" if self.undated and self.first else ""
        gone = f"; {self.forgotten:,} forgotten since" if self.forgotten else ""
        return (
            f"{self.documents:,} documents of {self.outlets:,} outlets, {days}{undated}; languages: "
            f"{languages}; {self.mentions:,} event mentions, {self.events:,} events{gone}"
        )

    @property
    def provenance(self) -> list[str]:
        """Each run: dragoman's version and the hashes of settings, lexicon and model."""
        return [
            f"dragoman {run.dragoman}, settings {run.settings}, lexicon {run.lexicon}, "
            f"model {run.model} (run {run.id})"
            for run in self.runs
        ]

    def text(self) -> str:
        """The citation for a list of references, and under it what stands behind it."""
        year = f" ({self.day[:4]})" if self.day else ""
        where = f" {self.address}." if self.address else ""
        head = f"{'; '.join(self.authors)}{year}. {self.title}. Register version {self.version} [data set].{where}"
        coded = [f"Coded by {line}." for line in self.provenance]
        return "\n".join((head, f"Coverage: {self.coverage}.", *coded)) + "\n"

    def bibtex(self) -> str:
        """One entry of type misc, in ASCII signs that BibTeX does not take for its own."""
        note = f"Register version {self.version}. {self.coverage}. {'; '.join(self.provenance)}"
        fields = [
            (
                "author",
                " and ".join(
                    _bib(name) if "," in name or name == UNNAMED else f"{{{_bib(name)}}}"
                    for name in self.authors
                ),
            ),
            ("title", f"{{{_bib(self.title)}}}"),
            ("year", self.day[:4] if self.day else ""),
            ("version", str(self.version)),
            ("url", self.address or ""),
            ("note", _bib(note)),
        ]
        lines = [f"  {name} = {{{value}}}" for name, value in fields if value]
        return "@misc{dragoman-register-v" + f"{self.version},\n" + ",\n".join(lines) + "\n}\n"

    def cff(self) -> str:
        """CITATION.cff, schema 1.2.0."""
        import yaml

        told: dict[str, Any] = {
            "cff-version": "1.2.0",
            "message": "If you use these data, please cite them, with the version.",
            "type": "dataset",
            "title": self.title,
            "authors": [_person(name) for name in self.authors],
            "version": str(self.version),
        }
        if self.day:
            told["date-released"] = self.day
        if self.licence:
            told["license"] = self.licence
        if self.address:
            told["url"] = self.address
        told["abstract"] = (
            f"Coverage: {self.coverage}. Coded by {'; '.join(self.provenance) or 'nothing yet'}."
        )
        told["keywords"] = ["event data", "PLOVER", "CAMEO"]
        versions = sorted({run.dragoman for run in self.runs})
        if versions:
            told["references"] = [
                {
                    "type": "software",
                    "title": "Dragoman",
                    "version": version,
                    "authors": [{"name": "The Dragoman contributors"}],
                }
                for version in versions
            ]
        text: str = yaml.safe_dump(told, sort_keys=False, allow_unicode=True, width=100)
        return text


def citation(
    book: Register,
    *,
    title: str | None = None,
    authors: Sequence[str] = (),
    day: str | None = None,
    licence: str | None = None,
    address: str | None = None,
) -> Citation:
    """The citation of a register at its version; authors as `Family, Given`, or the name of a body.

    Of a release, what is not given here is as whoever released it gave it.
    """
    if isinstance(book, Released):
        manifest = book.manifest
        title, authors = title or manifest.title, authors or manifest.authors
        licence, address = licence or manifest.licence, address or manifest.address
    (row,) = book.sql(
        "SELECT count(*) AS documents, count(DISTINCT outlet) AS outlets, min(published) AS first, "
        "max(published) AS last, count(*) - count(published) AS undated FROM documents"
    )
    languages = book.sql(
        "SELECT coalesce(language, 'unknown') AS name, count(*) AS n FROM documents GROUP BY ALL "
        "ORDER BY n DESC, name"
    )
    counts = book.counts()
    return Citation(
        title=title or TITLE,
        authors=tuple(authors) or (UNNAMED,),
        version=book.version,
        day=day,
        runs=runs_told(book),
        documents=row["documents"],
        mentions=counts.get("mentions", 0),
        events=counts.get("events", 0),
        outlets=row["outlets"],
        languages=tuple((each["name"], each["n"]) for each in languages),
        first=row["first"],
        last=row["last"],
        undated=row["undated"],
        forgotten=len(book.tombstones()),
        licence=licence,
        address=address,
    )


def runs_told(book: Register) -> tuple[RunTold, ...]:
    """The runs that documents of this version were coded by, in the order of their ids."""
    there = {row["run"] for row in book.sql("SELECT DISTINCT run FROM documents")}
    return tuple(
        RunTold(run.id, run.dragoman, run.settings, run.model, run.lexicon)
        for run in sorted(book.runs(), key=lambda run: run.id)
        if run.id in there
    )


def _person(name: str) -> dict[str, str]:
    family, comma, given = name.partition(",")
    if comma and given.strip():
        return {"family-names": family.strip(), "given-names": given.strip()}
    return {"name": name}


_TEX = {sign: f"\\{sign}" for sign in "&%$#_{}"}


def _bib(text: str) -> str:
    return "".join(_TEX.get(sign, sign) for sign in text.replace("\\", "/"))
