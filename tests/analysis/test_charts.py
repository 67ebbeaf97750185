"""Figures: the numbers of the register stand in them, they say what was counted, they ask no machine."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import dragoman as dg
from dragoman.errors import ConfigError
from dragoman.ontology import countries
from tests.analysis.made import register, report

ACTS = (
    "NOR > CHL SUPPORT 2021-03-04; NOR > CHL ASSAULT 2021-03-05; CHL > NOR ACCUSE 2021-03-06; "
    "NOR = CHL CONSULT 2021-04-01; NOR > PER AID 2021-04-01; NOR > PER AID"
)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dg.Register]:
    folder = tmp_path_factory.mktemp("charts") / "r"
    with register(folder, report(1, ACTS), report(2, "", published="2021-04-02")) as opened:
        yield opened


@pytest.fixture(scope="module")
def charts(book: dg.Register) -> dict[str, Any]:
    return {
        "timeline": dg.timeline(book, actor="NOR").to_dict(),
        "dyad": dg.dyad_timeline(book, "NOR", "CHL").to_dict(),
        "network": dg.network(book, limit=2).to_dict(),
        "map": dg.world_map(book).to_dict(),
    }


def rows(chart: dict[str, Any], column: str) -> list[dict[str, Any]]:
    """The rows of the data of a chart, wherever they stand in it, that have a column."""
    for values in _data(chart):
        if values and column in values[0]:
            return values
    raise AssertionError(f"no data with {column}")


def _data(part: Any) -> Iterator[list[dict[str, Any]]]:
    if isinstance(part, dict):
        for key, value in part.items():
            if key == "datasets":
                yield from value.values()
            elif key == "values" and isinstance(value, list):
                yield value
            else:
                yield from _data(value)
    elif isinstance(part, list):
        for each in part:
            yield from _data(each)


def test_a_timeline_has_acts_and_news_by_period(charts: dict[str, Any]) -> None:
    march, april = rows(charts["timeline"], "cooperation")
    assert (march["period"], march["cooperation"], march["conflict"]) == ("2021-03", 1, 1)
    assert (april["cooperation"], april["documents"]) == (2, 1)


def test_a_dyad_has_its_directions(charts: dict[str, Any]) -> None:
    found = {(r["direction"], r["kind"]): r["n"] for r in rows(charts["dyad"], "direction")}
    assert found == {
        ("NOR to CHL", "cooperation"): 1,
        ("NOR to CHL", "conflict"): 1,
        ("CHL to NOR", "conflict"): 1,
        ("together", "cooperation"): 1,
    }


def test_a_network_keeps_the_countries_with_most_acts_and_says_what_it_leaves_out(charts: dict[str, Any]) -> None:  # fmt: skip
    chart = charts["network"]
    (edge,) = rows(chart, "pair")
    assert (edge["pair"], edge["count"], edge["conflict"], edge["share"]) == (
        "CHL - NOR",
        4,
        2,
        0.5,
    )
    assert "1 countries with fewer acts are left out" in chart["title"]["subtitle"][0]


def test_a_map_counts_what_it_cannot_draw(charts: dict[str, Any]) -> None:
    assert "6 without a country are not drawn" in charts["map"]["title"]["subtitle"][0]


def test_a_timeline_of_an_actor_is_of_that_actor_beside_a_filter_too(book: dg.Register) -> None:
    both = dg.timeline(book, actor="CHL", where=dg.MentionFilter(status="actual"))
    assert both.to_dict() == dg.timeline(book, actor="CHL").to_dict() != dg.timeline(book).to_dict()
    assert both.to_dict()["title"]["text"].startswith("Acts of CHL")
    with pytest.raises(ConfigError, match="name one of them"):
        dg.timeline(book, actor="CHL", where=dg.MentionFilter(actor="NOR"))


@pytest.mark.parametrize("name", ["timeline", "dyad", "network", "map"])
def test_a_figure_says_what_it_counts_and_needs_no_other_machine(charts: dict[str, Any], name: str) -> None:  # fmt: skip
    chart = charts[name]
    assert "mentions (one event may have many), register version" in chart["title"]["subtitle"][0]
    told = json.dumps({key: value for key, value in chart.items() if key != "$schema"})
    assert "http" not in told and '"url"' not in told


def test_charts_are_drawn_without_altairs_own_renderer(book: dg.Register) -> None:
    import altair

    shown = dg.timeline(book)._repr_mimebundle_()
    assert altair.renderers.active == "svg"
    assert shown is not None and "image/svg+xml" in str(shown)


def test_the_map_knows_the_codes_of_rows() -> None:
    path = Path(dg.__file__).parent / "data" / "maps" / "world.topojson"
    shapes = json.loads(path.read_text(encoding="utf-8"))["objects"]["countries"]["geometries"]
    drawn = {each["id"] for each in shapes if "id" in each}
    assert len(drawn) >= 170 and drawn <= {each.iso3 for each in countries()}
    assert {"KOS", "SSD", "ISR", "MAR"} <= drawn
