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
