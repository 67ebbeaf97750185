"""Hyphens and brackets about a name: "pro-Chilean", "the Palestinian Authority (PA) chairman"."""

from __future__ import annotations

from .items import ActorItem
from .layers import Layers
from .wording import Wording

LONGEST = 8
"""Words in the brackets behind a name, the brackets with them."""


def has_stance(layers: Layers, actor: ActorItem) -> bool:
    """Whether a name says only whom somebody is for or against: "pro-Chilean", "anti-Kremlin"."""
    low, i = layers.low, actor.first
    return i > 1 and low[i - 1] == "-" and low[i - 2] in Wording.load().stances


def letters_before(layers: Layers, i: int) -> int | None:
    """Where the letters that a name has in brackets begin; None where no name stands before."""
    opened = i > 3 and layers.low[i - 3] == "(" and layers.tree[i - 2].text.isupper()
    return i - 3 if opened and layers.actor_of[i - 4] is not None else None


def past_other_name(layers: Layers, i: int) -> int:
    """Past brackets with another name of a body, where its state follows: "the court (Corte) of Chile"."""
    low = layers.low
    if low[i : i + 1] != ["("]:
        return i
    end = next((k for k in range(i, min(i + LONGEST, len(low))) if low[k] == ")"), None)
    goes_on = end is not None and low[end + 1 : end + 2] == ["of"]
    return end + 1 if end is not None and goes_on else i
