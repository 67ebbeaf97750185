"""The grammar of lexicon entries: load, compile, match, lint, and the test that entries carry."""

from .codes import Codebook
from .entry import Code, Entry, Example, Filler, Site, Slot
from .golden import Golden, compare, format_reading, parse_line
from .lexicon import Lexicon
from .lint import Finding, example_frames, lint
from .match import Match, Matcher
from .own import OwnType
from .provenance import entry_source, entry_sources, lexicon_hash
from .trial import Failure, run_examples

__all__ = [
    "Code",
    "Codebook",
    "Entry",
    "Example",
    "Failure",
    "Filler",
    "Finding",
    "Golden",
    "Lexicon",
    "Match",
    "Matcher",
    "OwnType",
    "Site",
    "Slot",
    "compare",
    "entry_source",
    "entry_sources",
    "example_frames",
    "format_reading",
    "lexicon_hash",
    "lint",
    "parse_line",
    "run_examples",
]
