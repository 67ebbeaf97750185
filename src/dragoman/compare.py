"""Inputs coded twice, by two settings, without keeping either: what an edit of the lexicon changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from .analysis.differences import Difference, Entries, Side, Words, differences
from .config import Settings, content_of
from .corpus import read
from .distributed import code_batches
from .lexicon import Lexicon
from .lexicon.entry import Entry
from .model import Coding, Document, Reject
from .model.rows import mention_row, rejection_row
from .run import coder_of, read_options


@dataclass(frozen=True, slots=True)
class Compared:
    """What two codings of some documents differ in; counts of documents and of readings."""

    documents: int
    before: int
    after: int
    found: tuple[Difference, ...]


def compare_inputs(
    inputs: Sequence[str | Path],
    before: Settings,
    after: Settings,
    *,
    input_format: str | None = None,
) -> Iterator[Compared]:
    """Code `inputs` by both settings, batch by batch: what differs in each batch.

    Nothing is written. Raises InputError where an input does not exist, LexiconError where an entry
    is malformed.
    """
    entries_between(before, after)  # a fault in a lexicon is told before anything is coded
    items = read(inputs, read_options(after, input_format=input_format))
    work = _batches(items, after.batch)
    return code_batches(work, _Both(before, after), workers=after.workers)


def entries_between(before: Settings, after: Settings) -> Entries:
    """How the entries of two settings' lexicons differ."""
    content = tuple(map(content_of, (*before.lexicon, *after.lexicon)))
    return _entries(before.lexicon, after.lexicon, content)


@lru_cache(8)
def _entries(
    before: tuple[Path, ...], after: tuple[Path, ...], content: tuple[str, ...]
) -> Entries:
    """`content` is what the folders hold: an edited one is compared anew."""
    one, other = Lexicon.load(before), Lexicon.load(after)
    old, new = one.by_id, other.by_id
    edited = frozenset(key for key in old.keys() & new.keys() if _bare(old[key]) != _bare(new[key]))
    added, gone = frozenset(new.keys() - old.keys()), frozenset(old.keys() - new.keys())
    return Entries(
        True, added, gone, edited, _forms(other, added | edited), _forms(one, gone | edited)
    )


def _bare(entry: Entry) -> Entry:
    return replace(entry, origin="", examples=())


def _forms(lexicon: Lexicon, names: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """The entries of `names` by the word forms that they may read."""
    found: dict[str, tuple[str, ...]] = {}
    for form, candidates in lexicon.index.items():
        if here := tuple(
            dict.fromkeys(c.entry.id for c in candidates.ordered if c.entry.id in names)
        ):
            found[form] = here
    return found


def _batches(items: Iterable[Document | Reject], size: int) -> Iterator[list[Document | Reject]]:
    seen: set[str] = set()
    batch: list[Document | Reject] = []
    for item in items:
        if not isinstance(item, Document) or item.id in seen:
            continue
        seen.add(item.id)
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


@dataclass(frozen=True, slots=True)
class _Both:
    """The batch function: plain values in and out, so that a process pool can send it."""

    before: Settings
    after: Settings

    def __call__(self, items: Sequence[Document | Reject]) -> Compared:
        documents = [item for item in items if isinstance(item, Document)]
        entries = entries_between(self.before, self.after)
        one, other = coder_of(self.before), coder_of(self.after)
        # each by both before the next: the second finds what the networks saw of it remembered
        pairs = [(one.code(document), other.code(document)) for document in documents]
        found: list[Difference] = []
        for first, second in pairs:
            document = first.document
            words = Words(document.id, document.input_id, document.title, document.text)
            found += differences(_side(first), _side(second), words, entries)
        return Compared(
            len(documents),
            sum(len(first.mentions) for first, _ in pairs),
            sum(len(second.mentions) for _, second in pairs),
            tuple(found),
        )


def _side(coding: Coding) -> Side:
    return Side(
        [mention_row(mention, run="") for mention in coding.mentions],
        [rejection_row(each, coding.document.id, run="") for each in coding.rejections],
    )
