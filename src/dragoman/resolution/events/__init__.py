"""Mentions to events: which are compared, how they are grouped, what decisions by hand bind."""
