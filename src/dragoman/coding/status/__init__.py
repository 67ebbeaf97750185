"""The status of an act by cues with scope, and who asserts it."""
