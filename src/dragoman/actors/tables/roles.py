"""Role nouns ("foreign minister", "rebel troops") and their PLOVER sectors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ...data import shipped_yaml

RoleClass = Literal[
    "offices",
    "groups",
    "institutions",
    "acted",
    "struck",
    "counted",
    "lent",
    "closing",
    "opening",
    "none",
]
CLASSES: tuple[RoleClass, ...] = (
    "none", "offices", "groups", "institutions", "acted", "struck", "counted", "lent", "closing", "opening",
)  # fmt: skip
LOOSE: frozenset[RoleClass] = frozenset({"acted", "struck", "counted"})
"""The classes that are a party only where they are acted upon or act as crowds do."""
BESIDE: frozenset[RoleClass] = frozenset({"lent", "closing", "opening"})
"""The classes that count only beside other words: a sector, or the rest of a name."""


@dataclass(frozen=True, slots=True)
class Role:
    """A role noun phrase: `plural` where this form of it is one of several holders."""

    name: str
    sectors: tuple[str, ...]
    kind: RoleClass
    plural: bool


@dataclass(frozen=True, slots=True)
class Roles:
    """All role phrases, under their first word, longest first."""

    by_first: dict[str, tuple[tuple[tuple[str, ...], Role], ...]]

    @classmethod
    def load(cls) -> Roles:
        """The shipped roles; loaded once a process."""
        return _load()

    def with_own(self, own: Sequence[Role]) -> Roles:
        """These roles and a user's own, which win where the words are the same."""
        if not own:
            return self
        found = {words: role for rest in self.by_first.values() for words, role in rest}
        found |= {tuple(_words(role.name)): role for role in own}
        return _under_first_word(found)

    def at(self, words: Sequence[str], i: int) -> tuple[int, Role] | None:
        """The longest role that starts at word `i` of lower-cased words, and where it ends."""
        for phrase, role in self.by_first.get(words[i], ()):
            end = i + len(phrase)
            if tuple(words[i:end]) == phrase:
                return end, role
        return None


@cache
def _load() -> Roles:
    found: dict[tuple[str, ...], Role] = {}
    data = shipped_yaml("roles", "en.yaml")
    for kind in CLASSES:
        for sectors, phrases in data[kind].items():
            for phrase in map(str, phrases):
                plain = Role(phrase, tuple(sectors.split()), kind, kind == "groups")
                found.setdefault(tuple(_words(phrase)), plain)
                if phrase.endswith("."):
                    found.setdefault(tuple(_words(phrase.replace(".", " ."))), plain)
                for plural in plurals(phrase):
                    many = Role(phrase, plain.sectors, kind, True)
                    found.setdefault(tuple(_words(plural)), many)
    return _under_first_word(found)


def _under_first_word(found: Mapping[tuple[str, ...], Role]) -> Roles:
    by_first: dict[str, list[tuple[tuple[str, ...], Role]]] = {}
    for words, role in found.items():
        by_first.setdefault(words[0], []).append((words, role))
    return Roles(
        {first: tuple(sorted(rest, key=lambda r: -len(r[0]))) for first, rest in by_first.items()}
    )


def _words(phrase: str) -> Iterator[str]:
    """Words as the tokenizer cuts them: clitics and hyphens stand alone."""
    if "-" not in phrase and "'" not in phrase:
        yield from phrase.split()
        return
    for word in phrase.split():
        if word.endswith("'s"):
            yield from (word[:-2], "'s")
        elif word.endswith("s'"):
            yield from (word[:-1], "'")
        elif "-" in word.strip("-"):
            parts = word.split("-")
            for n, part in enumerate(parts):
                if n:
                    yield "-"
                yield part
        else:
            yield word


def plurals(phrase: str) -> Iterator[str]:
    """The plural of the phrase's head: what stands before `of`, `for` or `in`, else its end."""
    for preposition in (" of ", " for ", " in ", " to ", " without ", "-in-", "-at-", " d'"):
        head, found, rest = phrase.partition(preposition)
        if found:
            for plural in _plural(head):
                yield plural + found + rest
            return
    yield from _plural(phrase)


def _plural(word: str) -> Iterator[str]:
    if word.endswith("man"):
        yield word[:-3] + "men"
    elif word.endswith(("s", "x", "ch", "sh")):
        yield word + "es"
    elif word.endswith("y") and word[-2] not in "aeiou":
        yield word[:-1] + "ies"
    else:
        yield word + "s"
