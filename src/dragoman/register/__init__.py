"""The store: Delta tables under one version, written batch by batch, asked through DuckDB."""

from __future__ import annotations

from .answers import Rows
from .commits import Commit
from .export import FORMATS, Format
from .filters import Condition, MentionFilter
from .forgetting import Forgotten
from .history import RunRecord
from .register import Register, open_register
from .releases import Release
from .run import Run
from .soundness import Finding
from .tombstones import Tombstone

__all__ = [
    "FORMATS",
    "Commit",
    "Condition",
    "Finding",
    "Forgotten",
    "Format",
    "MentionFilter",
    "Register",
    "Release",
    "Rows",
    "Run",
    "RunRecord",
    "Tombstone",
    "open_register",
]
