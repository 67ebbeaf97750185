"""An act that only its noun takes up has the sides of the one just told, and of no other."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder
from dragoman.config import Settings
from dragoman.model import EventMention


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(Settings(ranker=False))


def of_type(coder: Coder, text: str, event: str) -> list[EventMention]:
    return [m for m in coder.code(text).mentions if m.event == event]


def test_a_raid_that_is_taken_up_has_the_sides_of_the_raid_that_was_told(coder: Coder) -> None:
    text = "Chilean rebels raided a Norwegian post. The raid left nine soldiers dead."
    told, again = of_type(coder, text, "ASSAULT")
    assert again.trigger_text == "raid"
    assert [p.country for p in again.actors] == ["CHL"]
    assert [p.country for p in again.recipients] == ["NOR"]
    assert {p.via for p in again.actors} == {"event"}
    assert again.confidence < told.confidence


def test_a_noun_for_two_sides_takes_up_no_attack_of_one(coder: Coder) -> None:
    text = "Chilean rebels raided a Norwegian post. The clashes left nine soldiers dead."
    assert [m.trigger_text for m in of_type(coder, text, "ASSAULT")] == ["raided"]


def test_a_noun_without_an_article_takes_up_nothing(coder: Coder) -> None:
    text = "Chilean rebels raided a Norwegian post. Raids leave scars."
    assert [m.trigger_text for m in of_type(coder, text, "ASSAULT")] == ["raided"]


def test_what_was_told_long_ago_is_not_taken_up(coder: Coder) -> None:
    between = "Norway sells fish. Chile sells wine. Norway buys wine. Chile buys fish. "
    text = f"Chilean rebels raided a Norwegian post. {between}The raid left nine soldiers dead."
    assert [m.trigger_text for m in of_type(coder, text, "ASSAULT")] == ["raided"]


def test_a_raid_is_taken_up_though_another_was_taken_up_long_before(coder: Coder) -> None:
    first = "Chilean rebels raided a Norwegian post. The raid left nine soldiers dead. "
    between = "Norway sells fish. Chile sells wine. Norway buys wine. Chile buys fish. "
    second = "Peruvian rebels raided a Bolivian post. The raid left two soldiers dead."
    told = of_type(coder, first + between + second, "ASSAULT")
    assert [p.country for p in told[-1].actors] == ["PER"]
    assert told[-1].trigger_text == "raid"


def test_a_strike_of_workers_is_taken_up_as_a_protest(coder: Coder) -> None:
    text = "Norwegian dockers walked out on Monday. The strike entered its third week."
    again = of_type(coder, text, "PROTEST")[-1]
    assert again.trigger_text == "strike"
    assert [p.country for p in again.actors] == ["NOR"]


@pytest.mark.parametrize(
    "going",
    ["Fighting broke out at dawn.", "Heavy fighting raged.", "Clashes resumed near the port."],
)
def test_fighting_goes_on_between_those_who_attacked_and_were_attacked(
    coder: Coder, going: str
) -> None:
    told = of_type(coder, f"Chilean rebels attacked Norwegian troops. {going}", "ASSAULT")
    assert [(p.country, p.via) for p in told[-1].actors] == [("CHL", "event"), ("NOR", "event")]
    assert told[-1].reciprocal


@pytest.mark.parametrize(
    "text",
    [
        "Chilean rebels attacked a Norwegian hospital. Fighting raged.",
        "Chilean rebels attacked Norwegian troops. Fighting in Mali continued.",
        "Chilean rebels attacked Norwegian troops. Clashes hurt trade.",
    ],
)
def test_fighting_is_not_taken_up_elsewhere_or_with_the_unarmed(coder: Coder, text: str) -> None:
    assert not any(m.reciprocal for m in of_type(coder, text, "ASSAULT"))


CHILE = "Chile's congress met. Chile's police shot dead a Chilean student on Monday. "


def test_riots_of_nobody_are_by_people_of_the_state_that_the_text_is_on(coder: Coder) -> None:
    [riot] = of_type(coder, CHILE + "Riots broke out that night.", "PROTEST")
    assert [(p.code, p.via) for p in riot.actors] == [("CHL CVL", "document")]


@pytest.mark.parametrize(
    "words",
    [
        "Riots broke out in Oslo.",
        "The minister feared protests.",
        "Riots could follow.",
        "Protests against Peru continued.",
    ],
)
def test_protests_elsewhere_or_in_passing_are_by_nobody_of_it(coder: Coder, words: str) -> None:
    told = of_type(coder, CHILE + words, "PROTEST")
    assert not any(p.code == "CHL CVL" and p.via == "document" for m in told for p in m.actors)


def test_a_sentence_that_names_nobody_is_read_for_arrests(coder: Coder) -> None:
    text = (
        "Chilean police fired tear gas at marchers in Santiago. At least 26 people were arrested."
    )
    [arrest] = of_type(coder, text, "COERCE")
    assert [p.code for p in arrest.actors] == ["CHL COP"]
    assert [p.code for p in arrest.recipients] == ["CHL CVL"]


CONDEMNED = [
    ("Chilean rebels attacked a post in Peru. Peruvian jets bombed a camp. Norway sells fish. Norway condemned the attack.", ["CHL"]),
    ("Two bombs exploded in Lima, Peru. Peruvian troops killed two smugglers. Lima is a port. Norway condemned the attack.", []),
    ("A bomb killed two Peruvians in Lima. Chilean rebels claimed responsibility. Lima is a port. Norway condemned the bombing.", ["CHL"]),
    ("Chilean rebels fired rockets at Peru. Peruvian jets hit a Chilean camp. Norway condemned the rocket attack.", ["CHL"]),
    ("Chilean rebels stabbed two Peruvian traders. Peruvian police shot a Chilean. Norway condemned the stabbing.", ["CHL"]),
    ("Chilean police shot dead two students. Chile's ombudsman opened an inquiry into the killings.", ["CHL"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "codes"), CONDEMNED)
def test_who_is_blamed_did_the_deed_that_the_report_is_about(
    coder: Coder, text: str, codes: list[str]
) -> None:
    [blame] = of_type(coder, text, "ACCUSE")
    assert [p.country for p in blame.recipients] == codes


DENIED = [
    ("Peru's foreign minister said Chile had jailed two priests. Chile denied the charge.", ["PER"]),
    ("Peru's army said Chilean troops had shelled a school. Santiago rejected the accusation.", ["PER"]),
    ("Norway and Chile signed a pact. Santiago voted to close a port. Chile denied the report.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "codes"), DENIED)
def test_a_denial_goes_to_those_who_told_it(coder: Coder, text: str, codes: list[str]) -> None:
    denials = of_type(coder, text, "REJECT")
    assert [p.country for m in denials for p in m.recipients] == codes


HELD = "Chilean police arrested the editor Ali Perez on Monday. {}"


@pytest.mark.parametrize(
    "words",
    [
        "Norway demanded his release.",
        "Norway urged the release of the editor.",
        "Norway demanded that he be freed.",
        "Norway demanded his freedom.",
        "Norway demanded freedom for the editor.",
        "Norway demanded the release of all detainees.",
        "Norway demanded the release of Ali Perez.",
        "Norway demanded the release of the three.",
    ],
)
def test_a_release_is_asked_of_those_who_hold_people(coder: Coder, words: str) -> None:
    [asked] = of_type(coder, HELD.format(words), "REQUEST")
    assert [(p.code, p.via) for p in asked.recipients] == [("CHL COP", "event")]


@pytest.mark.parametrize(
    "words",
    [
        "Norway demanded the release of the audit report.",
        "Norway demanded the release of frozen funds.",
        "Norway demanded the release of the election results.",
        "Norway demanded freedom of the press.",
        "Norway demanded freedom of speech.",
        "Norway demanded the report's release.",
    ],
)
def test_what_is_no_letting_go_is_not_asked_of_them(coder: Coder, words: str) -> None:
    [asked] = of_type(coder, HELD.format(words), "REQUEST")
    assert not any(p.code == "CHL COP" for p in asked.recipients)


def test_a_ship_that_is_held_is_let_go_as_people_are(coder: Coder) -> None:
    text = "Chilean troops seized a Norwegian tanker. Norway demanded the release of the tanker."
    [asked] = of_type(coder, text, "REQUEST")
    assert [p.code for p in asked.recipients] == ["CHL MIL"]


@pytest.mark.parametrize(
    ("arrest", "codes"),
    [
        ("At least 26 people were arrested on Monday.", ["CHL COP"]),
        ("Twenty people were arrested on suspicion of fraud.", []),
    ],
)
def test_people_are_held_by_the_police_who_acted_unless_for_another_reason(
    coder: Coder, arrest: str, codes: list[str]
) -> None:
    text = f"Chilean police fired tear gas at protesters. {arrest}"
    [held] = of_type(coder, text, "COERCE")
    assert [p.code for p in held.actors] == codes


def test_who_is_asked_by_name_stays_and_nobody_asks_himself(coder: Coder) -> None:
    [asked] = of_type(coder, HELD.format("Norway called on Peru to free its envoy."), "REQUEST")
    assert [p.country for p in asked.recipients] == ["PER"]
    own = of_type(coder, HELD.format("Chilean police demanded his release."), "REQUEST")
    assert not any(p.code == "CHL COP" for m in own for p in m.recipients)


COUP = "Chile's army seized power. Chile's president was held. Chilean troops closed the port. {}"


@pytest.mark.parametrize(
    ("words", "event"),
    [
        ("Norway suspended aid.", "SANCTION"),
        ("The World Bank froze payments.", "SANCTION"),
        ("Norway condemned the coup and cut its aid.", "SANCTION"),
        ("Norway sent food and tents.", "AID"),
        ("Norway welcomed the talks and donated food.", "AID"),
    ],
)
def test_what_others_cut_or_give_in_a_report_on_a_state_is_that_of_the_state(
    coder: Coder, words: str, event: str
) -> None:
    told = of_type(coder, COUP.format(words), event)
    assert [(p.country, p.via) for p in told[-1].recipients] == [("CHL", "document")]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Chile cut its aid.", []),
        ("Norway cut its aid after a visit to Peru.", [["PER"]]),
        ("Aid was cut.", []),
    ],
)
def test_nothing_is_cut_at_home_or_where_another_state_is_named(
    coder: Coder, words: str, told: list[list[str | None]]
) -> None:
    cut = of_type(coder, COUP.format(words), "SANCTION")
    assert [[p.country for p in m.recipients] for m in cut] == told


def test_what_is_promised_is_not_given_as_well(coder: Coder) -> None:
    text = COUP.format("Norway promised help and donated food.")
    assert of_type(coder, text, "AID") == []
