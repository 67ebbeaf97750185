"""Mentions in columns, and what speaks for and against two of them telling of one event."""
