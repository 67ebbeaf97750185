"""Which language a text is in."""

from __future__ import annotations

SAMPLE = 2_000
"""Characters looked at: more does not change the answer for news."""

ENOUGH_LETTERS = 20


def detect_language(text: str) -> str | None:
    """The ISO 639-1 code of the language of `text`; None where there are too few letters to tell."""
    sample = text[:SAMPLE]
    if sum(map(str.isalpha, sample)) < ENOUGH_LETTERS:
        return None
    import py3langid

    code, _ = py3langid.classify(sample)
    return str(code)
