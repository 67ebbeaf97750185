"""Acts that the words tell without saying who did them: `the envoy was arrested`.

Which types may be told so, and of whom, is data (`agentless`, `struck`, `armed` in `operators/tables.yaml`).
"""

from __future__ import annotations

from ..lexicon.functions import Functions
from ..model import Party, Reading
from .draft import Draft
from .operators import Operators

TOLD = frozenset({"actual", "historical"})
"""Statuses of what is told as done."""

_FORCE = frozenset({"ASSAULT"})


def told_without_doer(
    draft: Draft, reading: Reading, functions: Functions, operators: Operators
) -> bool:
    """Whether an act that names no actor is told all the same, of one who is named."""
    if draft.operators or reading.status not in TOLD:
        return False
    if draft.nominal:
        # `the arrest of the editor drew crowds`; below a preposition it may be only sought
        known = draft.key in operators.agentless_nouns
        told = known and not functions.case_of(draft.trigger)
    else:
        # `the kidnapped envoy` tells as little as a noun does
        attribute = functions.tree[draft.trigger].dep == "amod"
        told = (
            not operators.agentless.isdisjoint((reading.event, draft.key))
            and (not attribute or draft.key in operators.agentless_nouns)
            and functions.is_verb(draft.trigger)
            and functions.passive(draft.trigger)
            and not functions.agents(draft.trigger)
        )
    return told and any(_may_be_told_of(party, draft, operators) for party in reading.recipients)


def _may_be_told_of(party: Party, draft: Draft, operators: Operators) -> bool:
    """Whether a recipient is known, and one whom force without a doer may be told of.

    Deaths with no actor named are no event (PLOVER manual, "ASSAULT").
    """
    if party.country is None:
        return False
    if draft.event not in _FORCE or (draft.modes and draft.key in operators.agentless):
        return True
    if not draft.modes and not operators.armed.isdisjoint(party.sectors):
        return False
    return not party.sectors or not operators.struck.isdisjoint(party.sectors)
