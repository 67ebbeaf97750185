"""Refusals of any kind: what who speaks will not do, and what is only foretold or imagined."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder
from dragoman.config import Settings

CODER = Coder(Settings(ranker=False))


def read(text: str) -> list[tuple[str, list[str], list[str], str | None]]:
    return [
        (
            m.event,
            [p.country or "---" for p in m.actors],
            [p.country or "---" for p in m.recipients],
            None if m.said_by is None else m.said_by.country,
        )
        for m in CODER.code(text).mentions
        if m.entry == "will.not"
    ]


@pytest.mark.parametrize(
    "text",
    [
        '"We will not bend," the Chilean president said.',
        '"We won’t swallow this," the Chilean president said.',
        "Chile will never hear of it.",
        "The Chilean minister said he would not sit through another lecture.",
    ],
)
def test_what_one_will_not_do_is_refused_and_the_words_are_the_act(text: str) -> None:
    assert read(text) == [("REJECT", ["CHL"], [], None)]


def test_what_one_will_not_stand_of_another_is_a_threat() -> None:
    assert read("Chile will not tolerate the Peruvian decree.") == [
        ("THREATEN", ["CHL"], ["PER"], None)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Peru said that Chile would not budge.",
        "The Chilean government would not have budged.",
        "Chile would not budge if Peru moved the fence.",
        "Norway made sure that Chile would not budge.",
        "Chile will not be surprised.",
        "The Chilean team will not comment.",
        "Will Chile not budge?",
    ],
)
def test_what_is_foretold_imagined_or_idle_is_no_refusal(text: str) -> None:
    assert read(text) == []
