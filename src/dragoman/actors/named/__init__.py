"""Parties with a name: states and bodies, holders of an office, letters that stand for a body, nationals."""
