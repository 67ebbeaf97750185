"""Whom attacks hit and judgements are about where the act itself names nobody; near misses too."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder
from dragoman.config import Settings
from dragoman.model import Document, EventMention


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(Settings(ranker=False))


def _coded(coder: Coder, text: str, event: str) -> list[tuple[set[str | None], set[str | None]]]:
    mentions: tuple[EventMention, ...] = coder.code(Document.create(text, language="en")).mentions
    return [
        ({party.country for party in each.actors}, {party.country for party in each.recipients})
        for each in mentions
        if each.event == event
    ]


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Kenyan rebels fired rockets at a town in Uganda.", {"UGA"}),
        ("Norway backs the people of Peru as they defend themselves against Chile's brutal invasion.", {"PER"}),
        ("Norway stands with Peru in the face of Chile's aggression.", {"PER"}),
        ("Norway is concerned in the face of Chile's aggression.", set()),
        ("Chile's invasion of Peru began. Norway regrets Chile's invasion.", {"PER"}),
    ],
)  # fmt: skip
def test_whom_an_attack_hits(coder: Coder, text: str, recipients: set[str]) -> None:
    found = _coded(coder, text, "ASSAULT")
    assert all(hit == recipients for _, hit in found)
    assert found or not recipients


@pytest.mark.parametrize(
    ("text", "event", "recipients"),
    [
        ("Norway criticised a law passed by Peru's parliament.", "ACCUSE", {"PER"}),
        ("The Philippines lodged a protest over Chinese vessels.", "ACCUSE", {"CHN"}),
        ("Norway welcomed the steps taken by Peru.", "SUPPORT", {"PER"}),
        ("Norway hailed the elections in Peru.", "SUPPORT", {"PER"}),
        ("Norway hailed the concert in Peru.", "SUPPORT", set()),
        ("Norway condemned the arrest of a journalist in Lima, Peru.", "ACCUSE", {"PER"}),
        ("Norway condemned an attack in Lima, Peru.", "ACCUSE", set()),
        ("Norway demanded the release of two sailors held by Peru.", "REQUEST", {"PER"}),
        ("Norway called on the leaders of Peru as well as Chile to stop the war.", "REQUEST", {"PER", "CHL"}),
        ("Norway called on Peru, along with Chile, to stop the war.", "REQUEST", {"PER", "CHL"}),
    ],
)  # fmt: skip
def test_who_stands_behind_what_is_judged(
    coder: Coder, text: str, event: str, recipients: set[str]
) -> None:
    found = _coded(coder, text, event)
    assert all(blamed == recipients for _, blamed in found)
    assert found or not recipients


def test_a_killing_that_is_somebodys_is_one_that_he_suffered(coder: Coder) -> None:
    found = _coded(coder, "Kenyan rebels claimed the president's assassination.", "ASSAULT")
    assert found == [(set(), {"KEN"})]
    done = _coded(coder, "Israel's assassination of an Iranian general shook Iran.", "ASSAULT")
    assert all(actors == {"ISR"} for actors, _ in done)


MET = "Norwegian Foreign Minister Kari Lund met Chilean Trade Minister Ana Ruiz in Oslo. "


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (MET + "Lund discussed the war in Chad.", [{"NOR", "CHL"}, {"NOR", "CHL"}]),
        (MET + "Peru's premier discussed the war in Chad.", [{"NOR", "CHL"}]),
        ("Norway's envoy Kari Lund and Chile's envoy Ana Ruiz met in Oslo.", [{"NOR", "CHL"}]),
    ],
)
def test_a_talk_has_the_partner_of_the_meeting_told_of(
    coder: Coder, text: str, sides: list[set[str]]
) -> None:
    assert [actors for actors, _ in _coded(coder, text, "CONSULT")] == sides


def test_a_body_has_the_state_of_its_name(coder: Coder) -> None:
    text = "The Law Society of Kenya criticised a law passed by Uganda's parliament."
    assert _coded(coder, text, "ACCUSE") == [({"KEN"}, {"UGA"})]


def test_no_place_is_told_apart_by_that(coder: Coder) -> None:
    text = "Chile mourned the attack in northern Peru that killed two nurses."
    assert all("PER" not in actors for actors, _ in _coded(coder, text, "ASSAULT"))
