"""Whom "the country" means where a state, or somebody of one, deals with it or goes there."""

from __future__ import annotations

import pytest

from tests.actors.staging import Staged


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Chad's cabinet resigned. Norwegian Foreign Minister Ole Lang flew to the country.", "TCD"),
        ("Peru has elections in May. A Norwegian delegation made a trip to the country.", "PER"),
        ("Malawi jailed a poet. Norway suspended aid to the country.", "MWI"),
        ("Belarus jailed a poet. Norway recalled its ambassador from the country.", "BLR"),
        ("Mali jailed a poet. Paris imposed sanctions on the country.", "MLI"),
        ("Peru has elections in May. Norway signed a treaty with the country.", "PER"),
        ("Mali jailed a poet. Norway imposed sanctions on the country's bank.", "MLI"),
        ("Sudan seeks help. Norway and Chile pledged a loan to the country.", "SDN"),
    ],
)  # fmt: skip
def test_who_deals_with_the_country_is_of_another(text: str, code: str) -> None:
    assert Staged(text).codes("country") == [code]


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        ("Peru has a new cabinet. Norway's envoy met the country's premier.", "premier", ["PER GOV"]),
        ("Malawi jailed a poet. Norway condemned the country's government.", "government", ["MWI GOV"]),
        ("Peru fumed. Norway's parliament adopted the country's budget.", "country", ["NOR"]),
    ],
)  # fmt: skip
def test_so_is_who_deals_with_what_is_the_countrys(text: str, word: str, codes: list[str]) -> None:
    assert Staged(text).codes(word) == codes


@pytest.mark.parametrize(
    "text",
    [
        "Norway spoke of Peru. Norway has elections in May. Norway's king toured the country.",
        "Norway asked Peru for help. Norway imposed martial law on the country.",
        "Peru accused Norway of spying. Norway expelled an envoy from the country.",
        "Norway asked Peru for help. Norway held a vote in the country.",
    ],
)
def test_who_is_at_home_or_keeps_order_there_is_of_it(text: str) -> None:
    assert Staged(text).codes("country") == ["NOR"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Israel bombed Iran. Iran condemned the strikes on the country.", "IRN"),
        ("The United States imposed sanctions. Iran asked for an end to sanctions on the country.", "IRN"),
        ("Russia attacked Ukraine. Ukraine urged more weapons for the country.", "UKR"),
        ("Germany lent Greece money. Greece announced a new plan for the country.", "GRC"),
        ("Norway lent Peru money. Peru told reporters of aid to the country.", "PER"),
        ("Norway lent Peru money. Peru made changes to the country's budget.", "PER"),
        ("Norway lent Peru money. Peru gave land to the country's farmers.", "PER"),
        ("Norway lent Peru money. Peru imposed a tax on the country's banks.", "PER"),
    ],
)  # fmt: skip
def test_who_judges_or_asks_for_what_is_done_to_the_country_may_be_of_it(
    text: str, code: str
) -> None:
    assert Staged(text).codes("country") == [code]
