"""The grammar of lexicon entries: load, compile, match, lint, and the test that entries carry."""

from .entry import Code, Entry, Example, Filler, Site, Slot
from .golden import Golden, compare, format_reading, parse_line
from .lexicon import Lexicon
from .lint import Finding, lint
from .match import Match, Matcher
from .trial import Failure, run_examples

__all__ = [
    "Code",
    "Entry",
    "Example",
    "Failure",
    "Filler",
    "Finding",
    "Golden",
    "Lexicon",
    "Match",
    "Matcher",
    "Site",
    "Slot",
    "compare",
    "format_reading",
    "lint",
    "parse_line",
    "run_examples",
]
