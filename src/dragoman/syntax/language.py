"""Which language a text is in."""

from __future__ import annotations

SAMPLE = 2_000
"""Characters looked at: more does not change the answer for news."""

ENOUGH_LETTERS = 20

DOUBT = 7.0
"""How much likelier (in log-odds) another language must be than English, which a headline alone is soon taken
for another: of the titles of `news.jsonl` one in ten."""

LIKE_ENGLISH = {"pcm": 20.0}
"""The same for those that share its words; whole reports in Nigerian Pidgin are likelier still."""


def detect_language(text: str) -> str | None:
    """The ISO 639-1 code of the language of `text`; None where there are too few letters to tell."""
    sample = text[:SAMPLE]
    if sum(map(str.isalpha, sample)) < ENOUGH_LETTERS:
        return None
    import py3langid

    ranked = py3langid.rank(sample)
    code, likely = ranked[0]
    english = dict(ranked)["en"]
    doubtful = likely - english <= LIKE_ENGLISH.get(code, DOUBT)
    return "en" if doubtful else str(code)
