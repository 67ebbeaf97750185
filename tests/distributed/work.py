"""Batch functions that worker processes can import."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.errors import ModelError
from dragoman.model import Document, Reject

Item = Document | Reject


def words(batch: Sequence[Item]) -> list[tuple[str, str]]:
    """The first word of each document; what a word tells it to do, it does."""
    found = []
    for item in batch:
        if isinstance(item, Reject):
            found.append(("reject", f"{item.origin}: {item.reason}"))
            continue
        word = item.text.split()[0]
        if word == "die":
            os._exit(3)
        if word == "fail":
            raise ValueError("no verb")
        if word == "stop":
            raise ModelError("The model is missing.")
        found.append((str(os.getpid()), word))
    return found


def batches(*texts: str) -> Iterator[list[Item]]:
    """One batch a text; documents are separated by a bar."""
    for text in texts:
        made = (Document.create(part, input_id=part) for part in text.split("|"))
        yield [replace(each, origin=f"{each.text}.txt") for each in made]
