"""The batch function over a Ray cluster, through Ray Data.

`RAY_ADDRESS` in the environment names the cluster; without it Ray starts one on this machine. The
register is written by the caller alone: workers send rows back.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Generic, TypeVar

from dragoman.errors import ConfigError, DragomanError

from .pool import KILLED
from .refusal import BatchFunction, Item, reject_of, results_of

R = TypeVar("R")

WINDOW = 8
"""Batches for each worker that are handed to Ray Data at once: what the driver holds in memory."""


def code_on_ray(
    work: Iterable[Sequence[Item]], function: BatchFunction[R], *, workers: int
) -> Iterator[R]:
    """The results of `function` over `work`, in order, from `workers` actors of a Ray cluster.

    Raises ConfigError when Ray is not installed.
    """
    ray = _ray()
    started = not ray.is_initialized()
    if started:
        ray.init(ignore_reinit_error=True, log_to_driver=False)
    try:
        cluster = _Cluster(ray, function, workers)
        waiting = iter(work)
        while window := list(islice(waiting, workers * WINDOW)):
            yield from cluster.results(window)
    finally:
        if started:
            ray.shutdown()


def _ray() -> Any:
    try:
        import ray
        import ray.data
    except ImportError as error:
        raise ConfigError(
            f"--ray needs Ray Data ({error}). Install it: pip install 'dragoman[ray]'"
        ) from error
    return ray


class _Actor:
    """What runs on the cluster: a callable class, so that a worker builds its coder once."""

    def __init__(self, function: bytes) -> None:
        self.function: BatchFunction[object] = pickle.loads(function)

    def __call__(self, rows: dict[str, Any]) -> dict[str, list[Any]]:
        """Code the batches in `rows`: columns `number` and `work` in, `number` and `results` out."""
        found = []
        for work in rows["work"]:
            try:
                results: object = results_of(self.function, pickle.loads(work))
            except DragomanError as error:
                results = error
            found.append(pickle.dumps(results))
        return {"number": list(rows["number"]), "results": found}


@dataclass(frozen=True, slots=True)
class _Cluster(Generic[R]):
    ray: Any = field(repr=False)
    function: BatchFunction[R]
    workers: int

    def results(self, window: Sequence[Sequence[Item]]) -> list[R]:
        """Code some batches on the cluster; halve them when an actor dies, down to one document."""
        try:
            return self._coded(window)
        except self.ray.exceptions.RayError:
            if len(window) > 1:
                half = len(window) // 2
                return self.results(window[:half]) + self.results(window[half:])
            batch = window[0]
            if len(batch) > 1:
                return [result for item in batch for result in self.results([[item]])]
            rejects = [reject_of(batch[0], KILLED)]
            return self.results([rejects]) if rejects != list(batch) else []

    def _coded(self, window: Sequence[Sequence[Item]]) -> list[R]:
        data = self.ray.data
        rows = [
            {"number": at, "work": pickle.dumps(list(batch))} for at, batch in enumerate(window)
        ]
        actors = min(self.workers, len(window))
        dataset = data.from_items(rows, override_num_blocks=len(rows)).map_batches(
            _Actor,
            fn_constructor_args=(pickle.dumps(self.function),),
            batch_size=1,
            compute=data.ActorPoolStrategy(size=actors),
            max_restarts=0,  # the document that killed an actor would kill every one after it
            max_task_retries=0,
        )
        coded = sorted(dataset.iter_rows(), key=lambda row: row["number"])
        found: list[R] = []
        for row in coded:
            results = pickle.loads(row["results"])
            if isinstance(results, DragomanError):
                raise results
            found.extend(results)
        return found
