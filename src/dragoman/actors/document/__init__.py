"""What a document is: who gives it out, and which state it is on."""
