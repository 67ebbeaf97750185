"""Persons: what a document says of each, the offices that the data know, and what country and sectors come of it."""
