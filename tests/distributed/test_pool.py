"""The process pool gives every batch once, in order, and no document ends the work."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.distributed.work import Item, batches, words

from dragoman.distributed import code_batches
from dragoman.errors import ConfigError, ModelError

ROOT = Path(__file__).resolve().parents[2]


def said(results: list[list[tuple[str, str]]]) -> list[str]:
    return [text for batch in results for _, text in batch]


def kinds(results: list[list[tuple[str, str]]]) -> list[str]:
    return ["reject" if who == "reject" else "coded" for batch in results for who, _ in batch]


def test_results_come_in_the_order_of_the_work() -> None:
    texts = [f"a{n}|b{n}" for n in range(20)]
    expected = [text for n in range(20) for text in (f"a{n}", f"b{n}")]
    assert said(list(code_batches(batches(*texts), words, workers=2))) == expected
    assert said(list(code_batches(batches(*texts), words, workers=1))) == expected


def test_work_is_done_in_other_processes() -> None:
    pids = {who for batch in code_batches(batches("a", "b"), words, workers=2) for who, _ in batch}
    assert str(os.getpid()) not in pids


@pytest.mark.parametrize("workers", [1, 2])
def test_a_document_that_fails_becomes_a_reject_and_its_neighbours_are_coded(workers: int) -> None:
    results = list(code_batches(batches("a|fail|b", "c"), words, workers=workers))
    assert kinds(results) == ["coded", "reject", "coded", "coded"]
    assert said(results)[1].endswith("ValueError: no verb")
    assert said(results)[1].startswith("fail.txt: ")


def test_a_document_that_kills_its_process_becomes_a_reject() -> None:
    results = list(code_batches(batches("a", "b|die|c", "d", "e", "f"), words, workers=2))
    assert kinds(results) == ["coded", "coded", "reject", "coded", "coded", "coded", "coded"]
    assert said(results)[:2] == ["a", "b"]
    assert said(results)[3:] == ["c", "d", "e", "f"]
    assert said(results)[2].endswith("the coder's process died over it")
    assert said(results)[2].startswith("die.txt: ")


@pytest.mark.parametrize("workers", [1, 2])
def test_an_error_raised_on_purpose_ends_the_work(workers: int) -> None:
    with pytest.raises(ModelError, match="The model is missing"):
        list(code_batches(batches("a", "stop", "b"), words, workers=workers))
    assert not multiprocessing.active_children()


def test_only_a_few_batches_are_read_ahead() -> None:
    read = 0

    def counted() -> Iterator[list[Item]]:
        nonlocal read
        for batch in batches(*(f"w{n}" for n in range(100))):
            read += 1
            yield batch

    results = code_batches(counted(), words, workers=2)
    next(results)
    assert read <= 5
    results.close()  # type: ignore[attr-defined]
    assert not multiprocessing.active_children()


def test_fewer_than_one_worker_is_a_wrong_setting() -> None:
    with pytest.raises(ConfigError, match="Give 1 or more"):
        code_batches([], words, workers=0)


SCRIPT = """
import itertools
from dragoman.distributed import code_batches
from tests.distributed.work import batches, words

if __name__ == "__main__":
    endless = (batch for n in itertools.count() for batch in batches(f"w{n}"))
    seen = set()
    for result in code_batches(endless, words, workers=2):
        new = {who for who, _ in result} - seen
        if new:
            seen |= new
            print(*seen, flush=True)
"""


@pytest.mark.slow
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_no_worker_outlives_the_command(tmp_path: Path, how: signal.Signals) -> None:
    script = tmp_path / "endless.py"
    script.write_text(SCRIPT)
    command = subprocess.Popen(
        [sys.executable, str(script)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path])},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert command.stdout is not None
    assert command.stdout.readline().strip()  # a worker has answered
    command.send_signal(how)
    command.communicate(timeout=60)  # returns when no process holds the pipe, and workers hold it
    assert command.returncode != 0
