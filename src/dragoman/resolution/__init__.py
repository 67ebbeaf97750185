"""One thing from many reports: stories, events, agreements and statements across documents.

`resolve` works out anew what changed in a register: reports to `stories`, mentions laid out for `comparing`, joined to
`events`, merged to records. `gather` does the same for `agreements`, `statements` and `offices`; `hands` and `why` are
what a person decides, and asks.
"""
