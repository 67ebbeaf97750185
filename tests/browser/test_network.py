"""The network and the map: what is drawn is what the API counts, and nothing moves by itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.browser.conftest import Visit

pytestmark = pytest.mark.slow
Ask = Callable[[str], dict[str, Any]]
PLACES = "all => all.map(one => [one.dataset.id, one.getAttribute('cx'), one.getAttribute('cy')])"


def drawn(page: Any) -> list[list[str]]:
    found: list[list[str]] = page.locator("figure svg circle").evaluate_all(PLACES)
    return found


def test_the_network_draws_every_actor_and_names_the_strongest_tie(visit: Visit, api: Ask) -> None:
    network = api("/network?limit=100")
    page = visit.open("/network")
    assert sorted(one[0] for one in drawn(page)) == sorted(node["id"] for node in network["nodes"])
    tied = f"{len(network['nodes'])} countries, {len(network['edges'])} ties"
    assert page.locator("h1").inner_text() == tied
    first = page.locator("table tbody tr").first.inner_text()
    names = {node["id"]: node["name"] for node in network["nodes"]}
    assert names[network["edges"][0]["a"]] in first
    assert names[network["edges"][0]["b"]] in first


def test_dots_keep_their_places_while_the_window_moves(visit: Visit) -> None:
    page = visit.open("/network")
    before = drawn(page)
    page.get_by_role("button", name="5 years").click()
    slider = page.get_by_role("slider", name="Window")
    seen = {page.locator("h1").inner_text()}
    slider.focus()
    for _ in range(10):
        page.keyboard.press("ArrowLeft")
        seen.add(page.locator("h1").inner_text())
    assert len(seen) > 1
    assert drawn(page) == before
    asked = parse_qs(urlsplit(page.url).query)
    assert asked["span"] == ["5"] and len(asked["at"][0]) == 4
    page.reload()
    page.get_by_role("slider", name="Window").wait_for()
    assert parse_qs(urlsplit(page.url).query)["at"] == asked["at"]
    page.locator("figure svg circle").first.wait_for()  # the slider stands before the dots do
    assert drawn(page) == before


def test_a_window_counts_its_own_years_beside_the_news_of_those_years(
    visit: Visit, api: Ask
) -> None:
    edges = api("/network?limit=100")["edges"]
    year = next(one["by"][0]["period"] for one in edges if one.get("by"))
    held = [one for edge in edges for one in edge.get("by", ()) if one["period"] == year]
    page = visit.open(f"/network?at={year}&span=1&counts=raw")
    rows = page.locator("table tbody tr")
    assert rows.count() == len(held)
    good = sum(int(one.inner_text()) for one in rows.locator("td:nth-child(3)").all())
    assert good == sum(one["cooperation"] for one in held)
    page.get_by_role("button", name="per 1,000 documents").click()
    read = api(f"/documents?since={year}-01-01&until={year}-12-31&limit=1")["total"]
    page.get_by_text(f"events per 1,000 of {read} document").wait_for()


def test_a_tie_leads_to_its_dyad_in_the_same_days(visit: Visit, api: Ask) -> None:
    edge = api("/network?limit=100")["edges"][0]
    year = edge["by"][0]["period"]
    page = visit.open(f"/network?at={year}&span=1")
    page.locator("table tbody a").first.focus()
    page.keyboard.press("Enter")
    page.locator("p.label", has_text="Dyad").wait_for()
    assert f"since={year}-01-01" in page.url and f"until={year}-12-31" in page.url


def test_a_country_is_shaded_and_only_finer_places_are_points(visit: Visit, api: Ask) -> None:
    answer = api("/map")
    page = visit.open("/map")
    page.locator("path.land").first.wait_for()
    shaded = set(page.locator("path.shade").evaluate_all("all => all.map(o => o.dataset.country)"))
    told = {one["iso3"] for one in answer["countries"] if one["count"]}
    assert shaded <= told
    # A few small territories have no shape of their own: the table names them.
    assert len(shaded) >= len(told) * 0.8
    points = page.locator("g.point").evaluate_all("all => all.map(o => o.dataset.place)")
    finer = [str(one["id"]) for one in (*answer["points"], *answer["divisions"])]
    assert sorted(points) == sorted(finer)
    places = page.get_by_role("region", name="Places, as a table")
    places.wait_for()
    page.get_by_role("button", name="Show all").click()
    assert places.locator("tbody tr").count() == len(told) + len(finer)


def test_the_map_shows_a_part_of_the_world_and_says_so_in_the_address(visit: Visit) -> None:
    page = visit.open("/map")
    whole = page.locator("path.land").count()
    page.get_by_label("Look at").select_option("africa")
    page.wait_for_function("n => document.querySelectorAll('path.land').length < n", arg=whole)
    assert "region=africa" in page.url


def test_the_map_is_fetched_only_where_it_is_looked_at(visit: Visit) -> None:
    asked: list[str] = []
    visit.page.on("request", lambda one: asked.append(one.url))
    page = visit.open("/events")
    assert [one for one in asked if "countries" in one or "/Map-" in one] == []
    page.get_by_role("navigation").get_by_role("link", name="Map").click()
    page.locator("path.land").first.wait_for()
    assert [one for one in asked if "countries" in one]


def test_a_filter_without_places_leaves_the_map_empty_and_says_what_to_do(visit: Visit) -> None:
    page = visit.open("/map?event=AID&event=SANCTION&min_reports=900")
    assert page.locator("g.point").count() == 0
    assert "Take one out" in page.locator("main").inner_text()
