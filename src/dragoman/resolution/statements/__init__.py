"""The reports of one statement to one record."""
