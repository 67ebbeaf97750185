"""What stands beside events: agreements and their stages, statements, offices, ties."""

from .agreements import agreements
from .offices import offices
from .signings import share_signings
from .statements import statements
from .ties import ties
from .words import fact_triggers

__all__ = ["agreements", "fact_triggers", "offices", "share_signings", "statements", "ties"]
