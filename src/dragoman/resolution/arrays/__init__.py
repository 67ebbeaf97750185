"""Texts and rows of unequal length in flat arrays."""
