"""The store: Delta tables under one version, written batch by batch, asked through DuckDB."""

from __future__ import annotations

from .answers import Rows
from .commits import Commit
from .doctor import Finding
from .export import FORMATS, Format
from .filters import Condition, MentionFilter
from .history import RunRecord
from .register import Register, open_register
from .releases import Release
from .run import Run

__all__ = [
    "FORMATS",
    "Commit",
    "Condition",
    "Finding",
    "Format",
    "MentionFilter",
    "Register",
    "Release",
    "Rows",
    "Run",
    "RunRecord",
    "open_register",
]
