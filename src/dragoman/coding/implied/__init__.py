"""Acts that words tell without naming them, and words that name an act without telling it."""
