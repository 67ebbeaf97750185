"""To which act a phrase of time or place belongs: where it hangs in the tree, and what shares it."""

from .anchor import Anchor, anchor, head_of, is_predicate, left_predicate, subject_of
from .rank import Rank, rank
from .roles import adjunct_words, case_of, right_before
from .running import deeds

__all__ = [
    "Anchor",
    "Rank",
    "adjunct_words",
    "anchor",
    "case_of",
    "deeds",
    "head_of",
    "is_predicate",
    "left_predicate",
    "rank",
    "right_before",
    "subject_of",
]
