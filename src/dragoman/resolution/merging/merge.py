"""The mentions of one event to one record: merged values, disagreement kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from ...model import Disagreement, Event, MergeReason
from ...model.resolved_rows import disagreement_row, event_count_row
from ...model.schema import Row
from ...ontology import intensity, quad
from .sides import Actor, event_party, side_of, telling_first
from .values import counts_of, day_of, disagreement, site_of
from .votes import Ballot, ballots, elected, reports_in

SUREST = 0.99
"""What no number of reports makes surer: they may all copy one mistake."""


def merged(
    key: str, rows: Sequence[Row], reasons: Sequence[MergeReason] = (), aliases: Sequence[str] = ()
) -> Event:
    """One event from the rows of its mentions, in any order.

    A row is that of table `mentions` with its document's `outlet` and `published` and its
    independent `report`.
    """
    rows = sorted(rows, key=reading_order)
    types = ballots((row["event"], row) for row in rows)
    kind = elected(types)
    statuses = ballots((row["status"], row) for row in rows)
    status = elected(statuses)
    alike = kind.rows
    modes = often(ballots((mode, row) for row in alike for mode in row["modes"]), alike, 2)
    own = ballots((row["subtype"], row) for row in alike if row.get("subtype"))
    coded = ballots((row["cameo"], row) for row in alike if row["cameo"])
    joint = elected(ballots((bool(row["reciprocal"]), row) for row in alike)).value
    actors, recipients, unheard = parties_of(rows, joint=joint)
    day, other_days = day_of(rows)
    site, other_sites = site_of(rows)
    counts = list(counts_of(rows))
    published = sorted(row["published"] for row in rows if row["published"])
    return Event(
        id=key,
        event=kind.value,
        modes=modes,
        contexts=often(ballots((one, row) for row in rows for one in row["contexts"]), rows, 3),
        cameo=elected(coded).value if coded else None,
        quad=quad(kind.value),
        intensity=intensity(kind.value, modes),
        actors=tuple(map(event_party, actors)),
        recipients=tuple(map(event_party, recipients)),
        reciprocal=joint,
        status=status.value,
        date=day,
        place=site,
        counts=tuple(count for count, _ in counts),
        mentions=tuple(row["id"] for row in rows),
        outlets=tuple(sorted({row["outlet"] for row in rows if row["outlet"]})),
        reports=len({row["document"] for row in rows}),
        independent_reports=reports_in(rows),
        first_seen=date.fromisoformat(published[0]) if published else None,
        last_seen=date.fromisoformat(published[-1]) if published else None,
        representative=representative(rows, kind, status),
        disagreements=(
            *differing("event", kind, types),
            *differing("status", status, statuses),
            *unheard,
            *other_days,
            *other_sites,
            *(one for _, others in counts for one in others),
        ),
        reasons=tuple(reasons),
        confidence=confidence(rows),
        aliases=tuple(aliases),
        unknown=unknown(rows, date=day, place=site, actors=actors),
        subtype=elected(own).value if own else None,
    )


def alone(key: str, row: Row, aliases: Sequence[str] = ()) -> Row:
    """The row of an event that one mention tells: what `merged` gives, without a vote on anything."""
    said = {"mention": row["id"], "reports": 1}
    joint = bool(row["reciprocal"])
    actors = telling_first([*row["actors"], *row["recipients"]] if joint else row["actors"])
    recipients = [] if joint else telling_first(row["recipients"])
    date, place = row["date"], row["place"]
    named = {"date": date, "place": place, "actors": actors}
    reasons = dict(row["unknown"] or ())
    counts = list(counts_of([row])) if row["counts"] else []
    return {
        "id": key,
        **{name: row[name] for name in ("event", "cameo", "status", "confidence")},
        "modes": sorted(set(row["modes"])),
        "contexts": sorted(set(row["contexts"])),
        "quad": quad(row["event"]),
        "intensity": intensity(row["event"], row["modes"]),
        "actors": [{**party, **said} for party in actors],
        "recipients": [{**party, **said} for party in recipients],
        "reciprocal": joint,
        "date": date and {**date, **said},
        "place": place and {**place, **said},
        "counts": [event_count_row(count) for count, _ in counts],
        "mentions": [row["id"]],
        "outlets": [row["outlet"]] if row["outlet"] else [],
        "reports": 1,
        "independent_reports": 1,
        "first_seen": row["published"],
        "last_seen": row["published"],
        "representative": row["id"],
        "disagreements": [disagreement_row(one) for _, others in counts for one in others],
        "reasons": [],
        "aliases": list(aliases),
        "unknown": {name: reasons[name] for name in named if not named[name] and name in reasons},
        "subtype": row.get("subtype"),
    }


def reading_order(row: Row) -> tuple[str, str]:
    """By day of publication, those without one last; then by id."""
    return row["published"] or "9999-12-31", row["id"]


def often(found: Sequence[Ballot[str]], rows: Sequence[Row], share: int) -> tuple[str, ...]:
    """The values that one in `share` of the reports that give any say, or else the most told."""
    if not found:
        return ()
    giving = reports_in(row for one in found for row in one.rows)
    kept = [one.value for one in found if one.reports * share >= giving]
    return tuple(sorted(kept or [elected(found).value]))


def parties_of(
    rows: Sequence[Row], *, joint: bool
) -> tuple[list[Actor], list[Actor], list[Disagreement]]:
    """Actors and recipients, and those that only few reports name."""
    if joint:
        actors, few = side_of(rows, ("actors", "recipients"))
        return actors, [], unheard("actors", actors, few)
    directed = [row for row in rows if not row["reciprocal"]]
    actors, few = side_of(directed, ("actors",))
    recipients, others = side_of(directed, ("recipients",))
    return (
        actors,
        recipients,
        [*unheard("actors", actors, few), *unheard("recipients", recipients, others)],
    )


def unheard(field: str, kept: Sequence[Actor], few: Sequence[Actor]) -> list[Disagreement]:
    """The parties on which reports differ: those that are the event's and those that are not."""
    if not few:
        return []
    found = []
    for actor in (*kept, *few):
        ballot, party = actor.named()
        found.append(
            disagreement(
                field,
                Ballot(ballot.value, [row for _, row in actor.said]),
                " ".join((party["name"] or party["text"], f"({party['country'] or '---'})")),
                chosen=not any(actor is one for one in few),
            )
        )
    return found


def differing(
    field: str, best: Ballot[str], found: Sequence[Ballot[str]]
) -> tuple[Disagreement, ...]:
    """All values that are said, where there is more than one."""
    if len(found) < 2:
        return ()
    listed = (best, *(one for one in found if one is not best))
    return tuple(disagreement(field, one, one.value, chosen=one is best) for one in listed)


def representative(rows: Sequence[Row], kind: Ballot[str], status: Ballot[str]) -> str:
    """The mention to quote: of the event's type and status, dated and placed, sure and early."""
    best = max(
        rows,
        key=lambda row: (
            row["event"] == kind.value,
            row["status"] == status.value,
            bool(row["actors"]) + bool(row["recipients"]) + bool(row["date"]) + bool(row["place"]),
            row["part"] == "body",
            row["confidence"],
        ),
    )
    return str(best["id"])


def confidence(rows: Sequence[Row]) -> float:
    """That at least one independent report was read rightly, as if they erred independently."""
    best: dict[str, float] = {}
    for row in rows:
        best[row["report"]] = max(best.get(row["report"], 0.0), row["confidence"])
    wrong = 1.0
    for each in best.values():
        wrong *= 1 - each
    return (
        max(*best.values(), min(1 - wrong, SUREST)) if len(best) > 1 else next(iter(best.values()))
    )


def unknown(rows: Sequence[Row], **values: object) -> dict[str, str]:
    """Why what has no value has none, as most mentions say."""
    found: dict[str, str] = {}
    for name, value in values.items():
        if not value:
            listed = (dict(row["unknown"] or ()) for row in rows)
            said = Counter(str(each[name]) for each in listed if name in each)
            if said:
                found[name] = min(said, key=lambda why: (-said[why], why))
    return found
