"""How one happening is told differently: rates measured on labelled stories, for the synthetic stream.

    python -m benchmarks.noise GOLD.jsonl NEWS.jsonl [--half development] > noise.json

Two mentions that a coder put together are two tellings of one truth. Where both have a value
and the values cannot both be right, one is wrong: with a rate e of wrong values, two tellings differ in about
1 - (1 - e)² of the pairs, from which e is reckoned.
"""

from __future__ import annotations

import argparse
import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import combinations
from pathlib import Path

from dragoman import Coder
from dragoman.cli.evaluate.tables import coded
from dragoman.config import Settings
from dragoman.evaluate.happenings import ODD, Found, find, read_happenings
from dragoman.model import Coding, EventMention

Rates = Mapping[str, float]
Told = Sequence[Found]

SHINGLE = 5
COPIED = 0.5
"""A report is a copy if so large a share of its runs of SHINGLE words stand in another."""

WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Noise:
    """Rates a mention, of happenings told twice or more; see `measure` for each."""

    happenings: int
    mentions: int
    missing: Rates
    """By field (date, place, actors, recipients): the share of mentions without it."""
    wrong: Rates
    """By field, and `event`, `status`: the share of values that are not the happening's."""
    reworded: float
    """The share of pairs whose triggers have no word in common."""
    again: float
    """Mentions of one happening in one report, the mean."""
    copies: float
    """The share of reports that are mostly another's words."""
    types: Mapping[str, Mapping[str, int]]
    """By the commonest type of a happening: how often its mentions have another."""
    reports: Mapping[str, int]
    """By number of reports: how many happenings are told in so many, those told once included."""
    lag: Mapping[str, int]
    """By days after the first report: how many later reports."""


def measure(found: Sequence[Found]) -> Noise:
    """The rates of labelled mentions as they are coded now."""
    groups: defaultdict[tuple[str, str], list[Found]] = defaultdict(list)
    for each in found:
        if each.gold.cluster != ODD:
            groups[each.gold.story, each.gold.cluster].append(each)
    told = [group for _, group in sorted(groups.items()) if len(group) > 1]
    mentions = [each.mention for group in told for each in group]
    several = [len({each.gold.document for each in group}) for group in told]
    return Noise(
        len(told),
        len(mentions),
        {
            "date": _share(m.date is None for m in mentions),
            "place": _share(m.place is None for m in mentions),
            "actors": _share(not m.actors for m in mentions),
            "recipients": _share(not m.recipients and not m.reciprocal for m in mentions),
        },
        {
            "event": _wrong(told, lambda m: frozenset({m.event})),
            "status": _wrong(told, lambda m: frozenset({m.status})),
            "date": _wrong(told, _days),
            "place": _wrong(told, lambda m: frozenset({m.place.country} if m.place else ())),
            "actors": _wrong(told, lambda m: frozenset(p.country for p in m.actors)),
            "recipients": _wrong(told, lambda m: frozenset(p.country for p in m.recipients)),
        },
        _share(
            not _words(one.mention.trigger_text) & _words(two.mention.trigger_text)
            for one, two in _pairs(told)
        ),
        len(mentions) / sum(several) if several else 1.0,
        _copies(found),
        _confusions(told),
        _sizes(groups.values()),
        _lags(told),
    )


def _sizes(groups: Iterable[Told]) -> dict[str, int]:
    sizes = Counter(len({each.gold.document for each in group}) for group in groups)
    return {str(n): count for n, count in sorted(sizes.items())}


def _share(said: Iterable[bool]) -> float:
    values = list(said)
    return sum(values) / len(values) if values else 0.0


def _pairs(told: Sequence[Told]) -> Iterator[tuple[Found, Found]]:
    for group in told:
        yield from combinations(group, 2)


def _wrong(told: Sequence[Told], value: Callable[[EventMention], frozenset[object]]) -> float:
    """The rate of wrong values: each happening weighs the same, however many pairs it makes."""
    shares = []
    for group in told:
        both = [(value(one.mention), value(two.mention)) for one, two in combinations(group, 2)]
        differ = [not one & two for one, two in both if one and two]
        if differ:
            shares.append(_share(differ))
    return 1 - math.sqrt(1 - sum(shares) / len(shares)) if shares else 0.0


def _days(mention: EventMention) -> frozenset[object]:
    """The days of a date, none where it is longer than a month: those differ from nothing."""
    if mention.date is None:
        return frozenset()
    first, last = mention.date.start.toordinal(), mention.date.end.toordinal()
    return frozenset(range(first, last + 1)) if last - first < 31 else frozenset()


def _words(text: str) -> frozenset[str]:
    # by their first letters: "shelled" and "shelling" are the same word told in another form
    return frozenset(word[:4].lower() for word in WORD.findall(text))


def _copies(found: Sequence[Found]) -> float:
    stories: defaultdict[str, dict[str, Coding]] = defaultdict(dict)
    for each in found:
        stories[each.gold.story][each.gold.document] = each.coding
    copies = reports = 0
    for told in stories.values():
        runs = [_shingles(coding.document.text) for coding in told.values()]
        reports += len(runs)
        # the first of each set of copies is the original
        copies += sum(
            any(len(one & two) > COPIED * min(len(one), len(two)) for two in runs[:n])
            for n, one in enumerate(runs)
        )
    return copies / reports if reports else 0.0


def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    words = [word.lower() for word in WORD.findall(text)]
    return frozenset(tuple(words[n : n + SHINGLE]) for n in range(len(words) - SHINGLE + 1))


def _confusions(told: Sequence[Told]) -> dict[str, dict[str, int]]:
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for group in told:
        types = Counter(each.mention.event for each in group)
        commonest = min(types, key=lambda event: (-types[event], event))
        found[commonest].update(types)
    return {event: dict(sorted(types.items())) for event, types in sorted(found.items())}


def _lags(told: Sequence[Told]) -> dict[str, int]:
    lags: Counter[int] = Counter()
    for group in told:
        days = {each.gold.document: each.coding.document.published for each in group}
        dated = sorted(day for day in days.values() if day is not None)
        lags.update((day - dated[0]).days for day in dated[1:])
    return {str(lag): n for lag, n in sorted(lags.items())}


def read_noise(path: Path) -> Noise:
    """Noise as `main` has printed it."""
    return Noise(**json.loads(path.read_text(encoding="utf-8")))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("news", type=Path)
    parser.add_argument("--half", default="development", choices=("development", "test", "all"))
    asked = parser.parse_args()
    wanted = [each for each in read_happenings(asked.gold) if asked.half in ("all", each.half)]
    names = {each.document for each in wanted}
    found, _ = find(wanted, coded(Coder(Settings()), asked.news, names))
    print(json.dumps(asdict(measure(found)), indent=1))


if __name__ == "__main__":
    main()
