"""An act that only its noun takes up has the sides of the one just told, and of no other."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder
from dragoman.config import Settings
from dragoman.model import EventMention


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(Settings(ranker=False))


def of_type(coder: Coder, text: str, event: str) -> list[EventMention]:
    return [m for m in coder.code(text).mentions if m.event == event]


def test_a_raid_that_is_taken_up_has_the_sides_of_the_raid_that_was_told(coder: Coder) -> None:
    text = "Chilean rebels raided a Norwegian post. The raid left nine soldiers dead."
    told, again = of_type(coder, text, "ASSAULT")
    assert again.trigger_text == "raid"
    assert [p.country for p in again.actors] == ["CHL"]
    assert [p.country for p in again.recipients] == ["NOR"]
    assert {p.via for p in again.actors} == {"event"}
    assert again.confidence < told.confidence


def test_a_noun_for_two_sides_takes_up_no_attack_of_one(coder: Coder) -> None:
    text = "Chilean rebels raided a Norwegian post. The clashes left nine soldiers dead."
    assert [m.trigger_text for m in of_type(coder, text, "ASSAULT")] == ["raided"]


def test_a_noun_without_an_article_takes_up_nothing(coder: Coder) -> None:
    text = "Chilean rebels raided a Norwegian post. Raids leave scars."
    assert [m.trigger_text for m in of_type(coder, text, "ASSAULT")] == ["raided"]


def test_what_was_told_long_ago_is_not_taken_up(coder: Coder) -> None:
    between = "Norway sells fish. Chile sells wine. Norway buys wine. Chile buys fish. "
    text = f"Chilean rebels raided a Norwegian post. {between}The raid left nine soldiers dead."
    assert [m.trigger_text for m in of_type(coder, text, "ASSAULT")] == ["raided"]


def test_a_raid_is_taken_up_though_another_was_taken_up_long_before(coder: Coder) -> None:
    first = "Chilean rebels raided a Norwegian post. The raid left nine soldiers dead. "
    between = "Norway sells fish. Chile sells wine. Norway buys wine. Chile buys fish. "
    second = "Peruvian rebels raided a Bolivian post. The raid left two soldiers dead."
    told = of_type(coder, first + between + second, "ASSAULT")
    assert [p.country for p in told[-1].actors] == ["PER"]
    assert told[-1].trigger_text == "raid"


def test_a_strike_of_workers_is_taken_up_as_a_protest(coder: Coder) -> None:
    text = "Norwegian dockers walked out on Monday. The strike entered its third week."
    again = of_type(coder, text, "PROTEST")[-1]
    assert again.trigger_text == "strike"
    assert [p.country for p in again.actors] == ["NOR"]
