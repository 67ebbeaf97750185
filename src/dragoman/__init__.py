"""Dragoman reads news and keeps the register of who did what to whom, when, where and by whose word.

    >>> import dragoman as dg
    >>> coder = dg.Coder()
    >>> coding = coder.code("Norway and Chile signed a fisheries treaty in Oslo.", published="2021-11-25")
    >>> coding.mentions
    (EventMention(NOR, CHL +  SUPPORT actual 'signed'),)

Names are imported when first used, so that `import dragoman` stays quick.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

_HOMES = {
    "Coder": "coder",
    "Settings": "config",
    "Register": "register",
    "open_register": "register",
    "MentionFilter": "register",
    "PanelQuestion": "analysis.panel",
    "panel": "analysis.panel",
    "write_panel": "analysis.panel",
    "dyad_timeline": "analysis.charts",
    "network": "analysis.charts",
    "timeline": "analysis.charts",
    "world_map": "analysis.charts",
    "code_inputs": "run",
    "read": "corpus",
    "ReadOptions": "corpus",
    "Agreement": "model",
    "Coding": "model",
    "Document": "model",
    "EventMention": "model",
    "Office": "model",
    "Pair": "model",
    "PairCoding": "model",
    "Party": "model",
    "Reject": "model",
    "Span": "model",
    "Statement": "model",
    "Tie": "model",
    "DragomanError": "errors",
}

__all__ = [
    "Agreement",
    "Coder",
    "Coding",
    "Document",
    "DragomanError",
    "EventMention",
    "MentionFilter",
    "Office",
    "Pair",
    "PairCoding",
    "PanelQuestion",
    "Party",
    "ReadOptions",
    "Register",
    "Reject",
    "Settings",
    "Span",
    "Statement",
    "Tie",
    "__version__",
    "code_inputs",
    "dyad_timeline",
    "network",
    "open_register",
    "panel",
    "read",
    "timeline",
    "world_map",
    "write_panel",
]

if TYPE_CHECKING:
    from .analysis.charts import dyad_timeline, network, timeline, world_map
    from .analysis.panel import PanelQuestion, panel, write_panel
    from .coder import Coder
    from .config import Settings
    from .corpus import ReadOptions, read
    from .errors import DragomanError
    from .model import (
        Agreement,
        Coding,
        Document,
        EventMention,
        Office,
        Pair,
        PairCoding,
        Party,
        Reject,
        Span,
        Statement,
        Tie,
    )
    from .register import MentionFilter, Register, open_register
    from .run import code_inputs


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'dragoman' has no attribute {name!r}")
    return getattr(import_module(f".{_HOMES[name]}", __name__), name)


def __dir__() -> list[str]:
    return sorted(__all__)
