"""Actor-act-recipient readings: composition, status, attribution, modes, contexts, counts."""

from .code import code_document, code_tree
from .contexts import contexts_in, contexts_of

__all__ = ["code_document", "code_tree", "contexts_in", "contexts_of"]
