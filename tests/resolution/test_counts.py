"""What the counts of one mention come to, before reports are held against each other."""

from __future__ import annotations

from typing import Any

from dragoman.resolution.merging.values import counts_of


def told(*counts: tuple[str, float, int], by: str | None = None) -> dict[str, Any]:
    """A mention with counts of a kind, a number and where its words begin."""
    rows = [
        {
            "what": what,
            "low": number,
            "high": number,
            "text": f"{number:g}",
            "span": [start, start + 2],
            "currency": None,
            "said_by": {"id": by, "name": by, "country": None, "sectors": []} if by else None,
        }
        for what, number, start in counts
    ]
    return {
        "id": "m", "report": 1, "outlet": None, "confidence": 0.5, "published": None,
        "said_by": None, "part": "body", "counts": rows,
    }  # fmt: skip


def ranges(row: dict[str, Any]) -> list[tuple[str, float, float | None]]:
    return [(count.what, count.low, count.high) for count, _ in counts_of([row])]


def test_people_told_in_one_row_are_taken_together() -> None:
    row = told(("killed", 2, 10), ("killed", 5, 28), ("injured", 1, 45))
    assert ranges(row) == [("killed", 7, 7), ("injured", 1, 1)]


def test_a_number_put_anew_in_another_clause_is_another_value() -> None:
    assert ranges(told(("killed", 12, 10), ("killed", 20, 80))) == [("killed", 12, 20)]


def test_sums_of_money_and_crowds_are_not_added() -> None:
    row = told(("participants", 3, 10), ("participants", 4, 20))
    assert ranges(row) == [("participants", 3, 4)]


def test_the_toll_told_last_stands_where_it_has_risen() -> None:
    def chosen(*tolls: tuple[str, float, int]) -> str:
        rows = [
            {**told(("killed", number, 10)), "id": f"m{at}", "report": at, "published": day}
            for at, (day, number, _) in enumerate(tolls)
        ]
        ((_, differing),) = counts_of(rows)
        return next(one.value for one in differing if one.chosen)

    first = (("2031-03-01", 16, 0), ("2031-03-01", 16, 1))
    assert chosen(*first, ("2031-03-03", 22, 2)) == "22"
    assert chosen(*first, ("2031-03-03", 300, 2)) == "16"
    assert chosen(*first, ("2031-03-03", 9, 2)) == "16"
    assert chosen(*first, ("2031-03-03", 22, 2), ("2031-03-04", 16, 3)) == "16"
