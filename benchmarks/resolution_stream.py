"""A stream of mentions with known truth, as noisy as labelled stories were measured to be.

    python -m benchmarks.resolution_stream 10000 --register DIR --truth truth.parquet

Each real happening has LOOK_ALIKES others of the same sides, type and week, at other places and
often on other days; one happening has 5,000 reports (a twentieth of the mentions in smaller streams). What is told of
a happening goes wrong at the rates of `benchmarks/noise.json` (`benchmarks.noise` measures them); two
rates the labelled stories do not show and are set here: COPIES and TAIL. Everything is invented; the same
size and seed give the same stream.
"""

from __future__ import annotations

import argparse
import itertools
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

from benchmarks.noise import Noise, read_noise
from benchmarks.stream_words import FILLER, VERBS, name

from dragoman.model import Document, EventDate, EventMention, EventPlace, Party, Span, stable_id
from dragoman.model.rows import document_row, mention_row
from dragoman.model.schema import TABLES, Row, TableName
from dragoman.ontology import countries, event_types
from dragoman.register import Register

NOISE = Path(__file__).with_name("noise.json")
SEED = 5
LOOK_ALIKES = 20
LARGEST = 5_000
COPIES = 0.3
"""The share of reports that are an agency's words again: an assumption, see the docstring."""
TAIL = 1.5
"""Exponent of the number of reports of a real happening (Pareto, at the most 300): an assumption."""
NAMED = 0.7
"""How often a report gives each of the happening's own names: an assumption."""
FIRST = date(2010, 1, 4)
CHUNK = 40
"""Families whose reports are mixed by day before they are given out."""
SETTINGS = {"settings_hash": "s", "model_hash": "m", "lexicon_hash": "l", "version": "stream"}


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happened, and how many reports tell it."""

    id: str
    event: str
    actor: str
    recipient: str
    day: date
    place: str
    names: tuple[str, str]
    reports: int


@dataclass(slots=True)
class Batch:
    """Rows of some documents, and the happening of each mention."""

    documents: list[Row] = field(default_factory=list)
    mentions: list[Row] = field(default_factory=list)
    truth: dict[str, str] = field(default_factory=dict)


class World:
    """Draws happenings and tells them."""

    def __init__(self, noise: Noise, seed: int, run: str = "stream") -> None:
        self.noise = noise
        self.chance = random.Random(seed)
        self.run = run
        self.names = {each.iso3: each.name for each in countries()}
        self.codes = sorted(self.names)
        self.events = sorted(VERBS)
        self.types = {each.code: each for each in event_types()}
        self.lags = _weights(noise.lag)
        self.sizes = _weights(noise.reports)

    def family(self, number: int, largest: int = 0) -> list[Happening]:
        """A real happening and its look-alikes."""
        draw = self.chance
        actor, recipient = draw.sample(self.codes, 2)
        event = draw.choice(self.events)
        week = FIRST + timedelta(days=number % 4_000)
        return [
            Happening(
                f"{number}.{n}",
                event,
                actor,
                recipient,
                week + timedelta(days=draw.randrange(7)),
                name(number * (LOOK_ALIKES + 1) + n),
                (name(draw.randrange(10**6)), name(draw.randrange(10**6))),
                (largest or min(300, int(draw.paretovariate(TAIL)))) if n == 0 else self._size(),
            )
            for n in range(LOOK_ALIKES + 1)
        ]

    def tell(self, happening: Happening, batch: list[tuple[Document, list[EventMention]]]) -> int:
        """Add the reports of a happening: the number of their mentions."""
        originals: list[tuple[Document, list[EventMention]]] = []
        count = 0
        for number in range(happening.reports):
            if originals and self.chance.random() < COPIES:
                told = self._copy(*self.chance.choice(originals), number)
            else:
                told = self._report(happening, number)
                originals.append(told)
            batch.append(told)
            count += len(told[1])
        return count

    def _size(self) -> int:
        return int(self.chance.choices(*self.sizes)[0])

    def _report(self, told: Happening, number: int) -> tuple[Document, list[EventMention]]:
        draw, noise = self.chance, self.noise
        published = told.day + timedelta(days=int(draw.choices(*self.lags)[0]) + draw.randrange(2))
        verb = draw.choice(VERBS[told.event])
        above = draw.choice(VERBS[told.event])
        title = f"{self.names[told.actor]} {above} {self.names[told.recipient]}"
        day = self._day(told)
        named = {
            "place": told.place if draw.random() < NAMED else "the capital",
            "name": told.names[0] if draw.random() < NAMED else "a clerk",
            "thing": told.names[1] if draw.random() < NAMED else "old",
        }
        head = f"{self.names[told.actor]} {verb} {self.names[told.recipient]}"
        where = f" at {told.place}" if draw.random() < NAMED else ""
        sentence = f"{head}{where} on {day.isoformat()}."
        rest = " ".join(each.format(**named) for each in draw.sample(FILLER, 4))
        document = Document.create(
            f"{sentence} {rest}",
            title=title,
            outlet=f"Paper {draw.randrange(200)}",
            published=published,
            input_id=f"{told.id}.{number}",
            language="en",
        )
        mentions = [self._mention(told, document, Span(0, len(sentence)), verb, day)]
        if draw.random() < noise.again - 1:
            span = Span(0, len(title), "title")
            mentions.append(self._mention(told, document, span, above, day))
        return document, mentions

    def _copy(
        self, document: Document, mentions: list[EventMention], number: int
    ) -> tuple[Document, list[EventMention]]:
        """The same words in another paper."""
        copy = Document.create(
            f"{document.text} ({number})",
            title=document.title,
            outlet=f"Copy {number}",
            published=document.published,
            input_id=f"{document.input_id}.c{number}",
            language="en",
        )
        return copy, [
            replace(
                each,
                id=stable_id("mention", copy.id, each.id),
                document=copy.id,
                input_id=copy.input_id,
            )
            for each in mentions
        ]

    def _day(self, told: Happening) -> date:
        wrong = self.chance.random() < self.noise.wrong["date"]
        return told.day + timedelta(days=self.chance.choice((-2, -1, 1, 2)) if wrong else 0)

    def _mention(
        self, told: Happening, document: Document, at: Span, verb: str, day: date
    ) -> EventMention:
        draw, noise = self.chance, self.noise
        event = self._type(told.event)
        words = at.of(document)
        start = len(self.names[told.actor]) + 1
        trigger = Span(start, start + len(verb), at.part)
        dated = draw.random() >= noise.missing["date"]
        placed = draw.random() >= noise.missing["place"]
        land = draw.choice(self.codes) if draw.random() < noise.wrong["place"] else told.recipient
        kind = self.types[event]
        return EventMention(
            stable_id("mention", document.id, at.part),
            document.id,
            document.input_id,
            at.part,
            at,
            event,
            (),
            (),
            None,
            kind.quad,
            kind.score,
            verb,
            trigger,
            self._side(told.actor, "actors", words, at),
            self._side(told.recipient, "recipients", words, at),
            False,
            "future" if draw.random() < noise.wrong["status"] else "actual",
            (),
            None,
            EventDate(day, day, "day", day.isoformat(), None) if dated else None,
            EventPlace(told.place, land, None, None, None, "city", None) if placed else None,
            (),
            0.7,
            "stream",
            phrase=(Span(start, at.end, at.part),),
        )

    def _type(self, event: str) -> str:
        """The type, or at the measured rate one that it was mistaken for."""
        if self.chance.random() >= self.noise.wrong["event"]:
            return event
        others = {k: n for k, n in self.noise.types.get(event, {}).items() if k != event}
        if not others:
            return self.chance.choice([each for each in self.events if each != event])
        return str(self.chance.choices(*_weights(others))[0])

    def _side(self, code: str, side: str, words: str, at: Span) -> tuple[Party, ...]:
        if self.chance.random() < self.noise.missing[side]:
            return ()
        said = code
        if self.chance.random() < self.noise.wrong[side]:
            said = self.chance.choice(self.codes)
        text = self.names[code]
        start = max(0, words.find(text))
        span = Span(start, start + len(text), at.part)
        return (Party(said, text, span, self.names[said], said, (), "state", "name"),)


def _weights(counts: Mapping[str, int]) -> tuple[list[str], list[int]]:
    return list(counts), list(counts.values())


def stream(
    mentions: int, noise: Noise, *, seed: int = SEED, run: str = "stream"
) -> Iterator[Batch]:
    """Batches of rows until there are about so many mentions; days grow from batch to batch."""
    world = World(noise, seed, run)
    largest = min(LARGEST, mentions // 20)
    numbers = itertools.count()
    count = 0
    while count < mentions:
        told: list[tuple[Document, list[EventMention]]] = []
        truth: dict[str, str] = {}
        for number in itertools.islice(numbers, CHUNK):
            for happening in world.family(number, largest):
                before = len(told)
                count += world.tell(happening, told)
                truth |= {m.id: happening.id for _, found in told[before:] for m in found}
            largest = 0
            if count >= mentions:
                break
        told.sort(key=lambda each: (str(each[0].published), each[0].id))
        yield Batch(
            [document_row(document, (), run=run) for document, _ in told],
            [mention_row(mention, run=run) for _, found in told for mention in found],
            truth,
        )


def write(
    path: Path, mentions: int, noise: Noise, truth: Path, *, seed: int = SEED, held: int = 0
) -> Batch:
    """Write the stream into a register, and its truth (mention, happening).

    Given back are the reports that were held back from the end of it, with about `held` mentions.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    register = Register.create_or_open(path)
    schema = pa.schema({"mention": pa.string(), "happening": pa.string()})
    later = Batch()
    with register.run(**SETTINGS) as run, pq.ParquetWriter(truth, schema) as out:
        for batch in stream(mentions, noise, seed=seed, run=run.id):
            columns = {"mention": list(batch.truth), "happening": list(batch.truth.values())}
            out.write_table(pa.table(columns, schema=schema))
            batch.documents[:0], batch.mentions[:0] = later.documents, later.mentions
            now, later = parted(batch, held)
            run.write(rows_of(now))
    return later


def parted(batch: Batch, held: int) -> tuple[Batch, Batch]:
    """The reports of a batch but the last, and the last with at least `held` mentions; no truth."""
    sizes = Counter(row["document"] for row in batch.mentions)
    first, count = len(batch.documents), 0
    while first and count < held:
        first -= 1
        count += sizes[batch.documents[first]["id"]]
    kept = {row["id"] for row in batch.documents[:first]}
    now = [row for row in batch.mentions if row["document"] in kept]
    late = [row for row in batch.mentions if row["document"] not in kept]
    return Batch(batch.documents[:first], now), Batch(batch.documents[first:], late)


def add(path: Path, batch: Batch) -> None:
    """Write the reports that were held back."""
    with Register.open(path).run(**SETTINGS) as run:
        run.write(
            rows_of(
                Batch(
                    [{**row, "run": run.id} for row in batch.documents],
                    [{**row, "run": run.id} for row in batch.mentions],
                )
            )
        )


def rows_of(batch: Batch) -> dict[TableName, list[Row]]:
    rows: dict[TableName, list[Row]] = {table: [] for table in TABLES}
    rows["documents"], rows["mentions"] = batch.documents, batch.mentions
    return rows


def read_truth(path: Path) -> dict[str, str]:
    """The happening of each mention."""
    import pyarrow.parquet as pq

    table = pq.read_table(path)
    pairs: Iterable[tuple[str, str]] = zip(
        table["mention"].to_pylist(), table["happening"].to_pylist(), strict=True
    )
    return dict(pairs)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("mentions", type=int)
    parser.add_argument("--register", type=Path, required=True)
    parser.add_argument("--truth", type=Path, required=True)
    parser.add_argument("--noise", type=Path, default=NOISE)
    parser.add_argument("--seed", type=int, default=SEED)
    asked = parser.parse_args()
    noise = read_noise(asked.noise)
    for key, value in asdict(noise).items():
        print(f"{key}: {value}")
    print(f"assumed: copies {COPIES}, tail {TAIL}, names given {NAMED}")
    write(asked.register, asked.mentions, noise, asked.truth, seed=asked.seed)
    print(f"{len(read_truth(asked.truth))} mentions written")


if __name__ == "__main__":
    main()
