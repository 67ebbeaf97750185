"""Panels: balanced, zeros apart from gaps, each act once a unit, numbers of one convention."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.analysis.panel import CONVENTIONS, PanelQuestion, convention, panel, write_panel
from dragoman.errors import ConfigError, LookupFailed
from dragoman.ontology import event_types, goldstein, intensity, quad
from dragoman.register import MentionFilter
from tests.analysis.made import register, report

POOL = ("NOR", "CHL", "PER")
MARCH = (date(2021, 3, 1), date(2021, 3, 31))


def rows(folder: Path, *acts: str, published: str = "2021-03-05", **asked: Any) -> list[dict[str, Any]]:  # fmt: skip
    question = {"countries": POOL, "by": "month", "since": MARCH[0], "until": MARCH[1], **asked}
    codings = [report(n, act, published=published) for n, act in enumerate(acts)]
    with register(folder / "r", *codings) as book:
        return panel(book, PanelQuestion(**question)).arrow().to_pylist()  # type: ignore[no-any-return]


def one(found: Sequence[dict[str, Any]], **wanted: object) -> dict[str, Any]:
    (row,) = [row for row in found if all(row[name] == value for name, value in wanted.items())]
    return row


def test_every_unit_has_every_period_and_nothing_told_of_is_a_zero(tmp_path: Path) -> None:
    found = rows(tmp_path, "NOR > CHL SUPPORT 2021-03-04", by="week")
    assert len(found) == 3 * 5
    quiet = one(found, iso3="PER", period="2021-W09")
    assert quiet["missing"] is None and quiet["count"] == 0 and quiet["intensity_sum"] == 0
    assert quiet["intensity_mean"] is None, "there is no mean of nothing"


def test_a_period_without_news_is_null_and_says_why(tmp_path: Path) -> None:
    found = rows(tmp_path, "NOR > CHL SUPPORT 2021-03-10", by="day", until=date(2021, 3, 12))
    gap = one(found, iso3="NOR", period="2021-03-06")
    assert gap["missing"] == "no news" and gap["count"] is None and gap["type_AID"] is None
    assert one(found, iso3="NOR", period="2021-03-05")["count"] == 0
    assert one(found, iso3="NOR", period="2021-03-10")["count"] == 1, "what is told stands"


def test_news_may_cover_days_before_it(tmp_path: Path) -> None:
    found = rows(tmp_path, "NOR > CHL AID 2021-03-03", by="day", until=date(2021, 3, 6), lag=2)
    by_day = {row["period"]: row["missing"] for row in found if row["iso3"] == "PER"}
    assert [by_day[f"2021-03-0{day}"] for day in range(1, 7)] == [
        "no news", "no news", None, None, None, "no news"
    ]  # fmt: skip


def gaps(folder: Path, unit: str = "country", kind: str = "outlets") -> dict[tuple[str, ...], tuple[Any, ...]]:  # fmt: skip
    """Cells of two days: on the 5th the Gazette alone is read, which never tells of Peru."""
    book = register(
        folder / "r",
        report(1, "NOR > CHL AID 2021-03-05", outlet="Gazette"),
        report(2, "NOR > CHL AID 2021-03-05 future", outlet="Gazette"),
        report(3, "PER > CHL AID 2020-01-01", outlet="Herald", published="2021-03-06"),
        report(4, "", outlet="Courier", published="2021-03-06"),
    )
    asked = {"since": date(2021, 3, 5), "until": date(2021, 3, 6), "countries": POOL, "gaps": kind}
    with book:
        found = panel(book, PanelQuestion(unit=unit, by="day", **asked)).arrow().to_pylist()  # type: ignore[arg-type]
    sides = ("iso3",) if unit == "country" else ("iso3_a", "iso3_b")
    return {
        (*(row[side] for side in sides), row["period"][-1]): (
            row["covering"],
            row["missing"],
            row["count"],
        )
        for row in found
    }


def test_a_unit_of_which_no_outlet_at_hand_tells_has_no_zero_that_day(tmp_path: Path) -> None:
    found = gaps(tmp_path)
    assert found["NOR", "5"] == (2, None, 1)
    assert found["PER", "5"] == (0, "no outlet", None), "news was read, of a paper blind to Peru"
    assert found["PER", "6"] == (1, None, 0), "the Herald told of Peru once: its silence is a zero"
    assert found["NOR", "6"] == (0, "no outlet", None), "the Courier tells of nobody"
    assert found["CHL", "6"] == (1, None, 0)


def test_a_dyad_is_covered_by_outlets_that_tell_of_both_sides(tmp_path: Path) -> None:
    found = gaps(tmp_path, "dyad")
    assert found["CHL", "PER", "6"] == (1, None, 0)
    assert found["NOR", "PER", "6"] == (0, "no outlet", None)
    assert found["CHL", "NOR", "5"] == (2, None, 1)


def test_unless_asked_otherwise_silence_of_any_news_is_a_zero_and_the_column_tells_whose(tmp_path: Path) -> None:  # fmt: skip
    found = gaps(tmp_path, kind="register")
    assert found["PER", "5"] == (0, None, 0)
    assert {missing for _, missing, _ in found.values()} == {None}


def test_documents_that_were_not_read_make_no_zero(tmp_path: Path) -> None:
    from dataclasses import replace

    from dragoman.model import Reject

    strange = report(2, "", published="2021-03-06")
    unread = Reject("2", None, "language 'fr' is not read yet (read: en)")
    strange = replace(strange, rejects=(unread,))
    book = register(tmp_path / "r", report(1, "NOR > CHL AID 2021-03-05"), strange)
    asked = {"since": date(2021, 3, 5), "until": date(2021, 3, 6), "countries": POOL}
    with book:
        found = panel(book, PanelQuestion(by="day", **asked)).arrow().to_pylist()  # type: ignore[arg-type]
    row = one(found, iso3="PER", period="2021-03-06")
    assert (row["documents"], row["read"], row["covering"]) == (1, 0, 0)
    assert (row["missing"], row["count"]) == ("not read", None)
    assert one(found, iso3="PER", period="2021-03-05")["count"] == 0


@pytest.mark.parametrize(("year", "beyond"), [(2016, False), (2026, True)])
def test_states_of_the_last_year_known_go_on_and_the_sidecar_says_so(tmp_path: Path, year: int, beyond: bool) -> None:  # fmt: skip
    book = register(tmp_path / "r", report(1, "", published=f"{year}-03-05"))
    with book:
        found = panel(book, PanelQuestion(by="year"))
        write_panel(found, tmp_path / "panel.csv")
        assert one(found.arrow().to_pylist(), iso3="SSD")["cow"] == 626
    told = json.loads((tmp_path / "panel.csv.json").read_text(encoding="utf-8"))["states"]
    assert (told["known_until"], told["panel_goes_beyond"]) == (2017, beyond)
    assert "Correlates of War" in told["list"] and "go on" in told["after"]


def test_without_a_pool_all_states_of_the_days_are_in_it_and_only_while_they_were(tmp_path: Path) -> None:  # fmt: skip
    found = rows(
        tmp_path, "NOR > CHL AID 2011-06-30", published="2011-06-30", countries=(), by="year",
        since=date(2010, 1, 1), until=date(2011, 12, 31)
    )  # fmt: skip
    assert len({row["iso3"] for row in found}) == 195 and "HKG" not in {r["iso3"] for r in found}
    assert one(found, iso3="SSD", period="2010")["missing"] == "no state"
    south = one(found, iso3="SSD", period="2011")
    assert south["missing"] is None and south["cow"] == 626 and south["count"] == 0


def test_numbers_of_states_are_those_of_the_period(tmp_path: Path) -> None:
    found = rows(
        tmp_path, "DEU > YEM AID 1990-06-01", published="1990-06-02", countries=("DEU", "YEM", "HKG"),
        since=date(1990, 5, 1), until=date(1990, 10, 31)
    )  # fmt: skip
    assert [r["cow"] for r in found if r["iso3"] == "DEU"] == [260] * 5 + [255]
    assert [r["gw"] for r in found if r["iso3"] == "DEU"] == [260] * 6
    assert [r["cow"] for r in found if r["iso3"] == "YEM"] == [679] * 6
    assert {r["cow"] for r in found if r["iso3"] == "HKG"} == {None}


def test_an_act_counts_once_for_each_country_that_takes_part(tmp_path: Path) -> None:
    found = rows(
        tmp_path,
        "NOR > CHL SUPPORT 2021-03-04; NOR = CHL CONSULT 2021-03-04; CHL > CHL COERCE 2021-03-04",
    )
    chile = one(found, iso3="CHL")
    assert (chile["count"], chile["as_actor"], chile["as_recipient"]) == (3, 1, 2)
    assert (chile["joint"], chile["domestic"]) == (1, 1)
    assert one(found, iso3="NOR")["count"] == 2


@pytest.mark.parametrize(("role", "counts"), [("actor", [1, 2]), ("recipient", [1, 0])])
def test_a_role_keeps_to_one_side(tmp_path: Path, role: str, counts: list[int]) -> None:
    acts = "NOR > CHL SUPPORT 2021-03-04; NOR = CHL CONSULT 2021-03-04"
    found = rows(tmp_path, acts, role=role)
    assert [one(found, iso3=code)["count"] for code in ("CHL", "NOR")] == counts


def test_dyads_join_both_directions_and_directed_ones_part_them(tmp_path: Path) -> None:
    acts = "NOR > CHL SUPPORT 2021-03-04; CHL > NOR ACCUSE 2021-03-04; NOR = CHL CONSULT 2021-03-04"
    dyads = rows(tmp_path / "a", acts, unit="dyad")
    assert len(dyads) == 3
    pair = one(dyads, iso3_a="CHL", iso3_b="NOR")
    assert (pair["count"], pair["forth"], pair["back"], pair["joint"]) == (3, 1, 1, 1)
    directed = rows(tmp_path / "b", acts, unit="directed-dyad")
    assert len(directed) == 6
    assert one(directed, iso3_a="NOR", iso3_b="CHL")["type_ACCUSE"] == 0
    assert one(directed, iso3_a="CHL", iso3_b="NOR")["count"] == 2, "joint acts go both ways"


def test_cooperation_and_conflict_stand_apart(tmp_path: Path) -> None:
    acts = "NOR > CHL SUPPORT 2021-03-04; NOR > CHL ASSAULT 2021-03-05; CHL > NOR ACCUSE 2021-03-06"
    row = one(rows(tmp_path, acts), iso3="NOR")
    assert (row["cooperation"], row["cooperation_sum"]) == (1, intensity("SUPPORT"))
    assert (row["conflict"], row["conflict_sum"]) == (2, intensity("ASSAULT") + intensity("ACCUSE"))
    assert row["intensity_mean"] == pytest.approx(row["intensity_sum"] / 3)
    assert (row["quad_1"], row["quad_3"], row["quad_4"]) == (1, 1, 1)
    assert row["type_ASSAULT"] == 1 and row["quad_2"] == 0


def test_modes_are_counted_by_type(tmp_path: Path) -> None:
    row = one(rows(tmp_path, "NOR > CHL CONSULT/visit 2021-03-04; NOR > CHL CONSULT/third-party 2021-03-04"), iso3="NOR")  # fmt: skip
    assert (row["mode_CONSULT_visit"], row["mode_CONSULT_third_party"]) == (1, 1)


def test_copies_of_a_report_are_one_independent_report(tmp_path: Path) -> None:
    act, same = "NOR > CHL SUPPORT 2021-03-04", "The very same report."
    book = register(
        tmp_path / "r",
        report(1, act, outlet="Gazette", text=same),
        report(2, act, outlet="Herald", text=same),
        report(3, act, outlet="Courier"),
    )
    with book:
        found = panel(book, PanelQuestion(countries=POOL, of="mentions")).arrow().to_pylist()
    row = one(found, iso3="NOR")
    assert (row["count"], row["reports"], row["independent_reports"]) == (3, 3, 2)


def test_what_is_in_no_row_is_told_with_its_reason(tmp_path: Path) -> None:
    acts = (
        "NOR > CHL SUPPORT; NOR > CHL AID 2021-03; NOR > CHL AID 2020-01-01; USA > ISR AID 2021-03-04; "
        "NOR > CHL AID 2021-03-04; NOR > CHL AID 2021-03-04 future"
    )
    book = register(tmp_path / "r", report(1, acts))
    with book:
        found = panel(
            book, PanelQuestion(countries=POOL, by="week", since=MARCH[0], until=MARCH[1])
        )
        found.arrow()
    assert found.tally is not None
    assert dict(found.tally.left_out) == {
        "acts": 5, "undated": 1, "wider_than_period": 1, "outside_days": 1, "no_unit": 1, "counted": 1
    }  # fmt: skip


@pytest.mark.parametrize("name", [each.name for each in CONVENTIONS])
def test_quad_and_score_are_of_one_convention(tmp_path: Path, name: str) -> None:
    chosen = convention(name)
    row = one(rows(tmp_path, "NOR > CHL SANCTION 2021-03-04", convention=name), iso3="NOR")
    expected = chosen.quad("SANCTION", (), None)
    assert row[f"quad_{expected}"] == 1
    assert row["cooperation"] + row["conflict"] == (expected != 0)
    score = chosen.score("SANCTION", (), None)
    assert row["intensity_mean"] == (pytest.approx(score) if score is not None else None)


def test_conventions_give_what_the_ontology_says() -> None:
    for kind in event_types():
        assert convention("plover").quad(kind.code, (), None) == quad(kind.code)
        assert convention("gdelt").score(kind.code, (), "190") == goldstein("190", "gdelt")
    assert convention("plover-sanction-verbal").quad("SANCTION", (), "163") == 3
    with pytest.raises(LookupFailed, match="gdelt"):
        convention("gdlt")


@given(st.lists(st.tuples(st.sampled_from(POOL), st.sampled_from("=>"), st.sampled_from(POOL), st.integers(1, 28)), max_size=12))  # fmt: skip
@settings(max_examples=15, deadline=None)
def test_days_add_up_to_months(acts: list[tuple[str, str, str, int]]) -> None:
    import tempfile

    told = "; ".join(f"{a} {link} {b} SUPPORT 2021-02-{day:02}" for a, link, b, day in acts)
    asked = {"countries": POOL, "since": date(2021, 2, 1), "until": date(2021, 2, 28), "lag": 31}
    with (
        tempfile.TemporaryDirectory() as folder,
        register(Path(folder, "r"), report(1, told, published="2021-03-01")) as book,
    ):
        for unit in ("country", "dyad", "directed-dyad"):
            days = panel(book, PanelQuestion(unit=unit, by="day", **asked)).arrow()  # type: ignore[arg-type]
            months = panel(book, PanelQuestion(unit=unit, by="month", **asked)).arrow()  # type: ignore[arg-type]
            for name in ("count", "type_SUPPORT", "intensity_sum", "joint"):
                assert sum(days[name].to_pylist()) == pytest.approx(sum(months[name].to_pylist()))


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_a_file_and_its_sidecar_tell_how_to_make_it_again(tmp_path: Path, form: str) -> None:
    out = tmp_path / f"panel.{form}"
    book = register(tmp_path / "r", report(1, "NOR > CHL SUPPORT 2021-03-04"))
    with book:
        write_panel(panel(book, PanelQuestion(countries=POOL, by="week", convention="icews")), out)
        told = json.loads(out.with_name(f"panel.{form}.json").read_text(encoding="utf-8"))
        first = out.read_bytes()
        write_panel(panel(book, PanelQuestion(countries=POOL, by="week", convention="icews")), out)
    assert out.read_bytes() == first, "the same register gives the same bytes"
    assert told["sha256"] == sha256(first).hexdigest()
    assert told["register_version"] == book.version
    assert told["convention"]["name"] == told["query"]["convention"] == "icews"
    assert told["query"]["pool"] == sorted(POOL)
    names = [each["name"] for each in told["columns"]]
    if form == "csv":
        with out.open(encoding="utf-8", newline="") as stream:
            header, *lines = csv.reader(stream)
        assert header == names and len(lines) == told["rows"] == 3


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"unit": "triad"}, "unit"),
        ({"gaps": "outlet"}, "outlets"),
        ({"by": "decade"}, "period"),
        ({"countries": ("XXX",)}, "country code"),
        ({"unit": "dyad", "countries": ("NOR",)}, "no dyad"),
        ({"unit": "dyad", "role": "actor"}, "role"),
        ({"since": date(2022, 1, 1), "until": date(2021, 1, 1)}, "before it begins"),
    ],
)
def test_a_question_that_cannot_be_answered_is_refused(tmp_path: Path, asked: dict[str, Any], says: str) -> None:  # fmt: skip
    book = register(tmp_path / "r", report(1, ""))
    with book, pytest.raises((ConfigError, LookupFailed), match=says):
        panel(book, PanelQuestion(**asked))


def test_pandas_and_polars_give_the_same_rows(tmp_path: Path) -> None:
    book = register(tmp_path / "r", report(1, "NOR > CHL SUPPORT 2021-03-04"))
    with book:
        found = panel(book, PanelQuestion(countries=POOL))
        assert len(found.pandas()) == len(found.polars()) == found.arrow().num_rows == 3


def test_days_of_the_filter_narrow_the_acts_and_stand_in_the_sidecar(tmp_path: Path) -> None:
    book = register(tmp_path / "r", report(1, "NOR > CHL AID 2021-03-04; NOR > CHL AID 2021-03-09"))
    later = MentionFilter(since=date(2021, 3, 8))
    asked = {"countries": POOL, "by": "month", "since": MARCH[0], "until": MARCH[1]}
    counts = []
    for where in (MentionFilter(), later):
        out = tmp_path / "panel.csv"
        told = write_panel(panel(book, PanelQuestion(**asked, where=where)), out)  # type: ignore[arg-type]
        rows = csv.DictReader(out.open(encoding="utf-8"))
        counts.append(sum(int(row["count"] or 0) for row in rows))
        since = json.loads(told.read_text(encoding="utf-8"))["query"]["where"].get("since")
    assert counts[0] == 2 * counts[1] > 0 and since == "2021-03-08"
