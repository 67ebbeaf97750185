"""Numbers: what the words of a sentence count, as ranges, and who puts them."""
