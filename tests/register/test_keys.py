"""The key set answers as a Python set does."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.register.keys import KeySet

keys = st.lists(st.text(max_size=4), max_size=30)


@settings(deadline=None)
@given(st.lists(keys, max_size=12), keys)
def test_it_holds_what_was_added_and_nothing_else(added: list[list[str]], asked: list[str]) -> None:
    ours, plain = KeySet(), set[str]()
    for some in added:
        ours.add(some)
        plain.update(some)
    assert ours.holds(asked) == [key in plain for key in asked]
    assert ours.holds(sorted(plain)) == [True] * len(plain)
    assert len(ours) == len(plain)


def test_many_small_additions_leave_few_runs() -> None:
    ours = KeySet()
    for number in range(500):
        ours.add([str(number)])
    assert len(ours) == 500
    assert len(ours._runs) <= 10
    assert all(ours.holds([str(number) for number in range(500)]))
