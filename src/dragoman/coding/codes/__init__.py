"""What an act is called: modes, the CAMEO code, contexts."""
