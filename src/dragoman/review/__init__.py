"""Queues for people to look through: what the data lack, by how often it is met."""

from __future__ import annotations

from .names import NameQueue, UnknownName, queue_names

__all__ = ["NameQueue", "UnknownName", "queue_names"]
