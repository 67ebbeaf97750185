"""Language names and tags as ISO 639-1 codes."""

from __future__ import annotations

from functools import cache, lru_cache

_NAMES_IN = ("en", "fr", "es", "de", "ar", "ru")
# Corpora name their languages in English or in the language of their makers.


@lru_cache(maxsize=512)
def language_code(tag: str | None) -> str | None:
    """The ISO 639-1 code of `tag` (`en-US`, `eng`, `English`), None where it is not known.

    A language without a code of two letters keeps its code of three (`ckb`).
    """
    if not tag or len(tag) > 60:
        return None
    first = tag.strip().casefold().replace("_", "-").split("-", 1)[0]
    first = first.split(".", 1)[0]
    if first in ("und", "mul", "zxx", "mis", "unk", "xx"):
        return None
    if len(first) in (2, 3) and first.isascii() and first.isalpha():
        return _codes().get(first)
    return _names().get(tag.strip().casefold())


@cache
def _codes() -> dict[str, str]:
    """Codes of two and three letters -> the preferred code."""
    from babel import Locale
    from babel.core import get_global

    codes = (str(code) for code in Locale("en").languages)
    known = {code: code for code in codes if len(code) in (2, 3)}
    # The aliases lead from codes of three letters and withdrawn ones (`eng`, `iw`) to today's.
    for old, new in get_global("language_aliases").items():
        preferred = str(new).split("_", 1)[0]
        if len(old) in (2, 3) and len(preferred) in (2, 3):
            known[old] = preferred
    return known


@cache
def _names() -> dict[str, str]:
    """Names of languages in the languages of `_NAMES_IN` -> the code."""
    from babel import Locale

    found: dict[str, str] = {}
    for locale in _NAMES_IN:
        for code, name in Locale(locale).languages.items():
            if len(code) in (2, 3):
                found.setdefault(name.casefold(), code)
    return found
