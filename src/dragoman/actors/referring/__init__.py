"""Reference: who was named before, and whom pronouns, descriptions and plain nouns take up."""
