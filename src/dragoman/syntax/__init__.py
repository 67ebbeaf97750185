"""Language detection, sentences, and the only place where a spaCy pipeline is loaded."""

from .language import detect_language
from .parser import Parser, model_hash
from .split import split

__all__ = ["Parser", "detect_language", "model_hash", "split"]
