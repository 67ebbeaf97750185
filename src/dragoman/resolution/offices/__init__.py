"""Who held which office, over all reports."""
