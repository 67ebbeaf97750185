"""One agreement from its initialling to its signing, and the sides that reports name otherwise."""

from __future__ import annotations

from dragoman.model.joined import JoinedAgreement
from dragoman.resolution.agreements.joining import join_agreements
from dragoman.resolution.agreements.telling import AgreementTelling

from .told import agreement


def joined(*tellings: AgreementTelling) -> list[JoinedAgreement]:
    return join_agreements(tellings)


def stages(found: JoinedAgreement) -> list[tuple[str, str | None]]:
    return [(s.stage, s.date and s.date.text) for s in found.stages]


def test_what_was_initialled_is_signed_weeks_later_in_another_story() -> None:
    (found,) = joined(
        agreement("a", "peace agreement", "NOR CHL PER", "initialled 2015-11-21", subject="peace", day="2015-11-21"),
        agreement("b", "agreement", "NOR CHL", "signed 2015-12-14", day="2015-12-14"),
    )  # fmt: skip
    assert stages(found) == [("initialled", "2015-11-21"), ("signed", "2015-12-14")]
    assert "initialled, then signed" in found.reasons[0]


def test_what_was_signed_before_is_not_what_was_initialled_after() -> None:
    assert len(joined(
        agreement("a", "peace agreement", "NOR CHL", "initialled 2015-11-21", subject="peace", day="2015-11-21"),
        agreement("b", "peace agreement", "NOR CHL", "signed 2015-06-14", subject="peace", day="2015-06-14"),
    )) == 2  # fmt: skip


def test_a_signing_of_some_of_the_sides_across_stories_is_no_other_ones() -> None:
    assert len(joined(
        agreement("a", "trade pact", "NOR CHL PER", "signed 2015-11-21", subject="trade", day="2015-11-21"),
        agreement("b", "trade pact", "NOR CHL", "signed 2015-11-21", subject="trade", day="2015-11-21"),
    )) == 2  # fmt: skip


def test_a_border_settlement_and_a_peace_of_the_same_sides_are_one_in_their_story() -> None:
    told = ("NOR CHL", "signed 2015-11-21")
    peace = agreement("a", "peace agreement", *told, subject="peace", story="s")
    assert (
        len(joined(peace, agreement("b", "border settlement", *told, subject="border", story="s")))
        == 1
    )
    trade = agreement("c", "trade agreement", *told, subject="trade", story="s")
    border = agreement("d", "border agreement", *told, subject="border", story="s")
    assert len(joined(trade, border)) == 2


def side(telling: AgreementTelling, country: str, name: str) -> None:
    """Add a party that is no state."""
    telling.row["parties"].append(
        {"country": country, "name": name, "joined": None, "left": None, "order": None, "span": [30, 36]}
    )  # fmt: skip


def test_the_rebels_of_one_report_are_the_movement_that_another_names() -> None:
    first = agreement(
        "a", "peace agreement", "PER", "signed 2015-11-21", subject="peace", story="s"
    )
    second = agreement(
        "b", "peace agreement", "PER", "signed 2015-11-21", subject="peace", story="s"
    )
    side(first, "PER", "rebels")
    side(second, "PER", "Lima Front")
    (found,) = joined(first, second)
    assert sorted(party.name for party in found.parties) == ["Lima Front", "PER"]
    (front,) = (party for party in found.parties if party.name == "Lima Front")
    assert {evidence.document for evidence in front.evidence} == {"a", "b"}


def test_rebels_are_left_apart_where_two_movements_are_named() -> None:
    told = agreement("a", "peace agreement", "PER", "signed 2015-11-21", subject="peace")
    for name in ("rebels", "Lima Front", "Cusco Front"):
        side(told, "PER", name)
    (found,) = joined(told)
    assert {party.name for party in found.parties} == {"PER", "rebels", "Lima Front", "Cusco Front"}
