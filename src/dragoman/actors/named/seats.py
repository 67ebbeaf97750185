"""Whose an officer of a town is: "the mayor" is of the town that the text named last."""

from __future__ import annotations

from ..notes import Notes
from ..words.mention import Mention

BACK = 4
"""Sentences back in which the town may have been named."""


def town_told(notes: Notes, mention: Mention) -> str | None:
    """The state of the last town named before an officer, a council or people of no town told."""
    if mention.role not in notes.wording.of_the_town or mention.foreign or mention.owners:
        return None
    number = mention.sentence
    here = [code for at, code in notes.towns.get(number, ()) if at < mention.first]
    near = (
        here,
        *([code for _, code in notes.towns.get(number - k, ())] for k in range(1, BACK + 1)),
    )
    codes = set(next((each for each in near if each), ()))
    code = codes.pop() if len(codes) == 1 else None
    return None if code == mention.unlike else code
