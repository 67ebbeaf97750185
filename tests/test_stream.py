"""The synthetic stream: the same for the same seed, its truth complete, its rates the measured ones."""

from __future__ import annotations

from collections import Counter, defaultdict

from benchmarks.noise import read_noise
from benchmarks.resolution_stream import LOOK_ALIKES, NOISE, Batch, stream
from benchmarks.stream_words import word

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


def test_rates_are_the_measured_ones() -> None:
    noise = read_noise(NOISE)
    rows = [row for batch in drawn() for row in batch.mentions]
    for field, value in (("date", "date"), ("place", "place"), ("actors", "actors")):
        share = sum(not row[value] for row in rows) / len(rows)
        assert abs(share - noise.missing[field]) < 0.05, field


def test_words_of_two_numbers_differ() -> None:
    assert len({word(number) for number in range(20_000)}) == 20_000
