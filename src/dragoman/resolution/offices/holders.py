"""Office-holders over reports: one row a person, office and state, with all that tells of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ...model.schema import Row
from ...register import Condition, Rows
from ...register.reader import Reader
from .names import Meant, Named, persons_meant

if TYPE_CHECKING:
    import pyarrow as pa

PART = 150_000
"""Reports that are gathered at a time: lists of them are held in memory."""

STATES = 5
"""Other states of a holder that take the memory of a report: one told of in 150 states has as many rows."""

Post = tuple[str, str]
"""A person and an office, whatever the state."""

States = Mapping[Post, Sequence[tuple[str, int]]]
"""The states that reports tell a person's office of, where they are several, and how many do."""

ORDER = "person, first_seen, lower(office), country, id"

_NAMED = """SELECT o.person, lower(o.office) AS office, o.country,
  count(DISTINCT o.document) AS reports, min(d.published) AS first, max(d.published) AS last,
  bool_or(o.former) AS former
FROM offices o JOIN documents d ON d.id = o.document GROUP BY ALL"""

_SAME = """m.person = coalesce(o.person, '') AND m.office = coalesce(lower(o.office), '')
  AND m.country IS NOT DISTINCT FROM o.country"""

_TOLD = f"""SELECT o.*, m.holder, d.published, d.outlet, coalesce(s.report, d.hash) AS report
  FROM offices o
  JOIN meant m ON {_SAME}
  JOIN documents d ON d.id = o.document
  LEFT JOIN stories s ON s.document = o.document"""

_JOINED = f"""WITH gathered AS (
  SELECT holder, list(struct_pack(published := published, document := document,
    at := span[1], id := id, input_id := input_id, part := part, span := span, person := person,
    sector := sector, former := former, as_of := as_of, office := office, outlet := outlet,
    report := report) ORDER BY published NULLS LAST, document, span[1], id) AS told
  FROM ({_TOLD}) GROUP BY holder),
counted AS (
  SELECT *, list_transform(
    list_filter(list_distinct(list_transform(told, lambda t: t.sector)), lambda s: s IS NOT NULL),
    lambda s: struct_pack(reports := -len(list_distinct(list_transform(
      list_filter(told, lambda t: t.sector = s), lambda t: t.document))), value := s)) AS sectors,
    coalesce(list_filter(told, lambda t: t.published IS NOT NULL)[-1], told[-1]) AS newest,
    len(list_distinct(list_transform(told, lambda t: t.document))) AS reports
  FROM gathered)
SELECT h.id, h.name AS person,
  list_sort(list_distinct(list_transform(told, lambda t: t.person))) AS names,
  h.actor, newest.office AS office, h.country,
  list_transform(list_sort(sectors), lambda s: s.value) AS sectors, newest.former AS former, reports,
  len(list_distinct(list_transform(told, lambda t: t.report))) AS independent_reports,
  list_sort(list_distinct(list_transform(told, lambda t: t.outlet))) AS outlets,
  list_min(list_transform(told, lambda t: t.published)) AS first_seen,
  list_max(list_transform(told, lambda t: t.published)) AS last_seen,
  list_concat(
    CASE WHEN len(sectors) > 1 THEN list_transform(list_sort(sectors), lambda s, i: struct_pack(
      field := 'sector', value := s.value, chosen := i = 1, reports := -s.reports)) ELSE [] END,
    CASE WHEN len(h.elsewhere) > 0 THEN list_prepend(
      struct_pack(field := 'country', value := h.country, chosen := true, reports := reports),
      list_transform(h.elsewhere, lambda s: struct_pack(
        field := 'country', value := s.country, chosen := false, reports := s.reports)))
      ELSE [] END) AS disagreements,
  h.may_be,
  list_transform(told, lambda t: struct_pack(office := t.id, document := t.document,
    input_id := t.input_id, part := t.part, span := t.span, person := t.person,
    sector := t.sector, former := t.former, as_of := t.as_of)) AS evidence
FROM counted JOIN holders h USING (holder) ORDER BY holder"""


def named(words: str) -> Condition:
    """Whether any name of a holder, or the one that is shown, has the words in it, in any case."""
    return Condition(
        "len(list_filter(list_append(names, person), lambda one: contains(lower(one), lower(?)))) > 0",
        (words,),
    )


def office_holders(
    register: Reader,
    *,
    person: str | None = None,
    country: str | None = None,
    limit: int | None = None,
) -> Iterator[Row]:
    """One row a person, office (in any case) and state; the rows as told stay as they are.

    `person` is a part of any of the names, `country` a code. What is one is settled over the whole
    register before anything is left out; `evidence` is in the order of reports, and `former` as the
    newest of them has it.
    """
    settled = _settled(register)
    held = [each for each in settled if country is None or each.country == country]
    if person is not None:
        held = [each for each in held if each.is_called(person.lower())]
    for rows in _in_parts(register, settled, held[:limit]):
        yield from rows


def holder_tables(register: Reader) -> Iterator[pa.Table]:
    """The same rows, all of them, as Arrow tables; one at least, for its columns."""
    settled = _settled(register)
    for rows in _in_parts(register, settled, settled):
        yield rows.arrow()


def _in_parts(
    register: Reader, settled: Sequence[_Holder], chosen: Sequence[_Holder]
) -> Iterator[Rows]:
    states = _states(register, settled, chosen)
    for held in _parts(chosen, states):
        beside = {"meant": _names_of(held), "holders": _table_of(held, states)}
        yield Rows(register.session(), _JOINED, beside=beside)


def _parts(chosen: Sequence[_Holder], states: States) -> Iterator[Sequence[_Holder]]:
    """Holders in their order, by `PART` reports at the most or one, states counted in; one part at least."""
    first, size = 0, 0
    for at, each in enumerate(chosen):
        own = sum(one.reports for one in each.told) + len(states.get(each.post, ())) // STATES
        if at > first and size + own > PART:
            yield chosen[first:at]
            first, size = at, 0
        size += own
    yield chosen[first:]


@dataclass(slots=True)
class _Holder:
    """Who holds an office of a state, and the names by which reports tell of that."""

    meant: Meant
    office: str
    country: str | None
    told: list[Named]

    @property
    def place(self) -> tuple[object, ...]:
        """Where the row stands: by name, then by the first report; as `ORDER` has it."""
        first = min((one.first for one in self.told if one.first), default=date.max)
        return (
            self.meant.name,
            first,
            self.office,
            self.country is None,
            self.country,
            self.meant.id,
        )

    @property
    def post(self) -> Post:
        return self.meant.who, self.office

    def is_called(self, words: str) -> bool:
        return any(words in name.lower() for name in (self.meant.name, *(t.person for t in self.told)))  # fmt: skip


def _settled(register: Reader) -> list[_Holder]:
    """All office-holders of a register, in the order of their rows."""
    given = (
        Named(
            row["person"] or "",
            row["office"] or "",
            row["country"],
            row["reports"],
            _day(row["first"]),
            _day(row["last"]),
            bool(row["former"]),
        )
        for row in Rows(register.session(), _NAMED)
    )
    held: dict[str, _Holder] = {}
    for one, meant in persons_meant(given).items():
        known = held.get(meant.id)
        if known is None:
            held[meant.id] = _Holder(meant, one.office, one.country, [one])
        else:
            known.told.append(one)
    return sorted(held.values(), key=lambda each: each.place)


def _states(register: Reader, settled: Sequence[_Holder], chosen: Sequence[_Holder]) -> States:
    """Once for each post, not for each state of it: one told of in 150 states has 150 rows."""
    asked = {each.post for each in chosen if each.meant.full}
    posts: dict[Post, list[_Holder]] = defaultdict(list)
    for each in settled:
        if each.post in asked:
            posts[each.post].append(each)
    spread = [each for held in posts.values() if len(held) > 1 for each in held]
    if not spread:
        return {}
    query = (
        "SELECT m.holder, count(DISTINCT o.document) AS reports "
        f"FROM offices o JOIN meant m ON {_SAME} GROUP BY m.holder"
    )
    found: dict[Post, list[tuple[str, int]]] = {each.post: [] for each in spread}
    for row in Rows(register.session(), query, beside={"meant": _names_of(spread)}):
        holder = spread[row["holder"]]
        if holder.country is not None:
            found[holder.post].append((holder.country, row["reports"]))
    return {
        post: sorted(states, key=lambda one: (-one[1], one[0])) for post, states in found.items()
    }


def _names_of(held: Sequence[_Holder]) -> pa.Table:
    """Each name with the place of its holder."""
    import pyarrow as pa

    told = [(at, one) for at, each in enumerate(held) for one in each.told]
    return pa.table(
        {
            "person": pa.array([one.person for _, one in told], pa.string()),
            "office": pa.array([one.office for _, one in told], pa.string()),
            "country": pa.array([one.country for _, one in told], pa.string()),
            "holder": pa.array([at for at, _ in told], pa.int64()),
        }
    )


def _table_of(held: Sequence[_Holder], states: States) -> pa.Table:
    """What is known of each holder before the reports are read."""
    import pyarrow as pa

    text = pa.string()
    listed = pa.list_(pa.struct({"country": text, "reports": pa.int64()}))
    elsewhere = (
        [
            {"country": state, "reports": reports}
            for state, reports in states.get(each.post, ())
            if state != each.country
        ]
        for each in held
    )
    return pa.table(
        {
            "holder": pa.array(range(len(held)), pa.int64()),
            "id": pa.array([each.meant.id for each in held], text),
            "name": pa.array([each.meant.name for each in held], text),
            "actor": pa.array([each.meant.actor for each in held], text),
            "country": pa.array([each.country for each in held], text),
            "may_be": pa.array([list(each.meant.may_be) for each in held], pa.list_(text)),
            "elsewhere": pa.array(elsewhere, listed),
        }
    )


def _day(told: str | None) -> date | None:
    return date.fromisoformat(told[:10]) if told else None
