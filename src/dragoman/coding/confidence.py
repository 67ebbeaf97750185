"""How sure a reading is: the probability that its type, actors and recipients are all right.

Each piece of evidence answers one question that a coder would ask. What each is worth was fitted to
news coded by hand (`training/calibrate.py`, development data only) and lies in `data/calibration`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import exp

from ..data import data_path
from ..model import Party, Status, Tree
from .acts.draft import Draft

_FAR = frozenset({"description", "sentence", "document", "coreference", "none"})
_BROKEN = frozenset({"dep", ""})
"""Labels of what a parser did not know what to do with."""
LEAST, MOST = 0.02, 0.98
"""A reading is never quite impossible nor quite certain."""
LONG = 40
"""Tokens of a sentence that counts as long."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """The weight of each piece of evidence in log-odds, and the log-odds where there is none."""

    bias: float
    weights: Mapping[str, float]

    def probability(self, evidence: Mapping[str, float]) -> float:
        """The probability, rounded to three places."""
        score = self.bias + sum(self.weights.get(name, 0.0) * v for name, v in evidence.items())
        return round(min(max(1 / (1 + exp(-score)), LEAST), MOST), 3)


@cache
def load_calibration(name: str, language: str = "en") -> Calibration:
    """The shipped calibration of `mentions` or `pairs`."""
    raw = json.loads(data_path("calibration", language, f"{name}.json").read_text("utf-8"))
    return Calibration(raw["bias"], raw["weights"])


def evidence(
    draft: Draft,
    tree: Tree,
    event: str,
    status: Status,
    actors: tuple[Party, ...],
    recipients: tuple[Party, ...],
) -> dict[str, float]:
    """What speaks for and against a reading, by name."""
    parties = (*actors, *recipients)[:4]
    return {
        "ranker": float(draft.share is not None),
        "ranker share": draft.share or 0.0,
        f"type {event}": 1.0,
        "owned": float(min(draft.owned, 2)),
        "operators": float(len(draft.operators)),
        "noun": float(draft.nominal),
        "in passing": float(draft.loose),
        "far": float(sum(party.via in _FAR for party in parties)),
        "no country": float(sum(party.country is None for party in parties)),
        "no actor": float(not actors),
        "one side": float(not recipients and len(actors) < 2),
        "several": float(len(actors) > 1),
        f"status {status}": 1.0,
        "broken": float(len(tree.roots) > 1 or not _BROKEN.isdisjoint(tree.relations)),
        "long": min(len(tree) / LONG, 2.0),
    }


def confidence(
    draft: Draft,
    tree: Tree,
    event: str,
    status: Status,
    actors: tuple[Party, ...],
    recipients: tuple[Party, ...],
) -> float:
    """The probability that a reading is right in type, actors and recipients."""
    told = evidence(draft, tree, event, status, actors, recipients)
    return load_calibration("mentions").probability(told)
