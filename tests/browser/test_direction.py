"""Text that runs from right to left: a made report in Arabic, as a reader of it sees the pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dragoman.model import Coding, Document, Party, Span, stable_id
from dragoman.resolution.resolve import resolve
from tests.analysis.made import register, report
from tests.browser.conftest import Visit, serving, visiting

pytestmark = pytest.mark.slow
SIGNED = "وقّعت وزيرة خارجية النرويج كاري لوند اتفاقية مصايد مع تشيلي في أوسلو يوم الاثنين."
PRAISED = "كاري لوند أشادت بتشيلي في خطاب طويل ألقته أمام البرلمان بعد عودتها من الاجتماع."
TITLE = "النرويج وتشيلي توقعان اتفاقية مصايد"
PHONE = {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark", "has_touch": True}


def coding() -> Coding:
    """A document of two sentences, each with an act whose words stand first in it."""
    text = f"{SIGNED} {PRAISED}"
    document = Document.create(
        text, title=TITLE, outlet="جريدة الميناء", published=date(2021, 3, 5), language="ar"
    )
    (pattern,) = report(1, "NOR = CHL SUPPORT 2021-03-01").mentions

    def at(words: str, begin: int = 0) -> Span:
        start = text.index(words, begin)
        return Span(start, start + len(words))

    def party(name: str, code: str, span: Span) -> Party:
        return Party(f"person.{code}", name, span, name, code, ("GOV",), "person", "name")

    second = len(SIGNED) + 1
    signed = replace(
        pattern,
        id=stable_id("mention", document.id, "1"),
        document=document.id,
        sentence=Span(0, len(SIGNED)),
        trigger=at("وقّعت"),
        trigger_text="وقّعت",
        actors=(party("كاري لوند", "NOR", at("كاري لوند")),),
        recipients=(party("تشيلي", "CHL", at("تشيلي")),),
        reciprocal=False,
    )
    praised = replace(
        signed,
        id=stable_id("mention", document.id, "2"),
        sentence=Span(second, len(text)),
        trigger=at("أشادت"),
        trigger_text="أشادت",
        actors=(party("كاري لوند", "NOR", at("كاري لوند", second)),),
        recipients=(party("تشيلي", "CHL", at("تشيلي", second)),),
    )
    return Coding(document, (signed, praised), (), (), (), (), (), (), ())


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder: Path = tmp_path_factory.mktemp("arabic") / "register"
    with register(folder, coding(), report(2, "NOR > CHL AID 2021-03-02")) as book:
        resolve(book)
    with serving(folder) as url:
        yield url


@pytest.fixture(params=[{}, PHONE], ids=["desktop", "phone"])
def visit(chromium: Any, url: str, request: pytest.FixtureRequest) -> Iterator[Visit]:
    with visiting(chromium, url, **request.param) as visit:
        yield visit


def mention() -> Any:
    return coding().mentions[0]


def runs(page: Any, words: str) -> str:
    """The direction of the block that holds the words."""
    found: str = page.get_by_text(words).first.evaluate(
        "one => getComputedStyle(one.closest('[dir]')).direction"
    )
    return found


def boxes(page: Any, *roles: str) -> list[dict[str, float]]:
    """Where the first mark of each role stands."""
    return [page.locator(f"mark.{role}").first.bounding_box() for role in roles]


def in_order(first: dict[str, float], second: dict[str, float]) -> bool:
    """Whether the second stands after the first for who reads from right to left."""
    if abs(first["y"] - second["y"]) < first["height"] / 2:
        return second["x"] + second["width"] <= first["x"] + 1
    return second["y"] > first["y"]


def test_a_document_runs_from_the_right_and_its_marks_follow_its_words(visit: Visit) -> None:
    page = visit.open(f"/documents/{mention().document}#{mention().id}")
    text = page.locator(".body .text")
    assert text.evaluate("one => getComputedStyle(one).direction") == "rtl"
    trigger, actor, recipient = boxes(page, "trigger", "actor", "recipient")
    assert in_order(trigger, actor) and in_order(actor, recipient)
    edge = text.bounding_box()
    # the first word stands at the right edge, and not after a label that is for the ear alone
    assert trigger["x"] + trigger["width"] > edge["x"] + edge["width"] - 24
    assert runs(page, "النرويج وتشيلي") == "rtl"
    assert page.locator("html").evaluate("one => getComputedStyle(one).direction") == "ltr"
    assert page.locator(".body").get_attribute("lang") == "ar"


def test_a_sentence_that_begins_with_a_mark_runs_from_the_right(visit: Visit) -> None:
    for one in coding().mentions:
        page = visit.open(f"/mentions/{one.id}")
        quote = page.locator("blockquote .quote").first
        assert quote.evaluate("one => getComputedStyle(one).direction") == "rtl"
        assert quote.evaluate("one => getComputedStyle(one).textAlign") in ("start", "right")
        block, first = quote.bounding_box(), quote.locator("mark").first.bounding_box()
        assert first["x"] + first["width"] > block["x"] + block["width"] - 24


def test_a_headline_keeps_its_arrow_from_who_acts_to_who_bears_it(visit: Visit, url: str) -> None:
    page = visit.open(f"/mentions/{mention().id}")
    heading = page.locator("h1 bdi")
    places = heading.evaluate(
        """one => {
          const text = one.firstChild, range = document.createRange(), at = word => {
            const start = text.data.indexOf(word);
            range.setStart(text, start); range.setEnd(text, start + word.length);
            const box = range.getClientRects()[0]; return [box.top, box.left];
          };
          return ["كاري", "→", "تشيلي"].map(at);
        }"""
    )
    assert places == sorted(places), "the actor, the arrow and the recipient, from left to right"


def test_an_event_and_lists_with_such_names_fit_the_screen(visit: Visit) -> None:
    page = visit.open("/events")
    assert "كاري لوند" in page.locator("table[aria-label=Events]").inner_text()
    page.locator("table[aria-label=Events] a", has_text="كاري لوند").first.click()
    page.locator("article blockquote").first.wait_for()
    assert (
        page.locator("article blockquote .quote").first.evaluate(
            "one => getComputedStyle(one).direction"
        )
        == "rtl"
    )
    for path in ("/events", "/search?q=تشيلي", f"/documents/{mention().document}", "/actors"):
        page = visit.open(path)
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, path
