"""The tellings of one agreement -> one record: names, parties, signatories, stages, evidence.

Nothing is chosen away: where reports give other days for a stage, each day is a stage of its own
with its words. A stage without a day goes with the one that has a day and was told no later.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import get_args

from ...model import AgreementForm, EventDate, EventPlace, StageName, stable_id
from ...model.joined import DayTold, Evidence, JoinedAgreement, JoinedParty, JoinedStage, Signatory
from ...places import PlaceIndex
from ..source import day_of, meet, place_of
from .cluster import Cluster
from .telling import AgreementTelling


def merged(cluster: Cluster) -> JoinedAgreement:
    """Merge the members of a cluster. Its id is that of the earliest telling, made its own."""
    members = sorted(cluster.members, key=lambda t: (*t.source.order, t.id))
    days = sorted(t.source.published for t in members if t.source.published)
    documents = {t.source.document: t.source for t in members}
    evidence = [t.evidence(e["span"], e["part"]) for t in members for e in t.row["evidence"]]
    return JoinedAgreement(
        id=stable_id("joined agreement", members[0].id),
        names=_names(members),
        subject=_most(t.subject for t in members),
        form=_form(members),
        parties=_parties(members),
        signatories=_signatories(members),
        stages=_stages(members),
        evidence=tuple(dict.fromkeys(evidence)),
        tellings=tuple(t.id for t in members),
        outlets=tuple(sorted({s.outlet for s in documents.values() if s.outlet})),
        reports=len(documents),
        independent_reports=len({s.report for s in documents.values()}),
        first_seen=days[0] if days else None,
        last_seen=days[-1] if days else None,
        reasons=tuple(dict.fromkeys(cluster.reasons)),
    )


def _names(members: Sequence[AgreementTelling]) -> tuple[str, ...]:
    """Every name, names of its own first, then by how often they are told; case apart, each once."""
    told = Counter(name.text for t in members for name in t.names)
    own = {name.text: bool(name.own) for t in members for name in t.names}
    ordered = sorted(told, key=lambda text: (not own[text], -told[text], -len(text), text))
    return tuple({text.lower(): text for text in reversed(ordered)}[low] for low in
                 dict.fromkeys(text.lower() for text in ordered))  # fmt: skip


def _most(values: Iterable[str | None]) -> str | None:
    """The value told most often, the earliest where several are."""
    counted = Counter(value for value in values if value)
    return counted.most_common(1)[0][0] if counted else None


def _form(members: Sequence[AgreementTelling]) -> AgreementForm:
    """The form that a telling noun gives; "accord" and "deal" give way to it."""
    told = Counter(t.form for t in members if t.form)
    if told:
        return told.most_common(1)[0][0]
    loose: Counter[AgreementForm] = Counter(t.row["form"] for t in members)
    del loose["other"]
    return loose.most_common(1)[0][0] if loose else "other"


Day = date


@dataclass(slots=True)
class _Party:
    country: str | None
    name: str
    joined: DayTold | None = None
    left: DayTold | None = None
    orders: list[int] = field(default_factory=list)
    evidence: dict[Evidence, None] = field(default_factory=dict)


def _parties(members: Sequence[AgreementTelling]) -> tuple[JoinedParty, ...]:
    """Each party once; the earliest report that dates its coming or going is believed."""
    found: dict[tuple[str | None, str], _Party] = {}
    for telling in members:
        for row, part in telling.parties():
            key = (row["country"], row["name"].lower())
            party = found.setdefault(key, _Party(row["country"], row["name"]))
            party.evidence[telling.evidence(row["span"], part)] = None
            document = telling.source.document
            if row["joined"] and party.joined is None:
                party.joined = DayTold(day_of(row["joined"], part), document)
            if row["left"] and party.left is None:
                party.left = DayTold(day_of(row["left"], part), document)
            if row["order"]:
                party.orders.append(row["order"])
    _fold(found, _beside(members, found))
    made = [
        JoinedParty(
            party.country,
            party.name,
            party.joined,
            party.left,
            max(party.orders) if party.orders else None,
            tuple(party.evidence),
        )
        for party in found.values()
    ]
    return tuple(sorted(made, key=lambda p: (p.order or 0, p.country or "~", p.name)))


Key = tuple[str | None, str]


def _beside(
    members: Sequence[AgreementTelling], found: Mapping[Key, _Party]
) -> set[tuple[Key, Key]]:
    """Which parties stand beside a nameless one of their country in one report: "herders and farmers" are two."""
    nameless = {key for key, party in found.items() if party.country and party.name[:1].islower()}
    beside: set[tuple[Key, Key]] = set()
    for telling in members if nameless else ():
        keys = {(row["country"], row["name"].lower()) for row, _ in telling.parties()}
        beside.update(
            (key, at) for key in keys & nameless for at in keys if at != key and at[0] == key[0]
        )
    return beside


def _fold(found: dict[Key, _Party], beside: set[tuple[Key, Key]]) -> None:
    """Put "the rebels" of a country with the one movement of it that is named, or with each other."""
    names = PlaceIndex.load()
    sides = [
        (key, party)
        for key, party in found.items()
        if party.country and party.name not in (party.country, names.name_of(party.country))
    ]
    for key, party in sides:
        if not party.name[:1].islower():
            continue
        others = [
            (at, each) for at, each in sides
            if at in found and at != key and each.country == party.country and (key, at) not in beside
        ]  # fmt: skip
        named = [each for _, each in others if not each.name[:1].islower()]
        same = named or [each for _, each in others if len(each.name) >= len(party.name)]
        if len(same) == 1:
            same[0].evidence.update(party.evidence)
            del found[key]


def _signatories(members: Sequence[AgreementTelling]) -> tuple[Signatory, ...]:
    """Each person once, by id; a description without a name ("the minister") is left to its report."""
    found: dict[str, Signatory] = {}
    for telling in members:
        for row, part in telling.signatories():
            if row["name"][:1].islower():
                continue
            here = telling.evidence(row["span"], part)
            known = found.get(row["id"])
            evidence = (*(known.evidence if known else ()), here)
            first = known or Signatory(row["id"], row["name"], row["country"], tuple(row["sectors"] or ()), ())  # fmt: skip
            found[row["id"]] = Signatory(
                first.id,
                max(first.name, row["name"], key=len),
                first.country or row["country"],
                first.sectors or tuple(row["sectors"] or ()),
                tuple(dict.fromkeys(evidence)),
            )
    return tuple(sorted(found.values(), key=lambda s: s.id))


@dataclass(slots=True)
class _Stage:
    stage: StageName
    date: EventDate | None
    place: EventPlace | None
    told: Day | None
    evidence: list[Evidence]


def _stages(members: Sequence[AgreementTelling]) -> tuple[JoinedStage, ...]:
    """Stages in time. One told twice is one: days that meet are the same, the most exact is kept."""
    told = [
        _Stage(
            row["stage"],
            day_of(row["date"], row["evidence"]["part"]) if row["date"] else None,
            place_of(row["place"], row["evidence"]["part"]),
            telling.source.published,
            [telling.evidence(row["evidence"]["span"], row["evidence"]["part"])],
        )
        for telling in members
        for row in telling.row["stages"]
    ]
    dated = sorted(
        (s for s in told if s.date), key=lambda s: (_width(s.date), s.date.start if s.date else 0)
    )
    kept: list[_Stage] = []
    for each in dated:
        same = next((k for k in kept if _same(k, each)), None)
        _put(kept, same, each)
    for each in (s for s in told if s.date is None):
        _put(kept, _of_undated(kept, each), each)
    kept.sort(key=_order)
    return tuple(JoinedStage(s.stage, s.date, s.place, s.told, tuple(s.evidence)) for s in kept)


def _width(day: EventDate | None) -> int:
    return (day.end - day.start).days if day else 0


def _same(one: _Stage, other: _Stage) -> bool:
    if one.stage != other.stage or one.date is None or other.date is None:
        return False
    return meet(one.date, other.date, slack=0)


def _put(kept: list[_Stage], same: _Stage | None, each: _Stage) -> None:
    if same is None:
        kept.append(each)
        return
    same.place = _finer(same.place, each.place)
    same.evidence += [e for e in each.evidence if e not in same.evidence]
    same.told = min(filter(None, (same.told, each.told)), default=None)


def _finer(one: EventPlace | None, other: EventPlace | None) -> EventPlace | None:
    """The more exact of two places that do not contradict each other; else the first."""
    ranks = ("point", "city", "region", "country", "international")
    if one is None or other is None:
        return one or other
    if one.country == other.country and ranks.index(other.precision) < ranks.index(one.precision):
        return other
    return one


def _of_undated(kept: Sequence[_Stage], each: _Stage) -> _Stage | None:
    """The stage that words without a day are of: the last one begun when they were published."""
    same = [k for k in kept if k.stage == each.stage]
    told = each.told
    dated = [k for k in same if k.date and (told is None or k.date.start <= told)]
    if dated:
        return max(dated, key=lambda k: k.date.start if k.date else date.min)
    return next((k for k in same if k.date is None), None)


_COURSE: tuple[StageName, ...] = get_args(StageName)
"""The usual course of an agreement, in which the vocabulary has its stages."""


def _order(stage: _Stage) -> tuple[date, int, Evidence]:
    """By day, an undated stage by the day on which it was told; then by the usual course."""
    day = stage.date.start if stage.date else stage.told or date.max
    return (day, _COURSE.index(stage.stage), stage.evidence[0])
