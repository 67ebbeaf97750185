"""Acts that are referred to give the judgement its recipient."""

from __future__ import annotations

from dragoman.coding.antecedents import refer_back
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
