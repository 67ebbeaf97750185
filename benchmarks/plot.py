"""Lines on two logarithmic axes, as SVG: what grows in a line rises by one decade a decade."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

WIDTH, HEIGHT = 560, 360
LEFT, RIGHT, TOP, BOTTOM = 70, 130, 36, 52
COLOURS = ("#1b6ca8", "#b5541c", "#3d7a3d")


@dataclass(frozen=True, slots=True)
class Line:
    """A line by its name and its points, both above 0."""

    name: str
    points: Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Axis:
    """Decades of values laid on pixels from `begin` to `end`."""

    low: int
    high: int
    begin: float
    end: float

    @classmethod
    def over(cls, values: Sequence[float], begin: float, end: float) -> Axis:
        low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
        return cls(low, max(high, low + 1), begin, end)

    def at(self, value: float) -> float:
        share = (math.log10(value) - self.low) / (self.high - self.low)
        return round(self.begin + share * (self.end - self.begin), 1)

    @property
    def ticks(self) -> list[float]:
        return [10.0**n for n in range(self.low, self.high + 1)]


def drawn(title: str, across: str, up: str, lines: Sequence[Line]) -> str:
    """The plot, with a dashed line for a cost that grows with the size, from the first point of the first line."""
    points = [point for line in lines for point in line.points]
    x = Axis.over([point[0] for point in points], LEFT, WIDTH - RIGHT)
    y = Axis.over([point[1] for point in points], HEIGHT - BOTTOM, TOP)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        'font-family="sans-serif" font-size="12" fill="#222">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        text((LEFT, 20), title, "start"),
        text(((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 12), across),
        text((14, TOP - 8), up, "start"),
    ]
    for tick in x.ticks:
        at = x.at(tick)
        parts.append(stroke([(at, TOP), (at, HEIGHT - BOTTOM)], "#ddd"))
        parts.append(text((at, HEIGHT - BOTTOM + 18), f"{tick:,.0f}"))
    for tick in y.ticks:
        at = y.at(tick)
        parts.append(stroke([(LEFT, at), (WIDTH - RIGHT, at)], "#ddd"))
        parts.append(text((LEFT - 8, at + 4), f"{tick:,g}", "end"))
    for colour, line in zip(COLOURS, lines, strict=False):
        placed = [(x.at(across_), y.at(up_)) for across_, up_ in line.points]
        parts.append(stroke(placed, colour, more=' stroke-width="2"'))
        parts += [f'<circle cx="{a}" cy="{b}" r="3.5" fill="{colour}"/>' for a, b in placed]
        parts.append(text((placed[-1][0] + 10, placed[-1][1] + 4), line.name, "start"))
    first = lines[0].points[0]
    top = min(10.0**x.high, first[0] * 10.0**y.high / first[1])
    steady = [first, (top, first[1] * top / first[0])]
    parts.append(stroke([(x.at(a), y.at(b)) for a, b in steady], "#888", ' stroke-dasharray="4 4"'))
    return "\n".join((*parts, "</svg>", ""))


def text(at: tuple[float, float], words: str, anchor: str = "middle") -> str:
    return f'<text x="{at[0]}" y="{at[1]}" text-anchor="{anchor}">{escape(words)}</text>'


def stroke(points: Sequence[tuple[float, float]], colour: str, more: str = "") -> str:
    listed = " ".join(f"{a},{b}" for a, b in points)
    return f'<polyline points="{listed}" fill="none" stroke="{colour}"{more}/>'
