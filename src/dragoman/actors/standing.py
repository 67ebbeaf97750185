"""Words before a state's name that say how the role stands to it: "former Chilean", "anti-French"."""

from __future__ import annotations

from .layers import Layers
from .wording import Wording


def qualified(layers: Layers, start: int) -> int:
    """Where words that tell the holder's standing begin: "the former Chilean president"."""
    low, wording = layers.low, Wording.load()
    known = wording.former | wording.unseated | wording.sectors_after.keys()
    while start:
        at = start - 2 if low[start - 1] == "-" and start > 1 else start - 1
        if low[at] not in known or layers.role_of[at] or layers.actor_of[at]:
            break
        start = at
    return start


def stance(layers: Layers, first: int) -> int | None:
    """Where "anti-" or "pro-" before the actor at `first` begins; None where there is none."""
    low = layers.low
    glued = first > 1 and low[first - 1] == "-" and low[first - 2] in Wording.load().stances
    return first - 2 if glued else None
