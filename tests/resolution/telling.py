"""Made reports for tests of stories: plain happenings, told again, cut, led and edited."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from dragoman.resolution.stories.report import Report, Told

DAY = date(2024, 5, 6)

FERRY = (
    "A ferry with ninety passengers ran aground off Lindholm in thick fog early on Monday. "
    "The coast guard of Sundland sent two cutters and a helicopter, and by noon everybody had been "
    "taken off. Captain Orsted told reporters that the radar had failed an hour before the ship "
    "struck the Gannet rocks. The shipping line Havfart said it would pay for hotels and trains. "
    "Divers will look at the hull tomorrow. Nobody was hurt, but a cow in the hold broke a leg."
)
FERRY_ANEW = (
    "Rescuers brought ashore all ninety people from a Havfart ferry that hit the Gannet rocks near "
    "Lindholm. Fog was dense and the radar was out, said its master, Orsted."
)
STRIKE = (
    "Bakers in Pelagia walked out of the ovens on Monday after talks over night work broke down. "
    "The guild of bakers, led by Ines Quarto, wants a fifth more pay; the mill owners offer half of "
    "that. Queues formed before the few shops that had bread left, and in the port of Tarsa the "
    "mayor opened the stores of the garrison. Both sides meet again on Thursday in the town hall."
)


def report(
    document: str,
    text: str,
    *,
    title: str | None = None,
    days: int | None = 0,
    outlet: str | None = None,
    language: str | None = "en",
) -> Report:
    """A report of so many days after the first day, or of no day."""
    published = None if days is None else DAY + timedelta(days=days)
    return Report(document, title, text, published, outlet, language)


def groups(told: Sequence[Told], *, reports: bool = False) -> set[frozenset[str]]:
    """The documents that stand together, whatever their groups are called."""
    members: dict[str, set[str]] = {}
    for each in told:
        members.setdefault(each.report if reports else each.story, set()).add(each.document)
    return {frozenset(each) for each in members.values()}
