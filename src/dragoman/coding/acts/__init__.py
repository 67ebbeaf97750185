"""Acts: plain ones, the operators over them, and their composition."""
