"""The mentions of one event to one record: merged values with disagreement kept, and the reasons."""
