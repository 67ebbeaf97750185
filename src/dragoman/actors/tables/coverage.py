"""How much of the time the leaders of the data cover: years of states with a holder for an office."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ...data import shipped_yaml
from ...ontology import countries
from .terms import leader_terms

FIRST, LAST = 1990, 2025
HEADS = ("head of state", "head of government")
MINISTERS = ("foreign minister", "defence minister")


@dataclass(frozen=True, slots=True)
class OfficeCoverage:
    """One office: how many years of states are asked for, how many have a holder, which have none."""

    office: str
    asked: int
    known: int
    missing: Mapping[str, tuple[int, ...]]

    @property
    def share(self) -> float:
        return self.known / self.asked if self.asked else 1.0


def coverage() -> tuple[OfficeCoverage, ...]:
    """The coverage of each office, and of either head of a state; see `leaders/offices.yaml`."""
    held = _held()
    found = []
    for office in HEADS:
        asked = {state: range(since, LAST + 1) for state, since in _asked(office)}
        found.append(_covered(office, asked, held, (office,)))
    states = {state: range(since, LAST + 1) for state, since in _states()}
    found.append(_covered("either head", states, held, HEADS))
    data = shipped_yaml("actors", "leaders", "offices.yaml")
    since = dict(_states())
    for office in MINISTERS:
        barred = data["no_defence"] if office == "defence minister" else ()
        first = int(data["ministers_since"])
        asked = {
            state: range(max(first, since.get(state, first)), LAST + 1)
            for state in data["ministers"]
            if state not in barred
        }
        found.append(_covered(office, asked, held, (office,)))
    return tuple(found)


def _states() -> Iterator[tuple[str, int]]:
    """The states that are asked for, with the first year."""
    data = shipped_yaml("actors", "leaders", "offices.yaml")
    for each in countries():
        known = each.cow is not None or each.iso3 in data["also"]
        if known and each.iso3 not in data["not_asked"]:
            yield each.iso3, max(FIRST, data["since"].get(each.iso3, FIRST))


def _asked(office: str) -> Iterator[tuple[str, int]]:
    data = shipped_yaml("actors", "leaders", "offices.yaml")
    without = data["realms"] if office == HEADS[0] else data["alone"]
    return (each for each in _states() if each[0] not in without)


def _held() -> Mapping[tuple[str | None, str], set[int]]:
    years: dict[tuple[str | None, str], set[int]] = defaultdict(set)
    for term in leader_terms():
        since, until = term.entry.since, term.entry.until
        first = max(since.year, FIRST) if since else FIRST
        last = min(until.year, LAST) if until else LAST
        years[term.entry.country, term.office].update(range(first, last + 1))
    return years


def _covered(
    name: str,
    asked: Mapping[str, range],
    held: Mapping[tuple[str | None, str], set[int]],
    fitting: tuple[str, ...],
) -> OfficeCoverage:
    missing = {}
    for state, years in asked.items():
        known = set().union(*(held.get((state, office), set()) for office in fitting))
        gaps = tuple(year for year in years if year not in known)
        if gaps:
            missing[state] = gaps
    total = sum(map(len, asked.values()))
    return OfficeCoverage(name, total, total - sum(map(len, missing.values())), missing)
