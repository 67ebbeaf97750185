"""Office-holders over reports: one row a person, office and state, with all that tells of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .answers import Rows
from .filters import Condition, contains_text, every

if TYPE_CHECKING:
    from .reader import Reader

_LAST = "ORDER BY d.published DESC NULLS LAST, o.document, o.span[1], o.id"
_FIRST = "ORDER BY d.published NULLS LAST, o.document, o.span[1], o.id"


def joined_offices(
    register: Reader,
    *,
    person: str | None = None,
    country: str | None = None,
    limit: int | None = None,
) -> Rows:
    """One row a person, office (whatever its case) and country; the rows as told stay as they are.

    `former` and `sector` are as the newest report has them; `evidence` is in the order of reports.
    """
    where: Sequence[Condition] = [
        *([contains_text("person", person)] if person is not None else ()),
        *([Condition("country = ?", (country,))] if country is not None else ()),
    ]
    chosen = every(where)
    query = (
        f"SELECT o.person, first(o.office {_LAST}) AS office, o.country, "
        f"first(o.sector {_LAST}) AS sector, first(o.former {_LAST}) AS former, "
        "count(DISTINCT o.document) AS reports, min(d.published) AS first_seen, "
        "max(d.published) AS last_seen, "
        "list(struct_pack(office := o.id, document := o.document, input_id := o.input_id, "
        f"part := o.part, span := o.span, former := o.former, as_of := o.as_of) {_FIRST}) AS evidence "
        f"FROM (SELECT * FROM offices WHERE {chosen.sql}) o JOIN documents d ON d.id = o.document "
        "GROUP BY o.person, lower(o.office), o.country ORDER BY o.person, first_seen, lower(office), country"
    )
    if limit is not None:
        query += f" LIMIT {int(limit)}"
    return Rows(register.session(), query, chosen.parameters, "offices")
