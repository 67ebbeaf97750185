"""A passive that names only who suffered goes on from the act just told against the same side."""

from __future__ import annotations

from dataclasses import replace

from dragoman.coding.parties.doers import held_by_those, with_doer
from dragoman.model import Party, Reading, Tree

from .test_antecedents import party, reading
from .trees import build


def parsed(rows: str) -> Tree:
    return build(rows)[1]


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


ARREST = parsed(
    "People people NOUN NNS nsubj:pass 3\nwere be AUX VBD aux:pass 3\nheld hold VERB VBN root 0"
)
ABROAD = parsed(
    """People people NOUN NNS nsubj:pass 3
were be AUX VBD aux:pass 3
held hold VERB VBN root 0
in in ADP IN case 5
Oslo Oslo PROPN NNP obl 3"""
)
ON_MONDAY = parsed(
    """People people NOUN NNS nsubj:pass 3
were be AUX VBD aux:pass 3
held hold VERB VBN root 0
on on ADP IN case 5
Monday Monday PROPN NNP obl 3"""
)
FOR_A_MURDER = parsed(
    """People people NOUN NNS nsubj:pass 3
were be AUX VBD aux:pass 3
held hold VERB VBN root 0
in in ADP IN case 5
connection connection NOUN NN obl 3
with with ADP IN case 8
a a DET DT det 8
murder murder NOUN NN nmod 5"""
)
NOBODY = replace(party("PER"), id="people", country=None, sectors=("CVL",), via="none")
DISPERSED = replace(struck(armed("CHL", "CVL")), actors=(armed("CHL", "COP"),))


def arrested(*parties: Party, sentence: int = 1) -> Reading:
    told = replace(died(*parties, sentence=sentence), event="COERCE", modes=("arrest",))
    return replace(told, trigger=2)


def test_people_are_held_by_the_police_who_have_just_acted() -> None:
    told = held_by_those(arrested(NOBODY), ARREST, [DISPERSED])
    assert told is not None
    assert [(one.code, one.via) for one in told.actors] == [("CHL COP", "event")]
    assert [one.code for one in told.recipients] == ["CHL CVL"]


def test_a_day_is_no_other_place() -> None:
    told = held_by_those(arrested(NOBODY), ON_MONDAY, [DISPERSED])
    assert told is not None
    assert [one.code for one in told.actors] == ["CHL COP"]


def test_an_arrest_for_another_reason_goes_on_from_nothing() -> None:
    assert held_by_those(arrested(NOBODY), FOR_A_MURDER, [DISPERSED]) is None


def test_a_guessed_captor_makes_no_arrest_surer() -> None:
    told = held_by_those(replace(arrested(NOBODY), confidence=0.2), ARREST, [DISPERSED])
    assert told is not None and told.confidence == 0.2
    told = held_by_those(arrested(NOBODY), ARREST, [replace(DISPERSED, confidence=0.1)])
    assert told is not None and told.confidence < 0.1


def test_people_of_another_state_or_place_are_held_by_others() -> None:
    assert held_by_those(arrested(armed("BOL", "CVL")), ARREST, [DISPERSED]) is None
    assert held_by_those(arrested(NOBODY), ABROAD, [DISPERSED]) is None
    told_abroad = replace(arrested(NOBODY), said_by=armed("NOR", "GOV"))
    assert held_by_those(told_abroad, ARREST, [DISPERSED]) is None


def test_nobody_is_held_by_a_crowd_or_by_police_told_long_before() -> None:
    crowd = replace(DISPERSED, actors=(armed("CHL", "CVL"),))
    assert held_by_those(arrested(NOBODY), ARREST, [crowd]) is None
    assert held_by_those(arrested(NOBODY, sentence=4), ARREST, [DISPERSED]) is None
    assert held_by_those(died(NOBODY), ARREST, [DISPERSED]) is None
