"""Phrases that parsers hang in the wrong place, and whom a clause is said of."""

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


def test_an_infinitive_hung_from_in_principle_is_what_was_agreed() -> None:
    (reading,) = read("""
Norway Norway PROPN NNP nsubj 2
agreed agree VERB VBD root 0
in in ADP IN case 4
principle principle NOUN NN obl 2
to to PART TO mark 6
help help VERB VB acl 4
Chile Chile PROPN NNP obj 6
""")
    assert reading.event == "AGREE" and sides(reading) == (["NOR"], ["CHL"])


def test_a_name_between_a_verb_of_giving_and_what_is_given_is_to_whom() -> None:
    (reading,) = read("""
Norway Norway PROPN NNP nsubj 2
offered offer VERB VBD root 0
Chile Chile PROPN NNP compound 4
talks talk NOUN NNS obj 2
""")
    assert reading.event == "AGREE" and sides(reading) == (["NOR"], ["CHL"])


def test_whom_a_clause_is_said_of_stands_accused() -> None:
    (reading,) = read("""
Norway Norway PROPN NNP nsubj 2
alleged allege VERB VBD root 0
that that SCONJ IN mark 7
Chile Chile PROPN NNP nsubj 7
was be AUX VBD cop 7
a a DET DT det 7
gambler gambler NOUN NN ccomp 2
""")
    assert reading.event == "ACCUSE" and sides(reading) == (["NOR"], ["CHL"])


def test_a_verb_without_a_passive_has_no_agent() -> None:
    (reading,) = read("""
Norway Norway PROPN NNP nsubj 2
stood stand VERB VBD root 0
by by ADP IN case 4
Chile Chile PROPN NNP obl:agent 2
""")
    assert reading.event == "SUPPORT" and sides(reading) == (["NOR"], ["CHL"])


def test_two_names_joined_by_a_hyphen_are_both_sides_of_talks() -> None:
    (reading,) = read("""
Norway Norway PROPN NNP compound 4
- - PUNCT HYPH punct 1
Chile Chile PROPN NNP flat 1
talks talk NOUN NNS nsubj 5
began begin VERB VBD root 0
""")
    assert reading.reciprocal and {p.country for p in reading.actors} == {"NOR", "CHL"}


def test_who_accused_may_hang_from_what_one_is_accused_of() -> None:
    readings = read("""
Norway Norway PROPN NNP nsubj 3
, , PUNCT , punct 3
accused accuse VERB VBN advcl 9
of of ADP IN mark 5
spying spy VERB VBG advcl 3
by by ADP IN case 7
Chile Chile PROPN NNP obl 5
, , PUNCT , punct 3
slept sleep VERB VBD root 0
""")
    assert [(r.event, sides(r)) for r in readings] == [("ACCUSE", (["CHL"], ["NOR"]))]
