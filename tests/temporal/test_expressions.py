"""The list of expressions with the days that they allow, which the libraries are measured on too."""

from __future__ import annotations

import time

from benchmarks.dates import Case, cases, dragoman
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.temporal import find

KNOWN = {
    "It happened Mon.",  # too short a word to be sure of
    "Monday is a holiday there.",  # any Monday
}
PIECES = "the last next 9 99 1999 May in of on and - , . / to early late year Monday two days ago before 's"


def test_every_expression_of_the_list_but_the_known_ones_has_its_days() -> None:
    ask = dragoman()
    wrong = {case.text for case in cases() if case.judge(ask(case)) != "right"}
    assert wrong == KNOWN


def test_the_list_is_long_and_holds_traps_and_unknown_dates() -> None:
    rows: list[Case] = list(cases())
    assert len(rows) >= 250
    assert sum(case.expected == "-" for case in rows) >= 40
    assert sum(case.expected == "?" for case in rows) >= 20


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(PIECES.split()), min_size=1, max_size=6), st.integers(1, 400))
def test_no_text_makes_the_patterns_run_away(words: list[str], times: int) -> None:
    text = " ".join(words * times)[:6_000]
    started = time.process_time()
    find.__wrapped__(text)
    assert time.process_time() - started < 3
