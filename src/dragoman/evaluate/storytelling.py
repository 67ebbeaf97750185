"""Ways to say which reports tell one story: what the program does, and baselines for ever."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from ..model import Document
from ..resolution.stories.index import tell_stories
from ..resolution.stories.report import Report
from .happenings import GoldReport

Way = Callable[[Sequence[Document], Sequence[GoldReport]], Mapping[str, str]]
"""All documents and the labelled reports among them, to the story of each by its input id."""


def alone(documents: Sequence[Document], gold: Sequence[GoldReport]) -> dict[str, str]:
    """Each report a story of its own."""
    return {each.document: each.document for each in gold}


def by_group(documents: Sequence[Document], gold: Sequence[GoldReport]) -> dict[str, str]:
    """All reports of a drawn group one story: the groups are near or look alike by design."""
    return {each.document: each.group for each in gold}


def by_program(documents: Sequence[Document], gold: Sequence[GoldReport]) -> dict[str, str]:
    """What `dragoman.resolution` says of all documents."""
    told = tell_stories(
        Report(each.id, each.title, each.text, each.published, each.outlet, each.language)
        for each in documents
    )
    story = {each.document: each.story for each in told}
    return {each.input_id or each.id: story[each.id] for each in documents}


WAYS: Mapping[str, Way] = {
    "each alone": alone,
    "drawn group": by_group,
    "dragoman": by_program,
}
"""The last is the one whose mistakes are shown."""
