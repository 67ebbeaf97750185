"""Which shipped entries stand under the same words as a user's own, and which is tried first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ..lexicon import Entry, Filler, Lexicon
from ..lexicon.shadows import shadowed

Outcome = Literal["hides", "first", "after", "hidden"]


@dataclass(frozen=True, slots=True)
class Rival:
    """An own entry and a shipped one under the same words.

    `outcome` is how the own one fares: it `hides` the other (which never wins with these words), is
    tried `first` or `after` it, or is `hidden` by it.
    """

    own: str
    shipped: str
    words: tuple[str, ...]
    outcome: Outcome

    def __str__(self) -> str:
        told = {
            "hides": "hides the shipped",
            "first": "is tried before the shipped",
            "after": "is tried after the shipped, narrower",
            "hidden": "never wins: hidden by the shipped",
        }
        return f"{self.own} {told[self.outcome]} {self.shipped} ({', '.join(self.words)})"


def own_entries(lexicon: Lexicon, folders: Iterable[Path]) -> list[Entry]:
    """The entries that come from a user's folders, in order."""
    roots = [folder.resolve() for folder in folders]
    return [
        entry
        for entry in lexicon.entries
        if any(Path(entry.origin).resolve().is_relative_to(root) for root in roots)
    ]


def _meet(one: Entry, other: Entry) -> bool:
    """Whether one sentence could fill the slots of both."""
    return not any(
        mine.site.function == theirs.site.function
        and (mine.site.cases & theirs.site.cases or mine.site.cases == theirs.site.cases)
        and _apart(mine.filler, theirs.filler)
        for mine in one.slots
        for theirs in other.slots
    )


def _apart(one: Filler, other: Filler) -> bool:
    nouns = bool(one.nouns and other.nouns and not one.nouns & other.nouns)
    return nouns or (one.party is not None and other.party is not None and one.party != other.party)


def rivals(lexicon: Lexicon, own: Sequence[Entry]) -> list[Rival]:
    """Every pair of an own entry and a shipped one that could read the same words, own ones in order.

    They share a phrase, and no slot asks for other nouns in the one than in the other.
    """
    mine = {entry.id for entry in own}
    order = {entry.id: at for at, entry in enumerate(lexicon.entries)}
    by_phrase: dict[object, list[Entry]] = {}
    for entry in lexicon.entries:
        for phrase in dict.fromkeys(entry.phrases):
            by_phrase.setdefault(phrase, []).append(entry)
    hidden = {(lost.id, before.id) for lost, before, _ in shadowed(lexicon)}
    same: dict[tuple[str, str], list[str]] = {}
    for entry in own:
        for kind, words in dict.fromkeys(entry.phrases):
            for other in by_phrase[(kind, words)]:
                if other.id not in mine and _meet(entry, other):
                    same.setdefault((entry.id, other.id), []).append(" ".join(words))

    def outcome(one: Entry, other: Entry) -> Outcome:
        alike = set(one.slots) == set(other.slots) and set(one.without) == set(other.without)
        if (other.id, one.id) in hidden or alike:
            return "hides"
        if (one.id, other.id) in hidden:
            return "hidden"
        mine_first = (one.weight, order[one.id]) > (other.weight, order[other.id])
        return "first" if mine_first else "after"

    def told() -> Iterator[Rival]:
        for (one, other), words in same.items():
            first, second = lexicon.by_id[one], lexicon.by_id[other]
            yield Rival(one, other, tuple(words), outcome(first, second))

    return list(told())
