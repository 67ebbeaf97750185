"""Whose date it is, kind by kind, on our own sentences as the parser reads them: no model."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from dragoman.model import Document, Sentence, Token, Tree
from dragoman.temporal import date_of
from tests.coding.trees import build

WEDNESDAY = date(2024, 3, 13)
BLOCKS = Path(__file__).with_name("attached.txt").read_text(encoding="utf-8").split("\n\n")


def tree_of(
    beginning: str, published: date | None, blocks: Sequence[str] = BLOCKS
) -> tuple[Document, Tree]:
    (rows,) = (b.partition("\n")[2] for b in blocks if b.startswith(f"# {beginning}"))
    return build(rows, published)


def told(
    beginning: str, trigger: str, *, promise: bool = False, blocks: Sequence[str] = BLOCKS
) -> str | None:
    """The days that the sentence itself tells for the act; None where it tells none."""
    document, tree = tree_of(beginning, WEDNESDAY, blocks)
    token = next(t.i for t in tree.tokens if t.text == trigger)
    found, _ = date_of(tree, token, document, promise=promise)
    if found is None or found.span is None:
        return None
    return str(found.start) if found.start == found.end else f"{found.start}/{found.end}"


@pytest.mark.parametrize(
    ("beginning", "trigger"),
    [("Troops attacked", "attacked"), ("Rebels seized the port", "seized")],
)
def test_the_day_after_a_verb_of_saying_is_of_the_saying(beginning: str, trigger: str) -> None:
    assert told(beginning, trigger) is None


def test_a_day_that_closes_a_relative_clause_is_of_that_clause() -> None:
    assert told("Envoys who signed", "signed") == "2024-03-09"
    assert told("Envoys who signed", "accused") is None


def test_a_later_conjunct_with_a_subject_or_another_tense_keeps_its_day() -> None:
    assert told("Miners demanded", "demanded") is None
    assert told("Miners demanded", "talks") == "2024-03-11"
    assert told("Chile has often", "denounced") is None
    assert told("Chile has often", "summoned") == "2024-03-11"


def test_past_days_behind_a_verb_that_is_not_past_are_of_its_noun() -> None:
    assert told("Peru condemns", "attack") == "2024-03-04/2024-03-10"
    assert told("Peru condemns", "condemns") is None
    assert told("Norway will investigate", "investigate") is None
    assert told("Norway has demanded", "demanded") is None


def test_today_behind_a_present_verb_is_of_both_the_verb_and_its_noun() -> None:
    assert told("Norway condemns the attack of", "attack") == "2024-03-13"
    assert told("Norway condemns the attack of", "condemns") == "2024-03-13"


def test_days_to_come_behind_a_past_verb_are_of_its_noun() -> None:
    assert told("Norway welcomed the visit", "welcomed") is None


def test_a_sentence_may_begin_with_its_date() -> None:
    assert told("Last week Norway", "talks") == "2024-03-04/2024-03-10"
    assert told("Today , the ministry", "imposed") == "2024-03-13"


def test_a_bare_weekday_before_a_participle_is_of_the_main_verb() -> None:
    assert told("Norway and Chile signed an accord", "signed") == "2024-03-08"


def test_the_next_day_counts_from_the_day_told_before() -> None:
    assert told("The ministers met", "met") == "2024-03-11"
    assert told("The ministers met", "signed") == "2024-03-12"


def test_what_was_done_to_a_thing_before_has_its_own_date() -> None:
    assert told("Norway welcomed the deal", "welcomed") is None
    assert told("Norway praised the 2015 deal", "praised") is None


def test_a_clause_led_by_when_tells_what_the_day_was() -> None:
    assert told("Police arrested the men", "stormed") == "2024-03-11"


def test_what_happens_in_the_course_of_an_act_has_its_day_but_not_what_is_judged() -> None:
    assert told("The guard was killed", "killed") == "2024-03-11"
    assert told("Workers marched", "protest") == "2024-03-11"
    assert told("A court convicted", "convicted") is None


def test_deciding_on_an_act_dates_it_and_so_does_a_clause_that_only_says_it_was_held() -> None:
    assert told("The president ordered", "strikes") == "2024-03-11"
    assert told("Talks held in Lima", "Talks") == "2024-03-11"


def test_a_participle_led_by_for_or_of_has_a_time_of_its_own_and_a_free_one_has_not() -> None:
    assert told("Norway fired", "defying") is None
    assert told("Norway thanked", "thanked") is None
    assert told("On Monday Norway accused", "attacking") is None
    assert told("On Monday Norway accused", "accused") == "2024-03-11"
    assert told("Peru attacked the harbour on Monday", "killing") == "2024-03-11"


def test_a_noun_that_stands_apart_in_time_keeps_its_date() -> None:
    assert told("Trade has grown", "grown") is None


def test_the_day_of_a_promise_is_that_of_the_thing_promised() -> None:
    assert told("Norway agreed to meet", "agreed", promise=True) == "2024-04-01/2024-04-30"
    assert told("Norway agreed to meet", "agreed") is None


def test_what_is_due_lies_ahead() -> None:
    assert told("The Norwegian minister", "visit") == "2024-03-15"


def test_a_past_date_behind_an_infinitive_is_of_the_verb_above() -> None:
    assert told("Norway invited", "invited") == "2023-07-01/2023-07-31"


def test_a_day_near_ahead_is_not_last_years() -> None:
    assert told("Chile signed a decree", "signed") == "2024-03-11"


def test_a_day_right_before_a_verb_is_its_day() -> None:
    assert told("Rebels on Monday", "hurled") == "2024-03-11"


def test_a_date_in_a_name_dates_nothing() -> None:
    assert told("Members of the April 6", "attacked") is None


def test_the_day_of_the_dateline_is_not_that_of_the_act() -> None:
    words = "LIMA , March 12 ( Wire ) -- Peru attacked the harbour ."
    document = Document.create(words, published=WEDNESDAY)
    tokens, start = [], 0
    for i, word in enumerate(words.split()):
        tag = ("VERB", "VBD", "root") if word == "attacked" else ("PROPN", "NNP", "obl")
        tokens.append(Token(i, word, word.lower(), *tag, 9, start, start + len(word)))
        start += len(word) + 1
    tree = Tree.build(Sentence(0, "body", 0, len(words), words), tokens)
    found, _ = date_of(tree, 9, document)
    assert found is not None and found.span is None


def test_a_date_told_in_the_sentence_before_carries_the_next_day() -> None:
    first = "Rebels took the port on 4 May 2021. "
    words = "They signed the treaty the next day ."
    document = Document.create(first + words, published=date(2022, 1, 1))
    tokens, start = [], len(first)
    for i, word in enumerate(words.split()):
        tag = ("VERB", "VBD", "root") if word == "signed" else ("NOUN", "NN", "obl")
        tokens.append(Token(i, word, word.lower(), *tag, 1, start, start + len(word)))
        start += len(word) + 1
    sentence = Sentence(1, "body", len(first), len(first) + len(words), words)
    found, _ = date_of(Tree.build(sentence, tokens), 1, document)
    assert found is not None and found.start == date(2021, 5, 5)


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("LIMA, March 12 (Wire) -- ", date(2024, 3, 12)),
        ("LIMA, March 2 (Wire) -- ", WEDNESDAY),  # too long before
        ("Lima saw rain on March 12 -- ", WEDNESDAY),  # no dateline
        ("", WEDNESDAY),
    ],
)
def test_words_such_as_today_count_from_the_dateline_of_a_report(head: str, day: date) -> None:
    words = "Today , the ministry imposed sanctions on three banks ."
    _, tree = tree_of("Today , the ministry", WEDNESDAY)
    document = Document.create(head + words, published=WEDNESDAY)
    at = len(head)
    moved = [token._replace(start=token.start + at, end=token.end + at) for token in tree.tokens]
    later = Tree.build(Sentence(0, "body", at, at + len(words), words), moved)
    trigger = next(t.i for t in moved if t.text == "imposed")
    found, _ = date_of(later, trigger, document)
    assert found is not None and found.start == day


def test_words_made_public_on_a_day_were_said_on_it() -> None:
    assert told("Peru accused Chile", "accused") == "2024-03-11"


def test_the_weekday_of_the_report_behind_an_infinitive_is_of_the_verb_above() -> None:
    assert told("Norway and Chile pledged", "pledged") == "2024-03-13"


def test_a_stretch_to_come_dates_no_act_that_was() -> None:
    assert told("The two discussed", "discussed") is None
    assert told("The ministers will spend", "spend") == "2024-03-13/2028-03-13"


def said_by(beginning: str, trigger: str, speaker: str) -> str | None:
    """The days of an act of words; `speaker` is the word that names its actor."""
    document, tree = tree_of(beginning, WEDNESDAY)
    at = {token.text: token.i for token in reversed(tree.tokens)}
    found, _ = date_of(tree, at[trigger], document, speakers=(tree.span(at[speaker]),))
    return str(found.start) if found is not None and found.span is not None else None


def test_what_an_actor_says_as_its_own_act_has_the_day_of_the_saying() -> None:
    insult = "The minister said on Monday that the plan"
    assert said_by(insult, "insult", "minister") == "2024-03-11"
    assert said_by(insult, "insult", "Peru") is None
    assert said_by("The minister said on Monday that he had", "accused", "minister") is None


def test_what_words_do_has_the_day_on_which_they_were_adopted() -> None:
    assert told("The lower house", "calling") == "2024-03-12"


def test_since_an_act_means_from_then_to_the_report() -> None:
    assert told("Rebels have shelled", "shelled") == "2024-03-04/2024-03-13"
    assert told("Rebels have shelled", "left") == "2024-03-04"


def test_bare_words_of_time_before_of_are_of_the_noun() -> None:
    assert told("Norway welcomed the release", "release") == "2024-03-04/2024-03-10"
    assert told("Norway welcomed the release", "welcomed") is None


def test_now_is_the_day_of_the_report() -> None:
    assert told("The priest is now", "held") == "2024-03-13"


def test_a_noun_that_only_explains_does_not_take_the_day_of_its_verb() -> None:
    assert told("Miners blocked", "protest") is None
    assert told("Miners blocked", "blocked") == "2024-03-11"


def test_a_term_and_a_participle_before_a_noun_take_the_day_of_the_verb() -> None:
    assert told("The general was sentenced", "prison") == "2024-03-11"
    assert told("The president met a visiting", "visiting") == "2024-03-11"


def test_a_past_day_is_that_of_promising_and_no_day_of_the_promise() -> None:
    assert told("Norway and Chile agreed two", "agreed", promise=True) is None


def test_the_day_of_what_an_act_was_done_in_is_its_own() -> None:
    assert told("Two guards were killed in a raid", "killed") == "2024-03-10"


def test_what_a_visit_to_come_will_be_used_for_has_its_day() -> None:
    assert told("The president will use", "demand") == "2024-03-15"


def test_what_is_known_now_to_have_been_done_was_done_before() -> None:
    assert told("Rebels are now known", "killed") is None


def test_what_was_done_in_a_deed_is_of_the_year_of_the_deed() -> None:
    assert told("Peru mourned on Monday", "killed") == "2019-01-01/2019-12-31"
    assert not str(told("Chile praised on Monday the 2015", "arrested")).startswith("2015")


def test_what_an_anniversary_remembers_is_not_of_the_day_of_the_report() -> None:
    document, tree = tree_of("Norway marked the anniversary", WEDNESDAY)
    killed = next(t.i for t in tree.tokens if t.text == "killed")
    found, reason = date_of(tree, killed, document)
    assert found is None and reason is not None
