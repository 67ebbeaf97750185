"""Rows as people read them: codes on one line, the words they were read from on the next."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from .options import Format

if TYPE_CHECKING:
    from rich.text import Text

    from ..model import EventDate
    from ..model.schema import Row


def many(count: int, thing: str, things: str = "") -> str:
    """A count with its noun: `1 row`, `2 rows`, `2 entries`."""
    return f"{count:,} {thing if count == 1 else things or f'{thing}s'}"


class Mark(NamedTuple):
    """How a role is marked in a sentence: by style, and by signs where there is no colour."""

    style: str
    opener: str
    closer: str


MARKS: Mapping[str, Mark] = {
    "trigger": Mark("bold reverse", "[", "]"),
    "actor": Mark("bold cyan", "<", ">"),
    "recipient": Mark("bold magenta", "{", "}"),
    "date": Mark("green", "(", ")"),
    "place": Mark("yellow", "|", "|"),
}


def write(rows: Iterable[Row], form: Format) -> None:
    """Write rows as JSON lines or as CSV with nested values in JSON."""
    if form is Format.json:
        for row in rows:
            print(json.dumps(row, ensure_ascii=False))
        return
    from ..register.answers import csv_cell

    writer: csv.DictWriter[str] | None = None
    for row in rows:
        if writer is None:
            writer = csv.DictWriter(sys.stdout, list(row), lineterminator="\n")
            writer.writeheader()
        writer.writerow({name: csv_cell(value) for name, value in row.items()})


def code_of(party: Mapping[str, Any] | None) -> str:
    """`MAR GOV`; an unknown country is `---`."""
    if party is None:
        return ""
    return " ".join((party["country"] or "---", *party["sectors"]))


def codes_of(parties: Iterable[Mapping[str, Any]]) -> str:
    return ", ".join(map(code_of, parties)) or "nobody named"


def date_of(date: Mapping[str, Any] | None) -> str:
    """A day as a day, a month as a month, else the interval."""
    if date is None:
        return "date unknown"
    start, end = str(date["start"]), str(date["end"])
    if date["precision"] == "day" or start == end:
        return start
    if date["precision"] == "month":
        return start[:7]
    return start[:4] if date["precision"] == "year" else f"{start}/{end}"


def day_of(day: EventDate | None) -> str:
    """The same of a record."""
    from ..model.value_rows import date_row

    return date_of(date_row(day))


def place_of(place: Mapping[str, Any] | None) -> str:
    if place is None:
        return "place unknown"
    country = f", {place['country']}" if place["country"] else ""
    return f"{place['name']}{country} ({place['precision']})"


def count_of(count: Mapping[str, Any]) -> str:
    """What is counted in the words of the text, with who gives the number: `killed 12 (UKR COP)`."""
    said_by = count["said_by"]
    told = plain(count["text"]) or range_of(count)
    return f"{count['what']} {told}" + (f" ({code_of(said_by)})" if said_by else "")


def range_of(count: Mapping[str, Any]) -> str:
    """A count's range: `12`, `40 to 60`, `at least 12`; sums with their currency, if it is known."""
    low, high = count["low"], count["high"]
    if high is None:
        told = f"at least {low:,.15g}"
    else:
        told = f"{low:,.15g}" if low == high else f"{low:,.15g} to {high:,.15g}"
    currency = count.get("currency")
    return f"{told} {currency}" if currency else told


def heading(mention: Row) -> Text:
    """One mention in codes: id, date, who, to whom, what, status."""
    from rich.text import Text

    link = " + " if mention["reciprocal"] else " > "
    who = link.join(filter(None, (codes_of(mention["actors"]), _recipients(mention))))
    if mention["reciprocal"]:
        who = " + ".join(map(code_of, mention["actors"]))
    kind = ":".join(filter(None, (mention["event"], mention.get("subtype"))))
    what = "/".join((kind, "+".join(mention["modes"]))).rstrip("/")
    told = [date_of(mention["date"]), place_of(mention["place"])]
    if mention["status"] != "actual":
        told.append(mention["status"])
    if mention["said_by"]:
        told.append(f"said by {code_of(mention['said_by'])}")
    told += [count_of(count) for count in mention["counts"]]
    cameo = f" CAMEO {mention['cameo']}" if mention["cameo"] else ""
    line = Text(f"{mention['id'][:8]}  ", style="dim")
    line.append(f"{who}  ", style="bold")
    line.append(f"{what}{cameo}", style="bold green")
    line.append(f"  {'; '.join(told)}", style="default")
    return line


def _recipients(mention: Row) -> str:
    return codes_of(mention["recipients"]) if mention["recipients"] else ""


def marked(mention: Row, text: str, *, colour: bool) -> Text:
    """The sentence of a mention with trigger, parties, date and place marked.

    Without colour each role has its own brackets: the marks must read on paper too.
    """
    from rich.text import Text

    if not text:
        return Text(f"    {NO_TEXT}", style="dim")
    first, last = mention["sentence"]
    spans = sorted(
        (start, end, role) for start, end, role in _spans(mention) if first <= start < end <= last
    )
    line = Text("    ")
    at = first
    for start, end, role in spans:
        if start < at:
            continue
        line.append(plain(text[at:start]))
        words = plain(text[start:end])
        mark = MARKS[role]
        line.append(words if colour else f"{mark.opener}{words}{mark.closer}", style=mark.style)
        at = end
    line.append(plain(text[at:last]))
    return line


NO_TEXT = "(the register is kept without this text: `dragoman attach FILES` brings it back)"


def plain(words: str | None) -> str:
    """Words without line breaks and control characters: a hostile text must not steer a terminal.

    A register that is kept without text has none.
    """
    if words is None:
        return ""
    return "".join(sign if sign.isprintable() else " " for sign in words)


def _spans(mention: Row) -> Iterable[tuple[int, int, str]]:
    yield (*mention["trigger"]["span"], "trigger")
    for role, parties in (("actor", mention["actors"]), ("recipient", mention["recipients"])):
        for party in parties:
            yield (*party["span"], role)
    for role in ("date", "place"):
        value = mention[role]
        if value and value["span"]:
            yield (*value["span"], role)


def legend(*, colour: bool) -> Text:
    """What the marks mean."""
    from rich.text import Text

    line = Text("    ")
    for role, mark in MARKS.items():
        line.append(role if colour else f"{mark.opener}{role}{mark.closer}", style=mark.style)
        line.append(" ")
    return line
