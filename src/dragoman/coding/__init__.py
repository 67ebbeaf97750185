"""Actor-act-recipient readings: composition, status, attribution, modes, contexts, counts."""

from .code import code_document, code_tree

__all__ = ["code_document", "code_tree"]
