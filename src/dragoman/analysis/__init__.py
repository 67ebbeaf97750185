"""What a register tells over time: dyads, series, coverage.

Acts are chosen by `register.MentionFilter`, the one filter of mentions and events.
"""
