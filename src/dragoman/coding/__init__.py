"""Actor-act-recipient readings: composition, status, attribution, modes, contexts, counts.

`code` takes a document's sentences; `tree_reader` reads one: `acts` are composed, `finish` gives them `status`, `codes`
and `counts`, `parties` the sides that their clauses leave open; `networks` propose what no rule reads.
"""

from .code import code_document, read_tree, strangers_of
from .codes.contexts import contexts_in, contexts_of
from .implied.demands import spoken_triggers
from .networks.strangers import Strangers
from .pair import Link, PairCast, links, pair_cast

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
