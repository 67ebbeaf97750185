"""What a reading carries beside its parties: trigger, operators, status, speaker, counts, reasons."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.coding import read_tree
from dragoman.lexicon import Lexicon
from dragoman.model import Reading, Rejection

from .trees import WordCast, build


def read(
    rows: str, published: date | None = None
) -> tuple[tuple[Reading, ...], tuple[Rejection, ...]]:
    document, tree = build(rows, published)
    found = read_tree(tree, WordCast(tree), Lexicon.load(), document)
    return found.readings, found.rejections(tree)


REFUSED = """
Norway Norway PROPN NNP nsubj 2
refused refuse VERB VBD root 0
to to PART TO mark 4
sign sign VERB VB xcomp 2
the the DET DT det 6
treaty treaty NOUN NN obj 4
with with ADP IN case 8
Chile Chile PROPN NNP nmod 6
"""


def test_an_operator_is_the_trigger_and_is_recorded() -> None:
    (reading,), _ = read(REFUSED)
    assert (reading.event, reading.trigger) == ("REJECT", 1)
    assert reading.operators == ("refuse.to",)
    assert set(reading.tokens) >= {1, 3}


ATTACK = """
Norway Norway PROPN NNP nsubj 2
attacked attack VERB VBD root 0
Chile Chile PROPN NNP obj 2
in in ADP IN case 5
{year} {year} NUM CD obl 2
"""


def test_a_year_before_the_last_is_history_and_this_year_is_not() -> None:
    (old,), _ = read(ATTACK.format(year=1993), date(2024, 3, 15))
    (new,), _ = read(ATTACK.format(year=2024), date(2024, 3, 15))
    assert (old.status, new.status) == ("historical", "actual")


def test_of_several_statuses_the_first_in_order_is_the_status() -> None:
    rows = """
Norway Norway PROPN NNP nsubj 4
will will AUX MD aux 4
not not PART RB advmod 4
attack attack VERB VB root 0
Chile Chile PROPN NNP obj 4
"""
    (reading,), _ = read(rows)
    assert (reading.status, reading.also) == ("negated", ("future",))


KILLED = """
{who} {who} NOUN NNS nsubj:pass 3
were be AUX VBD aux:pass 3
killed kill VERB VBN root 0
"""


@pytest.mark.parametrize("who", ["workers", "soldiers"])
def test_deaths_without_an_actor_are_rejected_with_the_reason(who: str) -> None:
    readings, (rejection,) = read(KILLED.format(who=who))
    assert not readings
    assert rejection.reason == "no actor named"


def test_officials_killed_by_nobody_named_are_told() -> None:
    (reading,), _ = read(KILLED.format(who="officials"))
    assert (reading.event, reading.actors) == ("ASSAULT", ())
    assert [party.code for party in reading.recipients] == ["PER GOV"]


def test_a_charge_in_the_passive_needs_no_accuser() -> None:
    rows = """
Norway Norway PROPN NNP nsubj:pass 3
was be AUX VBD aux:pass 3
charged charge VERB VBN root 0
with with ADP IN case 5
treason treason NOUN NN obl 3
"""
    (reading,), _ = read(rows)
    assert (reading.event, reading.actors) == ("ACCUSE", ())
    assert [party.code for party in reading.recipients] == ["NOR"]


IN_PASSING = """
Towns town NOUN NNS nsubj 2
survived survive VERB VBD root 0
weeks week NOUN NNS obj 2
of of ADP IN case 6
{owner} {owner} PROPN NNP nmod:poss 6
bombardment bombardment NOUN NN nmod 3
"""


def test_force_told_in_passing_is_an_act_of_whom_it_names() -> None:
    (named,), _ = read(IN_PASSING.format(owner="Norway"))
    unnamed, _ = read(IN_PASSING.format(owner="endless"))
    assert (named.event, [party.code for party in named.actors]) == ("ASSAULT", ["NOR"])
    assert not unnamed


def test_what_stands_before_an_attack_in_passing_is_whom_it_struck() -> None:
    rows = """
Towns town NOUN NNS nsubj 2
survived survive VERB VBD root 0
the the DET DT det 5
Norway Norway PROPN NNP compound 5
{noun} {noun} NOUN NN obj 2
"""
    assert not read(rows.format(noun="bombing"))[0]


def test_what_is_scheduled_is_the_plan_of_whom_it_is_said_of() -> None:
    rows = """
Norway Norway PROPN NNP nsubj:pass 3
is be AUX VBZ aux:pass 3
scheduled schedule VERB VBN root 0
to to PART TO mark 5
visit visit VERB VB xcomp 3
Chile Chile PROPN NNP obj 5
"""
    (reading,), _ = read(rows)
    assert (reading.event, reading.status) == ("AGREE", "actual")
    assert [party.code for party in reading.recipients] == ["CHL"]


PLANNED = """
Norway Norway PROPN NNP nsubj 2
was be VERB VBD root 0
to to PART TO mark 4
visit visit VERB VB xcomp 2
Chile Chile PROPN NNP obj 4
and and CCONJ CC cc 7
{verb} {verb} VERB {form} conj 4
Peru Peru PROPN NNP obj 7
"""


def test_an_infinitive_shares_the_plan_of_the_one_before_it() -> None:
    (_, second), _ = read(PLANNED.format(verb="visit", form="VB"))
    assert (second.event, second.status) == ("AGREE", "actual")


def test_who_is_killed_in_an_attack_is_whom_it_struck() -> None:
    struck, _ = read(
        """
Norway Norway PROPN NNP nsubj:pass 3
was be AUX VBD aux:pass 3
wounded wound VERB VBN root 0
in in ADP IN case 6
an a DET DT det 6
attack attack NOUN NN obl 3
by by ADP IN case 8
Chile Chile PROPN NNP nmod 6
"""
    )
    assert [(r.actors[0].code, r.recipients[0].code) for r in struck] == [("CHL", "NOR")]
    doers, _ = read(
        """
Norway Norway PROPN NNP nsubj 2
wounded wound VERB VBD root 0
Chile Chile PROPN NNP obj 2
in in ADP IN case 6
an a DET DT det 6
attack attack NOUN NN obl 2
"""
    )
    assert [(r.actors[0].code, r.recipients[0].code) for r in doers] == [("NOR", "CHL")]


def test_a_light_verb_and_its_noun_are_one_reading() -> None:
    rows = """
Norway Norway PROPN NNP nsubj 2
launched launch VERB VBD root 0
an a DET DT det 4
attack attack NOUN NN obj 2
on on ADP IN case 6
Chile Chile PROPN NNP nmod 4
"""
    (reading,), _ = read(rows)
    assert reading.event == "ASSAULT"
    assert [party.code for party in reading.recipients] == ["CHL"]


def test_what_something_is_called_is_not_done_by_who_calls_it_so() -> None:
    rows = """
Norway Norway PROPN NNP nsubj 2
called call VERB VBD root 0
the the DET DT det 4
blast blast NOUN NN obj 2
an a DET DT det 6
attack attack NOUN NN obj 2
"""
    assert not [r for r in read(rows)[0] if r.event == "ASSAULT"]


def test_the_dead_are_counted_at_the_act_that_killed_them() -> None:
    rows = """
Norway Norway PROPN NNP nsubj 2
killed kill VERB VBD root 0
12 12 NUM CD nummod 4
soldiers soldier NOUN NNS obj 2
"""
    (reading,), _ = read(rows)
    (count,) = reading.counts
    assert (count.what, count.low, count.high, count.text) == ("killed", 12, 12, "12")


def test_the_same_reading_comes_out_twice_the_same() -> None:
    assert read(REFUSED) == read(REFUSED)


def test_a_party_of_no_known_country_lowers_the_confidence() -> None:
    rows = ATTACK.format(year=2024)
    (known,), _ = read(rows, date(2024, 3, 15))
    (unknown,), _ = read(rows.replace("Chile Chile", "rebels rebels"), date(2024, 3, 15))
    assert unknown.confidence < known.confidence


KIDNAPPED = """
The the DET DT det 4
kidnapped kidnap VERB VBN amod 4
Chilean Chilean ADJ JJ amod 4
minister minister NOUN NN nsubj 5
sang sing VERB VBD root 5
"""
OUSTED = KIDNAPPED.replace("kidnapped kidnap", "ousted oust")


def test_a_participle_before_a_noun_tells_what_was_done_to_it_as_a_noun_may() -> None:
    (reading,), _ = read(KIDNAPPED)
    assert (reading.event, reading.modes) == ("ASSAULT", ("abduct",))
    assert not read(OUSTED)[0]


DISGRACE = """
The the DET DT det 3
Chilean Chilean ADJ JJ amod 3
raid raid NOUN NN nsubj 6
was be AUX VBD cop 6
a a DET DT det 6
disgrace disgrace NOUN NN ccomp 9
, , PUNCT , punct 6
Norway Norway PROPN NNP nsubj 9
said say VERB VBD root 9
"""


def test_those_whose_act_is_judged_do_not_judge_it() -> None:
    (reading,), _ = read(DISGRACE)
    assert reading.event == "ACCUSE"
    assert [party.country for party in reading.actors] == ["NOR"]
    assert [party.country for party in reading.recipients] == ["CHL"]


RECKLESS = """
Norway Norway PROPN NNP nmod:poss 4
's 's PART POS case 1
reckless reckless ADJ JJ amod 4
raids raid NOUN NNS nsubj 5
killed kill VERB VBD root 5
six six NUM CD nummod 8
Chilean Chilean ADJ JJ amod 8
soldiers soldier NOUN NNS obj 5
"""


def test_an_adjective_before_an_act_does_not_judge_it() -> None:
    assert {reading.event for reading in read(RECKLESS)[0]} == {"ASSAULT"}
