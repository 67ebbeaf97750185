"""The development half of the hand-coded news does not fall behind what was reached."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.coder import Coder
from dragoman.corpus import read
from dragoman.evaluate import read_sentences, score_mentions
from dragoman.model import Document
from tests.floors import FLOORS

GOLD = Path(__file__).resolve().parents[1] / "gold" / "news.jsonl"


@pytest.mark.slow
def test_news_is_read_as_well_as_before(shared_data: Path) -> None:
    gold = [each for each in read_sentences(GOLD) if each.half == "development"]
    names = {each.document for each in gold}
    reports = [
        item
        for item in read([shared_data / "news" / "news.jsonl"])
        if isinstance(item, Document) and item.input_id in names
    ]
    scores = score_mentions(gold, Coder().code_batch(reports))
    figures = {level: scores.at(level).f1 for level in ("type", "actor", "recipient")}
    assert all(figures[level] >= floor for level, floor in FLOORS["news"].items()), figures
