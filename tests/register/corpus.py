"""A corpus and a coder that need no model: every document gives rows in every table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

from dragoman.model import (
    Agreement,
    AgreementParty,
    Coding,
    Context,
    Count,
    Document,
    EventDate,
    EventMention,
    EventPlace,
    Office,
    Party,
    Reject,
    Rejection,
    Span,
    Stage,
    Statement,
    Tie,
    stable_id,
)
from dragoman.model.rows import reject_row, rows_of
from dragoman.model.schema import TABLES, Row, TableName
from dragoman.register import Register
from dragoman.register.writing import Watch, unwatched

COUNTRIES = ("MAR", "ISR", "USA", "GEO", "RUS", "NOR")
SETTINGS = {
    "settings_hash": "s1",
    "model_hash": "m1",
    "lexicon_hash": "l1",
    "version": "0.1.0",
}


def documents(count: int, first: int = 0) -> list[Document]:
    """`count` documents; the same number always gives the same document."""
    return [
        Document.create(
            f"Minister of {COUNTRIES[n % 6]} met the envoy in Rabat on day {n}. “Élan”, he said.\n",
            title=f"Report {n}",
            outlet=("Gazette", "Herald")[n % 2],
            published=date(2021, 1, 1) + timedelta(days=n % 300),
            input_id=str(n),
            language="en",
        )
        for n in range(first, first + count)
    ]


def code(document: Document) -> Coding:
    """Code one document as a pure function of it."""
    n = int(document.input_id or 0)
    key = document.id
    country, other = COUNTRIES[n % 6], COUNTRIES[(n + 1) % 6]
    span = Span(0, 8)
    actor = Party(
        f"{country}.GOV",
        "Minister",
        span,
        f"{country} government",
        country,
        ("GOV",),
        "state",
        "name",
    )
    recipient = Party(other, "envoy", Span(20, 25), other, other, (), "state", "name")
    day = date(2021, 1, 1) + timedelta(days=n % 300)
    when = EventDate(day, day, "day", f"day {n}", Span(30, 35)) if n % 4 else None
    where = EventPlace("Morocco", "MAR", "504", None, None, "country", Span(40, 45))
    mentions = tuple(
        EventMention(
            id=stable_id("mention", key, str(k)),
            document=key,
            input_id=document.input_id,
            part="body",
            sentence=Span(0, 50),
            event=("CONSULT", "SUPPORT", "THREATEN")[(n + k) % 3],
            modes=("visit",) if k == 0 else (),
            contexts=("diplomatic",),
            cameo="042" if k == 0 else None,
            quad=1,
            intensity=2.5,
            trigger_text="met",
            trigger=Span(17 + k, 20 + k),
            actors=(actor,),
            recipients=(recipient,),
            reciprocal=False,
            status="actual" if k == 0 else "future",
            also=(),
            said_by=recipient if k else None,
            date=when,
            place=where,
            counts=(Count("killed", 3.0, None, "three", Span(5, 9), recipient),)
            if n % 5 == 0
            else (),
            confidence=0.75,
            entry="meet.visit",
            unknown={} if when else {"date": "the text names none"},
        )
        for k in range(n % 3 + 1)
    )
    own = (stable_id("own", key), key, document.input_id)
    agreement = Agreement(
        *own,
        ("the Rabat Memorandum",),
        "defence",
        "memorandum",
        (AgreementParty(actor, joined=when, order=1), AgreementParty(recipient)),
        (actor,),
        (Stage("signed", when, where, Span(1, 5)),),
        (Span(1, 5),),
    )
    return Coding(
        document=document,
        mentions=mentions,
        agreements=(agreement,) if n % 7 == 0 else (),
        statements=(
            Statement(
                *own,
                "body",
                actor,
                "minister",
                "“Élan”",
                Span(50, 56),
                "direct",
                ("Gazette",),
                None,
                (Context("diplomatic", Span(0, 3)),),
                when,
            ),
        ),
        offices=(Office(*own, "body", "Kari Lund", "minister", country, "GOV", False, None, span),),
        ties=(Tie(*own, "body", (actor, recipient), "alliance", span, None, None),)
        if n % 2
        else (),
        contexts=(Context("diplomatic", Span(0, 3)),),
        rejections=(Rejection(Span(0, 50), Span(17, 20), "fight.battle", "a metaphor"),),
        rejects=(Reject(key, None, "a sentence of 900 words"),) if n % 10 == 0 else (),
    )


def batch_rows(
    batch: Sequence[Document], run: str, rejects: Iterable[Reject] = ()
) -> dict[TableName, list[Row]]:
    """The rows of a batch by table, as the pipeline will make them."""
    rows: dict[TableName, list[Row]] = {name: [] for name in TABLES}
    for document in batch:
        for name, row in rows_of(code(document), run=run):
            rows[name].append(row)
    rows["rejects"].extend(reject_row(reject, run=run) for reject in rejects)
    return rows


def batches(corpus: Sequence[Document], size: int) -> Iterator[Sequence[Document]]:
    for start in range(0, len(corpus), size):
        yield corpus[start : start + size]


def code_corpus(
    path: Path, corpus: Sequence[Document], *, size: int = 50, watch: Watch = unwatched
) -> Register:
    """The whole command: open, skip what is coded, code and write batch by batch."""
    register = Register.create_or_open(path, watch=watch)
    unreadable = [Reject("corpus.jsonl", line, "not JSON") for line in (3, 9)]
    with register.run(**SETTINGS) as run:
        for number, batch in enumerate(batches(corpus, size)):
            fresh = set(run.uncoded(document.id for document in batch))
            run.write(
                batch_rows(
                    [document for document in batch if document.id in fresh],
                    run.id,
                    unreadable if number == 0 else (),
                )
            )
    return register


def exports(register: Register, folder: Path) -> dict[str, bytes]:
    """Every table as JSON lines: what two registers are compared by."""
    folder.mkdir(parents=True, exist_ok=True)
    found: dict[str, bytes] = {}
    for name in TABLES:
        register.export(name, "jsonl", folder / f"{name}.jsonl")
        found[name] = (folder / f"{name}.jsonl").read_bytes()
    return found
