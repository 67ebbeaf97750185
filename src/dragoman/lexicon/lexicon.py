"""The compiled lexicon: entries, classes and an index from word forms to the entries to try."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from pathlib import Path

from ..config import content_of
from ..data import data_path
from ..errors import LexiconError
from .candidates import Candidate, Candidates
from .codes import Codebook, require_known
from .entry import Entry, Kind
from .inflect import forms_of
from .own import CONTEXTS_FILE, TYPES_FILE, Cues, OwnType, joined_types, read_cues, read_types
from .read import CLASS_FILES, RESERVED, read_classes, read_entries, read_words

_CLASS = re.compile(r"@(\w+)")
LOADED = 8
"""Lexicons that a process keeps: one of its own settings, and those it compares with."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Entries and their index. Build it with :meth:`load`; one a process is enough."""

    entries: tuple[Entry, ...]
    classes: Mapping[str, frozenset[str]]
    index: Mapping[str, Candidates]
    language: str = "en"
    used: frozenset[str] = frozenset()
    by_id: Mapping[str, Entry] = field(default_factory=dict)
    asked: Mapping[str, frozenset[int]] = field(default_factory=dict)
    """By word (or sort of party) the numbers of the sets that it is in; `ALWAYS` is asked for by all."""
    types: Mapping[str, OwnType] = field(default_factory=dict)
    """Event types of the user's own, by name."""
    cues: Cues = ()
    """Words that show contexts, beside the shipped ones."""
    own: frozenset[str] = frozenset()
    """Ids of the entries of the user's own folders."""

    @classmethod
    def load(cls, folders: Iterable[str | Path] = (), *, language: str = "en") -> Lexicon:
        """Read the shipped entries, then those of `folders`; the shipped ones are cached.

        Of two entries that match equally well the later one wins, so a user's own come last.
        Raises LexiconError naming file, entry and key.
        """
        paths = tuple(str(folder) for folder in folders)
        return _load(paths, language, tuple(content_of(Path(path)) for path in paths))

    @classmethod
    def build(
        cls,
        entries: Sequence[Entry],
        classes: Mapping[str, frozenset[str]],
        language: str = "en",
        used: frozenset[str] = frozenset(),
    ) -> Lexicon:
        """Index `entries`; ids must be unique."""
        first: dict[str, Entry] = {}
        index: dict[str, list[Candidate]] = {}
        numbers = _numbers(entries)
        for order, entry in enumerate(entries):
            other = first.setdefault(entry.id, entry)
            if other is not entry:
                raise LexiconError(
                    f"{entry.origin}: entry {entry.id!r}: the id is taken in {other.origin}."
                )
            for kind, words in entry.phrases:
                head, rest = _parted(kind, words)
                asks = tuple(sorted({ALWAYS, *(numbers[ask] for ask in _asks(entry, rest))}))
                candidate = Candidate(entry, kind, head, rest, order, asks, asks[-1])
                for form in forms_of(kind, head):
                    index.setdefault(form, []).append(candidate)
        return cls(
            tuple(entries),
            classes,
            {form: Candidates.of(found) for form, found in index.items()},
            language,
            used,
            first,
            _by_word(numbers),
        )

    @property
    def triggers(self) -> frozenset[str]:
        """The lower-case word forms that may begin a reading: what triage looks for."""
        return frozenset(self.index)

    def words(self, name: str) -> frozenset[str]:
        """The words of class `name`, empty where there is none."""
        return self.classes.get(name, frozenset())

    def entry(self, name: str) -> Entry | None:
        """The entry whose id is `name`, or None."""
        return self.by_id.get(name)

    def __repr__(self) -> str:
        return f"Lexicon({self.language}, {len(self.entries)} entries, {len(self.index)} forms)"


def _parted(kind: Kind, words: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """The head of a phrase and its other words: a noun's head stands last, a verb's first."""
    return (words[-1], words[:-1]) if kind == "noun" else (words[0], words[1:])


ALWAYS = 0
"""The number of a set of which every sentence has one."""

_EVERYWHERE = frozenset({"at", "for", "in", "of", "on", "to", "with"})
"""Words that nearly every sentence has: to ask for them would tell nothing."""

PARTY = "a party"
"""Stands in `Lexicon.asked` for a party of any sort."""


@cache
def of_sector(sector: str) -> str:
    """Stands in `Lexicon.asked` for a party of a sector; like PARTY it cannot be taken for a word."""
    return f"a party of {sector}"


def _asks(entry: Entry, rest: tuple[str, ...]) -> Iterator[frozenset[str]]:
    """What a sentence needs one of each of, for an entry under a phrase with the other words `rest`."""
    for word in rest:
        yield frozenset((word,))
    for site, filler in entry.slots:
        for words in (filler.nouns, filler.verbs, site.cases):
            if words and _EVERYWHERE.isdisjoint(words):
                yield _last_words(words)
        if filler.sectors:
            yield frozenset(map(of_sector, filler.sectors))
        elif filler.party:
            yield frozenset((PARTY,))


@cache
def _last_words(phrases: frozenset[str]) -> frozenset[str]:
    """The last word of each phrase; classes of hundreds of words stand in many entries."""
    return frozenset(phrase.rpartition(" ")[2] for phrase in phrases)


def _numbers(entries: Iterable[Entry]) -> dict[frozenset[str], int]:
    """A number for each set that entries ask for one of; those asked for least have the highest."""
    counts = Counter(
        ask
        for entry in entries
        for kind, words in entry.phrases
        for ask in _asks(entry, _parted(kind, words)[1])
    )
    return {ask: n for n, (ask, _) in enumerate(counts.most_common(), ALWAYS + 1)}


def _by_word(numbers: Mapping[frozenset[str], int]) -> dict[str, frozenset[int]]:
    """The numbers of all sets that a word (or sort of party) is in."""
    found: dict[str, list[int]] = {}
    for words, number in numbers.items():
        for word in words:
            found.setdefault(word, []).append(number)
    return {word: frozenset(own) for word, own in found.items()}


@lru_cache(LOADED)
def _load(folders: tuple[str, ...], language: str, content: tuple[str, ...] = ()) -> Lexicon:
    """`content` is what the folders hold: an edited one is read again in the same process."""
    classes: dict[str, frozenset[str]] = {}
    entries: list[Entry] = []
    used: set[str] = set()
    types: dict[str, OwnType] = {}
    cues: list[tuple[str, tuple[str, ...]]] = []
    shipped = data_path("lexicon", language)
    own: dict[str, Entry] = {}
    for folder in (shipped, *map(Path, folders)):
        if not folder.is_dir():
            raise LexiconError(f"{folder}: no such folder of lexicon entries.")
        shared = sorted(folder.glob(CLASS_FILES))
        classes = read_classes(shared, classes)
        if (folder / TYPES_FILE).is_file():
            types = joined_types(read_types(folder / TYPES_FILE), types)
        if (folder / CONTEXTS_FILE).is_file():
            cues.extend(read_cues(folder / CONTEXTS_FILE))
        for path in sorted(folder.glob("*.yaml")):
            used.update(_CLASS.findall(read_words(path)))
            if path.name not in RESERVED and path not in shared:
                read = list(read_entries(path, classes, types))
                entries.extend(read)
                if folder != shipped:
                    own.update((entry.id, entry) for entry in read)
    require_known(own.values(), Codebook.of(name for name, _ in cues))
    built = Lexicon.build(entries, classes, language, frozenset(used))
    return replace(built, types=types, cues=tuple(cues), own=frozenset(own))
