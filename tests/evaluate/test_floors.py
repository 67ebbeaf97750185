"""Accuracy may rise and must not fall: floors on the dispatches and on the development pairs."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.coder import Coder
from dragoman.corpus import read
from dragoman.evaluate import read_gold, read_pairs, score_events, score_pairs
from dragoman.model import Document
from tests.floors import FLOORS


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


def test_the_dispatches_are_coded_as_well_as_before(coder: Coder, dispatches: Path) -> None:
    documents = [item for item in read([dispatches]) if isinstance(item, Document)]
    scores = score_events(read_gold(dispatches.parent / "gold.jsonl"), coder.code_batch(documents))
    figures = {level: round(value.f1, 3) for level, value in scores.levels.items()}
    assert all(figures[level] >= floor for level, floor in FLOORS["dispatches"].items()), figures


@pytest.mark.shared
def test_relations_of_marked_pairs_are_told_as_well_as_before(
    coder: Coder, shared_data: Path
) -> None:
    # the test part is for `dragoman evaluate pairs --final` alone
    found = read_pairs(shared_data / "pairs" / "plover-pairs-train.tsv")
    pairs = [pair for pair in found if pair.part == "development"]
    scores = score_pairs(pairs, coder)
    assert scores.macro >= FLOORS["pairs"]["macro"], scores.macro
    assert scores.quad_macro >= FLOORS["pairs"]["quad_macro"], scores.quad_macro


@pytest.mark.shared
def test_the_news_runs_through_and_every_document_is_coded_or_rejected(
    coder: Coder, shared_data: Path
) -> None:
    documents = [
        item for item in read([shared_data / "news" / "news.jsonl"]) if isinstance(item, Document)
    ][::8]
    codings = coder.code_batch(documents)
    assert len(codings) == len(documents) > 100
    for coding in codings:
        reasons = [reject.reason for reject in coding.rejects]
        assert all("is not read yet" in reason for reason in reasons), reasons
