"""Triage: sentences without an actor or an act are not parsed; almost nothing is lost."""

from __future__ import annotations

from dragoman.facts import fact_triggers
from dragoman.lexicon import Lexicon
from dragoman.model import Document, Sentence
from dragoman.triage import select

TEXTS = (
    "Norway attacked Chile on Monday.",
    "The weather was mild in Norway.",
    "He then signed the treaty.",
    "A pot of soup boiled over.",
)


def sentences(*texts: str) -> list[Sentence]:
    found, start = [], 0
    for i, text in enumerate(texts):
        found.append(Sentence(i, "body", start, start + len(text), text))
        start += len(text) + 1
    return found


def test_an_actor_or_what_may_refer_to_one_and_a_trigger_are_needed() -> None:
    hits = {0: ("NOR", "CHL"), 1: ("NOR",)}
    assert select(sentences(*TEXTS), hits, Lexicon.load()) == (True, False, True, False)


def test_nothing_is_parsed_in_a_document_without_actors() -> None:
    assert select(sentences(*TEXTS), {}, Lexicon.load()) == (False,) * 4


def test_a_document_is_opened_by_a_name_that_is_known_without_the_index() -> None:
    one = sentences("Lund rejected Ruiz's plan.", "A pot of soup boiled over.")
    asked: list[str] = []

    def is_known(name: str) -> bool:
        asked.append(name)
        return name == "Ruiz"

    assert select(one, {}, Lexicon.load(), is_known=is_known) == (True, False)
    assert asked == ["Lund", "Ruiz"]
    assert select(one, {}, Lexicon.load(), is_known=lambda name: False) == (False, False)


def test_a_name_known_from_inside_a_sentence_counts_at_the_beginning_of_another() -> None:
    known = sentences("Norway sent minister Kari Lund to Chile.", "Lund rejected the plan.")
    unknown = sentences("Norway sent a minister to Chile.", "Lunch rejected the plan.")
    hits = {0: ["Norway"]}
    assert select(known, hits, Lexicon.load())[1]
    assert not select(unknown, hits, Lexicon.load())[1]


def test_what_was_agreed_is_taken_up_without_a_name() -> None:
    """ "The pact expired" names nobody, and tells what became of what the sentence before names."""
    pact = sentences("Norway signed the Lima Accord with Chile.", "The pact expired on 1 June.")
    weather = sentences("Norway signed the Lima Accord with Chile.", "The frost expired on 1 June.")
    hits = {0: ("NOR", "CHL")}
    triggers = fact_triggers()
    assert select(pact, hits, Lexicon.load(), triggers)[1]
    assert not select(weather, hits, Lexicon.load(), triggers)[1]


def test_cues_of_facts_are_triggers_too() -> None:
    one = sentences("Norway and Chile have warm and mild weather.")
    assert select(one, {0: ("NOR",)}, Lexicon.load()) == (False,)
    assert select(one, {0: ("NOR",)}, Lexicon.load(), ["warm and mild"]) == (True,)
    assert select(one, {0: ("NOR",)}, Lexicon.load(), ["weather"]) == (True,)


def test_every_example_that_codes_is_selected() -> None:
    lexicon = Lexicon.load()
    lost = []
    for entry in lexicon.entries:
        for example in entry.examples:
            if example.expect:
                document = Document.create(example.text)
                text = document.text
                one = [Sentence(0, "body", 0, len(text), text)]
                if select(one, {0: ("x",)}, lexicon) != (True,):
                    lost.append(f"{entry.id}: {example.text}")
    assert not lost


def test_a_sign_of_money_is_a_word_though_its_sum_follows_without_a_space() -> None:
    one = sentences("Norway provides \u20ac45m for farms in Chile.")
    assert select(one, {0: ("NOR", "CHL")}, Lexicon.load()) == (True,)


def test_a_text_that_names_no_state_is_read_for_who_is_in_politics_or_arms() -> None:
    """A headline alone names its people by office and last name; a match report names none."""
    lexicon = Lexicon.load()
    assert select(sentences("President Zelenskyy praised Biden."), {}, lexicon) == (True,)
    assert select(sentences("The striker praised his coach."), {}, lexicon) == (False,)


def test_a_headline_that_names_people_by_last_names_alone_is_read() -> None:
    lexicon = Lexicon.load()
    one = sentences("Harrod met Kolb.")
    assert select(one, {}, lexicon, is_known={"Kolb"}.__contains__) == (True,)
    assert select(one, {}, lexicon, is_known=set[str]().__contains__) == (False,)


def test_words_of_arms_open_a_document_that_names_no_actor() -> None:
    raid = sentences("Bandits kidnapped a priest near Zaria.", "A pot of soup boiled over.")
    assert select(raid, {}, Lexicon.load()) == (True, False)
    assert select(sentences("Foxes snatched a hen near Zaria."), {}, Lexicon.load()) == (False,)
