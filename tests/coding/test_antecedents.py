"""Acts that are referred to give the judgement its recipient."""

from __future__ import annotations

from dataclasses import replace

from dragoman.coding.parties.antecedents import refer_back
from dragoman.model import Party, Reading, Sentence, Span, Token, Tree


def tree(index: int, *rows: tuple[str, str, str, str, int]) -> Tree:
    """A tree of (word, lemma, upos, dep, head) rows, heads counted from 0."""
    text = " ".join(row[0] for row in rows)
    tokens, at = [], index * 100
    for i, (word, lemma, upos, dep, head) in enumerate(rows):
        tokens.append(Token(i, word, lemma, upos, "X", dep, head, at, at + len(word)))
        at += len(word) + 1
    start = index * 100
    return Tree.build(Sentence(index, "body", start, start + len(text), text), tokens)


def party(code: str) -> Party:
    return Party(code, code, Span(0, 1), code, code, (), "state", "name")


def reading(sentence: int, event: str, actor: str, *recipients: str) -> Reading:
    return Reading(
        sentence=sentence,
        trigger=1,
        tokens=(1,),
        event=event,
        modes=(),
        contexts=(),
        cameo=None,
        actors=(party(actor),),
        recipients=tuple(map(party, recipients)),
        reciprocal=False,
        status="actual",
        also=(),
        said_by=None,
        entry="x",
        operators=(),
        counts=(),
        confidence=1.0,
    )


TESTED = tree(
    0, ("Chile", "Chile", "PROPN", "nsubj", 1), ("exploded", "explode", "VERB", "root", 1)
)


def condemned(determiner: str, noun: str) -> Tree:
    return tree(
        1,
        ("Norway", "Norway", "PROPN", "nsubj", 1),
        ("condemned", "condemn", "VERB", "root", 1),
        (determiner, determiner, "DET", "det", 3),
        (noun, noun, "NOUN", "obj", 1),
    )


def recipients(second: Tree, judgement: Reading, act: Reading) -> list[str | None]:
    done = refer_back([act, judgement], {0: TESTED, 1: second})
    return [one.country for one in done[1].recipients]


ACT = reading(0, "MOBILIZE", "CHL")
JUDGEMENT = reading(1, "ACCUSE", "NOR")


def test_a_kindred_noun_leads_back_to_the_act_and_its_actor() -> None:
    assert recipients(condemned("the", "explosion"), JUDGEMENT, ACT) == ["CHL"]
    assert recipients(condemned("this", "step"), JUDGEMENT, ACT) == ["CHL"]


def test_another_noun_or_an_indefinite_one_leads_nowhere() -> None:
    assert recipients(condemned("the", "weather"), JUDGEMENT, ACT) == []
    assert recipients(condemned("an", "explosion"), JUDGEMENT, ACT) == []


def test_nobody_judges_himself_by_reference_and_named_recipients_stay() -> None:
    assert recipients(condemned("the", "explosion"), JUDGEMENT, reading(0, "MOBILIZE", "NOR")) == []
    named = reading(1, "ACCUSE", "NOR", "SWE")
    assert recipients(condemned("the", "explosion"), named, ACT) == ["SWE"]


def test_it_stands_for_the_act_before_and_a_kind_of_act_for_its_type() -> None:
    pronoun = tree(
        1,
        ("Norway", "Norway", "PROPN", "nsubj", 1),
        ("denounced", "denounce", "VERB", "root", 1),
        ("it", "it", "PRON", "obj", 1),
    )
    assert recipients(pronoun, JUDGEMENT, ACT) == ["CHL"]
    seizure = reading(0, "COERCE", "CHL")
    assert recipients(condemned("the", "purge"), JUDGEMENT, seizure) == ["CHL"]
    assert recipients(condemned("the", "purge"), JUDGEMENT, ACT) == []


def test_praise_by_a_word_for_any_act_means_a_friendly_one() -> None:
    freed, fired = reading(0, "RETREAT", "CHL", "PER"), reading(0, "ASSAULT", "BOL", "PER")
    praise = reading(1, "SUPPORT", "NOR")
    trees = {0: TESTED, 1: condemned("the", "decision")}
    assert refer_back([freed, fired, praise], trees)[-1].recipients[0].country == "CHL"
    blame = replace(praise, event="ACCUSE")
    assert refer_back([freed, fired, blame], trees)[-1].recipients[0].country == "BOL"


def test_what_two_did_together_is_welcomed_and_nobody_praised() -> None:
    both = replace(
        reading(0, "SUPPORT", "CHL"), actors=(party("CHL"), party("PER")), reciprocal=True
    )
    trees = {0: TESTED, 1: condemned("the", "explosion")}
    assert not refer_back([both, reading(1, "SUPPORT", "NOR")], trees)[-1].recipients


def test_only_a_refusal_goes_back_to_who_asked_or_accused() -> None:
    charge = reading(0, "ACCUSE", "CHL", "NOR")
    assert recipients(condemned("the", "charge"), reading(1, "REJECT", "NOR"), charge) == ["CHL"]
    assert recipients(condemned("the", "charge"), JUDGEMENT, charge) == []


def denounced(*adverb: str) -> Tree:
    return tree(
        2,
        ("Peru", "Peru", "PROPN", "nsubj", 1),
        ("denounced", "denounce", "VERB", "root", 1),
        ("the", "the", "DET", "det", 3),
        ("step", "step", "NOUN", "obj", 1),
        *((word, word, "ADV", "advmod", 1) for word in adverb),
    )


def test_who_also_judges_judges_whom_others_have_just_judged() -> None:
    between = reading(1, "COERCE", "SWE", "NOR")
    blame = reading(1, "ACCUSE", "NOR", "CHL")
    again = reading(2, "ACCUSE", "PER")
    trees = {0: TESTED, 1: condemned("the", "measure"), 2: denounced("also")}
    assert refer_back([blame, between, again], trees)[-1].recipients[0].country == "CHL"
    plain = {**trees, 2: denounced()}
    assert refer_back([blame, between, again], plain)[-1].recipients[0].country == "SWE"
    assert refer_back([blame, again], plain)[-1].recipients[0].country == "CHL"


def test_nobody_joins_his_own_side_in_judging_nor_judges_himself() -> None:
    again = reading(2, "ACCUSE", "PER")
    trees = {0: TESTED, 1: condemned("the", "measure"), 2: denounced("also")}
    assert not refer_back([reading(1, "ACCUSE", "PER", "CHL"), again], trees)[-1].recipients
    assert not refer_back([reading(1, "ACCUSE", "NOR", "PER"), again], trees)[-1].recipients
    weather = {**trees, 1: condemned("an", "explosion")}
    assert not refer_back([reading(1, "ACCUSE", "NOR", "CHL"), again], weather)[-1].recipients
