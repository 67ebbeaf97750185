"""How sure a reading is: a plain sum of evidence, between 0.05 and 0.95.

The formula orders readings; it is no probability until it has been calibrated against coded text
(planned: a calibrator in `evaluate`). Each weight answers one question that a coder would ask.
"""

from __future__ import annotations

from ..model import Party, Tree
from .draft import Draft

BASE = 0.80
OWNED = -0.12
"""A party that only owns the phrase's head (`condemned Russia's decision`)."""
OPERATOR = -0.05
"""Each operator applied: one more attachment that the parser may have got wrong."""
NOMINAL = -0.08
"""A noun read as an act."""
FAR = -0.06
"""A party found by description, sentence or document rather than by its name."""
LOOSE = -0.10
"""A parse of several roots, or one with unlabelled dependencies."""
BOTH = 0.08
"""Both sides named."""

_FAR = frozenset({"description", "sentence", "document", "coreference", "none"})


def confidence(
    draft: Draft, tree: Tree, actors: tuple[Party, ...], recipients: tuple[Party, ...]
) -> float:
    """The evidence for one reading, rounded to three places."""
    score = BASE
    score += OWNED * min(draft.owned, 2)
    score += OPERATOR * len(draft.operators)
    score += NOMINAL * draft.nominal
    score += FAR * sum(party.via in _FAR for party in (*actors, *recipients)[:4])
    score += BOTH * (bool(recipients) or len(actors) > 1)
    if len(tree.roots) > 1 or any(token.dep in ("dep", "") for token in tree.tokens):
        score += LOOSE
    return round(min(max(score, 0.05), 0.95), 3)
