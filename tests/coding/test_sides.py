"""Acts of both sides, acts implied, damage on the side; modes of means and of what is threatened."""

from __future__ import annotations

import pytest

from dragoman.coding import read_tree
from dragoman.coding.sides import SIDE, TOLD_TOLL, implied_acts
from dragoman.lexicon import Lexicon
from dragoman.model import Reading, Rejection
from dragoman.ontology import cameo, event_type, modes

from .trees import WordCast, build


def read(rows: str) -> tuple[tuple[Reading, ...], tuple[Rejection, ...]]:
    document, tree = build(rows)
    found = read_tree(tree, WordCast(tree), Lexicon.load(), document)
    return found.readings, found.rejections(tree)


EACH_OTHER = """
Norway Norway PROPN NNP nsubj 4
and and CCONJ CC cc 3
Chile Chile PROPN NNP conj 1
attacked attack VERB VBD root 0
each each DET DT obj 4
other other ADJ JJ fixed 5
"""


def test_what_two_do_to_each_other_is_one_act_of_both() -> None:
    (reading,), _ = read(EACH_OTHER)
    assert reading.reciprocal and len(reading.actors) == 2 and not reading.recipients


def test_an_act_of_two_upon_a_third_is_not() -> None:
    (reading,), _ = read(
        EACH_OTHER.replace(
            "each each DET DT obj 4\nother other ADJ JJ fixed 5\n", "Peru Peru PROPN NNP obj 4\n"
        )
    )
    assert not reading.reciprocal


TOLL = """
Norwegian Norwegian ADJ JJ amod 2
troops troop NOUN NNS nsubj 3
attacked attack VERB VBD root 0
a a DET DT det 5
bus bus NOUN NN obj 3
, , PUNCT , punct 7
killing kill VERB VBG advcl 3
Chile Chile PROPN NNP obj 7
"""


def test_the_toll_of_an_attack_in_a_participle_is_that_attack() -> None:
    (reading,), rejections = read(TOLL)
    assert reading.trigger == 2
    assert [party.country for party in reading.recipients] == ["CHL"]
    assert TOLD_TOLL in {rejection.reason for rejection in rejections}


def test_whom_the_same_killed_besides_is_another_act() -> None:
    other = TOLL.replace("killing kill VERB VBG advcl 3", "killed kill VERB VBD conj 3")
    assert len(read(other)[0]) == 2


def test_a_house_hit_while_people_are_killed_is_no_second_act() -> None:
    readings, rejections = read("""
Norwegian Norwegian ADJ JJ amod 2
troops troop NOUN NNS nsubj 3
killed kill VERB VBD root 0
soldiers soldier NOUN NNS obj 3
and and CCONJ CC cc 6
destroyed destroy VERB VBD conj 3
a a DET DT det 8
school school NOUN NN obj 6
""")
    assert [reading.event for reading in readings] == ["ASSAULT"]
    assert "destroy" not in readings[0].modes
    assert SIDE in {rejection.reason for rejection in rejections}


@pytest.mark.parametrize(
    ("place", "events"),
    [("prison prison NOUN NN", ["SANCTION", "COERCE"]), ("death death NOUN NN", ["SANCTION"])],
)
def test_a_conviction_to_prison_is_an_arrest_as_well(place: str, events: list[str]) -> None:
    readings, _ = read(f"""
Oslo Oslo PROPN NNP nsubj 2
sentenced sentence VERB VBD root 0
Chilean Chilean ADJ JJ amod 4
soldiers soldier NOUN NNS obj 2
to to ADP IN case 6
{place} obl 2
""")
    assert [reading.event for reading in readings] == events


def test_implied_acts_name_what_the_ontology_knows() -> None:
    for rule in implied_acts():
        assert rule.mode in {mode.name for mode in modes(event_type(rule.event).code)}
        assert rule.gives_mode in {mode.name for mode in modes(event_type(rule.gives).code)}
        assert cameo(rule.cameo).code == rule.cameo


def test_the_means_add_a_mode_to_that_of_the_entry() -> None:
    (reading,), _ = read("""
Norwegian Norwegian ADJ JJ amod 2
helicopters helicopter NOUN NNS nsubj 3
shelled shell VERB VBD root 0
Chile Chile PROPN NNP obj 3
""")
    assert set(reading.modes) == {"aerial", "heavy-weapons"}


def test_the_mode_of_a_threat_is_what_is_threatened() -> None:
    (reading,), _ = read("""
Norway Norway PROPN NNP nsubj 2
threatened threaten VERB VBD root 0
to to PART TO mark 4
seize seize VERB VB xcomp 2
Chilean Chilean ADJ JJ amod 6
islands island NOUN NNS obj 4
""")
    assert (reading.event, reading.modes) == ("THREATEN", ("territory",))


def test_a_demand_has_the_code_of_what_is_demanded() -> None:
    (reading,), _ = read("""
Norway Norway PROPN NNP nsubj 2
urged urge VERB VBD root 0
Chile Chile PROPN NNP obj 2
to to PART TO mark 5
release release VERB VB xcomp 2
the the DET DT det 7
prisoners prisoner NOUN NNS obj 5
""")
    assert (reading.event, reading.cameo) == ("REQUEST", "0253")
