"""Actor-act-recipient readings: composition, status, attribution, modes, contexts, counts."""

from .code import code_document, read_tree
from .contexts import contexts_in, contexts_of
from .demands import spoken_triggers
from .pair import Link, PairCast, links, pair_cast

__all__ = [
    "Link",
    "PairCast",
    "code_document",
    "contexts_in",
    "contexts_of",
    "links",
    "pair_cast",
    "read_tree",
    "spoken_triggers",
]
