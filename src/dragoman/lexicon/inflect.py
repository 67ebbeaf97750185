"""Word forms from lemmas: what triage looks for before anything is parsed.

Regular forms by the spelling rules of English; irregular ones are data (`cues/en/forms.yaml`).
Forms that do not exist cost nothing; a form that is missing costs a sentence.
"""

from __future__ import annotations

import re
from functools import cache

from ..data import shipped_yaml

_SIBILANT = re.compile(r"(?:s|x|z|ch|sh)$")
_CONSONANT_Y = re.compile(r"[^aeiou]y$")
_DOUBLING = re.compile(r"(?:^|[^aeiou])(?:qu)?[aeiou][bdgklmnprt]$")


@cache
def _irregular(kind: str) -> dict[str, tuple[str, ...]]:
    table = shipped_yaml("cues", "en", "forms.yaml")[kind]
    return {str(lemma): tuple(str(forms).split()) for lemma, forms in table.items()}


@cache
def verb_forms(lemma: str) -> frozenset[str]:
    """The lemma with its third person, past, participle and gerund."""
    forms = {lemma, _with_s(lemma), *_irregular("verbs").get(lemma, ())}
    regular = lemma not in _irregular("verbs")
    if lemma.endswith("ie"):
        forms |= {lemma[:-2] + "ying", lemma + "d"}
    elif lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        forms |= {lemma[:-1] + "ing"} | ({lemma + "d"} if regular else set())
    elif lemma.endswith("e"):
        forms |= {lemma + "ing", lemma + "d"}
    elif _CONSONANT_Y.search(lemma):
        forms |= {lemma + "ing"} | ({lemma[:-1] + "ied"} if regular else set())
    elif lemma.endswith("c"):
        forms |= {lemma + "king", lemma + "ked"}
    else:
        forms |= {lemma + "ing"} | ({lemma + "ed"} if regular else set())
        if _DOUBLING.search(lemma):
            # both spellings are taken: which one holds depends on stress, or on the paper
            forms |= {lemma + lemma[-1] + "ing"}
            forms |= {lemma + lemma[-1] + "ed"} if regular else set()
    return frozenset(forms)


@cache
def noun_forms(lemma: str) -> frozenset[str]:
    """The lemma with its plural."""
    forms = {lemma, *_irregular("nouns").get(lemma, ())}
    if lemma.endswith("man"):
        forms.add(lemma[:-3] + "men")
    return frozenset(forms | {_with_s(lemma)})


def forms_of(kind: str, word: str) -> frozenset[str]:
    """All forms of `word` as a verb, a noun or an adjective."""
    if kind == "verb":
        return verb_forms(word)
    return noun_forms(word) if kind == "noun" else frozenset((word,))


def _with_s(lemma: str) -> str:
    if _SIBILANT.search(lemma) or lemma.endswith("o"):
        return lemma + "es"
    return lemma[:-1] + "ies" if _CONSONANT_Y.search(lemma) else lemma + "s"
