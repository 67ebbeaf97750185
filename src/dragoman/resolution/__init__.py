"""One thing from many reports: stories, events, agreements and statements across documents."""
