"""Acts of a clause about a deed of long ago: "the 2019 attack in which militants killed 40", "the anniversary of a raid that ..."."""

from __future__ import annotations

from collections.abc import Sequence

from ..model import Tree
from .assumed import TOLD_BEFORE
from .days import Interval
from .grammar import grammar
from .speaking import Candidate


def of_its_noun(
    tree: Tree, trigger: int, candidates: Sequence[Candidate], language: str
) -> Candidate | str | None:
    """The date of the noun whose clause tells the act; the reason why it has none where it is remembered."""
    words = grammar(language).words
    clause = tree.above(trigger, "conj", "xcomp")
    if tree.tokens[clause].dep != "acl:relcl":
        return None
    noun = tree.tokens[clause].head
    if _within(tree, clause, language):
        own = (c for c in candidates if c.at.premodifier and c.at.home == noun)
        dated = next((c for c in own if isinstance(c.answer, Interval)), None)
        if dated is not None:
            return dated
    above = (tree.tokens[i].lemma.lower() for i in (noun, *tree.ancestors(noun)))
    return TOLD_BEFORE if any(lemma in words["anniversaries"] for lemma in above) else None


def _within(tree: Tree, clause: int, language: str) -> bool:
    """Whether a clause tells what was done in the deed: "in which", not "under which"."""
    words = grammar(language).words
    return any(
        tree.tokens[c].text.lower() in words["within"]
        for i in tree.dependents(clause, "obl")
        if tree.tokens[i].text.lower() == "which"
        for c in tree.dependents(i, "case")
    )
