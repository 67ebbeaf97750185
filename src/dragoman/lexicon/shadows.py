"""Entries that can never win: another is tried first and holds wherever they would.

Of the entries under one phrase the narrowest by weight is tried first, of two as narrow the one
read later (:class:`Lexicon`). An entry is shadowed where one before it asks for no more than it does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .entry import Entry, Filler, Kind, Slot
from .lexicon import Lexicon

Phrase = tuple[Kind, tuple[str, ...]]


def shadowed(lexicon: Lexicon) -> Iterator[tuple[Entry, Entry, list[Phrase]]]:
    """Entries that are shadowed, each with the entry before it and the phrases it loses to that.

    Entries that ask for exactly the same are left to the overlaps.
    """
    by_phrase: dict[Phrase, list[Entry]] = {}
    for entry in lexicon.entries:
        for phrase in dict.fromkeys(entry.phrases):
            by_phrase.setdefault(phrase, []).append(entry)
    lost: dict[tuple[str, str], tuple[Entry, Entry, list[Phrase]]] = {}
    for phrase, entries in by_phrase.items():
        for entry, before in _shadows(entries):
            lost.setdefault((entry.id, before.id), (entry, before, []))[2].append(phrase)
    yield from lost.values()


def _shadows(entries: Sequence[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Pairs of entries under one phrase of which the first is shadowed by the second."""
    order = sorted(range(len(entries)), key=lambda k: (-entries[k].weight, -k))
    for place, k in enumerate(order):
        for j in order[:place]:
            if _asks_no_more(entries[j], entries[k]):
                yield entries[k], entries[j]
                break


def _asks_no_more(before: Entry, entry: Entry) -> bool:
    """Whether `before` holds wherever `entry` does, and is not just the same."""
    if _conditions(before) == _conditions(entry):
        return False
    return all(any(_within(own, slot) for own in entry.slots) for slot in before.slots) and all(
        any(_within(slot, own) for own in entry.without) for slot in before.without
    )


def _conditions(entry: Entry) -> tuple[frozenset[Slot], frozenset[Slot]]:
    return frozenset(entry.slots), frozenset(entry.without)


def _within(narrow: Slot, wide: Slot) -> bool:
    """Whether what fills `narrow` always fills `wide`."""
    if narrow.site.function != wide.site.function or not narrow.site.cases <= wide.site.cases:
        return False
    one, two = narrow.filler, wide.filler
    return (
        _among(one.nouns, two.nouns)
        and _among(one.verbs, two.verbs)
        and _among(one.sectors, two.sectors)
        and _among(one.kinds, two.kinds)
        and (two.party is None or two.party == _party(one))
    )


def _among(narrow: frozenset[str], wide: frozenset[str]) -> bool:
    return not wide or (bool(narrow) and narrow <= wide)


def _party(filler: Filler) -> bool | None:
    """What a filler says of the party: a sector or kind is always a party's."""
    return True if filler.sectors or filler.kinds else filler.party
