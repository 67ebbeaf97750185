"""Files of any common format to documents; what cannot be read becomes a Reject."""

from .options import ReadOptions
from .reading import read, read_source
from .source import Source, find_inputs

__all__ = ["ReadOptions", "Source", "find_inputs", "read", "read_source"]
