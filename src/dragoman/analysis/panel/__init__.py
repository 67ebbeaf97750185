"""Balanced panels for regressions: a row a unit and period, zeros and gaps told apart."""

from .answer import Panel, panel
from .conventions import CONVENTIONS, Convention, convention
from .question import PanelQuestion
from .writing import PANEL_FORMATS, write_panel

__all__ = [
    "CONVENTIONS",
    "PANEL_FORMATS",
    "Convention",
    "Panel",
    "PanelQuestion",
    "convention",
    "panel",
    "write_panel",
]
