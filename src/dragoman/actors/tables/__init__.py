"""What is known of actors before any text: the shipped tables, files of the user's own, roles, and the index over their names."""
