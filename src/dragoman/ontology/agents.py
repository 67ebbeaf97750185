"""CAMEO agents, ICEWS sectors and the other actor codes, and their PLOVER sectors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal

from ..errors import LookupFailed
from .plover import sector
from .tables import find, rows

ActorCodeKind = Literal["agent", "known group", "religion", "ethnic group", "region"]

_TABLES: tuple[tuple[ActorCodeKind, str], ...] = (
    ("agent", "cameo/agents"),
    ("known group", "cameo/known_groups"),
    ("religion", "cameo/religions"),
    ("ethnic group", "cameo/ethnic_groups"),
    ("region", "cameo/regions"),
)


@dataclass(frozen=True, slots=True)
class ActorCode:
    """A code that CAMEO and GDELT write beside or instead of a country; ethnic ones are lower case."""

    kind: ActorCodeKind
    code: str
    label: str


@dataclass(frozen=True, slots=True)
class AgentSector:
    """The PLOVER code of a CAMEO agent: None where PLOVER has none; `basis` says whose choice."""

    agent: str
    sector: str | None
    basis: str


@cache
def _actor_codes(kind: str) -> Mapping[str, ActorCode]:
    tables = dict(_TABLES)
    if kind not in tables:
        raise LookupFailed.among("kind of actor code", kind, [name for name, _ in _TABLES])
    found = next(name for name, _ in _TABLES if name == kind)
    return MappingProxyType(
        {r["code"]: ActorCode(found, r["code"], r["label"]) for r in rows(tables[found])}
    )


@cache
def _agents() -> Mapping[str, AgentSector]:
    return MappingProxyType(
        {
            row["agent"]: AgentSector(row["agent"], row["sector"] or None, row["basis"])
            for row in rows("plover/agent_to_sector")
        }
    )


@cache
def _agent_of_sector() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for agent in _agents().values():
        if agent.sector is not None:
            # Where two agents share a sector the first row is the exact one: REB, not INS.
            found.setdefault(agent.sector, agent.agent)
    return MappingProxyType(found)


@cache
def _icews() -> Mapping[str, str]:
    return MappingProxyType(
        {row["icews_sector"]: row["cameo_agent"] for row in rows("actors/icews_sectors")}
    )


def actor_codes(kind: ActorCodeKind) -> tuple[ActorCode, ...]:
    """Give CAMEO's actor codes of one kind, as GDELT ships them.

    Raises:
        LookupFailed: no such kind.
    """
    return tuple(_actor_codes(kind).values())


def actor_code(kind: ActorCodeKind, code: str) -> ActorCode:
    """Give one actor code; the kind is needed because codes recur: SHA is a party and a people.

    Raises:
        LookupFailed: no such kind or code.
    """
    return find(f"CAMEO {kind} code", code, _actor_codes(kind))


def sector_of_agent(agent: str) -> AgentSector:
    """Give the PLOVER sector of a CAMEO agent: INS and SEP are REB, MED is JRN, HLH is MED.

    Raises:
        LookupFailed: no such agent.
    """
    return find("CAMEO agent", agent, _agents())


def agent_of_sector(code: str) -> str | None:
    """Give the CAMEO agent of a PLOVER sector, None where CAMEO has none (PRM, PRE).

    Raises:
        LookupFailed: PLOVER has no such sector.
    """
    return _agent_of_sector().get(sector(code).code)


def icews_sectors() -> tuple[str, ...]:
    """Give the names of ICEWS' sectors."""
    return tuple(_icews())


def agents_of_icews(name: str) -> tuple[str, ...]:
    """Give the CAMEO codes of an ICEWS sector, primary first: `GOVMIL` is ("GOV", "MIL").

    Besides agents they can be religions (MOS, CHR) and ethnic groups; empty where the source
    gives none.

    Raises:
        LookupFailed: ICEWS has no such sector.
    """
    joined = find("ICEWS sector", name, _icews())
    return tuple(joined[i : i + 3] for i in range(0, len(joined), 3))
