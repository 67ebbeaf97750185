"""Every page for every reader: axe's rules, narrow screens, both themes, text that runs either way."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.browser.conftest import Visit

pytestmark = pytest.mark.slow
Ask = Callable[[str], dict[str, Any]]
ROUTES = Path(__file__).resolve().parents[2] / "web" / "src" / "app" / "routes.ts"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
DESKTOP = {"color_scheme": "light"}
PHONE = {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark", "has_touch": True}
SEEN = {
    "desktop": DESKTOP,
    "desktop-dark": {"color_scheme": "dark"},
    "phone": PHONE,
    "phone-light": {**PHONE, "color_scheme": "light"},
}


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


def test_every_route_of_the_app_is_among_the_pages_looked_at(api: Ask) -> None:
    patterns = re.findall(r'pattern: "([^"]+)"', ROUTES.read_text(encoding="utf-8"))
    assert patterns
    opened = [urlsplit(path).path for path in paths(api)]
    shapes = {one: re.sub(r":\w+", "[^/]+", one) for one in patterns}
    assert [
        one for one, shape in shapes.items() if not any(re.fullmatch(shape, p) for p in opened)
    ] == []


@pytest.mark.parametrize("visit", SEEN.values(), ids=SEEN, indirect=True)
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


def test_the_page_is_light_or_dark_as_chosen_or_else_as_the_system_is(visit: Visit) -> None:
    def ground() -> str:
        colour: str = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        return colour

    page = visit.open("/events")
    page.emulate_media(color_scheme="light")
    light = ground()
    page.emulate_media(color_scheme="dark")
    dark = ground()
    assert light != dark
    page.get_by_role("button", name="Theme: system").click()
    assert ground() == light
    page.emulate_media(color_scheme="light")
    page.get_by_role("button", name="Theme: light").click()
    assert ground() == dark


def test_quoted_words_choose_their_own_direction(visit: Visit, api: Ask) -> None:
    event = api("/events?sort=-reports&limit=1")["rows"][0]
    page = visit.open("/events/" + event["id"])
    quotes = page.locator("blockquote .quote").all()
    assert quotes
    assert all(one.get_attribute("dir") == "auto" for one in quotes)


def test_a_page_is_fetched_in_few_bytes(visit: Visit) -> None:
    sizes: list[int] = []
    visit.page.on("response", lambda got: sizes.append(len(got.body())) if got.ok else None)
    visit.open("/events")
    assert sum(sizes) < 1_500_000


@pytest.mark.parametrize("path", ["/", "/events", "/map"])
def test_the_first_paint_is_under_a_second_and_waits_for_no_data(visit: Visit, path: str) -> None:
    # Answers of the API are held back: the size of the register has no part in the first paint.
    # The least of five visits is the app's own time; the rest is what else the machine does.
    held: list[Any] = []
    visit.expected.add("Failed to load resource")
    visit.page.route("**/api/v1/**", lambda route: held.append(route))
    times = []
    for _ in range(5):
        visit.page.goto(visit.url + path)
        painted = visit.page.wait_for_function(
            "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
        )
        times.append(painted.json_value())
        while held:
            held.pop().abort()
    assert min(times) < 1000, times
