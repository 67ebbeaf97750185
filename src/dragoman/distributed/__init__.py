"""The same batch function over a local process pool, or over Ray Data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from dragoman.errors import ConfigError
from dragoman.model import Document, Reject

from .pool import code_on_pool
from .refusal import BatchFunction

R = TypeVar("R")

__all__ = ["BatchFunction", "code_batches"]


def code_batches(
    work: Iterable[Sequence[Document | Reject]],
    function: BatchFunction[R],
    *,
    workers: int = 1,
    ray: bool = False,
) -> Iterator[R]:
    """Give `function` every batch of `work`, in worker processes: the results, in order.

    `function` is sent to the workers, so it is a top-level function or a picklable object; what it
    needs it builds once a process, on its first call. `work` is read as fast as results are taken:
    a few batches a worker are held in memory, however long it is.

    A document that makes `function` raise, or kills its process, becomes a Reject with the reason
    and is given to `function` as such; the rest of its batch is coded one document at a time, so
    that one batch may give several results. Errors that dragoman raises on purpose (a wrong
    setting, a missing model) end the work. Raises ConfigError for a number of workers below 1, and
    when Ray is asked for and not installed.
    """
    if workers < 1:
        raise ConfigError(f"workers is {workers}. Give 1 or more.")
    if ray:
        from .ray import code_on_ray

        return code_on_ray(work, function, workers=workers)
    return code_on_pool(work, function, workers=workers)
