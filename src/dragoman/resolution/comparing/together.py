"""What two mentions are to each other before anything is weighed: of one story, of one war, a claim and its attack."""

from __future__ import annotations

from .alike import Places, Values
from .traits import Traits


def told_together(traits: Traits, one: Places, other: Places) -> Values:
    """Whether both stand in one report or in reports of one story."""
    story = traits.story[one]
    found: Values = (story == traits.story[other]) & (story > 0)
    found |= traits.document[one] == traits.document[other]
    return found


def wars(traits: Traits, one: Places, other: Places) -> Values:
    """Whether both name a war or a campaign."""
    found: Values = traits.standing[one] & traits.standing[other]
    return found


def claiming(traits: Traits, one: Places, other: Places) -> Values:
    """Whether one claims an attack of which the other tells in the same story."""
    found: Values = traits.claims[one] ^ traits.claims[other]
    found &= told_together(traits, one, other) & (traits.kind[one] == traits.kind[other])
    return found
