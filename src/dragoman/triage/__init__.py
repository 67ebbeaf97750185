"""Which sentences are parsed: decided on words alone, before any parse."""

from .select import select

__all__ = ["select"]
