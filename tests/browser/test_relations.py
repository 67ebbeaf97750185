"""Pages of dyads, actors and agreements, and their lists: what they say is what the API says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest

from tests.browser.conftest import Visit

pytestmark = pytest.mark.slow
Ask = Callable[[str], dict[str, Any]]


def bound(api: Ask) -> tuple[str, str]:
    """Two parties with an agreement that may bind both."""
    for row in api("/agreements?limit=100")["rows"]:
        countries = sorted({one["country"] for one in row["parties"] if one["country"]})
        if len(countries) == 2:
            page = api(f"/dyads/{countries[0]}/{countries[1]}")
            if page["agreements"] and page["series"]["rows"]:
                return countries[0], countries[1]
    raise AssertionError("no two countries of the demo have an agreement")


def test_the_dyads_stand_by_how_much_passed_between_them(visit: Visit, api: Ask) -> None:
    answer = api("/dyads?sort=-conflict&limit=1")
    page = visit.open("/dyads?counts=raw")
    assert page.locator("h1").inner_text() == f"{answer['total']} dyads"
    page.get_by_role("link", name="◆ Conflict").click()
    page.locator("th[aria-sort=descending]", has_text="Conflict").wait_for()
    row = answer["rows"][0]
    first = page.locator("table[aria-label=Dyads] tbody tr").first
    first.locator(f"a[href^='/dyads/{quote(row['a'])}/{quote(row['b'])}']").wait_for()
    assert first.locator("td").nth(2).inner_text() == str(row["conflict"])


def test_a_dyad_shows_its_events_and_agreements(visit: Visit, api: Ask) -> None:
    one, two = bound(api)
    answer = api(f"/dyads/{one}/{two}")
    page = visit.open(f"/dyads/{one}/{two}")
    total = api(f"/events?between={one}&between={two}")["total"]
    assert f"{total} event" in page.locator("p.lede").first.inner_text()
    rows = page.locator("table[aria-label=Agreements] tbody tr")
    assert rows.count() == len(answer["agreements"])
    assert answer["agreements"][0]["standing"] in rows.first.inner_text()
    page.get_by_role("link", name=f"All {total} events between them").click()
    page.locator("h1", has_text=str(total)).wait_for()
    assert f"between={one}" in page.url and f"between={two}" in page.url


def test_the_series_of_a_dyad_has_a_table_and_takes_other_periods(visit: Visit, api: Ask) -> None:
    row = api("/dyads?limit=1")["rows"][0]
    page = visit.open(f"/dyads/{row['a']}/{row['b']}?chart=table&by=year&counts=raw")
    first = api(f"/dyads/{row['a']}/{row['b']}?by=year")["series"]["rows"][0]
    shown = page.get_by_role("region", name="as a table").locator("tbody tr").first.inner_text()
    assert shown.split()[:3] == [
        first["start"][:4],
        str(first["cooperation"]),
        str(first["conflict"]),
    ]


def test_a_dyad_can_be_narrowed_like_any_other_view(visit: Visit) -> None:
    page = visit.open("/dyads/RUS/USA")
    offered = page.get_by_label("Condition").locator("option").all_inner_texts()
    assert "Type" in offered and "Actor" not in offered
    page.get_by_label("Value of Type").fill("sanction")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Take out: Type SANCTION").wait_for()
    rows = "table[aria-label='The newest events'] tbody tr"
    page.wait_for_function(
        "rows => { const all = [...document.querySelectorAll(rows)];"
        " return all.length > 0 && all.every(one => one.textContent.includes('Sanction')) }",
        arg=rows,
    )


def test_two_that_never_met_are_told_so_without_an_error(visit: Visit) -> None:
    page = visit.open("/dyads/FJI/PRY")
    text = page.locator("main").inner_text()
    assert "0 events between them" in text
    assert "No report in the register tells of an agreement between them." in text


def test_actors_are_found_by_a_part_of_their_name(visit: Visit, api: Ask) -> None:
    page = visit.open("/actors")
    page.get_by_role("search", name="Part of a name").get_by_role("searchbox").fill("Cuba")
    page.keyboard.press("Enter")
    page.locator("h1", has_text=str(api("/actors?q=Cuba")["total"])).wait_for()
    page.get_by_role("link", name="Cuba", exact=True).click()
    page.locator("h1", has_text="Cuba").wait_for()
    assert page.url.endswith("/actors/CUB")


def test_an_actor_shows_what_it_does_with_whom_and_its_offices(visit: Visit, api: Ask) -> None:
    answer = api("/actors/USA")
    page = visit.open("/actors/USA?counts=raw")
    top = page.locator("table[aria-label='With whom most'] tbody tr")
    assert top.count() == len(answer["top_dyads"])
    types = page.locator("section[aria-labelledby=types] li a")
    assert types.first.inner_text().split() == [
        answer["types"][0]["event"].capitalize(),
        str(answer["types"][0]["count"]),
    ]
    offices = page.locator("table[aria-label=Offices] tbody tr")
    assert offices.count() == len(answer["offices"])
    # Every report of an office can be opened, those beyond the first three under "more".
    links = offices.locator("a")
    assert links.count() == sum(len(one["evidence"]) for one in answer["offices"])
    # An office leads to the words that give it.
    offices.first.locator("a").first.click()
    page.locator("p.label", has_text="Document").or_(page.locator("#card")).first.wait_for()
    assert "/documents/" in page.url and "#" in page.url


def test_a_person_is_told_apart_from_the_country(visit: Visit, api: Ask) -> None:
    person = next(
        row
        for row in api("/actors?limit=200")["rows"]
        if row["kind"] == "person" and row["country"]
    )
    page = visit.open("/actors/" + person["id"])
    assert page.locator("p.label").first.inner_text().lower() == "person"
    assert page.locator("h1").inner_text() == person["name"]


def test_an_unknown_actor_is_no_blank_page(visit: Visit) -> None:
    visit.expected.add("Failed to load resource")
    page = visit.open("/actors/no-such-one")
    assert "Not in this register" in page.get_by_role("alert").inner_text()


def test_each_stage_and_party_of_an_agreement_has_its_words(visit: Visit, api: Ask) -> None:
    row = max(api("/agreements?limit=100")["rows"], key=lambda one: len(one["stages"]))
    answer = api("/agreements/" + row["id"])
    page = visit.open("/agreements/" + row["id"])
    stages = page.locator("section[aria-labelledby=stages] ol > li")
    assert stages.count() == len(row["stages"])
    for stage in answer["agreement"]["stages"]:
        quotes = [one["quote"] for one in answer["evidence"] if one["field"] == stage["field"]]
        shown = stages.filter(
            has=page.locator("strong", has_text=stage["stage"])
        ).first.inner_text()
        assert quotes and all(" ".join(one.split()) in " ".join(shown.split()) for one in quotes)
    marks = page.locator("section[aria-labelledby=stages] figure circle")
    assert marks.count() == len([one for one in row["stages"] if one["date"] or one["told"]])
    parties = page.locator("section[aria-labelledby=parties] ul.parties > li")
    assert parties.count() == len(row["parties"])


def test_agreements_are_asked_for_by_party_and_day(visit: Visit, api: Ask) -> None:
    one, two = bound(api)
    page = visit.open("/agreements")
    page.get_by_label("Party").fill(one)
    page.keyboard.press("Enter")
    page.get_by_label("and", exact=True).fill(two)
    page.keyboard.press("Enter")
    wanted = api(f"/agreements?between={one}&between={two}")["total"]
    page.wait_for_function(
        "n => document.querySelectorAll('table[aria-label=Agreements] tbody tr').length === n",
        arg=wanted,
    )
    assert f"between={one}" in page.url and f"between={two}" in page.url
    page.get_by_label("in force on").fill("2024-01-01")
    page.wait_for_url("**on=2024-01-01**")
