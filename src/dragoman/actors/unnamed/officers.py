"""Officers: soldiers in a text that tells of soldiers and not of police, else of the police."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..notes import Page
from ..words.mention import Mention

OFFICER = "officer"
POLICE, SOLDIERS = ("COP",), ("MIL",)


def told_apart(pages: Sequence[Page]) -> list[Page]:
    """The pages with officers as soldiers where the text has soldiers and no police."""
    told = {
        mention.sectors[:1] for page in pages for mention in page.mentions if not _open(mention)
    }
    if SOLDIERS not in told or POLICE in told:
        return list(pages)
    return [
        replace(page, mentions=tuple(map(_as_soldier, page.mentions)))
        if any(map(_open, page.mentions))
        else page
        for page in pages
    ]


def _open(mention: Mention) -> bool:
    """Whether the phrase says no more than "officer"."""
    return mention.role == OFFICER and mention.sectors == POLICE


def _as_soldier(mention: Mention) -> Mention:
    return replace(mention, sectors=SOLDIERS) if _open(mention) else mention
