"""Rows of single documents as facts make them, written by hand: no test here needs a model."""

from __future__ import annotations

from datetime import date
from typing import Any

from dragoman.resolution.agreements.telling import AgreementTelling, read_telling
from dragoman.resolution.source import Source
from dragoman.resolution.statements.telling import StatementTelling, read_statement


def source(
    document: str, day: str | None = None, story: str | None = None, title: str = ""
) -> Source:
    return Source(
        document=document,
        input_id=None,
        published=date.fromisoformat(day) if day else None,
        outlet=f"{document} Gazette",
        title=title,
        language="en",
        story=story or document,
        report=document,
    )


def dated(day: str | None) -> dict[str, Any] | None:
    """A day, or a year of four digits."""
    if day is None:
        return None
    if len(day) == 4:
        return {"start": f"{day}-01-01", "end": f"{day}-12-31", "precision": "year", "text": day, "span": [3, 7]}  # fmt: skip
    return {"start": day, "end": day, "precision": "day", "text": day, "span": [3, 9]}


def agreement(
    document: str,
    names: str,
    parties: str = "",
    stages: str = "",
    *,
    subject: str | None = None,
    form: str = "other",
    day: str | None = None,
    story: str | None = None,
    part: str = "body",
) -> AgreementTelling:
    """Names and stages parted by "; ", a stage as "signed 2021-11-24"; parties by spaces.

    A party is a code, with its order or a day of leaving: "MAR/2", "GBR/left:2020-01-31"; or a
    people of a state: "NGA:herders".
    """
    evidence = {"document": document, "input_id": None, "part": part, "span": [10, 20]}
    members = []
    for number, each in enumerate(parties.split()):
        code, _, told = each.partition("/")
        members.append(
            {
                "country": code[:3] if len(code) == 3 or code[3:4] == ":" else None,
                "name": code[4:] if code[3:4] == ":" else code,
                "joined": dated(told[7:]) if told.startswith("joined:") else None,
                "left": dated(told[5:]) if told.startswith("left:") else None,
                "order": int(told) if told.isdigit() else None,
                "span": [20 + number, 23 + number],
            }
        )
    told_stages = []
    for each in filter(None, stages.split("; ")):
        words = each.split()
        when = words.pop() if words[-1][:1].isdigit() else None
        told_stages.append(
            {"stage": " ".join(words), "date": dated(when), "place": None, "evidence": evidence}
        )
    row = {
        "id": f"{document}:{names}",
        "document": document,
        "names": names.split("; "),
        "subject": subject,
        "form": form,
        "parties": members,
        "signatories": [],
        "stages": told_stages,
        "evidence": [evidence],
    }
    return read_telling(row, source(document, day, story))


def statement(
    document: str,
    words: str,
    *,
    speaker: str = "Kari Lund",
    country: str | None = "NOR",
    day: str | None = "2021-03-01",
    story: str | None = None,
    kind: str = "direct",
    venues: tuple[str, ...] = (),
    part: str = "body",
) -> StatementTelling:
    row = {
        "id": f"{document}:{words}",
        "document": document,
        "part": part,
        "speaker": {
            "id": f"person.{speaker.lower().replace(' ', '-')}",
            "name": speaker,
            "country": country,
            "sectors": ["GOV"],
            "kind": "person",
        },
        "office": "minister",
        "words": words,
        "span": [5, 5 + len(words)],
        "kind": kind,
        "venues": list(venues),
        "addressee": None,
        "contexts": [],
        "date": None,
    }
    return read_statement(row, source(document, day, story))
