"""Copies: what is one text, however it was cut or led, and what only looks like it."""

from __future__ import annotations

import pytest

from dragoman.resolution.stories.index import tell_stories
from dragoman.resolution.stories.report import Report

from .telling import FERRY, FERRY_ANEW, STRIKE, groups, report

FORM = (
    "The minister of works announced today that a state of flood exists in the county of {} and "
    "ordered help from the national purse for what the rains of this month have broken. The money is "
    "open to farms, shops and households, for repairs, for lodging and for cattle that was lost. "
    "Whoever asks for it may write to the office of works or come to the counter on any morning."
)


def as_one(*reports: Report) -> bool:
    return len({told.report for told in tell_stories(reports)}) == 1


def cut(share: float) -> str:
    words = FERRY.split()
    return " ".join(words[: round(len(words) * share)])


@pytest.mark.parametrize("share", [0.9, 0.6, 0.35])
def test_a_paper_cuts_a_report_short(share: float) -> None:
    assert as_one(report("a", FERRY, outlet="Wire"), report("b", cut(share), outlet="Gazette"))


def test_a_paper_leads_with_its_own_line_and_cuts_the_end() -> None:
    own = "Our island is used to fog, but this morning it got the better of a ship. "
    assert as_one(
        report("a", FERRY, outlet="Wire"), report("b", own + cut(0.6), outlet="Islander", days=1)
    )


def test_case_accents_and_marks_make_no_other_text() -> None:
    shouted = FERRY.upper().replace("ORSTED", "ØRSTED").replace(". ", " -- ")
    assert as_one(report("a", FERRY, outlet="A"), report("b", shouted, outlet="B"))


def test_a_report_written_anew_is_a_report_of_its_own() -> None:
    assert not as_one(report("a", FERRY, outlet="A"), report("b", FERRY_ANEW, outlet="B"))


def test_a_text_that_comes_back_later_is_no_copy() -> None:
    assert not as_one(report("a", FERRY, outlet="A"), report("b", FERRY, outlet="B", days=40))


def test_an_unknown_day_is_no_objection() -> None:
    assert as_one(report("a", FERRY, outlet="A"), report("b", FERRY, outlet="B", days=None))


def test_forms_of_one_office_are_no_copies_and_a_second_printing_is() -> None:
    marl, tarn = (
        report(name, FORM.format(name), title=f"Help for {name}", outlet="Office")
        for name in ("Marl", "Tarn")
    )
    again = report("again", FORM.format("Marl"), title="Help for  Marl", outlet="Office")
    told = tell_stories([marl, tarn, again])
    assert groups(told, reports=True) == {frozenset({"Marl", "again"}), frozenset({"Tarn"})}


def test_captions_that_one_text_contains_are_no_copies_of_it() -> None:
    caption = "a cow in the hold broke a leg"
    assert not as_one(report("a", FERRY, outlet="A"), report("b", caption, outlet="B"))


def test_two_texts_are_not_joined_by_a_round_up_that_holds_both() -> None:
    told = tell_stories(
        [
            report("a", FERRY, outlet="A"),
            report("b", STRIKE, outlet="B"),
            report("both", f"{FERRY} {STRIKE}", outlet="C"),
        ]
    )
    reports = {each.document: each.report for each in told}
    assert reports["a"] != reports["b"]


def test_the_report_is_called_by_its_smallest_id() -> None:
    told = tell_stories(
        [report("z", FERRY, outlet="A"), report("m", cut(0.6), outlet="B"), report("n", STRIKE)]
    )
    assert [(each.document, each.report) for each in told] == [("m", "m"), ("n", "n"), ("z", "m")]


def test_a_text_sent_to_many_papers_is_one_report() -> None:
    many = [
        report(f"{i:03}", f"Special to paper {i}. {cut(0.5 + i % 5 / 10)}", outlet=f"Paper {i}")
        for i in range(300)
    ]
    assert as_one(*many)


def test_empty_texts_stand_alone() -> None:
    told = tell_stories([report("a", ""), report("b", ""), report("c", " -- ")])
    assert len({each.report for each in told}) == 3
