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


def test_a_truce_is_one_from_its_signing_to_who_leaves_it_while_it_is_told_of() -> None:
    told = [("a", "signed 2015-03-18", "2015-03-18"), ("b", "in force", "2015-03-20"),
            ("c", "extended 2015-05-17", "2015-05-17"), ("d", "withdrawn 2015-07-20", "2015-07-20")]  # fmt: skip
    truces = [
        agreement(key, "truce", "NOR CHL", stage, subject="peace", form="ceasefire", day=day)
        for key, stage, day in told
    ]
    (found,) = joined(*truces)
    assert [stage for stage, _ in stages(found)] == ["signed", "in force", "extended", "withdrawn"]
    new = agreement("e", "truce", "NOR CHL", "signed 2015-12-01", subject="peace", form="ceasefire", day="2015-12-01")  # fmt: skip
    assert len(joined(*truces, new)) == 2


def test_who_joins_or_leaves_an_agreement_of_several_goes_with_it() -> None:
    told = {"subject": "minerals", "form": "memorandum"}
    made = agreement("a", "lithium memorandum", "NOR CHL PER", "signed 2022-05-20", day="2022-05-20", **told)  # fmt: skip
    joins = agreement("b", "lithium memorandum", "NOR CHL PER ECU/joined:2023-05-02", day="2023-05-03", **told)  # fmt: skip
    leaves = agreement("c", "lithium memorandum", "CHL/left:2024-08-08 NOR PER", "signed 2022; withdrawn 2024-08-08", day="2024-08-08", **told)  # fmt: skip
    (found,) = joined(made, joins, leaves)
    assert [party.name for party in found.parties if party.joined] == ["ECU"]
    other = agreement("d", "lithium memorandum", "NOR CHL ECU", "signed 2021-01-01", day="2021-01-02", **told)  # fmt: skip
    some = agreement("e", "lithium memorandum", "NOR CHL", "suspended", day="2024-09-01", **told)
    assert len(joined(made, other, some)) == 3


def test_a_protocol_is_not_the_treaty_that_it_goes_with() -> None:
    treaty = agreement("a", "water treaty", "NOR CHL", "signed", subject="water", form="treaty", day="2021-07-30")  # fmt: skip
    protocol = agreement("b", "protocol", "NOR CHL", "signed", subject="water", form="treaty", day="2021-08-01")  # fmt: skip
    assert len(joined(treaty, protocol)) == 2
    kyoto = [agreement(key, name, "NOR CHL", "signed", day="2021-07-30") for key, name in (("a", "Oslo Protocol"), ("b", "Oslo treaty"))]  # fmt: skip
    assert len(joined(*kyoto)) == 1
