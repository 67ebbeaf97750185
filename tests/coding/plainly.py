"""What the rules read in a text that stands by itself: type, and the countries of both sides."""

from __future__ import annotations

from dragoman.coder import Coder
from dragoman.config import Settings

CODER = Coder(Settings(ranker=False))


def read(text: str) -> list[tuple[str, list[str], list[str]]]:
    return [
        (
            m.event,
            [p.country or "---" for p in m.actors],
            [p.country or "---" for p in m.recipients],
        )
        for m in CODER.code(text).mentions
    ]
