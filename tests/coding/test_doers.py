"""A passive that names only who suffered goes on from the act just told against the same side."""

from __future__ import annotations

from dataclasses import replace

from dragoman.coding.parties.doers import with_doer
from dragoman.model import Party, Reading

from .test_antecedents import party, reading


def armed(code: str, sector: str = "MIL") -> Party:
    return replace(party(code), id=f"{code}.{sector}", sectors=(sector,))


def died(*parties: Party, sentence: int = 1) -> Reading:
    return replace(reading(sentence, "ASSAULT", "NOR"), actors=(), recipients=parties)


def struck(recipient: Party, sentence: int = 0) -> Reading:
    return replace(reading(sentence, "ASSAULT", "PER"), recipients=(recipient,))


def test_soldiers_who_died_were_killed_by_those_who_just_attacked_them() -> None:
    told = with_doer(died(armed("CHL")), [struck(armed("CHL"))])
    assert told is not None
    assert [(one.country, one.via) for one in told.actors] == [("PER", "event")]


def test_the_dead_of_a_clash_are_of_an_act_of_both() -> None:
    clash = replace(struck(party("CHL")), actors=(armed("CHL"), armed("CHL", "REB")))
    clash = replace(clash, recipients=(), reciprocal=True)
    told = with_doer(died(armed("CHL")), [clash])
    assert told is not None
    assert told.reciprocal and len(told.actors) == 2 and not told.recipients


def test_no_doer_is_given_from_afar_or_from_an_act_against_others() -> None:
    assert with_doer(died(armed("CHL"), sentence=4), [struck(armed("CHL"))]) is None
    assert with_doer(died(armed("BOL")), [struck(armed("CHL"))]) is None
    assert with_doer(died(party("CHL")), [struck(armed("CHL"))]) is None


def test_people_who_died_are_left_without_a_doer() -> None:
    assert with_doer(died(armed("CHL", "CVL")), [struck(armed("CHL", "CVL"))]) is None
