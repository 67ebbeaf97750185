"""Roles without a name ("the police", "the two leaders", "those who fled"): whose they are by the rest of the document."""
