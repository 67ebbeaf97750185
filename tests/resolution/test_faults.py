"""A resolve may die before or after any write, and never runs twice at once."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.errors import CommitConflict, LookupFailed, RegisterError
from dragoman.register import Register
from dragoman.register.claim import claimed
from dragoman.resolution import resolve as resolving
from dragoman.resolution.hands import event_row, join, split
from dragoman.resolution.resolve import resolve
from tests.register.faults import Death, Interruption, Killed

from .tellings import Act, event_with, report, values, write

BLAST = Act("Rebels bombed the cattle market of Kirkuk", place="Kirkuk", killed=(12.0, 12.0))
FIRST = [
    report(1, [BLAST]),
    report(2, [replace(BLAST, day=20, place="Mosul", killed=None)], day=20),
]
LATER = [report(3, [replace(BLAST, words="They hit the cattle market in Kirkuk")], outlet="Herald")]


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    """A register that was resolved, and has a report more since."""
    resolve(write(tmp_path / "begun", FIRST))
    write(tmp_path / "begun", LATER)
    return tmp_path / "begun"


def contents(path: Path) -> tuple[object, ...]:
    register = Register.open(path)
    tables = [sorted(map(str, register.rows(name))) for name in ("stories", "members", "decisions")]
    return values(register), list(register.rows("events")), *tables


def test_a_killed_resolve_leaves_the_register_as_it_was(begun: Path, tmp_path: Path) -> None:
    trial = tmp_path / "trial"

    def start() -> None:
        shutil.rmtree(trial, ignore_errors=True)
        shutil.copytree(begun, trial)

    before = contents(begun)
    start()
    clean = Death()
    resolve(Register.open(trial, watch=clean))
    after = contents(trial)
    assert before != after
    for name in ("events", "members", "stories"):
        assert {f"before stage {name}", f"after publish {name}"} <= set(clean.steps)
    for at, step in enumerate(clean.steps):
        start()
        with pytest.raises(Killed, match=step):
            resolve(Register.open(trial, watch=Death(at)))
        assert contents(trial) == (after if step == "after commit" else before)
        resolve(Register.open(trial))
        assert contents(trial) == after
        assert [one for one in Register.open(trial).doctor() if one.harm] == []


def test_a_second_resolve_is_refused_while_one_is_at_work(begun: Path) -> None:
    register = Register.open(begun)
    with (
        claimed(register.store.folder, resolving.WORK),
        pytest.raises(RegisterError, match=r"Another `dragoman resolve` is at work.*Wait until"),
    ):
        resolve(Register.open(begun))
    assert resolve(register).written


def test_a_resolve_that_comes_second_all_the_same_writes_nothing(
    begun: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a bucket there is no claim: the commit finds that the tables are not what they were."""
    from contextlib import nullcontext

    monkeypatch.setattr(resolving, "claimed", lambda folder, work: nullcontext())
    clean = Death()
    resolve(Register.open(shutil.copytree(begun, begun.with_name("copy")), watch=clean))
    at = clean.steps.index("before commit")
    slow = Register.open(begun, watch=Interruption(at, lambda: resolve(Register.open(begun))))
    with pytest.raises(CommitConflict, match=r"nothing was written.*again"):
        resolve(slow)
    assert len(Register.open(begun).rows("decisions")) == 0
    assert not resolve(Register.open(begun)).written


def test_reports_that_come_while_a_resolve_is_at_work_are_left_for_the_next(begun: Path) -> None:
    more = [
        report(9, [replace(BLAST, words="Bombs at the cattle market of Kirkuk")], outlet="Courier")
    ]
    register = Register.open(begun, watch=Interruption(3, lambda: write(begun, more)))
    resolve(register)
    assert more[0].mentions[0].id not in {row["mention"] for row in register.rows("members")}
    assert resolve(register).written
    assert event_with(register, more[0])["id"] == event_with(register, FIRST[0])["id"]


def test_hands_are_told_what_cannot_be(begun: Path) -> None:
    register = Register.open(begun)
    resolve(register)
    event, other = event_with(register, FIRST[0]), event_with(register, FIRST[1])
    with pytest.raises(RegisterError, match="not all"):
        split(register, other["id"], other["mentions"])
    with pytest.raises(LookupFailed, match="No mention of event"):
        split(register, event["id"], other["mentions"])
    with pytest.raises(RegisterError, match="one event already"):
        join(register, event["id"], event["id"][:8])
    with pytest.raises(LookupFailed, match="No id in events"):
        event_row(register, "zz")


def test_a_register_without_events_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(LookupFailed, match="dragoman resolve"):
        event_row(write(tmp_path / "r", FIRST), "zz")
    empty: Callable[[], object] = lambda: resolve(write(tmp_path / "e", []))  # noqa: E731
    assert empty() is not None
