"""What the program joins of labelled mentions, without a register: stories first, then events."""

from __future__ import annotations

from collections.abc import Sequence

from ..model import Coding
from ..model.rows import mention_row
from ..resolution.happenings import group
from ..resolution.keys import keys, order
from ..resolution.reading import no_mentions, read_traits
from ..resolution.report import Report
from ..resolution.stories import tell_stories
from .happenings import Found


def by_program(found: Sequence[Found]) -> dict[str, str]:
    """The event of each labelled mention, all mentions of its documents being resolved together."""
    import pyarrow as pa

    codings = {each.coding.document.id: each.coding for each in found}
    rows = _rows(list(codings.values()))
    traits = read_traits([pa.Table.from_pylist(rows, schema=no_mentions().schema)])
    events = group(traits, keys(traits), order(traits)).events
    event = {str(traits.ids[n]): str(traits.ids[first]) for n, first in enumerate(events)}
    return {each.gold.key: event[each.mention.id] for each in found}


def _rows(codings: Sequence[Coding]) -> list[dict[str, object]]:
    documents = [coding.document for coding in codings]
    told = {
        each.document: each
        for each in tell_stories(
            Report(each.id, each.title, each.text, each.published, each.outlet, each.language)
            for each in documents
        )
    }
    return [
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
