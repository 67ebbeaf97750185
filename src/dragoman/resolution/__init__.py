"""One happening from many reports: copies, stories, events."""
