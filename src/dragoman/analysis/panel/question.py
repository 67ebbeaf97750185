"""What is asked of a panel: units, periods, acts, convention and pool, checked before any work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any, Literal, get_args

from ... import ontology
from ...errors import ConfigError, LookupFailed
from ...register import MentionFilter
from ...register.filters import Unit as Of
from ..periods import LENGTHS, By
from .conventions import convention

Unit = Literal["country", "dyad", "directed-dyad"]
Role = Literal["either", "actor", "recipient"]
Gaps = Literal["register", "outlets"]
GAPS: tuple[Gaps, ...] = get_args(Gaps)
UNITS: tuple[Unit, ...] = get_args(Unit)
ROLES: tuple[Role, ...] = get_args(Role)


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelQuestion:
    """A panel as it is asked for.

    `of` None counts events where the register has them, else mentions. `countries` is the pool,
    ISO or international codes; empty stands for all that were states by `system` on a day of the
    panel. `since` and `until` are days, both included; None takes the whole
    periods in which the first and the last document were published. `where` narrows the acts, by
    its own days too, by default to those that took place. `role` says as what a country must take part to be counted. `lag` is
    for how many days after a period news still covers it. `gaps` says where nothing told is no zero:
    "register" where no report was read at all, "outlets" also where none was read of an outlet that
    tells of the unit (of both sides of a dyad) anywhere in the register.
    """

    unit: Unit = "country"
    by: By = "month"
    of: Of | None = None
    convention: str = "plover"
    countries: Sequence[str] = ()
    system: ontology.System = "cow"
    since: date | None = None
    until: date | None = None
    role: Role = "either"
    lag: int = 0
    gaps: Gaps = "register"
    where: MentionFilter = field(default_factory=lambda: MentionFilter(status="actual"))

    def checked(self) -> PanelQuestion:
        """The same question with its pool in canonical codes; raises ConfigError, LookupFailed."""
        for what, value, known in (
            ("unit", self.unit, UNITS),
            ("period", self.by, LENGTHS),
            ("state system", self.system, ontology.SYSTEMS),
            ("role", self.role, ROLES),
            ("kind of gap", self.gaps, GAPS),
            ("kind of act", self.of or "events", get_args(Of)),
        ):
            if value not in known:
                raise LookupFailed.among(what, value, known)
        convention(self.convention)
        if self.since and self.until and self.since > self.until:
            raise ConfigError(
                f"The panel would end before it begins: {self.since} to {self.until}."
            )
        if self.lag < 0:
            raise ConfigError(f"lag={self.lag} must be 0 days or more.")
        if self.role != "either" and self.unit != "country":
            raise ConfigError("A role is asked of countries alone: a dyad has both of its sides.")
        pool = tuple(sorted({pool_code(code) for code in self.countries}))
        if len(pool) == 1 and self.unit != "country":
            raise ConfigError(f"One country makes no dyad: name others beside {pool[0]}.")
        changes = {each.name: getattr(self, each.name) for each in fields(self)}
        return PanelQuestion(**{**changes, "countries": pool})

    def told(self) -> dict[str, Any]:
        """The question in plain values, for the sidecar: what is not set is left out."""
        asked = {
            name: _plain(value)
            for name in (
                "unit",
                "by",
                "of",
                "convention",
                "system",
                "since",
                "until",
                "role",
                "lag",
                "gaps",
            )
            if (value := getattr(self, name)) is not None
        }
        asked["countries"] = list(self.countries) or "states"
        asked["where"] = {
            each.name: _plain(value)
            for each in fields(self.where)
            if (value := getattr(self.where, each.name)) not in (None, False, ())
        }
        return asked


def _plain(value: Any) -> Any:
    """A value as JSON has it."""
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def pool_code(code: str) -> str:
    """The code under which the acts of a country or international body stand.

    Raises LookupFailed, with near codes.
    """
    if code.upper() in {each.code for each in ontology.international_codes()}:
        return code.upper()
    if len(code) == 3:
        return ontology.country(code.upper()).iso3
    wanted = code.strip().casefold()
    found = next((c.iso3 for c in ontology.countries() if c.name.casefold() == wanted), None)
    return found or ontology.country(code).iso3
