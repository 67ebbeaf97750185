"""Whom a guest meets in the state that he has gone to is of it, where no words say whose he is."""

from __future__ import annotations

import pytest

from tests.actors.staging import Staged

FLEW = "Norwegian Foreign Minister Ole Lang flew to Lusaka. "


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (FLEW + "He was received by President Joe Banda.", "ZMB GOV"),
        (FLEW + "Lang held talks with Defence Minister Joe Banda.", "ZMB GOV"),
        (FLEW + "President Joe Banda met him there.", "ZMB GOV"),
        (FLEW + "Rebels will leave on Friday. President Joe Banda met him there.", "ZMB GOV"),
        (FLEW + "Lang and President Joe Banda signed a pact.", "ZMB GOV"),
        ("Norwegian Foreign Minister Ole Lang arrived in Lusaka for talks with President Joe Banda.", "ZMB GOV"),
        ("Norwegian Foreign Minister Ole Lang is on a visit to Zambia. He met Speaker Joe Banda.", "ZMB LEG"),
        ("Norwegian Foreign Minister Ole Lang met his Zambian counterpart Ann Roe and President Joe Banda.", "ZMB GOV"),
        ("Norwegian Foreign Minister Ole Lang met his Zambian counterpart and President Joe Banda.", "ZMB GOV"),
    ],
)  # fmt: skip
def test_who_meets_a_guest_is_of_the_host(text: str, code: str) -> None:
    assert Staged(text).codes("Banda", -1) == [code]


@pytest.mark.parametrize(
    "text",
    [
        FLEW + "He was accompanied by Defence Minister Joe Banda.",
        FLEW + "Lang and Foreign Minister Joe Banda met the rebels.",
        FLEW + "He told Defence Minister Joe Banda, who travelled with him, to wait.",
        FLEW + "Lang thanked Prime Minister Joe Banda for sending him.",
        FLEW + "Lang will brief Prime Minister Joe Banda on Friday.",
        "Norwegian Foreign Minister Ole Lang visited Lusaka in May. In Oslo he met Prime Minister Joe Banda.",
        "Norwegian Foreign Minister Ole Lang will travel to Lusaka in May. On Friday he met Prime Minister Joe Banda.",
        FLEW + "Lang returned to Oslo. He met Defence Minister Joe Banda.",
        FLEW + "Peru fumed. President Joe Banda told Lang of it.",
        "Norwegian Foreign Minister Ole Lang met his Zambian counterpart Ann Roe and Foreign Minister Joe Banda.",
    ],
)  # fmt: skip
def test_who_comes_along_or_is_met_elsewhere_is_not(text: str) -> None:
    assert Staged(text).codes("Banda", -1) != ["ZMB GOV"]


def test_a_report_from_the_hosts_capital_tells_of_their_opposition() -> None:
    told = "Norwegian firms and Norway's banks came along. The opposition fumed."
    assert Staged("LUSAKA, May 20 -- " + FLEW + told).codes("opposition") == ["ZMB OPP"]
    assert Staged("OSLO, May 20 -- " + FLEW + told).codes("opposition") == ["NOR OPP"]


def test_two_ministers_are_not_one_who_was_told_of() -> None:
    text = FLEW + "A Norwegian minister sang. Lang met Premier Joe Banda. The two ministers left."
    assert Staged(text).codes("ministers") == ["NOR GOV", "ZMB GOV"]
