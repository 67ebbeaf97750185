"""The CAMEO codes of gold: two readings of every act, settled to one of them."""

from __future__ import annotations

from dragoman.ontology import cameo_codes

from .cameo import NEWS, readings, sheet
from .settle import read_rows


def test_what_is_settled_is_what_one_of_the_readers_gave() -> None:
    settled = [event["cameo"] for row in read_rows(NEWS) for event in row["events"]]
    read = readings()
    assert len(settled) == len(read)
    assert all(code in both for code, both in zip(settled, read, strict=True))
    assert set(settled) <= {each.code for each in cameo_codes()}


def test_the_sheet_shows_every_act_with_its_number() -> None:
    rows = [row for row in read_rows(NEWS) if row["events"]]
    blank = "x" * 100_000
    reports = {row["document"]: {"title": blank[:500], "text": blank} for row in rows}
    lines = "\n".join(sheet(reports)).splitlines()
    numbers = [int(line.split(":")[0]) for line in lines if line.startswith("  ")]
    assert numbers == list(range(1, len(readings()) + 1))
