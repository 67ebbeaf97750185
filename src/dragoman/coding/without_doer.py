"""Acts that the words tell without saying who did them: `the envoy was arrested`.

Which types may be told so, and of whom, is data (`doerless.py`, from `operators/tables.yaml`).
"""

from __future__ import annotations

from ..lexicon.functions import Functions
from ..model import Party, Reading
from .doerless import Doerless
from .draft import Draft
from .operators import Operators

TOLD = frozenset({"actual", "historical"})
"""Statuses of what is told as done."""

_FORCE = frozenset({"ASSAULT"})

_NONFINITE = frozenset({"VB", "VBG"})
"""Tags of verbs that tell nothing as done by themselves."""


def told_without_doer(
    draft: Draft, reading: Reading, functions: Functions, operators: Operators
) -> bool:
    """Whether an act that names no actor is told all the same, of one who is named."""
    if draft.operators or reading.status not in TOLD:
        return False
    known = operators.doerless
    if draft.nominal:
        told = draft.key in known.nouns and _told_noun(draft.trigger, functions, known.cases)
    else:
        # `the kidnapped envoy` tells as little as a noun does
        attribute = functions.tree[draft.trigger].dep == "amod"
        told = (
            not known.passives.isdisjoint((reading.event, draft.key))
            and (not attribute or draft.key in known.attributes)
            and functions.is_verb(draft.trigger)
            and functions.passive(draft.trigger)
            and not functions.agents(draft.trigger)
        )
    return told and any(_may_be_told_of(party, draft, known) for party in reading.recipients)


def _told_noun(i: int, functions: Functions, cases: frozenset[str]) -> bool:
    """`The arrest of the editor drew crowds`: told, and not sought (`to secure the release of`)."""
    case = functions.case_of(i)
    if case:
        return case in cases
    token = functions.tree[i]
    above = functions.tree[token.head]
    return token.dep != "obj" or above.xpos not in _NONFINITE


def _may_be_told_of(party: Party, draft: Draft, known: Doerless) -> bool:
    """Whether a recipient is known, and one whom force without a doer may be told of.

    Deaths with no actor named are no event (PLOVER manual, "ASSAULT").
    """
    if party.country is None:
        return False
    if draft.event not in _FORCE or (draft.modes and draft.key in known.passives):
        return True
    if not draft.modes and not known.armed.isdisjoint(party.sectors):
        return False
    return not party.sectors or not known.struck.isdisjoint(party.sectors)
