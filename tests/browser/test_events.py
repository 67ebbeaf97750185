"""The page of events: what it lists, and that its address is its state."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.browser.conftest import Visit

pytestmark = pytest.mark.slow
Ask = Callable[[str], dict[str, Any]]


def asked(page: Any) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_the_count_and_the_first_row_are_those_of_the_api(visit: Visit, api: Ask) -> None:
    answer = api("/events?sort=-date&limit=1")
    page = visit.open("/events")
    assert page.locator("h1").inner_text().startswith(str(answer["total"]))
    first = page.locator("table[aria-label=Events] tbody tr").first
    assert answer["rows"][0]["actors"][0]["name"] in first.inner_text()


def test_a_facet_narrows_the_rows_and_stands_in_the_address(visit: Visit, api: Ask) -> None:
    page = visit.open("/events")
    page.get_by_role("region", name="Type").get_by_role("link", name="Consult").click()
    page.locator("h1", has_text=str(api("/events?event=CONSULT")["total"])).wait_for()
    assert asked(page)["event"] == ["CONSULT"]
    page.get_by_role("link", name="Take out: Type CONSULT").click()
    page.locator("h1", has_text=str(api("/events")["total"])).wait_for()
    page.go_back()
    page.locator("h1", has_text=str(api("/events?event=CONSULT")["total"])).wait_for()


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("event", "Type"),
        ("mode", "Mode"),
        ("status", "Status"),
        ("actor", "Actor"),
        ("recipient", "Recipient"),
        ("country", "Place"),
        ("outlet", "Outlet"),
        ("confidence", "Confidence"),
    ],
)
def test_a_facet_has_the_counts_of_the_api(visit: Visit, api: Ask, name: str, label: str) -> None:
    values = api("/facets?of=events")["facets"][name][:6]
    page = visit.open("/events")
    shown = page.get_by_role("region", name=label, exact=True).locator("li .number")
    assert values
    assert shown.all_inner_texts() == [f"{one['count']:,}" for one in values]


def test_a_condition_can_be_typed_by_the_name_of_a_country(visit: Visit, api: Ask) -> None:
    page = visit.open("/events")
    page.get_by_label("Condition").select_option("party")
    page.get_by_label("Value of Party").fill("israel")
    page.keyboard.press("Enter")
    page.locator("h1", has_text=str(api("/events?party=ISR")["total"])).wait_for()
    assert asked(page)["party"] == ["ISR"]


def test_a_shared_address_shows_the_same_view(visit: Visit, api: Ask) -> None:
    path = "/events?party=RUS&quad=3&quad=4&sort=date&by=year&counts=raw"
    page = visit.open(path)
    total = api("/events?party=RUS&quad=3&quad=4")["total"]
    assert page.locator("h1").inner_text().startswith(str(total))
    assert page.get_by_role("button", name="raw counts").get_attribute("aria-pressed") == "true"
    page.get_by_role("button", name="Share").click()
    shared = page.get_by_label("Link to this view").first.inner_text()
    assert "party=RUS" in shared and "version=" in shared
    page.get_by_role("button", name="Query").click()
    assert "--party RUS" in page.get_by_label("Command line").last.inner_text()


def test_the_rows_can_be_taken_away_as_csv(visit: Visit) -> None:
    page = visit.open("/events?event=AID")
    page.get_by_role("button", name="Download").click()
    with page.expect_download() as coming:
        page.get_by_role("link", name="CSV").click()
    text = coming.value.path().read_text(encoding="utf-8")
    assert text.splitlines()[0].startswith("id,")
    assert "AID" in text


def test_more_rows_come_when_asked_for(visit: Visit) -> None:
    page = visit.open("/events")
    rows = page.locator("table[aria-label=Events] tbody tr")
    before = rows.count()
    page.get_by_role("button", name="Show more").click()
    page.wait_for_function(
        "n => document.querySelectorAll('table[aria-label=Events] tbody tr').length > n", arg=before
    )


def test_mentions_are_never_called_events(visit: Visit, api: Ask) -> None:
    page = visit.open("/events?of=mentions")
    assert page.locator("h1").inner_text() == f"{api('/mentions')['total']} mentions"


def test_the_chart_has_a_table_of_the_same_numbers(visit: Visit, api: Ask) -> None:
    page = visit.open("/events?by=year&chart=table&counts=raw")
    row = api("/series?of=events&by=year")["rows"][0]
    shown = page.get_by_role("region", name="as a table").locator("tbody tr").first.inner_text()
    assert shown.split()[:3] == [row["start"][:4], str(row["cooperation"]), str(row["conflict"])]


def test_dragging_over_bars_asks_for_their_days(visit: Visit, api: Ask) -> None:
    page = visit.open("/events?by=year&counts=raw")
    box = page.locator("svg.picks").bounding_box()
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] * 0.6, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 10, middle)
    page.mouse.up()
    page.wait_for_url("**since=**")
    since, until = asked(page)["since"][0], asked(page)["until"][0]
    assert since.endswith("-01-01") and until.endswith("-12-31")
    total = api(f"/events?since={since}&until={until}")["total"]
    assert 0 < total < api("/events")["total"]
    page.locator("h1", has_text=f"{total} event").wait_for()


def test_an_answer_without_rows_says_what_to_do(visit: Visit) -> None:
    page = visit.open("/events?event=AID&event=SANCTION&min_reports=900")
    assert "Take one out" in page.locator("main").inner_text()


def test_a_fault_of_the_filter_is_told_in_words(visit: Visit) -> None:
    visit.expected.add("Failed to load resource")
    page = visit.open("/events?since=2024-99-99")
    assert "2024-99-99" in page.get_by_role("alert").first.inner_text()


def test_the_keyboard_alone_reaches_an_event(visit: Visit) -> None:
    page = visit.open("/events")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the page"
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "words"
    page.locator("table[aria-label=Events] tbody a").first.focus()
    page.keyboard.press("Enter")
    page.locator("p.label", has_text="Event").wait_for()
    assert "/events/" in page.url
