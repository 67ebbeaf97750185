"""Whose an officer of a town is: "the mayor" is of the town that the text named last."""

from __future__ import annotations

from ..notes import Notes
from ..words.mention import Mention

BACK = 4
"""Sentences back in which the town may have been named."""
FEW = 3
"""Namings from which on a text is on a state, whatever the towns that it names."""

_ROVING = frozenset({"REB", "UAF", "MIL", "PRM"})


def town_told(notes: Notes, mention: Mention) -> str | None:
    """The state of the last town named before an officer, a council or people of no town told."""
    if mention.role not in notes.wording.of_the_town or mention.foreign or mention.owners:
        return None
    return last_town(notes, mention)


def last_town(notes: Notes, mention: Mention) -> str | None:
    """The state of the towns that the nearest sentence names; None where these are of several."""
    number = mention.sentence
    here = [code for at, code in notes.towns.get(number, ()) if at < mention.first]
    near = (
        here,
        *([code for _, code in notes.towns.get(number - k, ())] for k in range(1, BACK + 1)),
    )
    codes = set(next((each for each in near if each), ()))
    code = codes.pop() if len(codes) == 1 else None
    return None if code == mention.unlike else code


def towns_instead(notes: Notes, mention: Mention, home: str) -> str | None:
    """The one state of all towns told so far, where the text hardly names the one that it seems to be on.

    "A court in Lyon jailed her. The mayor accused Chile. Police held ten": not Chile's police.
    """
    named, sectors = notes.home, mention.sectors[:1]
    seldom = notes.named.get(home, 0) < FEW and home not in (*named.title, named.dateline)
    local = sectors[:1] in (("COP",), ("JUD",)) or not sectors or sectors[0] in _crowds(notes)
    if not seldom or not local:
        return None
    told = (each for n, each in notes.towns.items() if n <= mention.sentence)
    codes = {code for each in told for _, code in each}
    return codes.pop() if len(codes) == 1 and home not in codes else None


def towns_alone(notes: Notes, mention: Mention) -> str | None:
    """The state of the towns told, where the text names no state: whose mayor speaks of "the government" or "the army"."""
    if notes.states or not mention.definite or mention.role in notes.wording.not_local:
        return None
    whole = mention.sectors[:1] != () and mention.sectors[0] in notes.wording.home_sectors
    return last_town(notes, mention) if whole and not mention.foreign else None


def _crowds(notes: Notes) -> frozenset[str]:
    return notes.wording.crowd_sectors - _ROVING
