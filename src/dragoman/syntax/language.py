"""Which language a text is in."""

from __future__ import annotations

import re
from collections.abc import Iterator

SAMPLE = 2_000
"""Characters looked at: more does not change the answer for news."""

ENOUGH_LETTERS = 20

DOUBT = 7.0
"""How much likelier (in log-odds) another language must be than English, which a headline alone is soon taken
for another: of the titles of `news.jsonl` one in forty, and one in 150 with a look at what is no name."""

LIKE_ENGLISH = {"pcm": 20.0}
"""The same for those that share its words; whole reports in Nigerian Pidgin are likelier still."""

SHORT = 200
"""Characters up to which the names of a text may outweigh its words: "Kenya bans Tanzanian maize"."""

DOUBT_WITHOUT_NAMES = 2.0

DOUBT_OF_ENGLISH_WORDS = 20.0
"""How much likelier another language must be where the words of a short text but its names are English ones:
"Merkel met Chirac in Paris" is Dutch by its letters."""
UNKNOWN = 3
"""Of so many words one may be unknown in English: "Botswana to expel Zimbabwean vendors"."""
_ENDINGS = (
    ("", ""),
    ("s", ""),
    ("es", ""),
    ("ies", "y"),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
)
TELLING = 3
"""Letters of a word that tells a language at all."""
_WORD = re.compile(r"[^\W\d_]+")


def detect_language(text: str) -> str | None:
    """The ISO 639-1 code of the language of `text`; None where there are too few letters to tell."""
    sample = text[:SAMPLE]
    if sum(map(str.isalpha, sample)) < ENOUGH_LETTERS:
        return None
    code, lead = _likeliest(sample)
    if lead <= LIKE_ENGLISH.get(code, DOUBT):
        return "en"
    words = " ".join(word for word in sample.split() if word[0].islower())
    if len(sample) < SHORT and words and _likeliest(words)[1] <= DOUBT_WITHOUT_NAMES:
        return "en"
    if len(sample) < SHORT and lead <= DOUBT_OF_ENGLISH_WORDS and _is_in_english_words(sample):
        return "en"
    return code


def _is_in_english_words(sample: str) -> bool:
    """Whether the words that are no names are English; of a text in capitals all words."""
    from ..encoder import Pieces

    known = Pieces.load("en").numbers
    words = _WORD.findall(sample)
    plain = [word.lower() for word in words if sample.isupper() or word[0].islower()]
    unknown = [word for word in plain if not any(base in known for base in _bases(word))]
    return any(len(word) >= TELLING for word in plain) and UNKNOWN * len(unknown) <= len(plain)


def _bases(word: str) -> Iterator[str]:
    """A word and what it may be a form of."""
    return (
        word[: len(word) - len(ending)] + base for ending, base in _ENDINGS if word.endswith(ending)
    )


def _likeliest(sample: str) -> tuple[str, float]:
    """The likeliest language, and by how much it is likelier than English."""
    import py3langid

    ranked = py3langid.rank(sample)
    code, likely = ranked[0]
    return str(code), likely - dict(ranked)["en"]
