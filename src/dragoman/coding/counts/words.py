"""The words about a number that say what it counts: verbs, nouns, states, and who puts it.

Each has a role; data/cues/<language>/counts.yaml says what the roles mean and holds the words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ...data import data_path
from ...lexicon.inflect import verb_forms
from ...lexicon.read import load_yaml
from ...model import CountKind

KINDS: tuple[CountKind, ...] = ("killed", "injured", "arrested", "displaced", "participants")
"""What is counted, money aside, in the order in which a word is tried."""
ROLES = ("object", "subject", "noun", "act", "state", "figure", "crowd", "drawn")

Words = Mapping[str, frozenset[CountKind]]


@dataclass(frozen=True, slots=True)
class Frames:
    """The words of counting by their role; see the data file for what each role means.

    `fits` are the types of acts that can have a count of a kind; `lemmas` gives the verbs by form.
    """

    roles: Mapping[str, Words]
    beside: Mapping[str, Mapping[tuple[str, str], CountKind]]
    lists: Mapping[str, frozenset[str]]
    fits: Mapping[str, frozenset[str]]
    verbs: frozenset[str]
    lemmas: Mapping[str, str]

    def kind(self, role: str, word: str) -> CountKind | None:
        """The kind that a word counts in a role, None where it counts nothing."""
        kinds = self.roles[role].get(word, frozenset())
        return next((kind for kind in KINDS if kind in kinds), None)

    def within(self, name: str, word: str) -> bool:
        return word in self.lists[name]


@cache
def load_frames(language: str) -> Frames:
    """The shipped words of counting."""
    raw = load_yaml(data_path("cues", language, "counts.yaml"))
    roles: dict[str, dict[str, frozenset[CountKind]]] = {role: {} for role in ROLES}
    beside: dict[str, dict[tuple[str, str], CountKind]] = {
        role: {} for role in ("subject", "object", "counted")
    }
    for kind in KINDS:
        for role, words in raw[kind].items():
            if role == "with":
                for where, verbs in words.items():
                    beside[where].update(
                        {(verb, noun): kind for verb, nouns in verbs.items() for noun in nouns}
                    )
                continue
            for word in words:
                roles[role][word] = roles[role].get(word, frozenset()) | {kind}
    lists = {
        name: frozenset(raw[name])
        for name in (
            "things",
            "holders",
            "ones",
            "of_one",
            "telling",
            "restated",
            "reporting",
            "standing",
            "added",
        )
    }
    lists |= {f"part {name}": frozenset(words) for name, words in raw["part_of"].items()}
    fits = {kind: frozenset(events) for kind, events in raw["fits"].items()}
    verbs = {word for role in ("object", "subject", "crowd", "drawn") for word in roles[role]}
    verbs |= {verb for table in beside.values() for verb, _ in table}
    lemmas = {form: verb for verb in sorted(verbs) for form in verb_forms(verb)}
    return Frames(roles, beside, lists, fits, frozenset(verbs), lemmas)
