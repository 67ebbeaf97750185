"""The words that the settings' own folders of entries add to PLOVER's, for options that name them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .options import settings_of

if TYPE_CHECKING:
    from ..register.asking import Own


def own_words() -> Own:
    """Own types and contexts. Raises LexiconError where a file of them is malformed."""
    from ..lexicon.own import CONTEXTS_FILE, TYPES_FILE, read_cues, read_types
    from ..register.asking import Own

    types: dict[str, str] = {}
    contexts: list[str] = []
    for folder in settings_of().lexicon:
        if (folder / TYPES_FILE).is_file():
            types |= {each.name: each.extends for each in read_types(folder / TYPES_FILE)}
        if (folder / CONTEXTS_FILE).is_file():
            contexts += [name for name, _ in read_cues(folder / CONTEXTS_FILE)]
    return Own(types, tuple(dict.fromkeys(contexts)))
