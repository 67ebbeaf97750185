"""Screenshots of the main pages: `python docs/screenshots/make.py URL` against a running `dragoman serve`.

Each is a PNG of few colours, beside this file, under 150 kB.
"""

from __future__ import annotations

import json
import sys
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from PIL import Image
from playwright.sync_api import sync_playwright

sys.path.append(str(Path(__file__).resolve().parents[2]))
from tests.browser.chromium import launched

HERE = Path(__file__).resolve().parent
DESKTOP, PHONE = (1280, 860), (390, 844)


def pages(url: str) -> list[tuple[str, str, tuple[int, int], str]]:
    """Name, path, size and theme of each picture."""

    def first(path: str) -> dict[str, Any]:
        with urlopen(url + "/api/v1" + path, timeout=60) as answer:
            row: dict[str, Any] = json.load(answer)["rows"][0]
        return row

    event = first("/events?sort=-reports&limit=1")
    mention = first("/mentions?sort=-confidence&limit=1")
    agreement = first("/agreements?limit=1")
    return [
        ("overview", "/?days=365", DESKTOP, "light"),
        ("events", "/events", DESKTOP, "light"),
        ("events-phone-dark", "/events?party=RUS", PHONE, "dark"),
        ("event", "/events/" + event["id"], DESKTOP, "light"),
        ("document-dark", "/documents/" + mention["document"], DESKTOP, "dark"),
        ("network", "/network", DESKTOP, "light"),
        ("map-dark", "/map", DESKTOP, "dark"),
        ("dyad", "/dyads/ISR/PSE", DESKTOP, "light"),
        ("agreement-phone", "/agreements/" + agreement["id"], PHONE, "light"),
        ("audit-dark", "/audit?n=20", DESKTOP, "dark"),
    ]


def main(url: str) -> None:
    with sync_playwright() as playwright:
        browser = launched(playwright)
        for name, path, (width, height), theme in pages(url):
            page = browser.new_page(
                viewport={"width": width, "height": height},
                color_scheme="dark" if theme == "dark" else "light",
            )
            page.goto(url + path)
            page.locator("main h1").first.wait_for()
            page.wait_for_load_state("networkidle")
            target = HERE / f"{name}.png"
            shot = page.screenshot(animations="disabled")
            # 256 colours are enough for pages of few; this method keeps the rare ones, the marks.
            Image.open(BytesIO(shot)).convert("RGB").quantize(
                256, method=Image.Quantize.MAXCOVERAGE
            ).save(target, optimize=True)
            page.close()
            print(target.name, target.stat().st_size)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"))
