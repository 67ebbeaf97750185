"""The example dispatches are whole, varied and honestly coded: their own rules, checked."""

import json
import re
from collections import Counter
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from dragoman import ontology

FOLDER = Path(__file__).parents[2] / "examples" / "dispatches"
REPORTS = sorted(FOLDER.glob("[12]*.md"))
FIELDS = {
    "id",
    "title",
    "date",
    "outlet",
    "url",
    "language",
    "event",
    "story",
    "continent",
    "licence",
}
CONTINENTS = {
    "africa",
    "antarctica",
    "asia",
    "europe",
    "north-america",
    "oceania",
    "south-america",
}
DATELINE = re.compile(r"[A-Z][A-Z' .-]+, (?P<day>\d{1,2} [A-Z][a-z]+ \d{4}) - ")
STATUSES = {"actual", *(status.name for status in ontology.statuses())}


@cache
def report(path: Path) -> tuple[Mapping[str, Any], str]:
    """Split a report into its front matter and its text."""
    _, matter, text = path.read_text(encoding="utf-8").split("---\n", 2)
    return yaml.safe_load(matter), text.strip()


@cache
def gold() -> tuple[Mapping[str, Any], ...]:
    lines = (FOLDER.parent / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(json.loads(line) for line in lines)


def sentences(text: str) -> list[str]:
    """Cut roughly, which is enough to compare: at a stop before a capital or a quotation mark."""
    text = DATELINE.sub("", text).replace("\n\n", " ")
    return re.split(r'(?<=[.?!"])\s+(?=["A-Z])', text)


def test_there_are_enough_reports_of_every_continent_and_time() -> None:
    assert len(REPORTS) >= 100
    assert {report(path)[0]["continent"] for path in REPORTS} == CONTINENTS
    years = {report(path)[0]["date"].year for path in REPORTS}
    assert min(years) == 1990
    assert max(years) == 2025
    assert len(years) >= 25


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_a_report_is_well_formed(path: Path) -> None:
    matter, text = report(path)
    assert set(matter) == FIELDS
    assert matter["id"] == path.stem
    assert isinstance(matter["date"], date)
    outlet = matter["outlet"].split()[0 if matter["outlet"] != "Dragoman Wire" else 1].lower()
    outlet = "observer" if outlet == "plainfield" else outlet
    assert path.stem == f"{matter['date'].isoformat()}-{matter['story']}-{outlet}"
    assert matter["language"] == "en"
    assert matter["licence"] == "CC0-1.0"
    assert re.fullmatch(r"https://[a-z]+\.example\.org/\S+", matter["url"])
    assert 60 <= len(text.split()) <= 160
    assert 3 <= len(sentences(text)) <= 9


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_the_dateline_is_the_day_of_publication(path: Path) -> None:
    matter, text = report(path)
    dateline = DATELINE.match(text)
    assert dateline is not None
    published = matter["date"]
    assert dateline["day"] == f"{published.day} {published:%B} {published.year}"


def test_many_events_are_told_by_several_outlets() -> None:
    outlets: dict[str, list[str]] = {}
    for path in REPORTS:
        matter, _ = report(path)
        outlets.setdefault(matter["event"], []).append(matter["outlet"])
    several = {event: told for event, told in outlets.items() if len(told) > 1}
    assert len(several) >= 20
    assert all(len(told) <= 4 for told in several.values())
    assert all(len(set(told)) == len(told) for told in several.values()), "an outlet tells it twice"


def test_an_event_belongs_to_one_story() -> None:
    stories: dict[str, set[str]] = {}
    for path in REPORTS:
        matter, _ = report(path)
        stories.setdefault(matter["event"], set()).add(matter["story"])
    assert all(len(story) == 1 for story in stories.values())


def test_no_long_sentence_stands_in_two_reports() -> None:
    told = Counter(
        sentence
        for path in REPORTS
        for sentence in set(sentences(report(path)[1]))
        if len(sentence.split()) >= 8
    )
    assert [sentence for sentence, times in told.items() if times > 1] == []


def test_reports_of_one_event_share_few_runs_of_words() -> None:
    by_event: dict[str, list[set[tuple[str, ...]]]] = {}
    for path in REPORTS:
        matter, text = report(path)
        words = re.findall(r"\w+", DATELINE.sub("", text).lower())
        runs = {tuple(words[i : i + 7]) for i in range(len(words) - 6)}
        by_event.setdefault(matter["event"], []).append(runs)
    for event, told in by_event.items():
        for index, one in enumerate(told):
            for other in told[index + 1 :]:
                assert len(one & other) <= 4, event


def test_every_type_is_in_the_gold_several_times() -> None:
    counted = Counter(row["event"] for row in gold())
    assert set(counted) == {kind.code for kind in ontology.event_types()}
    assert min(counted.values()) >= 8


def test_every_report_has_gold() -> None:
    assert {row["document"] for row in gold()} == {path.stem for path in REPORTS}


def test_gold_speaks_the_ontology() -> None:
    international = {code.code for code in ontology.international_codes()} | {"---"}
    sectors = {sector.code for sector in ontology.sectors()}
    for row in gold():
        for name in row["modes"]:
            ontology.mode(row["event"], name)
        assert row["status"] in STATUSES
        for party in (*row["actors"], *row["recipients"]):
            country, *theirs = party.split()
            assert country in international or ontology.country(country).iso3 == country
            assert set(theirs) <= sectors


def test_gold_obeys_the_codebook() -> None:
    for row in gold():
        where = f"{row['document']}: {row['sentence']}"
        kind = ontology.event_type(row["event"])
        assert row["actors"] or row["recipients"], where
        assert not (row["reciprocal"] and row["recipients"]), where
        assert not kind.requires_recipient or row["recipients"] or row["reciprocal"], where
        # Cooperation and yielding that lie ahead are AGREE and CONCEDE; a signing keeps its status.
        if row["status"] == "future":
            assert row["event"] not in {"CONSULT", "COOPERATE", "AID", "RETREAT", "THREATEN"}, where


def test_gold_points_at_one_sentence_of_its_report() -> None:
    texts = {path.stem: report(path) for path in REPORTS}
    for row in gold():
        matter, text = texts[row["document"]]
        where = matter["title"] if row["part"] == "title" else text
        assert where.count(row["sentence"]) == 1, row
        whole = row["part"] == "title" or row["sentence"][-1] in '.?!"'
        assert len(row["sentence"]) == 40 or whole, row


def test_gold_dates_are_days_months_or_years_not_after_the_report_unless_ahead() -> None:
    for row in gold():
        if row["date"] is None:
            continue
        assert re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", row["date"])
        if len(row["date"]) == 10:
            date.fromisoformat(row["date"])
        published = row["document"][:10]
        if row["event"] not in {"AGREE", "CONCEDE"} and row["status"] != "future":
            assert row["date"] <= published[: len(row["date"])], row


def test_no_gold_line_stands_twice() -> None:
    lines = [json.dumps(row, sort_keys=True) for row in gold()]
    assert len(set(lines)) == len(lines)


def test_readme_and_licence_stand_beside_the_reports() -> None:
    readme = (FOLDER.parent / "README.md").read_text(encoding="utf-8")
    assert f"{len(REPORTS)} short news reports" in readme
    assert "CC0" in (FOLDER.parent / "LICENCE").read_text(encoding="utf-8")
