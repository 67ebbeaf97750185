"""What sentences count: kind, range, words, currency, who says so, and at which event it stands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.coding import code_document
from dragoman.lexicon import Lexicon
from dragoman.model import Count, Document

from ..lexicon.harness import parsed


def cases() -> Iterator[tuple[str, list[str]]]:
    """Each sentence with its lines."""
    path = Path(__file__).with_name("counted.txt")
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if line and not line.startswith("#")]
        if lines:
            yield lines[0], [line[2:] for line in lines[1:] if line != "> none"]


def line(event: str, count: Count) -> str:
    low = f"{count.low:.15g}"
    high = None if count.high is None else f"{count.high:.15g}"
    told = [event, count.what, low if low == high else f"{low}..{high or ''}", f'"{count.text}"']
    told += [count.currency] if count.currency else []
    told += [f"said by {count.said_by.code}"] if count.said_by else []
    return "  ".join(told)


CASES = list(cases())


@pytest.mark.parametrize(("text", "lines"), CASES, ids=[text[:50] for text, _ in CASES])
def test_a_sentence_gives_exactly_these_counts(text: str, lines: list[str]) -> None:
    document = Document.create(text)
    trees, cast = parsed(document)
    readings, _ = code_document(document, trees, cast, Lexicon.load())
    counts = [(reading.event, count) for reading in readings for count in reading.counts]
    assert sorted(line(event, count) for event, count in counts) == sorted(lines)
    assert all(count.span.of(document) == count.text for _, count in counts)
