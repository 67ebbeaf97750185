"""The string pass: every actor phrase of a sentence, before any parse."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from ...config import content_of
from ...data import uncollected
from ...model import Sentence
from .entry import ActorHit, Entry
from .own import read_own
from .read import shipped
from .roles import Role, Roles
from .terms import surnames

_REACH = 12
"""Letters of a phrase that the automaton holds; where these are met the rest is compared. With all of them it would be
four times as large, and take twice as long to make."""


class ActorIndex:
    """Actors by the phrases that name them; made once, never changed."""

    __slots__ = ("_automaton", "_leaders", "_phrases", "roles")

    def __init__(
        self, phrases: Mapping[str, tuple[Entry, ...]], roles: Sequence[Role] = ()
    ) -> None:
        import ahocorasick

        self.roles = Roles.load().with_own(roles)

        self._phrases = phrases
        self._leaders: dict[str, list[Entry]] = {}
        for phrase, known in self._phrases.items():
            for entry in known:
                for key in surnames(phrase, entry.country) if entry.form == "person" else ():
                    under = self._leaders.setdefault(key, [])
                    if entry not in under:
                        under.append(entry)
        begun: dict[str, list[str]] = {}
        for phrase in phrases:
            begun.setdefault(_lower(phrase)[:_REACH], []).append(phrase)
        self._automaton: Any = ahocorasick.Automaton()
        for start, alike in begun.items():
            self._automaton.add_word(start, alike)
        self._automaton.make_automaton()

    @classmethod
    def load(cls, paths: Sequence[Path | str] = ()) -> ActorIndex:
        """Load the shipped actors and the files named; loaded once a process for the same files.

        Raises ActorFileError with every fault where rows of the files are malformed.
        """
        names = tuple(str(path) for path in paths)
        return _load(names, tuple(content_of(Path(name)) for name in names))

    def __len__(self) -> int:
        return len(self._phrases)

    def __contains__(self, phrase: str) -> bool:
        return phrase in self._phrases

    def entries(self, phrase: str) -> tuple[Entry, ...]:
        """The entries under exactly this phrase; () where there are none."""
        return self._phrases.get(phrase, ())

    def leaders(self, last_name: str) -> tuple[Entry, ...]:
        """The persons of the index with this last name."""
        return tuple(self._leaders.get(last_name, ()))

    def find(self, sentence: Sentence) -> tuple[ActorHit, ...]:
        """The longest actor phrases of the sentence from left to right, none over another.

        Phrases that the data knows to name no actor ("Indian Ocean") hide what lies in them.
        """
        text = sentence.text
        lowered = _lower(text)
        last = len(text)
        found: list[tuple[int, int, tuple[Entry, ...]]] = []
        for end_at, begun in self._automaton.iter(lowered):
            start = end_at + 1 - min(len(begun[0]), _REACH)
            if start and lowered[start - 1].isalnum():
                continue
            spelt: dict[int, list[str]] = {}
            for phrase in begun:
                end = start + len(phrase)
                whole = end == last or not lowered[end : end + 1].isalnum()
                if whole and lowered.startswith(_lower(phrase), start):
                    spelt.setdefault(end, []).append(phrase)
            for end, variants in spelt.items():
                entries = self._cased(text[start:end], variants)
                if entries:
                    found.append((start, end, entries))
        if not found:
            return ()
        found.sort(key=lambda hit: (hit[0], -hit[1]))
        hits: list[ActorHit] = []
        reached = -1
        for start, end, entries in found:
            if start < reached:
                continue
            reached = end
            if entries[0].form != "not":
                offset = sentence.start
                hits.append(ActorHit(start + offset, end + offset, text[start:end], entries))
        return tuple(hits)

    def _cased(self, text: str, variants: Iterable[str]) -> tuple[Entry, ...]:
        """The entries of those spellings of one phrase that agree with the capitals of `text`."""
        found: tuple[Entry, ...] = ()
        for phrase in variants:
            if phrase == text:
                return self._phrases[phrase]
            if phrase.isupper():
                continue
            if all(
                there.isupper() or not here.isupper()
                for here, there in zip(phrase, text, strict=True)
            ):
                found += self._phrases[phrase]
        return found


def _lower(text: str) -> str:
    """Lower-case without changing the length, so that offsets stay true; apostrophes are straight."""
    if text.isascii():
        return text.lower()
    lowered = text.lower().replace("’", "'")
    if len(lowered) == len(text):
        return lowered
    plain = text.replace("’", "'")
    return "".join(low if len(low := char.lower()) == 1 else char for char in plain)


@lru_cache(8)
def _load(paths: tuple[str, ...], content: tuple[str, ...] = ()) -> ActorIndex:
    """`content` is what the files hold: an edited one is read again in the same process."""
    phrases: dict[str, tuple[Entry, ...]] = {}
    own = read_own([Path(path) for path in paths])
    with uncollected():
        for phrase, entry in (*shipped(), *own.rows):
            known = phrases.setdefault(phrase, (entry,))
            if entry not in known:
                phrases[phrase] = (*known, entry)
        return ActorIndex(phrases, own.roles)
