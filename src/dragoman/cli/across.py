"""`dragoman agreements`, `statements` and `offices`: joined over all reports that tell of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Annotated

import typer

from . import show
from .ask import Day, Party, answer, country_of, parties_of, quote, reader_of, stdout
from .filtering import option_at_fault
from .options import (
    AtVersion,
    Format,
    FormatOption,
    LimitOption,
    OnOption,
    RegisterOption,
    day_on,
    opened,
)

if TYPE_CHECKING:
    from rich.console import RenderableType

    from ..model import EventDate
    from ..model.joined import Evidence, JoinedAgreement, JoinedStatement
    from ..model.schema import Row
    from ..register import Register
    from ..register.parties import Wanted
    from ..resolution.agreements.standing import OnDay

ByDocument = Annotated[
    bool, typer.Option("--by-document", help="One row a document, as it stands in the register.")
]

SHOWN = 3
"""Evidence of a value that a table shows; `--format json` has them all."""

Words = Callable[[str, str], str]


def agreements(
    more: Annotated[
        list[str] | None, typer.Argument(metavar="[PARTY]...", help="Further parties.")
    ] = None,
    between: Annotated[
        list[str] | None,
        typer.Option("--between", metavar="PARTY", help="A party; name two for a pair: ISR MAR."),
    ] = None,
    on: OnOption = None,
    by_document: ByDocument = False,
    limit: LimitOption = 50,
    form: FormatOption = Format.table,
    register: RegisterOption = None,
    at: AtVersion = None,
) -> None:
    """List agreements, joined over all reports: parties, signatories, stages, each with its words."""
    book = opened(register, at)
    parties = parties_of(book, (*(between or ()), *(more or ())), "between")
    if by_document:
        answer(book.agreements(between=parties, limit=limit), form, book, _agreement_row)
        return
    day = day_on(on)
    found = list(islice(_standing(book, parties, day), limit))
    if form is not Format.table:
        show.write((_row_on(each, day) for each in found), form)
        return
    console, words = stdout(), reader_of(book)
    for each in found:
        for line in _agreement(each, words, day):
            console.print(line, soft_wrap=True)
    if day and not found and (others := sum(1 for _ in _standing(book, parties, None))):
        told = f"None may have bound them on {day.isoformat()}; without --on: {others}."
        console.print(told, highlight=False)
    console.print(f"{show.many(len(found), 'row')} (register version {book.version})")


def _standing(book: Register, parties: Sequence[str], day: date | None) -> Iterable[OnDay]:
    """The agreements among all of `parties`; with a day, those that may have bound them on it."""
    from ..resolution.agreements.standing import MAY_BIND, among, bound, on_day
    from ..resolution.gather import agreements_of

    for each in agreements_of(book):
        if not among(each, parties):
            continue
        standing = on_day(each, day or each.last_seen or date.max, parties)
        if day and not (standing.standing in MAY_BIND and bound(each, parties, day)):
            continue
        yield standing


def _row_on(each: OnDay, day: date | None) -> Row:
    from ..model.joined_rows import joined_agreement_row

    row = joined_agreement_row(each.agreement)
    if day is None:
        return row
    return {**row, "on": day.isoformat(), "standing": each.standing, "open": list(each.unknown)}


def _agreement(each: OnDay, words: Words, day: date | None) -> Iterable[RenderableType]:
    from rich.text import Text

    found = each.agreement
    yield Text(f"{found.id[:8]}  {', '.join(found.names) or 'unnamed'}", style="bold")
    yield Text(f"    {found.form}, {found.subject or 'subject unknown'}; {_seen(found)}")
    if day:
        yield Text(f"    on {day}: {each.standing}", style="bold green")
        for open_ in each.unknown:
            yield Text(f"      not known: {open_}", style="dim")
    for party in found.parties:
        told = [f"no. {party.order}"] if party.order else []
        told += [f"joined {_day_told(party.joined.date)}"] if party.joined else []
        told += [f"left {_day_told(party.left.date)}"] if party.left else []
        label = f"{party.key}{' ' + party.name if party.country else ''}"
        yield from _opened(" ".join(("party", label, *told)), party.evidence, words)
    if not found.parties:
        yield Text("    parties: none named")
    for person in found.signatories:
        yield from _opened(f"signed by {person.name}", person.evidence, words)
    for stage in found.stages:
        day_told = show.day_of(stage.date)
        if stage.date is None and stage.told:
            day_told += f", told on {stage.told}"
        place = f"; {stage.place.name}" if stage.place else ""
        yield from _opened(f"{stage.stage}: {day_told}{place}", stage.evidence, words)
    if not found.stages:
        yield from _opened("named", found.evidence, words)


def _seen(found: JoinedAgreement | JoinedStatement) -> str:
    """How many reports tell of it, and from when to when."""
    told = f"{found.reports} report" + ("s" if found.reports > 1 else "")
    if found.independent_reports != found.reports:
        told += f" ({found.independent_reports} independent)"
    if found.first_seen is None:
        return told
    days = dict.fromkeys((str(found.first_seen), str(found.last_seen)))
    return f"{told}, {' to '.join(days)}"


NO_WORDS = "(no text here)"


def _day_told(date: EventDate) -> str:
    """A day, and the words that tell it: "Tuesday" alone is of no use beside another report."""
    words = show.plain(date.text)
    day = show.day_of(date)
    return f"{day} ({words})" if words and words != day else day


def _opened(label: str, evidence: Sequence[Evidence], words: Words) -> Iterable[RenderableType]:
    """A value, and the words of the documents that it was read from."""
    from rich.text import Text

    line = Text(f"    {label}")
    for each in evidence[:SHOWN]:
        said = show.plain(words(each.document, each.part)[each.start : each.end])
        # A register that is kept without text has a place to name and no words.
        line.append(f"  “{said}”" if said else f"  {NO_WORDS}", style="italic" if said else "dim")
        line.append(f" {each.input_id or each.document[:8]}", style="dim")
    if len(evidence) > SHOWN:
        line.append(f"  and {len(evidence) - SHOWN} more", style="dim")
    yield line


def _agreement_row(row: Row, words: Words) -> Iterable[RenderableType]:
    from rich.text import Text

    parties = ", ".join(
        f"{p['country'] or p['name']}" + (f" (no. {p['order']})" if p["order"] else "")
        for p in row["parties"]
    )
    yield Text(f"{row['id'][:8]}  {', '.join(row['names']) or 'unnamed'}", style="bold")
    subject = row["subject"] or "subject unknown"
    yield Text(f"    {row['form']}, {subject}; parties: {parties or 'none named'}")
    if row["signatories"]:
        yield Text("    signed by " + ", ".join(p["name"] for p in row["signatories"]))
    for stage in row["stages"]:
        told = f"{show.date_of(stage['date'])}; {show.place_of(stage['place'])}"
        evidence = stage["evidence"]
        text = words(evidence["document"], evidence["part"])
        yield quote(f"{stage['stage']}: {told}", text, evidence["span"])
    if not row["stages"] and row["evidence"]:
        evidence = row["evidence"][0]
        text = words(evidence["document"], evidence["part"])
        yield quote("named", text, evidence["span"])


def statements(
    speaker: Party = None,
    to: Annotated[str | None, typer.Option("--to", help="Who is spoken to, likewise.")] = None,
    since: Day = None,
    until: Day = None,
    by_document: ByDocument = False,
    limit: LimitOption = 50,
    form: FormatOption = Format.table,
    register: RegisterOption = None,
    at: AtVersion = None,
) -> None:
    """List statements, joined over all reports: speaker, words, every paper and place they were in."""
    from ..register.asking import in_order

    with option_at_fault():
        in_order(since, until)
    book = opened(register, at)
    (wanted,) = parties_of(book, [speaker], "speaker") if speaker else (None,)
    (to,) = parties_of(book, [to], "to") if to else (None,)
    if by_document:
        rows = book.statements(speaker=wanted, since=since, until=until, limit=limit)
        answer(rows, form, book, _statement_row)
        return
    from ..model.joined_rows import joined_statement_row
    from ..register.parties import wanted_party
    from ..resolution.gather import statements_of

    made = statements_of(book, speaker=wanted, since=since, until=until)
    heard = wanted_party(to) if to else None
    found = [each for each in made if heard is None or _is_to(each, heard)]
    found = found[:limit]
    if form is not Format.table:
        show.write(map(joined_statement_row, found), form)
        return
    console, words = stdout(), reader_of(book)
    for each in found:
        for line in _statement(each, words):
            console.print(line, soft_wrap=True)
    console.print(f"{show.many(len(found), 'row')} (register version {book.version})")


def _is_to(each: JoinedStatement, heard: Wanted) -> bool:
    """Whether a statement is spoken to a party; of an addressee the country and the words are known."""
    if heard.codes:
        return each.addressee_country == heard.codes[0]
    return heard.in_words(each.addressee or "")


def _statement(each: JoinedStatement, words: Words) -> Iterable[RenderableType]:
    code = " ".join((each.country or "---", *each.sectors))
    office = f", {each.office}" if each.office else ""
    where = ", ".join(dict.fromkeys((*each.venues, *each.outlets)))
    told = [f"to {each.addressee}"] if each.addressee else []
    told += [f"in {where}"] if where else []
    told += [f"[{', '.join(each.contexts)}]"] if each.contexts else []
    stances = (f"{s.event} towards {s.towards} ({s.score:+g})" for s in each.stances)
    told += dict.fromkeys(stances)  # several reports of one statement have one stance
    told += [f"{each.reports} reports"] if each.reports > 1 else []
    day = show.day_of(each.date.date) if each.date else each.first_seen
    name = "  ".join(filter(None, (each.id[:8], str(day or ""), f"{each.name} ({code}){office}")))
    label = " ".join((name, *told, f"{each.kind}:"))
    yield from _opened(label, each.evidence, words)


def _statement_row(row: Row, words: Words) -> Iterable[RenderableType]:
    speaker = row["speaker"]
    office = f", {row['office']}" if row["office"] else ""
    venues = f" in {', '.join(row['venues'])}" if row["venues"] else ""
    contexts = ", ".join(sorted({each["context"] for each in row["contexts"]}))
    about = f" [{contexts}]" if contexts else ""
    label = (
        f"{row['id'][:8]}  {speaker['name']} ({show.code_of(speaker)}){office}{venues}{about} "
        f"{row['kind']}:"
    )
    yield quote(label, words(row["document"], row["part"]), row["span"])


def offices(
    person: Annotated[str | None, typer.Option(help="Part of any of the person's names.")] = None,
    country: Annotated[str | None, typer.Option(help="ISO code of the country.")] = None,
    by_document: ByDocument = False,
    limit: LimitOption = 50,
    form: FormatOption = Format.table,
    register: RegisterOption = None,
    at: AtVersion = None,
) -> None:
    """List who held which office, joined over all reports: names, days, and the words that tell it."""
    from ..resolution.offices.holders import office_holders

    book = opened(register, at)
    state = country_of(country)
    if by_document:
        told = book.offices(person=person, country=state, limit=limit)
        answer(told, form, book, _office_row)
    else:
        held = office_holders(book, person=person, country=state, limit=limit)
        answer(held, form, book, _office)


def _office(row: Row, words: Words) -> Iterable[RenderableType]:
    from rich.text import Text

    name = row["person"] or "person not named"
    yield Text(f"{row['id'][:8]}  {name}: {_office_told(row, row['sectors'])}; {_held(row)}")
    others = [each for each in row["names"] if each != row["person"]]
    if others:
        yield Text(f"    also {', '.join(others)}")
    if row["may_be"]:
        yield Text(f"    kept apart: may be {' or '.join(row['may_be'])}", style="dim")
    for field in dict.fromkeys(each["field"] for each in row["disagreements"]):
        told = [each for each in row["disagreements"] if each["field"] == field]
        values = (f"{e['value'] or '---'} ({show.many(e['reports'], 'report')})" for e in told)
        yield Text(f"    reports differ in {field}: {', '.join(values)}", style="dim")
    for each in row["evidence"][:SHOWN]:
        label = each["input_id"] or each["document"][:8]
        yield quote(label, words(each["document"], each["part"]), each["span"])
    if len(row["evidence"]) > SHOWN:
        yield Text(f"    and {len(row['evidence']) - SHOWN} more", style="dim")


def _held(row: Row) -> str:
    """How many reports give a person an office, and from when to when."""
    told = show.many(row["reports"], "report")
    if row["independent_reports"] != row["reports"]:
        told += f" ({row['independent_reports']} independent)"
    days = dict.fromkeys(day for day in (row["first_seen"], row["last_seen"]) if day)
    return f"{told}, {' to '.join(days) or 'day unknown'}"


def _office_row(row: Row, words: Words) -> Iterable[RenderableType]:
    label = f"{row['id'][:8]}  {row['person']}: {_office_told(row, [row['sector']])}"
    yield quote(label, words(row["document"], row["part"]), row["span"])


def _office_told(row: Row, sectors: Sequence[str | None]) -> str:
    codes = " ".join((row["country"] or "---", *filter(None, sectors)))
    return f"{'former ' if row['former'] else ''}{row['office']} ({codes})"


def add_to(app: typer.Typer) -> None:
    for command in (agreements, statements, offices):
        app.command()(command)
