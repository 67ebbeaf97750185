"""Drawing mentions for people to judge."""

from __future__ import annotations

from ..analysis.copy import Copy
from ..model.schema import Row
from ..register import Condition
from ..register.asking import spelt
from ..review.audit import draw
from .asked import Asked
from .pages import mention_page


def sample(copy: Copy, asked: Asked) -> Row:
    """A random sample of mentions for the filter, each as its page has it."""
    chosen = copy.chosen(asked.where, "mentions")
    ids = [
        key
        for (key,) in copy.ask(
            f"SELECT a.id FROM mentions_acts a WHERE {chosen.sql}", chosen.parameters
        )
    ]
    drawn = draw(ids, asked["n"], asked["seed"])
    among = Condition("id IN (SELECT unnest(?::VARCHAR[]))", (drawn,))
    found = {row["id"]: row for row in copy.rows("mentions", among)}
    return {
        "query": spelt(asked.where),
        "seed": asked["seed"],
        "total": len(ids),
        "rows": [mention_page(copy, found[key]) for key in drawn],
    }
