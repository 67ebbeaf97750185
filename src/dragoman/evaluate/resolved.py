"""What the program joins of labelled mentions, without a register: stories first, then events."""

from __future__ import annotations

from collections.abc import Sequence

from ..model import Coding
from ..model.rows import mention_row
from ..resolution.comparing.contexts import Contexts
from ..resolution.comparing.reading import no_mentions, read_traits
from ..resolution.comparing.traits import Traits
from ..resolution.events.happenings import group
from ..resolution.stories.index import StoryIndex
from ..resolution.stories.report import Report
from .happenings import Found


def by_program(found: Sequence[Found]) -> dict[str, str]:
    """The event of each labelled mention, all mentions of its documents being resolved together."""
    codings = {each.coding.document.id: each.coding for each in found}
    traits = traits_of(list(codings.values()))
    events = group(traits).events
    event = {str(traits.ids[n]): str(traits.ids[first]) for n, first in enumerate(events)}
    return {each.gold.key: event[each.mention.id] for each in found}


def traits_of(codings: Sequence[Coding]) -> Traits:
    """What resolution compares of the mentions of some documents."""
    import pyarrow as pa

    documents = [coding.document for coding in codings]
    index = StoryIndex.empty().add(
        Report(each.id, each.title, each.text, each.published, each.outlet, each.language)
        for each in documents
    )
    told = {each.document: each for each in index.told()}
    rows = [
        {
            **mention_row(mention, run="evaluation"),
            "published": coding.document.published and coding.document.published.isoformat(),
            "language": coding.document.language,
            "words": mention.sentence.of(coding.document),
            "story": told[mention.document].story,
            "report": told[mention.document].report,
        }
        for coding in codings
        for mention in coding.mentions
    ]
    traits = read_traits([pa.Table.from_pylist(rows, schema=no_mentions().schema)])
    return Contexts.of(index.sheaf).around(traits)
