"""Plots of costs: on two logarithmic axes what grows in a line is a straight line."""

from __future__ import annotations

import itertools
from xml.etree import ElementTree

import pytest
from benchmarks.plot import Axis, Line, drawn

SVG = "{http://www.w3.org/2000/svg}"


def test_a_decade_is_as_wide_as_any_other() -> None:
    axis = Axis.over([10_000, 1_000_000], 100, 300)
    assert [axis.at(value) for value in (10_000, 100_000, 1_000_000)] == [100, 200, 300]
    assert axis.ticks == [10_000, 100_000, 1_000_000]


def test_a_single_value_has_an_axis() -> None:
    assert Axis.over([100], 0, 50).at(100) == 0


def test_what_grows_in_a_line_lies_on_the_dashed_line() -> None:
    told = drawn("Cost", "rows", "s", [Line("a <b>", [(10, 2), (100, 20), (1_000, 200)])])
    tree = ElementTree.fromstring(told)
    assert "a <b>" in {each.text for each in tree.iter(f"{SVG}text")}
    lines = [each for each in tree.iter(f"{SVG}polyline") if each.get("stroke") != "#ddd"]
    line, dashed = (
        [tuple(map(float, at.split(","))) for at in each.get("points", "").split()]
        for each in lines
    )
    assert dashed == [line[0], line[-1]]
    assert len(list(tree.iter(f"{SVG}circle"))) == 3
    slope = [(b[1] - a[1]) / (b[0] - a[0]) for a, b in itertools.pairwise(line)]
    assert slope[0] == pytest.approx(slope[1], abs=0.01)
