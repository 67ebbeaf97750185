"""What is one event and what is not, and what is kept of each telling."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from dragoman.evaluate.resolved import traits_of
from dragoman.model import Coding
from dragoman.resolution.comparing import tables
from dragoman.resolution.comparing.evidence import evidence
from dragoman.resolution.resolve import resolve

from .tellings import Act, event_with, partition, report, write

BLAST = Act(
    "Rebels bombed the cattle market of Kirkuk and left 12 shoppers dead",
    place="Kirkuk",
    killed=(12, 12),
)
AGAIN = replace(BLAST, words="They hit the crowded cattle market in Kirkuk, where 12 shoppers died")
TALKS = Act(
    "Envoys discussed the border tariff on timber in a castle",
    event="CONSULT",
    cameo="040",
    actors=("NOR GOV", "CHL GOV"),
    recipients=(),
    reciprocal=True,
    entry="meet",
)


def told_as_one(tmp_path: Path, *reports: Coding) -> bool:
    register = write(tmp_path / "r", reports)
    resolve(register)
    return len(partition(register)) == 1


def test_two_outlets_tell_one_attack(tmp_path: Path) -> None:
    register = write(
        tmp_path / "r",
        [report(1, [BLAST], outlet="Gazette"), report(2, [AGAIN], outlet="Herald", day=1)],
    )
    resolve(register)
    (event,) = register.rows("events")
    assert (event["reports"], event["independent_reports"]) == (2, 2)
    assert event["outlets"] == ["Gazette", "Herald"]
    assert (event["first_seen"], event["last_seen"]) == ("2031-03-01", "2031-03-02")
    (reason,) = event["reasons"]
    for why in ("same place Kirkuk", "same day 2031-03-01", "killed in both", "cattle"):
        assert why in reason["because"]
    assert reason["probability"] > 0.9


@pytest.mark.parametrize(
    "other",
    [
        replace(
            AGAIN, place="Mosul", words="They hit the wedding hall in Mosul, where 12 guests died"
        ),
        replace(AGAIN, day=9),
        replace(AGAIN, actors=("TUR MIL",)),
        replace(BLAST, actors=BLAST.recipients, recipients=BLAST.actors),
        replace(AGAIN, status="hypothetical"),
        replace(AGAIN, event="AID", cameo="073"),
    ],
    ids=["elsewhere", "a week later", "another actor", "roles reversed", "feared", "another type"],
)
def test_a_contradiction_keeps_two_tellings_apart(tmp_path: Path, other: Act) -> None:
    assert not told_as_one(tmp_path, report(1, [BLAST]), report(2, [other], outlet="Herald"))


def test_talks_after_a_clash_are_another_event(tmp_path: Path) -> None:
    clash = Act("Envoys traded shots at the border over timber", actors=("NOR MIL", "CHL MIL"),
                recipients=(), reciprocal=True)  # fmt: skip
    talks = replace(TALKS, actors=("NOR GOV", "CHL GOV"), day=2)
    assert not told_as_one(tmp_path, report(1, [clash]), report(2, [talks], day=2))


def test_the_second_day_of_a_strike_is_another_event(tmp_path: Path) -> None:
    strike = Act("Dockers stopped work at the grain harbour over pay", event="PROTEST", cameo="143",
                 modes=("strike",), actors=("CHL LAB",), recipients=("CHL GOV",), entry="strike")  # fmt: skip
    later = replace(
        strike, words="Dockers stopped work for a second day over pay at the harbour", day=1
    )
    assert not told_as_one(
        tmp_path, report(1, [strike]), report(2, [later], day=1, outlet="Herald")
    )


def test_a_name_joins_the_state_that_it_acts_for(tmp_path: Path) -> None:
    plain = replace(TALKS, actors=("NOR", "CHL"))
    named = replace(TALKS, actors=("person.kari-lund@NOR GOV", "CHL GOV"),
                    words="Minister Lund discussed the timber tariff of the border with Chile")  # fmt: skip
    register = write(tmp_path / "r", [report(1, [plain]), report(2, [named], outlet="Herald")])
    resolve(register)
    (event,) = register.rows("events")
    assert {party["id"] for party in event["actors"]} == {"person.kari-lund", "CHL.GOV"}


def test_a_headline_and_its_text_are_one_event_in_one_report(tmp_path: Path) -> None:
    title = replace(BLAST, words="Bombs kill 12 in Kirkuk market", length=1, place=None)
    register = write(tmp_path / "r", [report(1, [BLAST], title=title)])
    resolve(register)
    (event,) = register.rows("events")
    assert (event["reports"], len(event["mentions"])) == (1, 2)


def test_an_old_attack_told_as_background_joins_the_old_event(tmp_path: Path) -> None:
    fresh = replace(BLAST, words="Gunmen shot two guards at a depot", day=24, killed=(2, 2),
                    place="Mosul", entry="shoot")  # fmt: skip
    background = replace(AGAIN, status="historical", day=0, length=27)
    old, new = report(1, [BLAST]), report(2, [fresh, background], day=24, outlet="Herald")
    register = write(tmp_path / "r", [old, new])
    resolve(register)
    assert event_with(register, old)["mentions"] == [old.mentions[0].id, new.mentions[1].id]
    assert len(partition(register)) == 2


def test_two_death_tolls_are_both_kept_with_who_says_which(tmp_path: Path) -> None:
    more = replace(
        AGAIN, killed=(17, 17), words="They hit the cattle market of Kirkuk; 17 shoppers died"
    )
    register = write(
        tmp_path / "r",
        [
            report(1, [BLAST], outlet="Gazette"),
            report(2, [more], outlet="Herald", day=1),
            report(3, [replace(more, words="Seventeen shoppers died in the cattle market of Kirkuk")],
                   outlet="Courier", day=1),
        ],
    )  # fmt: skip
    resolve(register)
    (event,) = register.rows("events")
    (count,) = event["counts"]
    assert (count["what"], count["low"], count["high"]) == ("killed", 12, 17)
    told = {one["value"]: one for one in event["disagreements"] if one["field"] == "counts.killed"}
    assert set(told) == {"12", "17"}
    assert (told["12"]["chosen"], told["12"]["outlets"]) == (False, ["Gazette"])
    assert (told["17"]["chosen"], told["17"]["reports"]) == (True, 2)


def test_copies_count_as_one_independent_report(tmp_path: Path) -> None:
    rest = [Act(f"The {n}th witness saw the smoke above the {n}th roof of the old quarter", event="ACCUSE",
                cameo=None, day=None, actors=(), recipients=()) for n in range(12)]  # fmt: skip
    copies = [report(n, [BLAST, *rest], outlet=f"Paper {n}") for n in range(3)]
    register = write(tmp_path / "r", [*copies, report(9, [AGAIN], outlet="Herald")])
    resolve(register)
    event = event_with(register, copies[0])
    assert (event["reports"], event["independent_reports"]) == (4, 2)
    assert len(event["outlets"]) == 4


def test_resemblances_do_not_chain_events_together(tmp_path: Path) -> None:
    """Between two attacks in two towns stand vague tellings that resemble both."""
    here = [report(n, [replace(BLAST, confidence=0.6 + n / 100)], outlet=f"A{n}") for n in range(3)]
    there = [
        report(n + 10, [replace(AGAIN, place="Mosul", killed=(40, 40),
                                words="Rebels shelled a wedding in the hills near Mosul and killed 40 guests")],
               outlet=f"B{n}") for n in range(3)
    ]  # fmt: skip
    vague = report(
        20,
        [replace(BLAST, place=None, killed=None, words="Rebels attacked civilians in the north")],
    )
    register = write(tmp_path / "r", [*here, *there, vague])
    resolve(register)
    assert event_with(register, here[0])["id"] != event_with(register, there[0])["id"]
    assert event_with(register, here[0])["id"] == event_with(register, here[2])["id"]


WAR = Act("Envoys spoke of the war that Rebels wage on civilians of the Zamora valley", day=None)
LATER = replace(WAR, words="Bishops mourned the aggression of Rebels in the Zamora valley")
STRIKE = replace(WAR, words="Bishops mourned the strike of Rebels in the Zamora valley")


def test_a_war_is_one_event_though_a_strike_in_it_is_another(tmp_path: Path) -> None:
    war, later = named(1, WAR, "war"), named(2, LATER, "aggression", day=3, outlet="Herald")
    assert told_as_one(tmp_path / "war", war, later)
    strike = named(2, STRIKE, "strike", day=3, outlet="Herald")
    assert not told_as_one(tmp_path / "strike", war, strike)


def test_crimes_in_a_war_are_not_the_war(tmp_path: Path) -> None:
    crimes = replace(WAR, words="Bishops mourned the war crimes of Rebels in the Zamora valley")
    war, other = named(1, WAR, "war"), named(2, crimes, "war crimes", day=3, outlet="Herald")
    assert not told_as_one(tmp_path, war, other)


def test_a_meeting_is_one_with_its_talking_though_no_word_is_shared(tmp_path: Path) -> None:
    met = replace(TALKS, words="Norway and Chile sat down together on Monday")
    assert told_as_one(tmp_path, report(1, [met, TALKS]))


def test_a_rally_is_one_with_the_stones_that_it_threw(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    march = Act("Dockers marched on the customs house over pay", event="PROTEST", cameo="141",
                modes=("demo",), actors=("CHL LAB",), recipients=("CHL GOV",), entry="march")  # fmt: skip
    stones = replace(march, words="Dockers threw stones at the windows of a bank", entry="throw",
                     modes=("riot",), cameo="145", recipients=("CHL BUS",))  # fmt: skip
    register = write(tmp_path / "r", [report(1, [march, stones])])
    resolve(register)
    assert len(partition(register)) == 1
    monkeypatch.setattr(tables, "loose", lambda: np.zeros(len(tables.types()), bool))
    resolve(register, full=True)
    assert len(partition(register)) == 2


def named(number: int, act: Act, trigger: str, *, day: int = 0, outlet: str = "Gazette") -> Coding:
    """A report whose one act is shown by the given word of its sentence."""
    coding = report(number, [act], day=day, outlet=outlet)
    (mention,) = coding.mentions
    start = coding.document.text.index(trigger)
    span = replace(mention.trigger, start=start, end=start + len(trigger))
    return replace(coding, mentions=(replace(mention, trigger=span, trigger_text=trigger),))


def test_headline_and_opening_of_one_report_are_told_by_what_they_share(tmp_path: Path) -> None:
    title = replace(BLAST, words="Rebels bomb the cattle market of Kirkuk")
    register = write(tmp_path / "r", [report(1, [BLAST], title=title)])
    resolve(register)
    (event,) = register.rows("events")
    (reason,) = event["reasons"]
    assert "copies of one report" not in reason["because"]
    assert "cattle" in reason["because"]


@pytest.mark.parametrize(("cameo", "deed"), [("057", True), ("0571", True), ("051", False)])
def test_a_story_praises_often_and_signs_once(cameo: str, deed: bool) -> None:
    act = replace(TALKS, event="SUPPORT", cameo=cameo, entry="sign")
    told = report(1, [act, replace(act, words="They signed at noon")])
    traits = traits_of([told])
    first, second = np.array([0]), np.array([1])
    worth = dict(evidence(traits, first, second))["once"]
    assert bool(worth[0] == 0) is deed


@pytest.mark.parametrize(
    ("other", "deed"),
    [
        ({}, True),
        ({"actors": ("DNK",)}, False),
        ({"recipients": ("CHN GOV",)}, False),
        ({"cameo": "163"}, False),
    ],
    ids=["the same", "another actor", "another recipient", "another act"],
)
def test_one_expulsion_is_told_by_many_words_in_one_story(
    other: dict[str, object], deed: bool
) -> None:
    act = Act("Italy expelled thirty envoys", event="SANCTION", cameo="166", modes=(), day=None,
              actors=("ITA",), recipients=("RUS GOV",), entry="expel", place=None)  # fmt: skip
    again = replace(act, words="Rome ordered out diplomats", entry="order.out", **other)
    reports = [report(1, [act]), report(2, [again], outlet="Herald")]
    traits = traits_of(reports)
    traits = replace(traits, story=np.ones_like(traits.story))
    worth = dict(evidence(traits, np.array([0]), np.array([1])))["same_deed"]
    assert bool(worth[0]) is deed


def test_one_who_is_held_is_not_the_crowd_that_was_held_before(tmp_path: Path) -> None:
    many = Act(
        "Police arrested 45 marchers at the harbour over the price of fuel",
        event="COERCE",
        modes=("arrest",),
        cameo="173",
        actors=("NOR COP",),
        recipients=("NOR CVL",),
        arrested=(45, 45),
        entry="arrest.party",
    )
    lead = "Police arrested the marcher Nils Lund at the harbour over the price of fuel"
    one = replace(many, words=lead, recipients=("person.lund@NOR CVL",), arrested=None)
    assert told_as_one(tmp_path, report(1, [many]), report(2, [one], outlet="B")) is False
    pair = replace(many, arrested=(2, 2))
    (tmp_path / "two").mkdir()
    assert told_as_one(tmp_path / "two", report(1, [pair]), report(2, [one], outlet="B"))


def test_who_claims_an_attack_tells_of_the_one_told_before(tmp_path: Path) -> None:
    blast = replace(BLAST, actors=("IRQ UAF",), words="Gunmen bombed the cattle market of Kirkuk")
    claim = Act("Rebels claimed responsibility in a leaflet", cameo="180", recipients=(), entry="claim.attack")  # fmt: skip
    assert told_as_one(tmp_path, report(1, [blast, claim]))
    (tmp_path / "two").mkdir()
    other = replace(claim, entry="attack.party")
    assert not told_as_one(tmp_path / "two", report(1, [blast, other]))
