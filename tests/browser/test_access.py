"""Every page for every reader: axe's rules, narrow screens, both themes, text that runs either way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.conftest import Visit

pytestmark = pytest.mark.slow
Ask = Callable[[str], dict[str, Any]]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
DESKTOP = {"color_scheme": "light"}
PHONE = {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark", "has_touch": True}


def paths(api: Ask) -> list[str]:
    """Every page that the app has, each with rows."""
    event = api("/events?sort=-reports&limit=1")["rows"][0]
    mention = api("/mentions/" + event["representative"])["mention"]
    dyad = api("/dyads?limit=1")["rows"][0]
    agreement = max(api("/agreements?limit=100")["rows"], key=lambda row: len(row["stages"]))
    return [
        "/",
        "/events",
        "/events?of=mentions&chart=table",
        "/events/" + event["id"],
        "/mentions/" + mention["id"],
        "/documents/" + mention["document"],
        "/network",
        "/network?by=actor&span=5",
        "/map",
        "/map?region=europe",
        "/dyads",
        f"/dyads/{dyad['a']}/{dyad['b']}",
        "/actors",
        "/actors/" + dyad["a"],
        "/agreements",
        "/agreements?on=2000-01-01",
        "/agreements/" + agreement["id"],
        "/search?q=treaty",
        "/audit",
        "/nothing",
    ]


@pytest.mark.parametrize("visit", [DESKTOP, PHONE], ids=["desktop", "phone"], indirect=True)
def test_no_page_breaks_a_rule_or_runs_off_the_screen(visit: Visit, api: Ask) -> None:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe is not installed"
    )
    found = []
    for path in paths(api):
        page = visit.open(path)
        answer = axe.Axe().run(page, options={"runOnly": RULES, "resultTypes": ["violations"]})
        for rule in answer.response["violations"]:
            found.append((path, rule["id"], [node["target"] for node in rule["nodes"]][:3]))
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if wide > 0:
            found.append((path, "wider than the screen", wide))
    assert found == []


def test_the_theme_is_kept_and_stands_before_the_first_paint(visit: Visit) -> None:
    page = visit.open("/events")
    page.get_by_role("button", name="Theme: system").click()
    page.get_by_role("button", name="Theme: light").click()
    assert page.locator("html").get_attribute("data-theme") == "dark"
    page.reload(wait_until="commit")
    page.wait_for_function("() => document.documentElement.dataset.theme === 'dark'")


def test_quoted_words_choose_their_own_direction(visit: Visit, api: Ask) -> None:
    event = api("/events?sort=-reports&limit=1")["rows"][0]
    page = visit.open("/events/" + event["id"])
    assert all(
        one.get_attribute("dir") == "auto" for one in page.locator("blockquote .quote").all()
    )


def test_the_app_is_small_and_paints_at_once(visit: Visit) -> None:
    sizes: list[int] = []
    visit.page.on("response", lambda got: sizes.append(len(got.body())) if got.ok else None)
    page = visit.open("/events")
    paint = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime")
    assert sum(sizes) < 1_500_000
    assert paint is not None
