"""The synthetic stream: the same for the same seed, its truth complete, its rates the measured ones."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date

from benchmarks.noise import measure, read_noise
from benchmarks.resolution_stream import LOOK_ALIKES, NOISE, Batch, parted, stream
from benchmarks.stream_words import word

from dragoman import Coder
from dragoman.evaluate.happenings import GoldMention, find
from dragoman.model import Document, Span

SIZE = 4_000


def drawn() -> list[Batch]:
    return list(stream(SIZE, read_noise(NOISE)))


def test_the_same_seed_gives_the_same_stream_and_another_another() -> None:
    first, second = drawn(), drawn()
    assert [(b.documents, b.mentions, b.truth) for b in first] == [
        (b.documents, b.mentions, b.truth) for b in second
    ]
    assert next(stream(SIZE, read_noise(NOISE), seed=1)).truth != first[0].truth


def test_every_mention_has_its_truth_and_its_words() -> None:
    for batch in drawn():
        assert batch.truth.keys() == {row["id"] for row in batch.mentions}
        documents = {row["id"]: row for row in batch.documents}
        assert len(documents) == len(batch.documents)
        for row in batch.mentions:
            document = documents[row["document"]]
            text = document["title"] if row["part"] == "title" else document["text"]
            start, end = row["trigger"]["span"]
            assert text[start:end] == row["trigger"]["text"]


def test_each_family_has_its_look_alikes_and_one_happening_is_told_most() -> None:
    truth = {key: each for batch in drawn() for key, each in batch.truth.items()}
    families: defaultdict[str, set[str]] = defaultdict(set)
    for happening in truth.values():
        families[happening.split(".")[0]].add(happening)
    assert {len(family) for family in families.values()} == {LOOK_ALIKES + 1}
    (_, most), (_, next_most) = Counter(truth.values()).most_common(2)
    assert most >= SIZE // 20 > next_most


def test_what_is_held_back_is_the_end_and_nothing_is_lost() -> None:
    batch = drawn()[0]
    now, later = parted(batch, 100)
    assert [*now.documents, *later.documents] == batch.documents
    assert sorted(row["id"] for row in (*now.mentions, *later.mentions)) == sorted(batch.truth)
    last = {row["id"] for row in later.documents}
    assert {row["document"] for row in later.mentions} <= last
    assert 100 <= len(later.mentions) < 110
    assert parted(batch, 0)[1] == Batch()


def test_rates_are_the_measured_ones() -> None:
    noise = read_noise(NOISE)
    rows = [row for batch in drawn() for row in batch.mentions]
    for field, value in (("date", "date"), ("place", "place"), ("actors", "actors")):
        share = sum(not row[value] for row in rows) / len(rows)
        assert abs(share - noise.missing[field]) < 0.05, field


def test_words_of_two_numbers_differ() -> None:
    assert len({word(number) for number in range(20_000)}) == 20_000


def test_rates_are_reckoned_from_pairs_of_tellings() -> None:
    texts = ("Norway shelled Chile on 3 May 2021.", "Norway shelled Chile on 9 May 2021.")
    documents = [
        Document.create(text, input_id=f"r{n}", language="en", published=date(2021, 5, 10))
        for n, text in enumerate(texts)
    ]
    gold = [GoldMention("s", "development", f"r{n}", Span(7, 14), "ASSAULT", "1") for n in range(2)]
    found, _ = find(gold, Coder().code_batch(documents))
    noise = measure(found)
    assert (noise.happenings, noise.mentions, noise.again) == (1, 2, 1)
    assert noise.wrong["date"] == 1
    assert noise.wrong["event"] == noise.wrong["actors"] == noise.reworded == 0
    assert noise.missing["place"] == 1
    assert noise.missing["date"] == 0
    assert (noise.reports, noise.lag) == ({"2": 1}, {"0": 1})
