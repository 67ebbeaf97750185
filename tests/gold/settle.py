"""Turn what a coder wrote (words and codes) into gold: offsets and codes, without any text.

    python -m tests.gold.settle NEWS.jsonl CODER.jsonl > tests/gold/first.jsonl

Every fault in the coder's file is told on standard error with the number of its sentence; the rows
are written all the same, a party or date whose words are not in the sentence without a span. Exit
code 1 where there was a fault.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from dragoman.errors import LookupFailed
from dragoman.evaluate.news import read_act
from dragoman.ontology import countries, international_codes, modes, sectors

from .sheet import read_drawn

Row = dict[str, Any]
SIGNS = {"'": "['’‘`]", "’": "['’‘`]", "‘": "['’‘`]", '"': '["“”]', "“": '["“”]', "”": '["“”]'}
DASHES = "-–—"
UNKNOWN = "---"


def read_rows(path: Path) -> list[Row]:
    return [
        json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()
    ]


def read_reports(path: Path) -> dict[str, Row]:
    """The reports of the news by their ids."""
    return {report["id"]: report for report in read_rows(path)}


def sentence_of(report: Row, row: Row) -> str:
    """The words of a drawn sentence."""
    part = report["title"] or "" if row["part"] == "title" else report["text"]
    start, end = row["span"]
    return part[start:end]


def code_faults(code: object) -> list[str]:
    """What is wrong with the code of a party: a country or international code, then sectors."""
    if not isinstance(code, str) or not code.split():
        return [f"{code!r} is no code"]
    first, *rest = code.split()
    known = {each.iso3 for each in countries()} | {each.code for each in international_codes()}
    names = {each.code for each in sectors()}
    faults = [] if first in known | {UNKNOWN} else [f"{code!r}: no country {first!r}"]
    return faults + [f"{code!r}: no sector {each!r}" for each in rest if each not in names]


def occurrences(words: str, sentence: str) -> list[tuple[int, int]]:
    """Where words stand in a sentence: whole words, whatever the quotation marks, dashes and spaces.

    Only where they do not stand so is the case let go, and then the edges of words.
    """
    signs = [
        r"\s+"
        if sign.isspace()
        else f"[{DASHES}]"
        if sign in DASHES
        else SIGNS.get(sign, re.escape(sign))
        for sign in " ".join(words.split())
    ]
    pattern = "".join(signs)
    if not pattern:
        return []
    left = r"(?<!\w)" if words.strip()[0].isalnum() else ""
    right = r"(?!\w)" if words.strip()[-1].isalnum() else ""
    whole = f"{left}{pattern}{right}"
    for tried, flags in ((whole, 0), (whole, re.I), (pattern, re.I)):
        found = [match.span() for match in re.finditer(tried, sentence, flags)]
        if found:
            return found
    return []


class Settler:
    """Settles the coding of one sentence, and gathers what is wrong with it."""

    def __init__(self, row: Row, sentence: str) -> None:
        self.row = row
        self.sentence = sentence
        self.faults: list[str] = []

    def settled(self, events: Sequence[Mapping[str, Any]]) -> Row:
        """The row of gold: what the drawn row says, and the events by offset."""
        kept = {key: self.row[key] for key in ("document", "part", "span", "half")}
        return {**kept, "events": [self._event(event) for event in events]}

    def _event(self, event: Mapping[str, Any]) -> Row:
        trigger = self._span(event.get("trigger"), "trigger", None)
        if trigger is None:
            self.faults.append(f"{event.get('event')}: an act needs a trigger")
        found = {
            "event": event.get("event"),
            "modes": list(event.get("modes") or ()),
            "trigger": trigger,
            "actors": self._parties(event.get("actors"), trigger),
            "recipients": self._parties(event.get("recipients"), trigger),
            "reciprocal": bool(event.get("reciprocal")),
            "status": event.get("status") or "actual",
            "said_by": event.get("said_by"),
            "date": self._date(event.get("date"), trigger),
            "place": self._place(event.get("place"), trigger),
        }
        self._check(found)
        return found

    def _parties(self, parties: Sequence[Row] | None, trigger: list[int] | None) -> list[Row]:
        return [
            {"span": self._span(party.get("words"), "party", trigger), "code": party.get("code")}
            for party in parties or ()
        ]

    def _date(self, when: Row | None, trigger: list[int] | None) -> Row | None:
        if not when:
            return None
        span = self._span(when.get("words"), "date", trigger)
        return {"start": when.get("start"), "end": when.get("end"), "span": span}

    def _place(self, where: Row | None, trigger: list[int] | None) -> Row | None:
        if not where:
            return None
        return {
            "country": where.get("country"),
            "span": self._span(where.get("words"), "place", trigger),
        }

    def _span(self, words: str | None, what: str, trigger: list[int] | None) -> list[int] | None:
        """Where words stand in the part; of several places the one nearest to the trigger."""
        if not words:
            return None
        found = occurrences(words, self.sentence)
        if not found:
            self.faults.append(f"{what}: {words!r} is not in the sentence")
            return None
        offset = self.row["span"][0]
        spans = [[offset + start, offset + end] for start, end in found]
        if trigger is None:
            return spans[0]
        return min(spans, key=lambda span: max(span[0] - trigger[1], trigger[0] - span[1], 0))

    def _check(self, event: Row) -> None:
        """Codes that the codebook does not have, and roles that it does not allow."""
        try:
            act = read_act(event)
        except (KeyError, TypeError, ValueError, AttributeError, LookupFailed) as fault:
            self.faults.append(f"{event['event']}: {fault}")
            return
        known = {mode.name for mode in modes(act.event)}
        self.faults += [
            f"{act.event} has no mode {mode!r}" for mode in act.modes if mode not in known
        ]
        codes = [party.code for party in (*act.actors, *act.recipients)]
        codes += [act.said_by] if act.said_by else []
        self.faults += [fault for code in codes for fault in code_faults(code)]
        if act.place is not None:
            self.faults += code_faults(act.place)
        if act.reciprocal and act.recipients:
            self.faults.append(f"{act.event}: a joint act has no recipients")
        if act.date is not None and act.date.closed and act.date.start > act.date.end:
            self.faults.append(f"{act.event}: the date ends before it starts")
        if not act.actors and not act.recipients:
            self.faults.append(f"{act.event}: it names neither actor nor recipient")


def settle(
    coded: Sequence[Row], drawn: Sequence[Row], reports: Mapping[str, Row]
) -> Iterator[tuple[int, Row, list[str]]]:
    """Each drawn sentence with its number, its row of gold, and the faults found in its coding."""
    by_number: dict[int, list[Row]] = {}
    for row in coded:
        by_number.setdefault(row["n"], []).append(row)
    for number, row in enumerate(drawn, 1):
        rows = by_number.pop(number, [])
        settler = Settler(row, sentence_of(reports[row["document"]], row))
        if len(rows) != 1:
            settler.faults.append("it is coded twice" if rows else "it is not coded")
        if rows:
            yield number, settler.settled(rows[-1]["events"]), settler.faults
        else:
            # a sentence that nobody coded is no sentence without an event
            yield number, {}, settler.faults
    for number in sorted(by_number):
        yield number, {}, ["no sentence of this number was drawn"]


def main() -> int:
    reports, coded = read_reports(Path(sys.argv[1])), read_rows(Path(sys.argv[2]))
    faulty = 0
    for number, row, faults in settle(coded, read_drawn(), reports):
        if row:
            print(json.dumps(row, ensure_ascii=False))
        for fault in faults:
            print(f"sentence {number}: {fault}", file=sys.stderr)
        faulty += bool(faults)
    print(f"{faulty} sentences with faults", file=sys.stderr)
    return 1 if faulty else 0


if __name__ == "__main__":
    sys.exit(main())
