"""States and capitals that say only what something is about: "the Chile inquiry", "our Chile envoy"."""

from __future__ import annotations

from ..tables.wording import Wording
from .items import ActorItem
from .layers import Layers

FARTHEST = 4
"""Words behind the name of a state within which the noun of the matter comes: "the Chile peace talks"."""

_BARE = frozenset({"name", "capital"})
_INNER = frozenset({"NOUN", "ADJ", "PROPN"})


def is_bare(layers: Layers, actor: ActorItem) -> bool:
    """Whether a state is named as no owner is: "Chile", "Santiago"; "U.S." stands for an adjective too."""
    short = layers.tree[actor.first].text.isupper()
    return actor.entry.kind == "state" and actor.entry.form in _BARE and not short


def is_matter(layers: Layers, actor: ActorItem) -> bool:
    """Whether what follows the name of a state is an inquiry, a talk or a policy on it."""
    if not is_bare(layers, actor):
        return False
    matters, low = Wording.load().matters, layers.low
    for i in range(actor.last, min(actor.last + FARTHEST, len(low))):
        if low[i] in matters:
            return True
        if layers.actor_of[i] or not (layers.tree[i].upos in _INNER or low[i] == "-"):
            return False
    return False
