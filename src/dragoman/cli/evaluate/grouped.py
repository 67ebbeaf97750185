"""What the two commands that score groupings share: the tables of figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from .tables import table, title

if TYPE_CHECKING:
    from ...evaluate.grouping import GroupScores
    from ...evaluate.resampling import Interval


def print_ways(ways: Mapping[str, GroupScores]) -> None:
    """B-cubed with intervals of each way to group, and pairs beside it."""
    title("B-cubed (95 % intervals over stories)")
    table(
        ("way", "precision", "", "recall", "", "F1", "", "groups"),
        (
            (
                name,
                *(s.b_cubed.precision, _between(s.intervals.precision)),
                *(s.b_cubed.recall, _between(s.intervals.recall)),
                *(s.b_cubed.f1, _between(s.intervals.f1)),
                s.said_groups,
            )
            for name, s in ways.items()
        ),
    )
    title("B-cubed over what has company in gold; groups of two or more that came out whole")
    table(
        ("way", "precision", "recall", "F1", "whole", "of"),
        (
            (
                *(name, s.in_company.precision, s.in_company.recall, s.in_company.f1),
                *(s.whole, s.several),
            )
            for name, s in ways.items()
        ),
    )
    title("pairs")
    table(
        ("way", "precision", "recall", "F1", "gold", "said"),
        (
            (
                *(name, s.pairs.precision, s.pairs.recall, s.pairs.f1),
                *(s.pairs.gold, s.pairs.coded),
            )
            for name, s in ways.items()
        ),
    )


def group_figures(ways: Mapping[str, GroupScores]) -> dict[str, Any]:
    """The figures as they stand in a log."""
    return {name: _figures(each) for name, each in ways.items()}


def _figures(scores: GroupScores) -> dict[str, Any]:
    b, i, c = scores.b_cubed, scores.intervals, scores.in_company
    return {
        "things": scores.things,
        "groups": scores.groups,
        "said_groups": scores.said_groups,
        "b_cubed": _rounded((b.precision, b.recall, b.f1)),
        "intervals": [_rounded(each) for each in (i.precision, i.recall, i.f1)],
        "in_company": _rounded((c.precision, c.recall, c.f1)),
        "pairs": _rounded((scores.pairs.precision, scores.pairs.recall, scores.pairs.f1)),
    }


def _rounded(values: Iterable[float]) -> list[float]:
    return [round(value, 4) for value in values]


def _between(interval: Interval) -> str:
    return f"{interval[0]:.2f} to {interval[1]:.2f}"
