"""Actor-act-recipient readings: composition, status, attribution, modes, contexts, counts."""

from .code import code_document, read_tree, strangers_of
from .contexts import contexts_in, contexts_of
from .demands import spoken_triggers
from .pair import Link, PairCast, links, pair_cast
from .strangers import Strangers

__all__ = [
    "Link",
    "PairCast",
    "Strangers",
    "code_document",
    "contexts_in",
    "contexts_of",
    "links",
    "pair_cast",
    "read_tree",
    "spoken_triggers",
    "strangers_of",
]
