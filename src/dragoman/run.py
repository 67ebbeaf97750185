"""One run: inputs read, coded and written to a register, batch by batch."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from . import __version__
from .coder import Coder
from .config import Settings
from .corpus import ReadOptions, read
from .corpus.source import Input
from .distributed import code_batches
from .lexicon import Lexicon, lexicon_hash
from .model import Document, Reject
from .model.rows import reject_row, rows_of
from .model.schema import Row, TableName
from .model.withholding import Runs, withheld_rows
from .register import Register, Run
from .register.keys import KeySet
from .syntax import model_hash


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run has done so far: counts of documents, words and rows, and seconds.

    `documents` counts those that were coded, `unread` those that were kept and could not be coded, each
    with a reject; `known` counts documents that the register held before, coded as this run codes; `otherwise`
    those that it held by other settings, another model or lexicon, and that were passed over;
    `recoded` those of them that were coded again; `forgotten` those that are not coded any more.
    """

    documents: int = 0
    unread: int = 0
    words: int = 0
    known: int = 0
    otherwise: int = 0
    recoded: int = 0
    forgotten: int = 0
    mentions: int = 0
    agreements: int = 0
    statements: int = 0
    offices: int = 0
    ties: int = 0
    rejects: int = 0
    seconds: float = 0.0
    refused: tuple[str, ...] = ()
    """The first rejects in words: where each was read, and why it was not."""

    @property
    def words_per_second(self) -> float:
        return self.words / self.seconds if self.seconds else 0.0


COMMIT_DOCUMENTS = 512
COMMIT_SECONDS = 15.0
"""A commit is written when either is reached: it is what a kill can lose."""

REFUSED = 5
"""Rejects that a summary tells in words; all of them are in the register."""

OnBatch = Callable[[Summary], None]


def code_inputs(
    inputs: Sequence[Input],
    settings: Settings | None = None,
    *,
    ray: bool = False,
    recode: bool = False,
    input_format: str | None = None,
    on_batch: OnBatch | None = None,
) -> Summary:
    """Read `inputs`, code what the register does not hold yet, and write it batch by batch.

    Documents that other settings, another model or lexicon coded are passed over, or with `recode`
    coded again: what was read in them before leaves the newest version, and stays in older ones.

    A run that is killed loses at most what it coded since its last commit, and the same call
    again does the rest. Raises InputError where an input does not exist.
    """
    settings = settings or Settings.load()
    options = read_options(settings, input_format=input_format)
    started = time.monotonic()
    counts: Counter[str] = Counter()
    refused: list[str] = []

    def summary() -> Summary:
        return Summary(**counts, seconds=time.monotonic() - started, refused=tuple(refused))

    items = read(inputs, options)  # looks for the inputs now: a wrong name costs no loading
    if settings.lexicon:  # a faulty entry is told though there may be nothing to code
        Lexicon.load(settings.lexicon)
    told = settings.told
    provenance = {
        "version": __version__,
        "settings_hash": settings.hash,
        "model_hash": model_hash(settings.model),
        "lexicon_hash": lexicon_hash(settings.lexicon),
    }
    register = _register(settings)
    with register.run(**provenance) as run:
        batches = _loading(
            _batches(items, run, counts, size=settings.batch, recode=recode), settings, told
        )
        work = _Work(settings, told, run.id)
        coded = code_batches(batches, work, workers=settings.workers, ray=ray)
        for rows in _gathered(coded):
            register.keep_settings(provenance["settings_hash"], told)
            run.write(rows, supersede=recode)
            _count(rows, counts)
            refused += map(_refusal, rows.get("rejects", ())[: REFUSED - len(refused)])
            if on_batch:
                on_batch(summary())
    return summary()


def _register(settings: Settings) -> Register:
    """The register to write to; where there is none, settings are tried before one is made."""
    if "://" not in str(settings.register) and not Path(settings.register).exists():
        _ = coder_of(settings).resources
    return Register.create_or_open(settings.register)


def _loading(batches: Iterator[list[Item]], settings: Settings, told: str) -> Iterator[list[Item]]:
    """The same batches; what codes them is loaded at the first, so that a run without news is quick.

    It is loaded here also when other processes code: a wrong setting then stops the run at once.
    """
    for batch in batches:
        _ = coder_of(settings, told).resources
        yield batch


def read_options(settings: Settings, *, input_format: str | None = None) -> ReadOptions:
    """The reader's options as the settings have them."""
    return ReadOptions(
        format=input_format,
        columns=settings.columns,
        encoding=settings.encoding,
        published=settings.published,
        outlet=settings.outlet,
        language=settings.language,
        max_bytes=settings.max_bytes,
    )


Item = Document | Reject
Rows = dict[TableName, list[Row]]


def _batches(
    items: Iterable[Item], run: Run, counts: Counter[str], *, size: int, recode: bool
) -> Iterator[list[Item]]:
    """Batches of documents not coded yet and of rejects; a document read twice comes once."""
    seen = KeySet()
    batch: list[Item] = []
    for item in items:
        batch.append(item)
        if len(batch) >= size:
            yield from _fresh(_once(batch, seen, counts), run, counts, recode=recode)
            batch = []
    if batch:
        yield from _fresh(_once(batch, seen, counts), run, counts, recode=recode)


def _once(batch: Iterable[Item], seen: KeySet, counts: Counter[str]) -> list[Item]:
    """A batch without the documents that were read before, in it or before it."""
    ids = [item.id for item in batch if isinstance(item, Document)]
    known = {key for key, held in zip(ids, seen.holds(ids), strict=True) if held}
    seen.add(ids)
    kept: list[Item] = []
    for item in batch:
        if isinstance(item, Document):
            if item.id in known:
                counts["known"] += 1
                continue
            known.add(item.id)
        kept.append(item)
    return kept


def _gathered(batches: Iterable[Rows]) -> Iterator[Rows]:
    """Join batches into commits: a commit costs the same however many documents it holds."""
    rows: Rows = {}
    began = time.monotonic()
    for batch in batches:
        for table, some in batch.items():
            rows.setdefault(table, []).extend(some)
        full = len(rows.get("documents", ())) >= COMMIT_DOCUMENTS
        if full or time.monotonic() - began > COMMIT_SECONDS:
            yield rows
            rows, began = {}, time.monotonic()
    if rows:
        yield rows


def _fresh(
    batch: list[Item], run: Run, counts: Counter[str], *, recode: bool
) -> Iterator[list[Item]]:
    """What of a batch is to be coded."""
    ids = [item.id for item in batch if isinstance(item, Document)]
    fresh, otherwise = set(run.uncoded(ids)), run.otherwise(ids)
    forgotten = run.forgotten(ids)
    counts["known"] += len(ids) - len(fresh) - len(otherwise) - len(forgotten)
    counts["forgotten"] += len(forgotten)
    counts["recoded" if recode else "otherwise"] += len(otherwise)
    if recode:
        fresh.update(otherwise)
    left = [item for item in batch if isinstance(item, Reject) or item.id in fresh]
    # Counted here: a register without text has no words to count in its rows.
    counts["words"] += sum(len(item.text.split()) for item in left if isinstance(item, Document))
    if left:
        yield left


@dataclass(frozen=True, slots=True)
class _Work:
    """The batch function: plain values in and out, so that a process pool and Ray can send it."""

    settings: Settings
    told: str
    run: str

    def __call__(self, items: Sequence[Item]) -> Rows:
        rows: Rows = {}
        documents = [item for item in items if isinstance(item, Document)]
        for reject in (item for item in items if isinstance(item, Reject)):
            rows.setdefault("rejects", []).append(reject_row(reject, run=self.run))
        for coding in coder_of(self.settings, self.told).code_batch(documents):
            for table, row in rows_of(coding, run=self.run):
                rows.setdefault(table, []).append(row)
        if self.settings.text == "hash":
            runs = {each.id: Runs.of(each.title, each.text) for each in documents}
            rows = {table: withheld_rows(table, some, runs) for table, some in rows.items()}
        return rows


_coders: dict[str, tuple[str, Coder]] = {}


def coder_of(settings: Settings, told: str | None = None) -> Coder:
    """The coder of this process: its resources are loaded once for all batches.

    `told` is what the settings told (`Settings.told`) when a run began, by default what they tell now:
    files of one's own that were edited since are read again by the next run, and not amid one.
    """
    key, told = repr(settings), told or settings.told
    found = _coders.get(key)
    if found is None or found[0] != told:
        found = _coders[key] = (told, Coder(settings))
    return found[1]


def _count(rows: Rows, counts: Counter[str]) -> None:
    for table in (
        "documents",
        "mentions",
        "agreements",
        "statements",
        "offices",
        "ties",
        "rejects",
    ):
        counts[table] += len(rows.get(table, ()))
    unread = _unread(rows)
    counts["unread"] += unread
    counts["documents"] -= unread


def _refusal(reject: Row) -> str:
    """Where a reject was read and why, on one line; a reason that quoted the text may be withheld."""
    told = (reject["origin"] or reject["input"], reject["reason"])
    return " ".join(": ".join(filter(None, told)).split())


def _unread(rows: Rows) -> int:
    """How many of the documents were kept with a reject in the place of what they tell."""
    return len({row["document"] for row in rows.get("rejects", ())} - {None})
