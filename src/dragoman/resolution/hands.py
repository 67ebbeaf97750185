"""Decisions by hand about events: split one, join two; and what explains an event."""

from __future__ import annotations

from collections.abc import Sequence

from ..errors import LookupFailed, RegisterError
from ..model import Decision, Verdict
from ..model.schema import Row
from ..register import Register
from ..register.filters import Condition
from .resolve import Summary, resolve


def event_row(register: Register, key: str) -> Row:
    """The event of an id, of one that was joined to another, of a mention, or how one of them begins.

    Raises LookupFailed, with the ids that come near.
    """
    if not register.counts().get("events"):
        raise LookupFailed(
            f"No event {key!r}: this register has none. Run `dragoman resolve` first."
        )
    aliased = list(register.rows("events", [Condition("list_contains(aliases, ?)", (key,))], 1))
    if aliased:
        return aliased[0]
    try:
        return register.get("events", key)
    except LookupFailed:
        beginning = "len(list_filter({}, lambda one: starts_with(one, ?))) > 0"
        for column in ("aliases", "mentions"):
            where = Condition(beginning.format(column), (key,))
            found = list(register.rows("events", [where], 2)) if key else []
            if len(found) == 1:
                return found[0]
        raise


def split(register: Register, event: str, mentions: Sequence[str]) -> Summary:
    """Take mentions out of an event to be one of their own, from now on; what is left stays one.

    Mentions may be named by the beginnings of their ids. Raises LookupFailed for one that is not
    the event's, RegisterError where none or all of the event would go.
    """
    row = event_row(register, event)
    theirs = [_member(row, mention) for mention in mentions]
    others = [key for key in row["mentions"] if key not in theirs]
    if not theirs or not others:
        raise RegisterError(
            f"Event {row['id']} has {len(row['mentions'])} mentions and {len(theirs)} would go. "
            "Name some of them, not all."
        )
    return resolve(register, decision=_decision(register, "split", theirs, others))


def join(register: Register, event: str, other: str) -> Summary:
    """Make two events one, from now on; the id of the one with more mentions stays.

    Raises LookupFailed for an unknown event, RegisterError where both are one already.
    """
    one, two = event_row(register, event), event_row(register, other)
    if one["id"] == two["id"]:
        raise RegisterError(f"{event!r} and {other!r} are one event already: {one['id']}.")
    return resolve(register, decision=_decision(register, "join", one["mentions"], two["mentions"]))


def _decision(
    register: Register, verdict: Verdict, mentions: Sequence[str], others: Sequence[str]
) -> Decision:
    last = max((row["number"] for row in register.rows("decisions")), default=0)
    return Decision(last + 1, verdict, tuple(mentions), tuple(others))


def _member(row: Row, mention: str) -> str:
    found = [key for key in row["mentions"] if key.startswith(mention)]
    if len(found) != 1:
        if found:
            raise LookupFailed(f"{mention!r} begins several mentions of event {row['id']}.")
        raise LookupFailed.among(f"mention of event {row['id']}", mention, row["mentions"])
    return str(found[0])
