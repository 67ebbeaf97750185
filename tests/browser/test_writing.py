"""What needs the token: judging a sample, splitting an event, adding documents."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import TOKEN, Visit

pytestmark = pytest.mark.slow
Ask = Callable[[str], dict[str, Any]]


def write(page: Any) -> None:
    page.get_by_label("Token, to write").fill(TOKEN)
    page.get_by_role("button", name="Open writing").click()


def test_one_key_judges_undo_takes_back_and_precision_follows(visit: Visit, api: Ask) -> None:
    judged = api("/audit/report")["all"]["judged"]
    page = visit.open("/audit?n=20&seed=7")
    assert page.get_by_role("button", name="Wrong type").is_disabled()
    page.get_by_label("Reviewer").fill("ana")
    page.get_by_label("Reviewer").press("Tab")
    write(page)
    page.locator("h1").click()
    for at, key in enumerate("rrtu", start=2):
        page.keyboard.press(key)
        page.locator(".progress", has_text=f"{at} of 20").wait_for()
    page.keyboard.press("z")
    page.locator(".progress", has_text="4 of 20").wait_for()
    page.locator(".progress", has_text="3 judged").wait_for()
    page.locator("tfoot", has_text=f"/ {judged + 3}").wait_for()
    report = api("/audit/report")["all"]
    assert report["judged"] == judged + 3
    assert f"{round(report['low'] * 100)}%" in page.locator("tfoot").inner_text()
    with page.expect_download() as coming:
        page.get_by_role("link", name="Export as gold").click()
    assert len(coming.value.path().read_text(encoding="utf-8").splitlines()) > 0


def test_a_second_reviewer_of_the_same_sample_gives_the_agreement(visit: Visit) -> None:
    for name in ("bo", "cy"):
        page = visit.open("/audit?n=5&seed=9")
        page.get_by_label("Reviewer").fill(name)
        page.get_by_label("Reviewer").press("Tab")
        if page.get_by_label("Token, to write").count():
            write(page)
        page.locator("h1").click()
        for at, key in enumerate("rtrr", start=2):
            page.keyboard.press(key)
            page.locator(".progress", has_text=f"{at} of 5").wait_for()
    page.locator("section", has_text="Krippendorff's alpha").last.wait_for()


def test_single_keys_can_be_switched_off(visit: Visit) -> None:
    page = visit.open("/audit?n=5&seed=3")
    page.get_by_label("single keys judge").uncheck()
    page.locator("h1").click()
    page.keyboard.press("j")
    assert page.locator(".progress").inner_text().startswith("1 of")


def test_a_wrong_token_is_told_in_words(visit: Visit, api: Ask) -> None:
    visit.expected.add("Failed to load resource")
    page = visit.open("/audit?n=5&seed=3")
    page.get_by_label("Reviewer").fill("dee")
    page.get_by_label("Reviewer").press("Tab")
    page.get_by_label("Token, to write").fill("not-the-token")
    page.get_by_role("button", name="Open writing").click()
    page.get_by_role("button", name="Right", exact=False).first.click()
    page.get_by_role("alert").wait_for()


def test_an_event_is_split_and_joined_again(visit: Visit, api: Ask) -> None:
    event = api("/events?sort=-reports&limit=1")["rows"][0]
    page = visit.open("/events/" + event["id"])
    write(page)
    page.locator("article").last.get_by_label("select").check()
    page.get_by_role("button", name="Split 1 mention off").click()
    page.wait_for_function(
        "n => document.querySelectorAll('article').length === n", arg=len(event["mentions"]) - 1
    )
    loose = api("/mentions/" + event["mentions"][-1])["event"]
    page.get_by_label("Another event that is this one").fill("/events/" + loose)
    page.get_by_role("button", name="Join").click()
    page.wait_for_function(
        "n => document.querySelectorAll('article').length === n", arg=len(event["mentions"])
    )


def test_documents_are_added_with_progress_and_stand_in_the_register(
    visit: Visit, api: Ask, tmp_path: Path
) -> None:
    report = tmp_path / "report.txt"
    report.write_text("Peru and Bolivia signed a customs treaty in Arequipa on Monday.\n")
    before = api("/")["counts"]["documents"]
    page = visit.open("/events")
    page.get_by_role("button", name="Add documents").click()
    write(page)
    page.get_by_label("Choose files").set_input_files(str(report))
    page.get_by_role("button", name="Code them").click()
    page.get_by_text("Done.").wait_for(timeout=90_000)
    assert api("/")["counts"]["documents"] == before + 1
