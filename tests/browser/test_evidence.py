"""Event, mention, document and search: never more than two clicks from the sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.conftest import Visit

pytestmark = pytest.mark.slow
Ask = Callable[[str], dict[str, Any]]


@pytest.fixture
def event(api: Ask) -> dict[str, Any]:
    """An event of several reports."""
    rows = api("/events?sort=-reports&limit=1")["rows"]
    return rows[0]


def test_reports_stand_side_by_side_with_their_marks(
    visit: Visit, api: Ask, event: dict[str, Any]
) -> None:
    page = visit.open("/events/" + event["id"])
    lede = page.locator("header .lede").inner_text()
    assert f"1 event, {event['reports']} reports" in lede
    assert f"{len(event['outlets'])} outlet" in lede
    cards = page.locator("article")
    assert cards.count() == len(event["mentions"])
    reports = api("/events/" + event["id"])["mentions"]
    for card, report in zip(cards.all(), reports, strict=True):
        # Marks within the trigger cut it into pieces.
        trigger = "".join(card.locator("mark.trigger").all_text_contents())
        assert trigger == report["mention"]["trigger"]["text"]
        assert card.locator("mark.actor, mark.recipient").count() > 0
        words = report["sentence"]
        for field in ("date", "place"):
            span = (report["mention"][field] or {}).get("span")
            if span and words["start"] <= span[0] < words["start"] + len(words["text"]):
                assert card.locator(f"mark.{field}").count() > 0
        # Read without colour: a bracket to see, a word to hear.
        assert card.locator(".bracket.trigger").first.inner_text() == "["
        assert "[trigger:" in card.locator("blockquote").text_content()
    assert "the same event as" in page.locator("article footer").last.inner_text()


def test_two_clicks_lead_from_the_list_to_the_sentence_in_its_document(visit: Visit) -> None:
    page = visit.open("/events?status=actual")
    page.locator("table[aria-label=Events] tbody a").first.click()
    page.locator("article .title a").first.click()
    page.locator("#card").wait_for()
    assert page.locator(".body mark.trigger, h1 mark.trigger").count() > 0


def test_every_reading_is_marked_and_shows_the_entry_that_fired(visit: Visit, api: Ask) -> None:
    mention = next(row for row in api("/mentions?limit=50")["rows"] if row["part"] == "body")
    page = visit.open("/documents/" + mention["document"])
    whole = api("/documents/" + mention["document"])
    triggers = page.locator("mark.trigger")
    assert triggers.count() >= len({str(one["trigger"]["span"]) for one in whole["mentions"]})
    page.locator(f"a#at-{mention['id']}").hover()
    assert mention["entry"] in page.locator("#card").inner_text()
    other = whole["mentions"][0]
    page.locator(f"a#at-{other['id']}").focus()
    page.locator("#card", has_text=other["entry"]).wait_for()
    for statement in whole["statements"]:
        assert page.locator(f"a#at-{statement['id']}").count() == 1


def test_a_badly_written_end_of_an_address_opens_the_document_all_the_same(
    visit: Visit, api: Ask
) -> None:
    mention = api("/mentions?limit=1")["rows"][0]
    page = visit.open(f"/documents/{mention['document']}#%")
    assert page.locator("mark.trigger").count() > 0


def test_a_mention_says_which_entry_fired_and_leads_to_its_event(visit: Visit, api: Ask) -> None:
    mention = api("/mentions?limit=1")["rows"][0]
    page = visit.open("/mentions/" + mention["id"])
    assert mention["entry"] in page.locator("main").inner_text()
    page.get_by_role("link", name="The event it tells of").click()
    page.locator("article").first.wait_for()


def test_search_finds_words_and_opens_them_where_they_stand(visit: Visit) -> None:
    page = visit.open("/events")
    page.keyboard.press("/")
    page.keyboard.type("treaty")
    page.keyboard.press("Enter")
    page.locator("mark.found").first.wait_for()
    assert page.locator("mark.found").first.inner_text().lower().startswith("treaty")
    page.locator("ol .title a").first.click()
    page.locator("article.page").wait_for()


def test_words_that_nothing_holds_give_advice(visit: Visit) -> None:
    page = visit.open("/search?q=zzyzxq")
    assert "Try fewer" in page.locator("main").inner_text()


def test_an_unknown_address_and_an_unknown_row_say_so(visit: Visit) -> None:
    visit.expected.add("Failed to load resource")
    page = visit.open("/nothing/here")
    assert page.locator("h1").inner_text() == "No such page"
    page = visit.open("/events/000000")
    assert "Not in this register" in page.get_by_role("alert").inner_text()


def test_what_changed_names_its_measure_and_leads_to_the_events(visit: Visit, api: Ask) -> None:
    answer = api("/changes?days=365")
    page = visit.open("/?days=365")
    assert answer["dyads"], "a year of the dispatches has dyads that moved"
    assert answer["measure"] in page.locator("main").inner_text()
    rows = page.locator("section[aria-labelledby=dyads] tbody tr")
    assert rows.count() == rows.locator("svg").count() == len(answer["dyads"])
    for told in ("agreements", "actors"):
        assert answer[told], f"a year of the dispatches has new {told}"
        links = page.locator(f"section[aria-labelledby={told}] li > a")
        assert links.count() == len(answer[told])
    assert "usually" in rows.first.inner_text()
    page.get_by_role("button", name="raw counts").first.click()
    page.locator("section[aria-labelledby=dyads] tbody tr", has_text="before").first.wait_for()
    rows.first.get_by_role("link", name="events").click()
    page.locator("table[aria-label=Events] tbody tr").first.wait_for()


def test_the_sentence_is_two_clicks_from_what_changed(visit: Visit) -> None:
    """From a dyad, an agreement and an actor of the overview alike."""
    for begin, then in (
        ("a.events", "table[aria-label=Events] tbody td.act a"),
        ("section[aria-labelledby=agreements] a", "section[aria-labelledby=stages] ol a"),
        ("section[aria-labelledby=actors] a", "section[aria-labelledby=lately] td.act a"),
    ):
        page = visit.open("/?days=365")
        page.locator(begin).first.click()
        page.locator(then).first.click()
        page.locator("blockquote .quote, .body .text, article .quote").first.wait_for()
        assert "/events/" in page.url or "/documents/" in page.url or "/mentions/" in page.url


@pytest.mark.parametrize(
    "path",
    [
        "/?days=30",
        "/events",
        "/events/ID",
        "/network",
        "/map",
        "/dyads",
        "/dyads/ISR/USA",
        "/actors",
        "/actors/ISR",
        "/agreements",
        "/search?q=treaty",
    ],
)
def test_every_view_gives_its_rows_as_files_and_its_question(
    visit: Visit, event: dict[str, Any], path: str
) -> None:
    page = visit.open(path.replace("ID", event["id"]))
    page.get_by_role("button", name="Download").click()
    links = page.locator(".sheet a[download]")
    assert links.count() > 0
    for link in links.all():
        with page.expect_download() as coming:
            link.click()
        assert coming.value.path().stat().st_size > 0
        if not link.is_visible():
            page.get_by_role("button", name="Download").click()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Query").click()
    shown = page.locator(".sheet code, .sheet pre").all_text_contents()
    assert any("/api/v1/" in one for one in shown), "not every view has a command, all have this"
