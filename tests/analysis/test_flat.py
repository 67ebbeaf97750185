"""The flat copy gives the same as the register's own tables, found in another way."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from benchmarks.made_register import write
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.analysis import charts
from dragoman.analysis.changes import changes
from dragoman.analysis.copy import Copy
from dragoman.analysis.coverage import coverage
from dragoman.analysis.facets import facets
from dragoman.analysis.happening import happenings
from dragoman.analysis.holdings import holdings
from dragoman.analysis.network import dyads, network
from dragoman.analysis.over_time import coverage_by, over_time
from dragoman.analysis.panel import PanelQuestion, panel
from dragoman.analysis.periods import LENGTHS, By
from dragoman.analysis.placed import placed
from dragoman.analysis.search import SearchIndex, snippet
from dragoman.analysis.series import series
from dragoman.errors import QueryError
from dragoman.register import MentionFilter, Register
from dragoman.register.filters import Unit

from .made import register, report

UNITS: tuple[Unit, ...] = ("events", "mentions")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    folder = tmp_path_factory.mktemp("made") / "register"
    write(folder, 1200)
    with Register.open(folder) as register:
        yield register


@pytest.fixture(scope="module")
def copy(book: Register, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Copy]:
    made = Copy.made(book, tmp_path_factory.mktemp("copy"))
    yield made
    made.close()


PARTY = st.sampled_from(["AFG", "ALB", "ALB GOV", "Person A", "person.alb-3", "MIL"])
FILTERS = st.builds(
    MentionFilter,
    actor=st.none() | PARTY,
    party=st.none() | PARTY,
    between=st.none() | st.tuples(PARTY, PARTY),
    event=st.none() | st.sampled_from([("SUPPORT",), ("CONSULT", "AID")]),
    mode=st.none() | st.sampled_from([("arrest",), ("visit", "withdraw")]),
    context=st.none() | st.sampled_from([("military",)]),
    status=st.none() | st.sampled_from([("actual",), ("future",)]),
    quad=st.none() | st.sampled_from([(1,), (2, 4)]),
    country=st.none() | st.sampled_from([("AFG",), ("ALB", "AGO")]),
    outlet=st.none() | st.sampled_from([("Paper 0",), ("Paper 1", "Paper 2")]),
    language=st.none() | st.sampled_from([("en",), ("fr",)]),
    since=st.none() | st.sampled_from(["2015-01-01", "2020-02-29"]),
    until=st.none() | st.sampled_from(["2018-12-31", "2023-01-01"]),
    include_undated=st.booleans(),
    min_confidence=st.none() | st.sampled_from([0.5, 0.9]),
    entry=st.none() | st.sampled_from([("made.3", "made.4", "made.5")]),
    q=st.none() | st.sampled_from(["harbour", '"read aloud"', "afghanistan met", "nowhere"]),
)


@pytest.mark.parametrize("unit", UNITS)
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(where=FILTERS)
def test_the_copy_picks_the_same_acts_as_the_register(
    book: Register, copy: Copy, unit: Unit, where: MentionFilter
) -> None:
    chosen = copy.chosen(where, unit)
    found = copy.ask(f"SELECT a.id FROM {unit}_acts a WHERE {chosen.sql}", chosen.parameters)
    rows = book.events(where) if unit == "events" else book.mentions(where)
    assert sorted(key for (key,) in found) == sorted(row["id"] for row in rows)


def test_independent_reports_are_asked_of_events_alone(book: Register, copy: Copy) -> None:
    where = MentionFilter(min_reports=2)
    chosen = copy.chosen(where, "events")
    found = copy.ask(f"SELECT a.id FROM events_acts a WHERE {chosen.sql}", chosen.parameters)
    assert {key for (key,) in found} == {row["id"] for row in book.events(where)} != set()
    with pytest.raises(QueryError):
        copy.chosen(where, "mentions")


@pytest.mark.parametrize("unit", UNITS)
def test_a_facet_is_counted_without_its_own_restriction(copy: Copy, unit: Unit) -> None:
    alone = facets(copy, MentionFilter(quad=(1,)), unit)
    narrowed = facets(copy, MentionFilter(quad=(1,), event=("SUPPORT",)), unit)
    assert narrowed.facets["event"] == alone.facets["event"]
    assert narrowed.facets["status"] != alone.facets["status"]
    by_event = {row["value"]: row["count"] for row in alone.facets["event"]}
    assert narrowed.total == by_event["SUPPORT"]
    assert sum(by_event.values()) == alone.total


@pytest.mark.parametrize("unit", UNITS)
def test_the_value_of_a_facet_gives_as_many_as_it_says(copy: Copy, unit: Unit) -> None:
    found = facets(copy, MentionFilter(), unit).facets
    for name in ("actor", "recipient", "country", "outlet", "mode", "context", "language"):
        row = random.Random(name).choice(list(found[name]))
        value = row["value"] if name in ("actor", "recipient") else (row["value"],)
        narrowed = facets(copy, MentionFilter(**{name: value}), unit)
        assert narrowed.total == row["count"], name


@pytest.mark.parametrize("unit", UNITS)
def test_a_series_counts_as_that_of_a_dyad_does(book: Register, copy: Copy, unit: Unit) -> None:
    pair = dyads(copy, MentionFilter(), unit)[0]
    where = MentionFilter(between=(pair["a"], pair["b"]))
    ours = over_time(copy, where, unit, by="year")
    theirs = series(happenings(book, where, unit), coverage(book, "year"), "year")
    assert [row["start"] for row in ours.rows] == [str(row.period.start) for row in theirs.rows]
    for mine, other in zip(ours.rows, theirs.rows, strict=True):
        for name in ("count", "cooperation", "conflict", "reports", "outlets", "documents"):
            assert mine[name] == getattr(other, name), name
        assert mine["independent_reports"] == other.independent_reports
        assert mine["conflict_sum"] == pytest.approx(other.conflict_sum)
        assert mine["warnings"] == list(other.warnings)
    assert (ours.undated, ours.wide) == (len(theirs.undated), len(theirs.wide))


@pytest.mark.parametrize("by", LENGTHS)
def test_coverage_of_the_copy_is_that_of_the_register(book: Register, copy: Copy, by: By) -> None:
    theirs = [row for row in holdings(book, by).rows if row.documents]
    told = [(row["start"], row["end"], row["documents"], row["outlets"], row["languages"], row["top_outlet"], row["top_share"]) for row in coverage_by(copy, by)]  # fmt: skip
    assert told == [
        (
            str(row.period.start),
            str(row.period.end),
            row.documents,
            len(row.outlets),
            row.languages,
            row.top_outlet,
            row.top_share,
        )
        for row in theirs
    ]


def test_every_act_is_in_a_series_undated_or_too_wide(copy: Copy) -> None:
    found = over_time(copy, MentionFilter(), "events", by="month", split="quad")
    counted = sum(row["count"] for row in found.rows)
    assert counted + found.undated + found.wide == facets(copy, MentionFilter(), "events").total
    assert all(sum(row["by"].values()) == row["count"] for row in found.rows)


def test_a_network_says_how_much_it_leaves_out(copy: Copy) -> None:
    whole = network(copy, MentionFilter(), "events", limit=100_000)
    part = network(copy, MentionFilter(), "events", limit=5)
    assert whole.left_out == {"nodes": 0, "edges": 0}
    assert part.left_out["edges"] == len(whole.edges) - 5
    assert part.left_out["nodes"] == len(whole.nodes) - len(part.nodes)
    assert list(part.edges) == list(whole.edges)[:5]
    edge = part.edges[0]
    assert sum(edge["directed"].values()) >= edge["count"] == edge["cooperation"] + edge["conflict"]
    assert {edge["a"], edge["b"]} <= {node["id"] for node in part.nodes}


def test_a_place_counts_once_and_a_country_is_no_point(copy: Copy) -> None:
    found = placed(copy, MentionFilter(), "events")
    total = facets(copy, MentionFilter(), "events").total
    shown = sum(row["count"] for row in (*found.countries, *found.divisions, *found.points))
    assert shown + found.unplaced + found.without_coordinates == total
    assert not [row for row in found.points if row["precision"] in ("country", "region")]
    assert sum(row["all"] for row in found.countries) + found.unplaced == total


def test_changes_are_measured_against_the_news_there_was(copy: Copy) -> None:
    found = changes(copy, "events", days=365)
    assert found.dyads and found.actors is not None
    for row in found.dyads:
        usual = row["cooperation"]["usual"], row["conflict"]["usual"]
        now = row["cooperation"]["now"], row["conflict"]["now"]
        shifts = [(n - u) / (u + 1) ** 0.5 for n, u in zip(now, usual, strict=True)]
        assert row["shift"] == pytest.approx(max(shifts, key=abs))
        assert sum(each["cooperation"] for each in row["spark"][-1:]) == now[0]
    assert [abs(row["shift"]) for row in found.dyads] == sorted(
        (abs(row["shift"]) for row in found.dyads), reverse=True
    )


def test_the_search_index_grows_and_finds_phrases(book: Register, copy: Copy) -> None:
    before = copy.search.numbers()
    copy.search.add(book)
    assert copy.search.numbers() == before
    aloud = copy.search.ids('"was read aloud"', "documents")
    assert len(aloud) == len(before) and copy.search.ids('"aloud read"', "documents") == []


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Российский флот вышел", "российский"),
        ("Посли прибули в Київ", "Київ"),
        ("Η Ελλάδα υπέγραψε", "Ελλάδα"),
        ("서울 회담", "서울"),
        ("がん 対策", "がん"),
        ("La délégation est arrivée", '"delegation EST"'),
        ("La délégation est arrivée", "de\u0301le\u0301gation"),
        ("Talks of the U.S. Senate", '"u.s. senate" talks'),
    ],
)
def test_words_of_any_script_are_found(tmp_path: Path, text: str, asked: str) -> None:
    book = register(tmp_path / "r", report(1, "", text=text))
    index = SearchIndex(tmp_path / "search.sqlite")
    index.add(book)
    assert index.find(asked) == [1] == list(index.numbers().values())
    assert index.find(f"{asked} absent") == []
    assert index.find("\0" + asked) == [1]


def test_a_copy_stays_as_it_is_when_another_is_made(book: Register, tmp_path: Path) -> None:
    first = Copy.made(book, tmp_path)
    total = facets(first, MentionFilter(), "events").total
    second = Copy.made(book, tmp_path / "other") if (tmp_path / "other").mkdir() is None else first
    second.close()
    assert facets(first, replace(MentionFilter()), "events").total == total
    first.close()
    assert not list(tmp_path.rglob("*.duckdb"))


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("where", [MentionFilter(outlet="Paper 0"), MentionFilter(language="fr"), MentionFilter(entry="made.3"), MentionFilter(q="harbour")])  # fmt: skip
def test_what_is_asked_of_reports_is_asked_by_coverage_panels_and_figures_too(
    book: Register, unit: Unit, where: MentionFilter
) -> None:
    wanted = len(list(book.events(where) if unit == "events" else book.mentions(where)))
    told = holdings(book, "year", where=where, of=unit)
    assert sum(row.acts for row in told.rows) + told.undated_acts + told.wide_acts == wanted
    asked = panel(book, PanelQuestion(by="year", of=unit, where=where, countries=("AFG", "ALB")))
    asked.arrow()
    assert asked.tally is not None and asked.tally.left_out["acts"] == wanted


def test_figures_ask_what_is_asked_of_reports(book: Register) -> None:
    pytest.importorskip("altair")
    where = MentionFilter(outlet="Paper 0")
    nowhere = sum(row["place"] is None for row in book.events(where))
    told = charts.world_map(book, where=where).to_dict()["title"]["subtitle"][0]
    assert nowhere and f"{nowhere} without a country" in told
    assert "countries" in charts.network(book, where=where).to_dict()["title"]["text"]


def test_a_snippet_begins_and_ends_with_whole_words() -> None:
    text = "some words " * 60 + "harbour" + " more words" * 60
    piece, marks, (start, end) = snippet(text, "harbour")
    assert piece == text[start:end] and [piece[s:e] for s, e in marks] == ["harbour"]
    assert text[start - 1] == " " and text[end] == " "
    assert snippet("harbour wall", "harbour")[0] == "harbour wall"
