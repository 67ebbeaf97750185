"""Hyphens, commas and brackets about a name: "pro-Chilean", "the Palestinian Authority (PA) chairman"."""

from __future__ import annotations

from ...model import Tree
from ..tables.wording import Wording
from .items import ActorItem
from .layers import Layers


def has_stance(layers: Layers, actor: ActorItem) -> bool:
    """Whether a name says only whom somebody is for or against: "pro-Chilean", "anti-Kremlin"."""
    low, i = layers.low, actor.first
    return i > 1 and low[i - 1] == "-" and low[i - 2] in Wording.load().stances


def favoured(tree: Tree, first: int) -> bool:
    """Whether a name says only whom somebody is for: in "the pro-Russian party" nothing is Russia's.

    Whom somebody is against may be meant by what is done: "an anti-Russian march".
    """
    forms = tree.forms
    return first > 1 and forms[first - 1] == "-" and forms[first - 2] in Wording.load().favouring


def letters_before(layers: Layers, i: int) -> int | None:
    """Where the letters that a name has in brackets begin; None where no name stands before."""
    opened = i > 3 and layers.low[i - 3] == "(" and layers.tree[i - 2].text.isupper()
    return i - 3 if opened and layers.actor_of[i - 4] is not None else None


def is_headlined(layers: Layers, i: int) -> bool:
    """Whether a comma stands for "and" after a state: "Russian, Ukrainian envoys", "U.S., Chinese envoys"."""
    actor = layers.actor_of[i]
    short = i == 0 and layers.tree[0].text.isupper()
    return actor is not None and (actor.entry.form == "adjective" or short)


def is_apart(layers: Layers, i: int) -> bool:
    """Whether a capitalised word before a role is a name of its own, not a modifier."""
    token = layers.tree[i]
    return token.dep not in ("compound", "amod", "nmod:desc") and token.text != "-"
