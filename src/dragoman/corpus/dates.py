"""Publication dates: read only where they can be read one way."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import cache, lru_cache
from typing import Literal

DayOrder = Literal["day first", "month first"]

_YEARS = range(1600, 2101)
# The first newspaper is of 1605; later than 2100 is a number that is no date.

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_YEAR_FIRST = re.compile(r"(\d{4})([/.年년]) ?(\d{1,2})[/.月월] ?(\d{1,2})(?!\d)")
_COMPACT = re.compile(
    r"(\d{4})(\d{2})(\d{2})(?:T?(?:\d{4}|\d{6})(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?)?$"
)
_NUMERIC = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?:$|[ T,])")
_EPOCH = re.compile(r"\d{9,19}(?:\.\d+)?$")
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("jan", "january"),
            ("feb", "february"),
            ("mar", "march"),
            ("apr", "april"),
            ("may",),
            ("jun", "june"),
            ("jul", "july"),
            ("aug", "august"),
            ("sep", "sept", "september"),
            ("oct", "october"),
            ("nov", "november"),
            ("dec", "december"),
        ),
        start=1,
    )
    for name in names
}
_MONTH = "(" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_DAY_MONTH = rf"(\d{{1,2}})(?:st|nd|rd|th)?[ -](?:of )?{_MONTH},?[ -](\d{{4}})\b"
_MONTH_DAY = rf"{_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})\b"
_WRITTEN = re.compile(_WEEKDAY + f"(?:{_DAY_MONTH}|{_MONTH_DAY})", re.IGNORECASE)
_MAIL = re.compile(
    rf"{_WEEKDAY}(\d{{1,2}})[ -]{_MONTH}[ -](\d{{2}})\s+\d{{1,2}}:\d{{2}}", re.IGNORECASE
)
_CTIME = re.compile(
    rf"{_WEEKDAY}{_MONTH}\s+(\d{{1,2}})\s+\d{{1,2}}:\d{{2}}(?::\d{{2}})?\s+(?:[A-Z+0-9:-]+\s+)?(\d{{4}})$",
    re.IGNORECASE,
)

_DATE = rf"(?P<date>(?i:{_WEEKDAY}(?:{_DAY_MONTH}|{_MONTH_DAY})))"
_AGENCY = r"(?:\s*\([^()\n]{2,40}\))?"
_TIME_OF_DAY = re.compile(
    r"\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?!\d)|(?<!\d)\d{1,2} ?(?:am|pm)\b", re.IGNORECASE
)
_LOCALES = (
    "en fr es de pt it nl sv da nb fi is et lv lt pl cs sk sl hr sr bs mk bg ro hu el tr az kk uz ky"
    " tk ru uk be ka hy ar ar_SY ar_DZ ar_MA he fa ur ps ku hi bn pa ne si ta te ml my th lo km vi id"
    " ms fil sw so am ha yo zu af sq ca eu gl mt ga cy mn zh ja ko"
)

_PLACE = r"[^\W\d_a-z][^\n,()\d–—]{0,40}?"
_DATELINE = re.compile(
    rf"\s*{_PLACE}(?:,\s*{_PLACE})?{_AGENCY}(?:,|\s+--?|\s*[–—]|\s*\.)?\s*"
    rf"{_DATE}{_AGENCY}(?:\s*(?:--?|[–—:])|[ \t]*\n)"
)
_DATE_LINE_ALONE = re.compile(rf"\s*{_DATE}(?:[ \t.]*\n|\s*(?:--?|[–—:])\s)")


def parse_date(value: object, order: DayOrder | None = None) -> date | None:
    """Read the day that a value of metadata names, as written there (no shift of time zone).

    Takes dates and datetimes, ISO 8601 and RFC 2822 and 850, `20160517`, written months in any
    language, and epoch numbers in seconds, milli-, micro- or nanoseconds. A numeric date such as
    03/04/2021 is read only by `order`, or where one of the numbers can be no month; a year of two
    digits only in a mail date. All else, relative words among it, gives None.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, (int, float)):
        return _from_number(value)
    if isinstance(value, str) and len(value) < 100:
        return _from_text(value.strip(), order)
    return None


def day_order(values: Iterable[object]) -> DayOrder | None:
    """The order that numeric dates of one column show, None where none or both are shown."""
    seen: set[DayOrder] = set()
    for value in values:
        if isinstance(value, str) and (match := _NUMERIC.match(value.strip())):
            first, second = int(match[1]), int(match[3])
            if 12 < first <= 31 and second <= 12:
                seen.add("day first")
            elif first <= 12 and 12 < second <= 31:
                seen.add("month first")
    return seen.pop() if len(seen) == 1 else None


def dateline_date(text: str) -> date | None:
    """The date of the dateline that `text` begins with, if it is a full one.

    `GENEVA, 24 November 2013 -`, `PARIS (Reuters) - Nov 3, 2015`, or a first line that is only a
    date. `KABUL, March 4 -` names no year and gives None; so does a date inside a sentence.
    """
    head = text[:200]
    match = _DATE_LINE_ALONE.match(head) or _DATELINE.match(head)
    if match is None:
        return None
    place = head[: match.start("date")]
    letters = [char for char in place if char.isalpha()]
    # A dateline's place stands in capitals (or in a script that has none) before an agency's name.
    upper = sum(not char.islower() for char in letters)
    if letters and upper < 0.6 * len(letters) and "(" not in place:
        return None
    return _written(match["date"])


@cache
def month_names() -> Mapping[str, frozenset[int]]:
    """Names and short names of the months in `_LOCALES` (CLDR) -> the months they may mean."""
    from babel import Locale, UnknownLocaleError

    found: dict[str, set[int]] = {}
    for tag in _LOCALES.split():
        try:
            months = Locale.parse(tag).months
        except (UnknownLocaleError, ValueError):
            continue
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in months[context][width].items():
                    word = str(name).casefold().strip(". ")
                    if re.fullmatch(r"[^\W\d_]{2,}", word):
                        found.setdefault(word, set()).add(int(number))
    return {word: frozenset(numbers) for word, numbers in found.items()}


@lru_cache(maxsize=4096)
def _from_text(text: str, order: DayOrder | None) -> date | None:
    if match := _ISO.match(text):
        return _day(match[1], match[2], match[3])
    if match := _YEAR_FIRST.match(text):
        return _day(match[1], match[3], match[4])
    if (match := _COMPACT.match(text)) and (found := _day(match[1], match[2], match[3])):
        return found
    if match := _NUMERIC.match(text):
        return _numeric(int(match[1]), int(match[3]), int(match[4]), order)
    if _EPOCH.match(text):
        return _from_number(float(text))
    if found := _written(text):
        return found
    if match := _MAIL.match(text):
        # RFC 2822 section 4.3: two digits from 50 on are of the 1900s, the others of the 2000s.
        short = int(match[3])
        return _named(match[1], match[2], str(short + (1900 if short >= 50 else 2000)))
    if match := _CTIME.match(text):
        return _named(match[2], match[1], match[3])
    return _in_other_languages(text)


def _written(text: str) -> date | None:
    match = _WRITTEN.match(text)
    if match is None:
        return None
    if match[1]:
        return _named(match[1], match[2], match[3])
    return _named(match[5], match[4], match[6])


def _named(day: str, month: str, year: str) -> date | None:
    return _day(year, _MONTHS[month.lower()], day)


def _numeric(first: int, second: int, year: int, order: DayOrder | None) -> date | None:
    if first == second or (first > 12 >= second):
        return _day(year, second, first)
    if second > 12 >= first:
        return _day(year, first, second)
    if order == "day first":
        return _day(year, second, first)
    if order == "month first":
        return _day(year, first, second)
    return None


def _day(year: str | int, month: str | int, day: str | int) -> date | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if found.year in _YEARS else None


def _from_number(value: float) -> date | None:
    """An epoch time, by size; eight digits that make a calendar date are that date."""
    if value != value or not 1e7 <= value < 5e18:
        return None
    if value < 1e8:
        digits = str(int(value))
        return _day(digits[:4], digits[4:6], digits[6:]) if value == int(value) else None
    if 1.6e13 <= value < 2.2e13:
        # 20160517140200: a time stamp of fourteen digits, as GDELT writes it.
        digits = str(int(value))
        return _day(digits[:4], digits[4:6], digits[6:8])
    for divisor in (1, 1e3, 1e6, 1e9):
        if value / divisor < 4.1e9:
            days = int(value / divisor // 86400)
            return date.fromordinal(date(1970, 1, 1).toordinal() + days)
    return None


def _in_other_languages(text: str) -> date | None:
    """One year, one day and a month written in another language; anything more is refused."""
    bare = _TIME_OF_DAY.sub(" ", text)
    numbers = re.findall(r"\d+", bare)
    years = [number for number in numbers if len(number) == 4]
    days = [number for number in numbers if len(number) <= 2]
    if len(years) != 1 or len(days) != 1 or len(numbers) != 2:
        return None
    words = re.findall(r"[^\W\d_]+", bare.casefold())
    readings = [months for word in words if (months := month_names().get(word))]
    both = frozenset[int]().union(*readings).intersection(*readings)
    # `listopad` is October in Croatian and November in Czech: such a name alone tells nothing.
    return _day(years[0], next(iter(both)), days[0]) if len(both) == 1 else None
