"""What becomes of a document that cannot be coded: a Reject, and its batch goes on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from dragoman.errors import DragomanError
from dragoman.model import Document, Reject

R = TypeVar("R")
Item = Document | Reject
BatchFunction = Callable[[Sequence[Document | Reject]], R]


def reject_of(item: Item, reason: str) -> Reject:
    """The Reject that stands in the place of a document, which is not kept."""
    if isinstance(item, Reject):
        return item
    name = item.url or item.input_id or item.title or item.id
    return Reject(name, None, f"document {item.id}: {reason}", origin=item.origin)


def reason_of(error: BaseException) -> str:
    """Why `function` failed, on one line, without what differs from one machine to another."""
    first = str(error).strip().splitlines()
    return f"{type(error).__name__}: {first[0]}" if first else type(error).__name__


def results_of(function: BatchFunction[R], batch: Sequence[Item]) -> list[R]:
    """Code a batch in this process; if it fails, code its documents one at a time.

    Raises DragomanError as it comes: a wrong setting is no fault of a document.
    """
    try:
        return [function(batch)]
    except DragomanError:
        raise
    except Exception as error:
        if len(batch) == 1:
            return [function([reject_of(batch[0], reason_of(error))])]
    return [result for item in batch for result in results_of(function, [item])]
