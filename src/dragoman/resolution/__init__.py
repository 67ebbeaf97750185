"""One thing from many reports: stories, events, agreements and statements across documents.

`resolve` works out anew what changed in a register: reports to `stories`, mentions laid out for `comparing`, joined to
`events`, merged to records. `gather` joins `agreements` and `statements` when they are asked for; `offices`
stand by themselves. `hands` and `why` are what a person decides, and asks.
"""
