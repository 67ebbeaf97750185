"""The tellings of one agreement to one record, and how it stands on a day."""
