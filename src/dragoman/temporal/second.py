"""A second day on a verb that has one: it is that of the noun it stands behind.

"Jailed three men on Monday for an attack on a church in Surabaya in May 2018": parsers hang both from the verb.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..adjuncts import rank
from ..model import Tree
from .days import Interval
from .speaking import Candidate


def seconds(tree: Tree, trigger: int, found: Sequence[Candidate], language: str) -> list[Candidate]:
    """The candidates, a second day of one verb moved to the nouns between them."""
    kept = list(found)
    for k, later in enumerate(found):
        if later.at.premodifier or later.at.first < later.at.home:
            continue
        if not any(_rival(each, later) for each in found):
            continue
        nouns = _nouns_before(tree, later)
        if nouns:
            at = replace(later.at, home=nouns[0], path=nouns, premodifier=True)
            kept[k] = replace(later, at=at, rank=rank(tree, trigger, at, language))
    return kept


def _rival(each: Candidate, later: Candidate) -> bool:
    """Whether a day before this one hangs from the same verb and is another."""
    days, others = later.answer, each.answer
    if each.at.premodifier or each.at.home != later.at.home or each.at.last >= later.at.first:
        return False
    if not isinstance(days, Interval) or not isinstance(others, Interval):
        return False
    return days.end < others.start or others.end < days.start


def _nouns_before(tree: Tree, later: Candidate) -> tuple[int, ...]:
    """The nouns that the one right before the phrase hangs from, up to the verb; none where "and" joins the days."""
    i = later.at.first - 1
    while i > later.at.home and tree.tokens[i].dep == "case":
        i -= 1
    nouns: list[int] = []
    while i > later.at.home and tree.tokens[i].upos in ("NOUN", "PROPN"):
        nouns.append(i)
        i = tree.tokens[i].head
    led = nouns and tree.relations[nouns[-1]] in ("obl", "nmod", "obj") and len(nouns) > 1
    return tuple(nouns) if led and i == later.at.home else ()
