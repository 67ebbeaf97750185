"""The batch function over worker processes of this machine.

A worker that dies takes its pool down with it, and it does not say over which batch. So the batches
that were lost are coded again one by one in a pool of one: the batch that dies there is coded
document by document, and the document that dies alone becomes a Reject.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing.connection import wait
from typing import Any, Generic, TypeVar, cast

from .refusal import BatchFunction, Item, reject_of, results_of

R = TypeVar("R")

AHEAD = 2
"""Batches in flight for each worker: one at work, one waiting."""

KILLED = "the coder's process died over it"


def code_on_pool(
    work: Iterable[Sequence[Item]], function: BatchFunction[R], *, workers: int
) -> Iterator[R]:
    """The results of `function` over `work`, in order; with one worker, in this process."""
    if workers == 1:
        for batch in work:
            yield from results_of(function, batch)
        return
    pool = _Pool(function, workers)
    try:
        yield from pool.results(work)
    finally:
        pool.stop()


@dataclass(slots=True)
class _Pool(Generic[R]):
    """Worker processes, started anew when one of them died."""

    function: BatchFunction[R]
    workers: int
    _executor: ProcessPoolExecutor | None = None

    def results(self, work: Iterable[Sequence[Item]]) -> Iterator[R]:
        flight: deque[tuple[Sequence[Item], Future[list[R]] | None]] = deque()
        for batch in work:
            flight.append((batch, self._submit(batch)))
            if len(flight) >= self.workers * AHEAD:
                yield from self._next(flight)
        while flight:
            yield from self._next(flight)

    def stop(self) -> None:
        """End the workers now: at an error or Ctrl-C what they are at is not waited for."""
        executor, self._executor = self._executor, None
        if executor is None:
            return
        processes = list((executor._processes or {}).values())
        manager = cast(threading.Thread | None, executor._executor_manager_thread)
        executor.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            process.terminate()
        if manager is not None:
            # It waits for the processes too: of two that wait for one, the first takes its status.
            manager.join()
        for process in processes:
            process.join()

    def _submit(self, batch: Sequence[Item]) -> Future[list[R]] | None:
        if self._executor is None:
            self._executor = _executor(self.function, self.workers)
        try:
            return self._executor.submit(_code, batch)
        except BrokenProcessPool:
            return None

    def _next(self, flight: deque[tuple[Sequence[Item], Future[list[R]] | None]]) -> list[R]:
        batch, future = flight.popleft()
        try:
            if future is not None:
                return future.result()
        except BrokenProcessPool:
            pass
        self.stop()  # every batch in flight is lost with the pool, all but those done
        results = self._alone(batch)
        lost = [
            (other, after)
            for other, after in flight
            if after is not None
            and after.done()
            and not after.cancelled()
            and after.exception() is None
        ]
        finished = {id(other) for other, _ in lost}
        for at, (other, after) in enumerate(flight):
            flight[at] = (other, after if id(other) in finished else self._submit(other))
        return results

    def _alone(self, batch: Sequence[Item]) -> list[R]:
        """Code a batch in a process of its own; documents over which it dies become Rejects."""
        executor = _executor(self.function, 1)
        try:
            return executor.submit(_code, batch).result()
        except BrokenProcessPool:
            if len(batch) == 1:
                rejects = [reject_of(batch[0], KILLED)]
                return self._alone(rejects) if rejects != list(batch) else []
        finally:
            executor.shutdown(cancel_futures=True)
        return [result for item in batch for result in self._alone([item])]


_function: BatchFunction[object] | None = None
"""In a worker: the function that it was started with."""


def _executor(function: BatchFunction[R], workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(
        workers,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_start,
        initargs=(function,),
    )


def _start(function: BatchFunction[object]) -> None:
    """Prepare a worker: Ctrl-C is the parent's business, and the parent's end is the worker's."""
    global _function
    _function = function
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:

        def follow() -> None:
            wait([parent.sentinel])
            os._exit(1)

        threading.Thread(target=follow, daemon=True).start()


def _code(batch: Sequence[Item]) -> list[Any]:
    assert _function is not None
    return results_of(_function, batch)
