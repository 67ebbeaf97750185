"""The words of one sentence: phrases of actors, roles and persons, and what the words beside them say of whose they are."""
