"""A user's own project: its folder, and what its words change on a corpus."""

from .making import make_project
from .report import Change, OwnEntry, ProjectReport, report
from .shadowing import Rival, rivals

__all__ = [
    "Change",
    "OwnEntry",
    "ProjectReport",
    "Rival",
    "make_project",
    "report",
    "rivals",
]
