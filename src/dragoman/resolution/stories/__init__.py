"""Reports to independent reports, and those to stories."""
