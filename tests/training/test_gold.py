"""What nothing is taught on: gold sentences, those printed alike, those that are hardly others."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gold import Gold, Row, held, news, others, sentence

ROOT = Path(__file__).resolve().parents[2]
REPORTS: dict[str, Row] = {
    "a": {
        "title": "Norway hails Peru",
        "text": "On Monday the envoy of Norway crossed the old bridge.",
    },
}


@pytest.fixture
def gold(tmp_path: Path) -> Gold:
    drawn = tmp_path / "drawn.jsonl"
    rows = (
        {"document": "a", "part": "title", "span": [0, 17]},
        {"document": "a", "part": "body", "span": [0, 53]},
    )
    drawn.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return Gold(drawn, REPORTS)


def test_the_same_words_are_the_same_sentence_however_they_are_printed(gold: Gold) -> None:
    assert gold.same("NORWAY  hails Peru!")
    assert not gold.same("Norway hails Chile")


def test_a_sentence_that_is_one_but_for_a_name_is_like_it(gold: Gold) -> None:
    assert gold.like("On Monday the envoy of Norway crossed the old bridge twice.")
    assert gold.like("On Monday the envoy of Norway crossed the new bridge.")
    assert not gold.like("The envoy of Norway crossed no bridge on Monday.")
    assert not gold.like("Norway hails Peru")  # too short to have a run


def test_a_report_is_kept_back_or_not_whatever_else_there_is() -> None:
    share = sum(held(f"report {n}") for n in range(600)) / 600
    assert 0.1 < share < 0.25
    assert held("report 7") == held("report 7")


@pytest.mark.shared
def test_no_coded_sentence_is_a_gold_one_or_hardly_another(shared_data: Path) -> None:
    reports = news(shared_data) | others(shared_data)
    gold = Gold(ROOT / "tests/gold/drawn.jsonl", reports)
    lines = (ROOT / "training/reader/coded.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    texts = [sentence(row, reports) for row in rows]
    assert not [text for text in texts if gold.same(text) or gold.like(text)]
    assert gold.documents.isdisjoint(row["document"] for row in rows)
