"""What plain words deny, leave open or say by a colon stands, whatever the networks think of it; headlines are read."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


def told(coder: Coder, text: str) -> list[str]:
    """The mentions of a text as golden lines without modes."""
    return [
        f"{' + '.join(p.country or '---' for p in m.actors)} > "
        f"{', '.join(p.country or '---' for p in m.recipients)}  {m.event}  {m.status}"
        for m in coder.code(text, language="en").mentions
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Norway refused to rule out lifting sanctions on Chad.", "NOR > TCD  CONCEDE  hypothetical"),
        ("Norway has not ruled out a strike on Chad.", "NOR > TCD  THREATEN  actual"),
        ("Norway said it would not rule out recognising Kosovo.", "NOR > KOS  SUPPORT  hypothetical"),
        ("Norway ruled out recognising Kosovo.", "NOR > KOS  REJECT  actual"),
        ("Chad has repeatedly denied arming the Libyan rebels.", "TCD > LBY  AID  negated"),
        ("Chad denies sending troops to Libya", "TCD > LBY  MOBILIZE  negated"),
    ],
)  # fmt: skip
def test_what_is_denied_or_not_ruled_out_stands(coder: Coder, text: str, line: str) -> None:
    assert told(coder, text) == [line]


def test_an_unknown_act_that_is_not_ruled_out_is_none(coder: Coder) -> None:
    assert told(coder, "The Kenyan president has not ruled out a snap election.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Chad denied responsibility for the attack on the Libyan refinery.",
        "Chad denied any role in the attack on the Libyan refinery.",
    ],
)
def test_who_denies_a_part_in_an_attack_made_none(coder: Coder, text: str) -> None:
    assert [line for line in told(coder, text) if "ASSAULT" in line] == []


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Norway, South Africa to hold joint drill", ["NOR + ZAF >   AGREE  actual"]),
        ("Norway, Chile seal trade deal", ["NOR + CHL >   SUPPORT  actual"]),
        ("Norway, Mauritius ink tax treaty", ["NOR + MUS >   SUPPORT  actual"]),
        ("Chad to deport Sudanese nurses, minister says", ["TCD > SDN  COERCE  future"]),
        ("Peru jails Chilean editor", ["PER > CHL  COERCE  actual"]),
        ("Lesotho urged not to accept Chinese loans", [" > LSO  REQUEST  actual"]),
    ],
)
def test_a_headline_tells_who_acts(coder: Coder, text: str, lines: list[str]) -> None:
    assert told(coder, text) == lines


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Kremlin: Norway expelled Russian consul", "RUS"),
        ("Norway expelled Russian consul: UN", "UNO"),
        ("Chilean army chief: Peru expelled Chilean consul", "CHL"),
        # a state's bare name mostly says where
        ("Peru: Chile expelled Bolivian consul", None),
        ("He met one envoy: Norway expelled the Russian consul.", None),
    ],
)
def test_who_stands_beside_a_colon_speaks(coder: Coder, text: str, by: str | None) -> None:
    expelled = [m for m in coder.code(text, language="en").mentions if m.event == "SANCTION"]
    assert [m.said_by.country if m.said_by else None for m in expelled] == [by]


def test_a_state_before_a_colon_says_what_another_must_do(coder: Coder) -> None:
    assert told(coder, "Norway: Chad must leave port") == ["NOR > TCD  REQUEST  actual"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The German chancellor visited Turkey for the first time in four years.", "actual"),
        ("Norway and Chile were allies at the time. At the time Norway visited Chile.", "historical"),
    ],
)  # fmt: skip
def test_the_first_time_in_years_is_no_background(coder: Coder, text: str, status: str) -> None:
    [visit] = [m for m in coder.code(text, language="en").mentions if m.event == "CONSULT"]
    assert visit.status == status
