"""A writer may die before or after any write: the same command again gives the same rows."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.model.schema import TABLES
from dragoman.register import Register

from .corpus import code_corpus, documents
from .faults import Death, Interruption, Killed, assert_whole, contents

CORPUS = documents(22)
SIZE = 11  # number 0 to 10, 11 to 21: each batch has rows in every table

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def half(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register with the first batch of the corpus; tests take copies."""
    path = tmp_path_factory.mktemp("half") / "register"
    code_corpus(path, CORPUS[:SIZE], size=SIZE)
    return path


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("full") / "register"
    code_corpus(path, CORPUS, size=SIZE)
    return path


@pytest.fixture(scope="module")
def expected(full: Path) -> dict[str, list[str]]:
    return contents(full)


def code_rest(path: Path, watch: Callable[[str], None]) -> None:
    code_corpus(path, CORPUS, size=SIZE, watch=watch)


def compact(path: Path, watch: Callable[[str], None]) -> None:
    Register.open(path, watch=watch).compact()


def vacuum(path: Path, watch: Callable[[str], None]) -> None:
    Register.open(path, watch=watch).vacuum(retention_hours=0, alone=True)


def die_at_every_step(
    work: Callable[[Path, Callable[[str], None]], None],
    before: Path | None,
    expected: dict[str, list[str]],
    folder: Path,
) -> list[str]:
    """Do `work` on copies of `before`, dying at each step in turn, and again to the end."""
    trial = folder / "trial"

    def start() -> None:
        shutil.rmtree(trial, ignore_errors=True)
        if before is not None:
            shutil.copytree(before, trial)

    start()
    clean = Death()
    work(trial, clean)
    assert contents(trial) == expected
    for at, step in enumerate(clean.steps):
        start()
        with pytest.raises(Killed, match=step):
            work(trial, Death(at))
        if before is not None:
            assert_whole(trial)
        work(trial, lambda step: None)
        assert_whole(trial)
        assert contents(trial) == expected
    return clean.steps


def test_the_making_of_a_register(tmp_path: Path) -> None:
    trial = tmp_path / "trial"
    clean = Death()
    Register.create_or_open(trial, watch=clean)
    assert {"before create documents", "after create runs", "after commit"} <= set(clean.steps)
    for at in range(len(clean.steps)):
        shutil.rmtree(trial)
        with pytest.raises(Killed):
            Register.create_or_open(trial, watch=Death(at))
        register = Register.create_or_open(trial)
        assert (register.version, set(register.counts().values())) == (0, {0})


def test_the_writing_of_a_batch(half: Path, expected: dict[str, list[str]], tmp_path: Path) -> None:
    steps = die_at_every_step(code_rest, half, expected, tmp_path)
    for name in (*TABLES, "runs"):
        for step in ("stage", "publish"):
            assert {f"before {step} {name}", f"after {step} {name}"} <= set(steps)
    assert {"before commit", "after commit"} <= set(steps)


def test_compaction(full: Path, expected: dict[str, list[str]], tmp_path: Path) -> None:
    steps = die_at_every_step(compact, full, expected, tmp_path)
    assert {"before compact commits", "after publish mentions", "before commit"} <= set(steps)


def test_vacuum(full: Path, expected: dict[str, list[str]], tmp_path: Path) -> None:
    compacted = tmp_path / "compacted"
    shutil.copytree(full, compacted)
    Register.open(compacted).compact()
    steps = die_at_every_step(vacuum, compacted, expected, tmp_path)
    assert "after delete mentions" in steps


def test_another_writer_at_any_step(
    half: Path, expected: dict[str, list[str]], tmp_path: Path
) -> None:
    """While one writer is at any step, another codes the same documents, or compacts."""
    trial = tmp_path / "trial"
    shutil.copytree(half, trial)
    clean = Death()
    code_rest(trial, clean)
    for at in range(len(clean.steps)):
        other = (code_rest, compact)[at % 2]
        shutil.rmtree(trial)
        shutil.copytree(half, trial)

        def meanwhile(other: Callable[..., None] = other) -> None:
            other(trial, lambda step: None)

        code_rest(trial, Interruption(at, meanwhile))
        assert_whole(trial)
        assert contents(trial) == expected


def test_a_batch_or_a_second_compaction_at_any_step_of_compaction(
    full: Path, expected: dict[str, list[str]], tmp_path: Path
) -> None:
    trial = tmp_path / "trial"
    clean = Death()
    shutil.copytree(full, trial)
    compact(trial, clean)
    more = documents(30)
    reference = tmp_path / "reference"
    shutil.copytree(full, reference)
    code_corpus(reference, more, size=SIZE)
    larger = contents(reference)
    for at in range(len(clean.steps)):
        shutil.rmtree(trial)
        shutil.copytree(full, trial)
        if at % 2:
            compact(trial, Interruption(at, lambda: compact(trial, lambda step: None)))
            assert contents(trial) == expected
        else:
            compact(trial, Interruption(at, lambda: code_corpus(trial, more, size=SIZE)))
            assert contents(trial) == larger
        assert_whole(trial)
