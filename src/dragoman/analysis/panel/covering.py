"""Which news could have told of a unit: reports that were read, of outlets that tell of it at all.

That some paper was read says little of a country that no paper at hand ever writes about. An outlet
covers a country if a mention in any of its reports, of any day and status, has a party or place of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ...register import Register
from ..happening import COUNTRIES

if TYPE_CHECKING:
    import duckdb
    import numpy as np
    from numpy.typing import NDArray

UNREAD = (
    "(EXISTS (SELECT 1 FROM rejects r WHERE r.document = d.id) OR "
    "EXISTS (SELECT 1 FROM rejects r WHERE r.document IS NULL AND r.line IS NULL AND "
    "r.input = coalesce(nullif(d.input_id, ''), nullif(d.url, ''), d.id)))"
)
"""Of a document `d`: whether it was kept and not read, for its language or a failure. Rejects of
registers before schema 6 have its name alone."""

_TELLS = (
    "SELECT DISTINCT coalesce(d.outlet, '') AS outlet, t.country AS country FROM (SELECT document, "
    f"unnest(list_concat({COUNTRIES.format(side='actors')}, {COUNTRIES.format(side='recipients')}, "
    "[place.country])) AS country FROM mentions) t JOIN documents d ON d.id = t.document "
    "WHERE t.country IS NOT NULL ORDER BY ALL"
)
_PAPERS = (
    "SELECT p.period, n.outlet, sum(n.documents)::DOUBLE AS documents FROM periods p JOIN news n "
    "ON n.day >= p.first AND n.day <= p.last + INTERVAL {lag} DAY WHERE n.read GROUP BY ALL"
)


@dataclass(frozen=True, slots=True)
class Covering:
    """`tells[country, kind of outlet]` is 1 where these tell of it; `papers[kind, period]` counts.

    Outlets that tell of the same countries are one kind, so that many small ones take no room.
    """

    pool: Sequence[str]
    tells: NDArray[np.float64] = field(repr=False)
    papers: NDArray[np.float64] = field(repr=False)

    @classmethod
    def of(
        cls, book: Register, into: duckdb.DuckDBPyConnection, pool: Sequence[str], lag: int
    ) -> Covering:
        """Look through the register; tables `periods` and `news` must stand."""
        import numpy as np

        found = into.sql(_PAPERS.format(lag=int(lag))).to_arrow_table()
        ((periods,),) = into.execute("SELECT count(*) FROM periods").fetchall()
        published = found["outlet"].to_pylist()
        outlets = sorted(set(published))
        column = {name: at for at, name in enumerate(outlets)}
        row = {code: at for at, code in enumerate(pool)}
        tells = np.zeros((len(pool), len(outlets)))
        for each in book.sql(_TELLS):
            if each["country"] in row and each["outlet"] in column:
                tells[row[each["country"]], column[each["outlet"]]] = 1
        kinds, kind = np.unique(tells, axis=1, return_inverse=True)
        papers = np.zeros((kinds.shape[1], periods))
        if outlets:
            at = kind.reshape(-1)[[column[name] for name in published]]
            np.add.at(papers, (at, found["period"].to_numpy()), found["documents"].to_numpy())
        return cls(pool, kinds, papers)

    def table(self, units: Sequence[tuple[str, str | None]], first: int) -> Any:
        """Arrow rows of `rank` (from `first` on), `period` and the documents `covering` the unit."""
        import numpy as np
        import pyarrow as pa

        at = {code: n for n, code in enumerate(self.pool)}
        told = self.tells[[at[a] for a, _ in units]]
        if any(b is not None for _, b in units):
            told = told * self.tells[[at[b] for _, b in units if b is not None]]
        counts = np.rint(told @ self.papers).astype(np.int32)
        ranks = np.arange(first, first + len(units), dtype=np.int64)
        periods = np.arange(counts.shape[1], dtype=np.int32)
        return pa.table(
            {
                "rank": pa.array(np.repeat(ranks, len(periods))),
                "period": pa.array(np.tile(periods, len(units))),
                "covering": pa.array(counts.reshape(-1)),
            }
        )
