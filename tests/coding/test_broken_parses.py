"""Parses that are broken in ways parsers break them, and what is read all the same."""

from __future__ import annotations

from dragoman.coding import read_tree
from dragoman.lexicon import Lexicon
from dragoman.model import Reading

from .trees import WordCast, build


def read(rows: str) -> list[Reading]:
    document, tree = build(rows)
    return list(read_tree(tree, WordCast(tree), Lexicon.load(), document).readings)


def sides(reading: Reading) -> tuple[list[str | None], list[str | None]]:
    return [p.country for p in reading.actors], [p.country for p in reading.recipients]


def test_a_headline_whose_subject_is_a_compound_of_its_verb() -> None:
    (reading,) = read("""
Norway Norway PROPN NNP compound 2
attacks attack VERB VBZ root 0
Chile Chile PROPN NNP obj 2
""")
    assert sides(reading) == (["NOR"], ["CHL"])


def test_names_of_a_headline_set_apart_by_a_comma_act_together() -> None:
    (reading,) = read("""
Norway Norway PROPN NNP vocative 4
, , PUNCT , punct 1
Chile Chile PROPN NNP nsubj 4
sign sign VERB VBP root 0
pact pact NOUN NN obj 4
""")
    assert reading.reciprocal and {p.country for p in reading.actors} == {"NOR", "CHL"}


def test_to_whom_and_what_as_two_objects() -> None:
    (reading,) = read("""
Norway Norway PROPN NNP nsubj 2
gave give VERB VBD root 0
Chile Chile PROPN NNP obj 2
loans loan NOUN NNS obj 2
""")
    assert reading.event == "AID" and sides(reading) == (["NOR"], ["CHL"])


def test_to_whom_as_a_compound_of_things_given() -> None:
    (reading,) = read("""
Norway Norway PROPN NNP nsubj 2
sold sell VERB VBD root 0
Chile Chile PROPN NNP compound 4
tanks tank NOUN NNS obj 2
""")
    assert reading.event == "COOPERATE" and sides(reading) == (["NOR"], ["CHL"])


def test_a_compound_of_things_given_to_another_is_not_whom_they_are_given_to() -> None:
    (reading,) = read("""
Norway Norway PROPN NNP nsubj 2
sold sell VERB VBD root 0
Chile Chile PROPN NNP compound 4
tanks tank NOUN NNS obj 2
to to ADP IN case 6
Bolivia Bolivia PROPN NNP obl 2
""")
    assert sides(reading)[1] == ["BOL"]


def test_what_one_flees_by_is_no_agent() -> None:
    (reading,) = read("""
Norway Norway PROPN NNP nmod:poss 3
's 's PART POS case 1
president president NOUN NN nsubj 4
fled flee VERB VBN root 0
by by ADP IN case 6
helicopter helicopter NOUN NN obl:agent 4
. . PUNCT . punct 4
""")
    assert reading.event == "RETREAT" and sides(reading) == (["NOR"], [])


def test_an_object_set_apart_is_no_second_one() -> None:
    readings = read("""
Norway Norway PROPN NNP nsubj 2
attacked attack VERB VBD root 0
Chile Chile PROPN NNP obj 2
, , PUNCT , punct 5
Bolivia Bolivia PROPN NNP obj 2
""")
    assert [sides(reading) for reading in readings] == [(["NOR"], ["CHL", "BOL"])]


def test_an_agent_that_hangs_from_the_object_of_a_passive() -> None:
    (reading,) = read("""
Chile Chile PROPN NNP nsubj:pass 3
was be AUX VBD aux:pass 3
granted grant VERB VBN root 0
a a DET DT det 5
loan loan NOUN NN obj 3
by by ADP IN case 7
Norway Norway PROPN NNP nmod 5
""")
    assert reading.event == "AID" and sides(reading) == (["NOR"], ["CHL"])


def test_a_subject_that_was_counted_by_its_year() -> None:
    (reading,) = read("""
In in ADP IN case 3
1973 1973 NUM CD nummod 3
Norway Norway PROPN NNP obl 4
attacked attack VERB VBD root 0
Chile Chile PROPN NNP obj 4
""")
    assert sides(reading) == (["NOR"], ["CHL"])
    assert reading.status == "historical"


def test_a_report_parsed_as_a_conjunct_says_what_stands_before_it() -> None:
    (reading,) = read("""
Norway Norway PROPN NNP nsubj 3
had have AUX VBD aux 3
attacked attack VERB VBN root 0
Chile Chile PROPN NNP obj 3
, , PUNCT , punct 7
officials official NOUN NNS nsubj 7
said say VERB VBD conj 3
""")
    assert reading.status == "actual"
    assert reading.said_by is not None and reading.said_by.country == "PER"


def test_a_particle_taken_for_a_preposition_leaves_its_object() -> None:
    (reading,) = read("""
rebels rebel NOUN NNS nsubj 2
handed hand VERB VBD root 0
in in ADP IN case 5
their they PRON PRP$ nmod:poss 5
weapons weapon NOUN NNS obl 2
""")
    assert (reading.event, reading.modes) == ("RETREAT", ("disarm",))


def test_a_perfect_infinitive_under_a_verb_of_seeming_is_told_as_done() -> None:
    (reading,) = read("""
Norway Norway PROPN NNP nsubj 2
appears appear VERB VBZ root 0
to to PART TO mark 5
have have AUX VB aux 5
attacked attack VERB VBN xcomp 2
Chile Chile PROPN NNP obj 5
""")
    assert reading.status == "actual"


def test_a_verb_taken_for_a_noun_that_has_a_subject_and_an_object() -> None:
    (reading,) = read("""
Norway Norway PROPN NNP nsubj 4
and and CCONJ CC cc 3
Chile Chile PROPN NNP conj 1
sign sign NOUN NN root 0
treaty treaty NOUN NN obj 4
""")
    assert reading.reciprocal and {p.country for p in reading.actors} == {"NOR", "CHL"}


def test_the_second_side_of_talks_taken_for_the_subject_of_their_verb() -> None:
    (reading,) = read("""
talks talk NOUN NNS nsubj 6
between between ADP IN case 3
Norway Norway PROPN NNP nmod 1
and and CCONJ CC cc 5
Chile Chile PROPN NNP nsubj 6
began begin VERB VBD root 0
""")
    assert reading.reciprocal and {p.country for p in reading.actors} == {"NOR", "CHL"}


def test_who_speaks_during_talks_is_one_side_of_them() -> None:
    (reading,) = read("""
Norway Norway PROPN NNP nsubj 2
spoke speak VERB VBD root 0
of of ADP IN case 4
rain rain NOUN NN obl 2
during during ADP IN case 6
talks talk NOUN NNS obl 2
with with ADP IN case 8
Chile Chile PROPN NNP nmod 6
""")
    assert (reading.event, reading.reciprocal) == ("CONSULT", True)
    assert {p.country for p in reading.actors} == {"NOR", "CHL"}


def test_what_is_made_harder_is_no_act() -> None:
    assert not read("""
Norway Norway PROPN NNP nsubj 2
made make VERB VBD root 0
raids raid NOUN NNS obj 2
on on ADP IN case 5
Chile Chile PROPN NNP nmod 3
harder hard ADJ JJR xcomp 2
""")


def test_a_series_of_acts_takes_place() -> None:
    (reading,) = read("""
a a DET DT det 2
series series NOUN NN nsubj 7
of of ADP IN case 4
talks talk NOUN NNS nmod 2
will will AUX MD aux 7
soon soon ADV RB advmod 7
begin begin VERB VB root 0
between between ADP IN case 9
Norway Norway PROPN NNP obl 7
and and CCONJ CC cc 11
Chile Chile PROPN NNP conj 9
""")
    assert (reading.event, reading.status) == ("AGREE", "actual")


def test_a_noun_taken_for_a_verb_has_its_owner() -> None:
    reading, condemned = read("""
Norway Norway PROPN NNP nsubj 2
condemned condemn VERB VBD root 0
Chile Chile PROPN NNP nmod:poss 5
's 's PART POS case 3
attacks attack VERB VBZ ccomp 2
""")
    assert reading.event == "ACCUSE" and sides(reading) == (["NOR"], ["CHL"])
    # what is condemned is told as done
    assert condemned.event == "ASSAULT" and sides(condemned) == (["CHL"], [])
