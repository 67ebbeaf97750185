"""Operators: predicates that take a reading and give another.

An operator says which argument the inner act is, and by a table what its type becomes; all are data
(`operator_files.py` reads them).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ...lexicon.entry import Code, Kind, Site
from ...model import Status
from .doerless import NONE, Doerless

VOICES = ("passive", "speaker")

TO_COME = "to_come"
"""The row of a table for acts that are told as not done yet: `reports that it would withdraw`."""

UNDONE = "/undone"
"""What stands behind an operator's name in a reading that its table of that name gave."""

INNER = ("inner.actor", "inner.recipient")


@dataclass(frozen=True, slots=True)
class Gift:
    """What an operator makes of an inner act; `event` may be `same` or `drop`."""

    event: str
    modes: tuple[str, ...] = ()
    cameo: str | None = None
    status: Status | None = None


Table = Mapping[str, Gift]
Source = Site | str
"""Where a recipient is looked for: a slot, or `inner.actor`, `inner.recipient`."""


@dataclass(frozen=True, slots=True)
class Operator:
    """One operator; `own` is the table where the inner actor is the operator's own subject.

    `otherwise` is what it gives where its clause is there but names no act that the lexicon knows;
    at the places `alone` it gives that without a recipient too. With `voice` passive it is asked only
    where the passive names no agent, and whom it is said of does the act (`is expected to sign`); with
    `voice` speaker the act of nobody is that of who says so. Over a clause
    with a verb of `idle` it gives nothing by itself; a `mandative` one holds only over a clause that says
    what is to be done (`insisted that Chile pay`), and none where a place of `without` is filled
    (`called the raid a crime`); one's own act that is a verb of `uttered` is done
    by being said (`would like to thank`). `undone` is the table where it is not done: negated, or below an
    operator that `undoes` (`refused to rule out talks`).
    """

    id: str
    phrases: tuple[tuple[Kind, tuple[str, ...]], ...]
    takes: tuple[Site, ...]
    gives: Table
    own: Table | None
    recipient: tuple[Source, ...]
    control: Site | None
    keep: bool
    otherwise: Gift | None = None
    alone: tuple[Site, ...] = ()
    voice: str | None = None
    idle: frozenset[str] = frozenset()
    uttered: frozenset[str] = frozenset()
    mandative: bool = False
    without: tuple[Site, ...] = ()
    undone: Table | None = None
    undoes: bool = False
    apart: bool = False
    """Whether the act that it takes tells neither its mode nor its code: `warned Chile against invading`."""

    @property
    def asks(self) -> bool:
        """Whether it asks another to act, so that whom its passive is said of is who is asked."""
        return (
            self.otherwise is not None
            and self.otherwise.event == "REQUEST"
            and self.own is None
            and self.voice is None
        )

    def gift(
        self,
        key: str,
        event: str,
        *,
        own: bool,
        negated: bool,
        future: bool = False,
        to_come: bool = False,
    ) -> Gift | None:
        """What an inner act of type `event` (and mode, in `key`) becomes; None where nothing does.

        One that is only planned may have a row of its own (`AID/future`), and so may all that are
        told as not done yet (`to_come`).
        """
        table = self.own if own and self.own is not None else self.gives
        if future and f"{event}/future" in table:
            return table[f"{event}/future"]
        if negated and "negated" in table:
            return table["negated"]
        if to_come and TO_COME in table:
            return table[TO_COME]
        return row(table, key, event)


@dataclass(frozen=True, slots=True)
class Phrase:
    """An operator under one of its phrases."""

    operator: Operator
    kind: Kind
    rest: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reduction:
    """What statuses that hold together make of some types, after all operators.

    The reading that comes of it has these statuses no longer: a promise is made, its act is to come.
    `own` where nobody else may tell it, `told` where the doer says so in words.
    """

    statuses: frozenset[Status]
    events: frozenset[str]
    gives: Table
    own: bool = False
    told: bool = False


@dataclass(frozen=True, slots=True)
class Duty:
    """Auxiliaries by which one party tells another what to do, and what that makes of the act."""

    auxiliaries: frozenset[str]
    gives: Table
    missed: Gift | None = None
    """What it makes of a duty that was not met: `should have withdrawn`."""


@dataclass(frozen=True, slots=True)
class Operators:
    """All operators of a language, indexed by word form."""

    index: Mapping[str, tuple[Phrase, ...]]
    reductions: tuple[Reduction, ...]
    control: Mapping[str, Site]
    organs: frozenset[str]
    alone: frozenset[str]
    """Forms of operators that give something without an inner act."""
    duty: Duty | None = None
    doerless: Doerless = NONE
    """Which acts may be told without a doer, and of whom."""

    passing: frozenset[str] = frozenset()
    """Types whose nouns are acts in passing too where they name who did them: `in rebel shelling`."""

    targets: frozenset[str] = frozenset()
    """Words that before such a noun name whom it struck and not who did it."""

    spoken: frozenset[str] = frozenset()
    """Operators whose act, where nobody is named, is that of who says it."""

    untold: frozenset[str] = frozenset()
    """Operators below which an act is only wished, tried or possible: by them alone it is not told."""

    sure: frozenset[str] = frozenset()
    """Operators whose words are so plain that no network is asked whether it sees what they give."""

    apart: frozenset[str] = frozenset()
    """Operators whose own mode and code the act that they take does not tell."""

    factive: frozenset[str] = frozenset()
    """Types, with a mode or without, that judge an act and so take it for done."""

    def is_factive(self, code: Code) -> bool:
        """Whether what is coded so takes the act that it speaks of for done."""
        return code.event in self.factive or any(
            f"{code.event}/{mode}" in self.factive for mode in code.modes
        )

    def reduced(
        self,
        key: str,
        event: str,
        statuses: frozenset[Status],
        *,
        own: bool,
        told: bool = False,
    ) -> tuple[Gift | None, frozenset[Status]]:
        """What an act becomes once its statuses are known, and those left: a future visit is a promise.

        Under a condition the type changes and the statuses stay, unless the rule is of what hangs on one.
        """
        for rule in self.reductions:
            if rule.told and not told:
                continue
            if rule.statuses <= statuses and event in rule.events and (own or not rule.own):
                possible = "hypothetical" in statuses - rule.statuses
                if "hypothetical" in rule.statuses and "negated" in statuses:
                    continue  # "will not attack unless attacked"
                if possible and rule.own:
                    continue
                return row(
                    rule.gives, key, event
                ), statuses if possible else statuses - rule.statuses
        return None, statuses


def row(table: Table, key: str, event: str) -> Gift | None:
    """The row of a table for a type and mode (`key`), the type, or all else."""
    return table.get(key) or table.get(event) or table.get("else")
