"""Actors: a string pass before the parse, and a resolving pass after it."""

from .cast import Cast, Introduction
from .entry import ActorHit, Entry
from .index import ActorIndex
from .resolve import resolve

__all__ = ["ActorHit", "ActorIndex", "Cast", "Entry", "Introduction", "resolve"]
