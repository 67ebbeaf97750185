"""Readings from parsed sentences: no model, no actor data; the shipped lexicon does the rest."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dragoman.coding import read_tree
from dragoman.lexicon import Lexicon, compare, format_reading

from .trees import WordCast, build

BLOCKS = [
    block
    for block in Path(__file__).with_name("parsed.txt").read_text(encoding="utf-8").split("\n\n")
    if block.strip() and not block.startswith("#")
]


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.split("\n")[0][2:60])
def test_a_parsed_sentence_gives_exactly_these_readings(block: str) -> None:
    lines = [line[2:] for line in block.splitlines() if line.startswith("> ")]
    rows = "\n".join(line for line in block.splitlines() if not line.startswith("> "))
    document, tree = build(rows, date(2024, 3, 15))
    readings = read_tree(tree, WordCast(tree), Lexicon.load(), document).readings
    missing, surplus = compare(lines, readings)
    assert not missing and not surplus, [format_reading(reading) for reading in surplus]
