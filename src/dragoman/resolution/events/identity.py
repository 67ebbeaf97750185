"""Ids of events: they stay when mentions are added, and an id that went leads to what it went into."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ...model import stable_id


@dataclass(frozen=True, slots=True)
class Known:
    """An event as an earlier run left it."""

    id: str
    mentions: tuple[str, ...]
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """The id of an event and the ids that lead to it."""

    id: str
    aliases: tuple[str, ...]


def named(
    clusters: Sequence[Sequence[str]], known: Iterable[Known] = (), taken: Iterable[str] = ()
) -> list[Named]:
    """An id for each cluster of mentions, whose first mention is its earliest.

    A cluster has the id of the known event that it shares most mentions with; a known event's id
    goes to the cluster that has most of its mentions, and leads there where it is not that
    cluster's own. A cluster without such an id is named after its first mention, by an id that is
    none of those `taken`.
    """
    place = {mention: at for at, mentions in enumerate(clusters) for mention in mentions}
    claims: list[tuple[int, str, int]] = []
    heirs: dict[str, int] = {}
    passed: dict[str, tuple[str, ...]] = {}
    for event in sorted(known, key=lambda one: one.id):
        shares = Counter(place[mention] for mention in event.mentions if mention in place)
        passed[event.id] = event.aliases
        if shares:
            most = max(shares.values())
            heirs[event.id] = min(at for at, share in shares.items() if share == most)
            claims.append((-most, event.id, heirs[event.id]))
    ids: dict[int, str] = {}
    for _, key, at in sorted(claims):
        ids.setdefault(at, key)
    used = set(taken) | set(passed) | {alias for aliases in passed.values() for alias in aliases}
    aliases: dict[int, set[str]] = {}
    for key, at in heirs.items():
        aliases.setdefault(at, set()).update((key, *passed[key]))
    found = []
    for at, mentions in enumerate(clusters):
        key = ids.get(at) or _fresh(mentions[0], used)
        found.append(Named(key, tuple(sorted(aliases.get(at, set()) - {key}))))
    return found


def _fresh(mention: str, used: set[str]) -> str:
    """An id that no event has had, from a mention's."""
    key = stable_id("event", mention)
    turn = 1
    while key in used:
        key = stable_id("event", mention, str(turn))
        turn += 1
    used.add(key)
    return key
