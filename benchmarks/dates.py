"""Our grammar of dates beside the libraries of the field, on sentences whose answer is known.

    python benchmarks/dates.py [--wrong NAME]
    python benchmarks/dates.py --speed ../shared/data/news/news.jsonl

The sentences are `tests/temporal/expressions.txt`. A library is measured if it is installed here:

    pip install dateparser timefhuman parsedatetime recurrent ctparse datefinder python-dateutil \
        recognizers-text-date-time "emoji<2"

None is a dependency. Each library is asked as it does best: those that read one expression get the bracketed
words alone, and every one is told the day of the report and that the past is meant, where it has a word for that.
"""

from __future__ import annotations

import argparse
import platform
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

CASES = Path(__file__).parents[1] / "tests" / "temporal" / "expressions.txt"

Days = tuple[date, date]
Answer = Days | None
Library = Callable[["Case"], Answer]


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence with a bracketed stretch, and the days that it names: none, unknown, or these."""

    text: str
    words: str
    published: date | None
    future: bool
    expected: str

    @property
    def noon(self) -> datetime:
        """The moment from which a library reckons; noon, so that no day is lost."""
        day = self.published or date.today()
        return datetime(day.year, day.month, day.day, 12)

    @property
    def days(self) -> Answer:
        if self.expected in ("-", "?"):
            return None
        first, _, last = self.expected.partition("/")
        return date.fromisoformat(first), date.fromisoformat(last or first)

    def judge(self, answer: Answer) -> str:
        """Right, in (a day of a longer time), wrong, missed, or guessed where nothing can be known."""
        days = self.days
        if days is None:
            return "right" if answer is None else "guessed"
        if answer is None:
            return "missed"
        if answer == days:
            return "right"
        return "in" if days[0] <= answer[0] <= answer[1] <= days[1] else "wrong"


def cases(path: Path = CASES) -> Iterator[Case]:
    published: date | None = None
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            day = line[1:].strip()
            published = None if day == "none" else date.fromisoformat(day)
        elif " | " in line and not line.startswith("#"):
            expected, text = line.split(" | ", 1)
            words = text[text.index("[") + 1 : text.index("]")]
            plain = text.replace("[", "").replace("]", "")
            future = expected.startswith(">")
            yield Case(plain, words, published, future, expected.lstrip("> ").strip())


def day_of(value: Any) -> Answer:
    """The days of what a library gives: a moment, a pair of moments, or a list of either."""
    if isinstance(value, (list, tuple)):
        found = [days for each in value if (days := day_of(each))]
        return (found[0][0], found[-1][1]) if found else None
    if isinstance(value, datetime):
        return value.date(), value.date()
    return (value, value) if isinstance(value, date) else None


def dragoman() -> Library:
    from dragoman.temporal import Interval, find, resolve

    def ask(case: Case) -> Answer:
        start = case.text.index(case.words) if case.words in case.text else 0
        for expression in find(case.text):
            if expression.start < start + len(case.words) and expression.end > start:
                found = resolve(case.text, expression, case.published, future=case.future)
                return (found.start, found.end) if isinstance(found, Interval) else None
        return None

    return ask


def dateparser() -> Library:
    from dateparser import parse

    def ask(case: Case) -> Answer:
        wanted = "future" if case.future else "past"
        settings = {"RELATIVE_BASE": case.noon, "PREFER_DATES_FROM": wanted}
        return day_of(parse(case.words, languages=["en"], settings=settings))

    return ask


def dateparser_search() -> Library:
    from dateparser.search import search_dates

    def ask(case: Case) -> Answer:
        wanted = "future" if case.future else "past"
        settings = {"RELATIVE_BASE": case.noon, "PREFER_DATES_FROM": wanted}
        found = search_dates(case.text, languages=["en"], settings=settings) or []
        return day_of([when for _, when in found][-1:])

    return ask


def timefhuman() -> Library:
    from timefhuman import tfhConfig
    from timefhuman import timefhuman as parse
    from timefhuman.utils import Direction

    def ask(case: Case) -> Answer:
        direction = Direction.next if case.future else Direction.previous
        found = parse(case.words, tfhConfig(direction=direction, now=case.noon))
        return None if isinstance(found, str) else day_of(found)

    return ask


def parsedatetime() -> Library:
    from parsedatetime import Calendar

    def ask(case: Case) -> Answer:
        found, status = Calendar().parseDT(case.words, sourceTime=case.noon)
        return day_of(found) if status else None

    return ask


def recurrent() -> Library:
    from recurrent.event_parser import RecurringEvent

    def ask(case: Case) -> Answer:
        return day_of(RecurringEvent(now_date=case.noon).parse(case.words))

    return ask


def ctparse() -> Library:
    from ctparse import ctparse as parse

    def ask(case: Case) -> Answer:
        found = parse(case.words, ts=case.noon, timeout=2)
        value = getattr(found, "resolution", None)
        first, last = getattr(value, "t_from", value), getattr(value, "t_to", value)
        if first is None or last is None or not hasattr(first, "dt"):
            return None
        return day_of([first.dt, last.dt])

    return ask


def datefinder() -> Library:
    from datefinder import find_dates

    def ask(case: Case) -> Answer:
        return day_of(list(find_dates(case.words, base_date=case.noon)))

    return ask


def dateutil() -> Library:
    from dateutil.parser import parse

    def ask(case: Case) -> Answer:
        return day_of(parse(case.words, fuzzy=True, default=case.noon))

    return ask


def recognizers() -> Library:
    from recognizers_date_time import recognize_datetime

    def ask(case: Case) -> Answer:
        for found in recognize_datetime(case.words, "en-us", reference=case.noon):
            values = (found.resolution or {}).get("values", [])
            # the past stands first, the future last
            value = values[-1 if case.future else 0] if values else {}
            if "value" in value:
                return day_of(_moment(value["value"]))
            if "start" in value or "end" in value:
                today = case.noon.date()
                first = _moment(value["start"]) if "start" in value else today
                last = _moment(value["end"]) if "end" in value else today
                if first is None or last is None:
                    return None
                if "end" in value and not value["end"].strip("0123456789-"):
                    last -= timedelta(days=1)  # a stretch of whole days ends before its last day
                return first, max(first, last)
        return None

    return ask


def _moment(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


LIBRARIES: dict[str, Callable[[], Library]] = {
    "dragoman": dragoman,
    "dateparser": dateparser,
    "dateparser search": dateparser_search,
    "recognizers-text": recognizers,
    "timefhuman": timefhuman,
    "parsedatetime": parsedatetime,
    "recurrent": recurrent,
    "ctparse": ctparse,
    "datefinder": datefinder,
    "dateutil fuzzy": dateutil,
}


def compare(wrong: str | None) -> None:
    rows = list(cases())
    told = sum(case.days is not None for case in rows)
    traps = sum(case.expected == "-" for case in rows)
    print(f"{len(rows)} sentences: {told} name days, {traps} hold no date,")
    print(f"{len(rows) - told - traps} hold a date that cannot be known\n")
    print(
        f"{'':<20}{'right':>7}{'in it':>7}{'wrong':>7}{'missed':>8}{'guessed':>9}{'left':>7}{'share':>8}"
    )
    for name, load in LIBRARIES.items():
        try:
            ask = load()
        except ImportError as absent:
            print(f"{name:<20}  not installed ({absent.name})")
            continue
        count: Counter[str] = Counter()
        for case in rows:
            try:
                answer = ask(case)
            except Exception:
                answer = None
            verdict = case.judge(answer)
            count["left" if verdict == "right" and case.days is None else verdict] += 1
            if name == wrong and verdict != "right":
                print(f"  {verdict:<8} {case.expected:<22} {answer} | {case.text}")
        good = (count["right"] + count["left"]) / len(rows)
        print(
            f"{name:<20}{count['right']:>7}{count['in']:>7}{count['wrong']:>7}{count['missed']:>8}"
            f"{count['guessed']:>9}{count['left']:>7}{good:>8.2f}"
        )


def speed(inputs: Path, limit: int) -> None:
    """Sentences a second: expressions found and reckoned; then acts a second, given the parses."""
    from dragoman.coder import Coder
    from dragoman.config import Settings
    from dragoman.corpus import read
    from dragoman.model import Document
    from dragoman.pipeline import leave_unsure
    from dragoman.temporal import date_of, find, interval

    found = (item for item in read([inputs]) if isinstance(item, Document))
    documents = [d for d in found if d.language == "en"][:limit]
    coder = Coder(Settings())
    drafts = coder.read(documents, until=leave_unsure)
    rows = [(s.text, draft.document.published) for draft in drafts for s in draft.sentences]
    find("on Monday")
    expressions = 0
    started = time.process_time()
    for text, published in rows:
        for expression in find.__wrapped__(text):
            interval(expression, published)
            expressions += 1
    spent = time.process_time() - started
    print(f"{platform.processor() or platform.machine()}, Python {platform.python_version()}")
    print(
        f"{len(rows)} sentences, {expressions} expressions: {len(rows) / spent:,.0f} sentences a second"
    )
    find.cache_clear()
    acts = 0
    started = time.process_time()
    for draft in drafts:
        for reading in draft.readings:
            tree = draft.trees[reading.sentence]
            date_of(tree, reading.trigger, draft.document, status=reading.status)
            acts += 1
    spent = time.process_time() - started
    print(
        f"{acts} acts dated: {acts / spent:,.0f} a second, {1e6 * spent / len(rows):.0f} µs a sentence"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wrong", metavar="NAME", help="show what this one got wrong")
    parser.add_argument(
        "--speed", type=Path, metavar="NEWS", help="time our grammar on a file of news"
    )
    parser.add_argument("--documents", type=int, default=200, help="how many of them")
    args = parser.parse_args()
    if args.speed:
        speed(args.speed, args.documents)
    else:
        compare(args.wrong)


if __name__ == "__main__":
    main()
