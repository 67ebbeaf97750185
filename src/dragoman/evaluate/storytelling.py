"""Ways to say which reports tell one story: what the program does, and baselines for ever."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from ..model import Document
from .happenings import GoldReport

Way = Callable[[Sequence[Document], Sequence[GoldReport]], Mapping[str, str]]
"""All documents and the labelled reports among them, to the story of each by its input id."""


def alone(documents: Sequence[Document], gold: Sequence[GoldReport]) -> dict[str, str]:
    """Each report a story of its own."""
    return {each.document: each.document for each in gold}


def by_group(documents: Sequence[Document], gold: Sequence[GoldReport]) -> dict[str, str]:
    """All reports of a drawn group one story: the groups are near or look alike by design."""
    return {each.document: each.group for each in gold}


WAYS: Mapping[str, Way] = {"each alone": alone, "drawn group": by_group}
