"""Gold of happenings finds its mentions again, also when the coder has changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman import Coder
from dragoman.errors import InputError
from dragoman.evaluate.happenings import GoldMention, by_story_and_type, find, read_happenings
from dragoman.model import Coding, Document, Span

TEXT = "Norway condemned the shelling. Chile praised Norway on Monday."


@pytest.fixture(scope="module")
def coding() -> Coding:
    return Coder().code(Document.create(TEXT, input_id="r1", language="en"))


def gold(start: int, end: int, event: str, cluster: str = "1") -> GoldMention:
    return GoldMention("s", "development", "r1", Span(start, end), event, cluster)


def of(words: str, event: str) -> GoldMention:
    return gold(TEXT.index(words), TEXT.index(words) + len(words), event)


def test_a_mention_is_found_by_its_trigger_whatever_its_type_is_now(coding: Coding) -> None:
    found, lost = find([of("condemned", "REJECT"), of("praised", "SUPPORT")], [coding])
    assert [each.mention.trigger_text for each in found] == ["condemned", "praised"]
    assert lost == []


def test_what_is_not_coded_any_more_is_lost_and_answers_for_nobody(coding: Coding) -> None:
    gone = of("on Monday", "CONSULT")
    found, lost = find([gone, of("praised", "SUPPORT")], [coding])
    assert lost == [gone]
    assert [each.gold.event for each in found] == ["SUPPORT"]


def test_one_mention_answers_once_and_for_its_own_type_first(coding: Coding) -> None:
    same = of("praised", "SUPPORT")
    other = of("praised", "AGREE")
    found, lost = find([other, same], [coding])
    assert [each.gold for each in found] == [same]
    assert lost == [other]


def test_the_baseline_joins_a_story_by_type(coding: Coding) -> None:
    found, _ = find([of("condemned", "ACCUSE"), of("praised", "SUPPORT")], [coding])
    assert set(by_story_and_type(found).values()) == {"s ACCUSE", "s SUPPORT"}


def test_a_line_at_fault_is_named(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"story": "s"}\n', encoding="utf-8")
    with pytest.raises(InputError, match="line 1: it lacks half, document"):
        read_happenings(path)
