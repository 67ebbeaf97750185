"""The word lists of facts, as sets, and the words for which triage has a sentence parsed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from ..data import shipped_yaml
from ..lexicon.inflect import noun_forms, verb_forms


def raw(name: str, language: str = "en") -> Mapping[str, Any]:
    """A cue file as it stands."""
    data: Mapping[str, Any] = shipped_yaml("cues", language, f"{name}.yaml")
    return data


@cache
def words(name: str, key: str, language: str = "en") -> frozenset[str]:
    """One list of a cue file as a set."""
    return frozenset(map(str, raw(name, language)[key]))


@cache
def classes(name: str, key: str, language: str = "en") -> Mapping[str, str]:
    """A table of lists turned about: word to the class it stands under; the first class wins."""
    found: dict[str, str] = {}
    for kind, listed in raw(name, language)[key].items():
        for word in listed:
            found.setdefault(str(word), str(kind))
    return found


@cache
def particle_verbs(language: str = "en") -> frozenset[str]:
    """The verbs of two words among those of what is done to agreements: `tear up`."""
    lists = (classes("agreements", key, language) for key in ("stages", "own"))
    return frozenset(verb for listed in lists for verb in listed if " " in verb)


@cache
def fact_triggers(language: str = "en") -> frozenset[str]:
    """Lower-case word forms that may show a fact: triage has the sentences with them parsed."""
    return frozenset(form.lower() for form in _forms(language))


def _forms(language: str) -> Iterator[str]:
    for key in ("verbs", "calling", "judging"):
        for verb in words("speech", key, language):
            yield from verb_forms(verb.split()[0])
    for verb in (*words("offices", "taking", language), *words("offices", "leaving", language)):
        yield from verb_forms(verb)
    yield from words("offices", "triage", language)
    for noun in classes("agreements", "forms", language):
        yield from noun_forms(noun)
    for key in ("holders", "relations"):
        yield from classes("ties", key, language)
    adjectives = raw("ties", language)["qualified"]["adjectives"]
    for listed in adjectives.values():
        yield from map(str, listed)
