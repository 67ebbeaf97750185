"""Date, place and numbers of an event, from what its mentions say, and what they differ on."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from ...model import (
    Disagreement,
    EventCount,
    EventDate,
    EventDay,
    EventPlace,
    EventSite,
    Part,
    Span,
)
from ...model.schema import Row
from ..arrays.words import STEM, read_words
from ..comparing import tables
from ..comparing.reading import LEVELS, division_of
from ..comparing.traits import SITE
from ..comparing.wording import LANGUAGE
from .sides import party_of
from .votes import Ballot, ballots, elected, reports_in
from .withdrawn import RISES, Range, corrected, overtaken

V = TypeVar("V", bound=Hashable)
IN_A_ROW = frozenset({"killed", "injured", "arrested", "displaced"})
"""Counts that several of make one: those of people to whom something is done."""
RISING = frozenset({"killed", "injured"})
"""Counts that reports of the days after correct upwards: the wounded die, the missing are found."""
BEFORE = 3
"""Words before a count among which its verb stands: `killed at least four`."""
ROW = 30
"""Characters between two counts told in one row: `two soldiers and five civilians`."""


def disagreement(field: str, ballot: Ballot[Any], value: str, *, chosen: bool) -> Disagreement:
    """What one ballot says; those by whose word it is are its mentions' own."""
    speakers = {speaker for row in ballot.rows if (speaker := speaker_of(row["said_by"]))}
    return Disagreement(
        field,
        value,
        chosen,
        ballot.reports,
        ballot.outlets,
        tuple(sorted(speakers)),
        ballot.mentions,
    )


def speaker_of(party: Row | None) -> str | None:
    """How a speaker is named where there is room for a word or two: by name, else by code."""
    if party is None:
        return None
    code = " ".join((party["country"] or "---", *(party["sectors"] or ())))
    return str(party["name"] or code)


def day_of(rows: Sequence[Row]) -> tuple[EventDay | None, list[Disagreement]]:
    """The date that most reports allow, the closest of those; the dates that it rules out."""
    dated = [(row["date"], row) for row in rows if row["date"]]
    if not dated:
        return None, []
    found = ballots(((day["start"], day["end"]), row) for day, row in dated)
    if len(found) == 1:
        best = found[0]
    else:
        best = max(
            found,
            key=lambda one: (
                reports_in(row for day, row in dated if touches(one.value, day)),
                -days_in(one.value),
                one.reports,
            ),
        )
    agreeing = [row for day, row in dated if touches(best.value, day)]
    said = best.best
    day = said["date"]
    span = span_of(day["span"], said["part"])
    made = EventDate(
        date.fromisoformat(day["start"]),
        date.fromisoformat(day["end"]),
        day["precision"],
        day["text"],
        span,
    )
    apart = [one for one in found if one.value[0] > best.value[1] or best.value[0] > one.value[1]]
    others = told_apart("date", best, apart, interval_text)
    return EventDay(made, said["id"], reports_in(agreeing)), others


def span_of(ends: Sequence[int] | None, part: Part) -> Span | None:
    return Span(ends[0], ends[1], part) if ends else None


def interval_text(value: tuple[str, str]) -> str:
    return value[0] if value[0] == value[1] else "/".join(value)


def told_apart(
    field: str, best: Ballot[V], apart: Sequence[Ballot[V]], shown: Callable[[V], str]
) -> list[Disagreement]:
    """The chosen value and those that contradict it; nothing where none does."""
    if not apart:
        return []
    return [
        disagreement(field, one, shown(one.value), chosen=one is best) for one in (best, *apart)
    ]


def touches(one: tuple[str, str], day: Row) -> bool:
    return bool(one[0] <= day["end"] and day["start"] <= one[1])


def days_in(value: tuple[str, str]) -> int:
    return (date.fromisoformat(value[1]) - date.fromisoformat(value[0])).days


def site_of(rows: Sequence[Row]) -> tuple[EventSite | None, list[Disagreement]]:
    """The place that most reports allow, the closest of those; the places that it rules out."""
    placed = [(row["place"], row) for row in rows if row["place"]]
    if not placed:
        return None, []
    found = ballots((spot_of(place), row) for place, row in placed)
    best = found[0]
    if len(found) > 1:
        best = max(
            found,
            key=lambda one: (
                reports_in(row for place, row in placed if allows(one.value, spot_of(place))),
                one.value[0],
                one.reports,
            ),
        )
    agreeing = [row for place, row in placed if allows(best.value, spot_of(place))]
    said = best.best
    place = said["place"]
    made = EventPlace(
        place["name"],
        place["country"],
        place["id"],
        place["lat"],
        place["lon"],
        place["precision"],
        span_of(place["span"], said["part"]),
    )
    apart = [one for one in found if not allows(best.value, one.value)]
    names = {one.value: str(one.best["place"]["name"]) for one in found}
    others = told_apart("place", best, apart, names.__getitem__)
    return EventSite(made, said["id"], reports_in(agreeing)), others


Spot = tuple[int, str, int, str]
"""How close a place is, its country, its division and itself."""


def spot_of(place: Row) -> Spot:
    return (
        LEVELS.get(place["precision"], 0),
        place["country"] or "",
        division_of(place["id"]),
        place["id"] or place["name"],
    )


def allows(one: Spot, other: Spot) -> bool:
    """Whether two places may be one: the same, or one within the other."""
    if one[3] == other[3]:
        return True
    if one[1] != other[1]:
        return not one[1] or not other[1]
    if one[0] == SITE == other[0]:
        return False
    return not (one[2] and other[2]) or one[2] == other[2]


def counts_of(rows: Sequence[Row]) -> Iterator[tuple[EventCount, list[Disagreement]]]:
    """Each kind of number, and the values where they differ.

    What can all be right together is as close as all of it tells: "dozens", "about 30" and "30" are 30.
    Else the range is that of all that is said, but for what a later report corrects, and for lower
    tolls than the chosen one that nobody has told since: these stand among the disagreements alone.
    """
    said: dict[tuple[str, str | None], list[tuple[Row, Row]]] = {}
    for row in rows:
        for count in _summed(row):
            said.setdefault((count["what"], count["currency"]), []).append((count, row))
    for (what, currency), told in said.items():
        found = _values(standing := corrected(told))
        # of what as many say the latest, and the text before its headline
        latest = {
            one.value: max((row["published"] or "", row["part"] == "body") for row in one.rows)
            for one in found
        }
        best = elected(found, rank=latest.__getitem__)
        past: list[Ballot[Range]] = []
        if what in RISING:
            best = _risen(best, found, latest)
            past = overtaken(best.value, found, told)
        values = [one.value for one in found if one not in past]
        highs = [high for _, high in values]
        low, high = common(values) or (
            min(low for low, _ in values),
            None if None in highs else max(high for high in highs if high is not None),
        )
        row = best.best
        count = next(
            one
            for one, other in standing
            if other is row and (one["low"], one["high"]) == best.value
        )
        speaker = count["said_by"] or row["said_by"]
        made = EventCount(
            what,  # type: ignore[arg-type]
            low,
            high,
            count["text"],
            party_of(speaker, row["part"]) if speaker else None,
            currency,
            row["id"],
            best.reports,
        )
        everything = found if standing is told else _values(told)
        agreed = common([one.value for one in everything])
        others = () if agreed else _differing(f"counts.{what}", best.value, everything, told)
        yield made, list(others)


def _values(told: Iterable[tuple[Row, Row]]) -> list[Ballot[Range]]:
    return ballots(((count["low"], count["high"]), row) for count, row in told)


def _risen(
    best: Ballot[Range], found: Sequence[Ballot[Range]], latest: Mapping[Range, tuple[str, bool]]
) -> Ballot[Range]:
    """The toll told last, where it is higher than the one most reports gave and none has given that since."""
    day, _ = latest[best.value]
    most = RISES * (best.value[1] or best.value[0]) + 2
    later = [one for one in found if day < latest[one.value][0]]
    later = [one for one in later if best.value[0] < one.value[0] <= most]
    return max(later, key=lambda one: (latest[one.value], one.value[0]), default=best)


def common(values: Sequence[Range]) -> Range | None:
    """The numbers that all ranges have in common; None where they have none."""
    low = max(low for low, _ in values)
    high = min((high for _, high in values if high is not None), default=None)
    return (low, high) if high is None or low <= high else None


def _summed(row: Row) -> list[Row]:
    """The counts of a mention, people told in one row taken together: `two men and a boy`.

    What stands behind the same verb said once more is of another act: `killed four on Monday and killed five`.
    """
    found: list[Row] = []
    latest: dict[str, Row] = {}
    for count in sorted(row["counts"], key=lambda each: tuple(each["span"] or (0, 0))):
        before = latest.get(count["what"])
        if before is not None and _said_again(row, before, count):
            continue
        latest[count["what"]] = count
        last = found[-1] if found else None
        if last is None or not _in_one_row(last, count):
            found.append(count)
            continue
        highs = (last["high"], count["high"])
        found[-1] = {
            **count,
            "low": last["low"] + count["low"],
            "high": None if None in highs else sum(highs),
            "text": f"{last['text']} + {count['text']}",
        }
    return found


def _said_again(row: Row, one: Row, other: Row) -> bool:
    """Whether a telling word that stands before one count stands once more before the next of its kind."""
    words, table = row.get("words"), tables.telling(LANGUAGE)
    if not words or table is None or not (one["span"] and other["span"]):
        return False
    begin = row["sentence"][0]
    first, end, last = (max(at - begin, 0) for at in (*one["span"], other["span"][0]))
    before = " ".join(words[:first].split()[-BEFORE:])
    shared = _openings(before) & _openings(words[end:last])
    if not shared:  # of most counts, and quickly seen
        return False
    return bool((table.of(read_words(sorted(shared)).stems.values) > 0).any())


def _openings(text: str) -> set[str]:
    """The words of a text, as much of each as its stem keeps."""
    return {word[:STEM] for word in re.findall(r"\w+", text.lower())}


def _in_one_row(one: Row, other: Row) -> bool:
    """Whether a count goes on where another ends: of the same people, by the same teller."""
    speakers = [(count["said_by"] or {}).get("id") for count in (one, other)]
    if not (one["span"] and other["span"]):
        return False
    return (
        one["what"] == other["what"]
        and one["what"] in IN_A_ROW
        and speakers[0] == speakers[1]
        and 0 <= other["span"][0] - one["span"][1] <= ROW
    )


def _differing(
    field: str, best: Range, found: Sequence[Ballot[Range]], told: Sequence[tuple[Row, Row]]
) -> Iterator[Disagreement]:
    """All values, the chosen one first, with those who give each number."""
    for one in sorted(found, key=lambda each: each.value != best):
        speakers = {
            speaker
            for count, row in told
            if (count["low"], count["high"]) == one.value
            if (speaker := speaker_of(count["said_by"] or row["said_by"]))
        }
        yield Disagreement(
            field,
            range_text(one.value),
            one.value == best,
            one.reports,
            one.outlets,
            tuple(sorted(speakers)),
            one.mentions,
        )


def range_text(value: Range) -> str:
    """`12`, `40 to 60`, `at least 12`."""
    low, high = value
    if high is None:
        return f"at least {low:,.15g}"
    return f"{low:,.15g}" if low == high else f"{low:,.15g} to {high:,.15g}"
