"""Which acts may be told without a doer, and of whom: data of `operators/tables.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

KEYS = (
    "agentless",
    "agentless_nouns",
    "agentless_attributes",
    "agentless_cases",
    "struck",
    "armed",
)
"""The keys of the tables that say so."""


@dataclass(frozen=True, slots=True)
class Doerless:
    """Types, each with a mode or without, and sectors."""

    passives: frozenset[str] = frozenset()
    """Types that a passive without an agent may tell of one who is named."""

    nouns: frozenset[str] = frozenset()
    """Those that a noun may tell of one who is named: `the arrest of the editor`."""

    attributes: frozenset[str] = frozenset()
    """Those that a participle before its noun may tell: `the arrested editor`."""

    cases: frozenset[str] = frozenset()
    """Prepositions below which such a noun is told as done: `a statement on the arrest`."""

    struck: frozenset[str] = frozenset()
    """Sectors of those whom force without a doer must have struck to be told."""

    armed: frozenset[str] = frozenset()
    """Those of them whose deaths, without a doer or means, are the toll of fighting."""


NONE = Doerless()
"""No act may be told so."""


def read_doerless(raw: Mapping[str, Any]) -> Doerless:
    """The tables as read from their files; a key that is not there is empty."""
    return Doerless(*(frozenset(raw.get(key, ())) for key in KEYS))
