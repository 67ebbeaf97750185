"""Fit what each piece of evidence is worth, on development data alone.

    python training/calibrate.py [--data ../shared/data]

Mentions: the development half of the hand-coded news, the bundled dispatches, and the coded reports that
the reader never sees, whose gold says whether type and parties are right; first by what the rules know,
then by what the reader adds. Pairs: the development part of the marked pairs, which serves to calibrate. A logistic
regression, held back towards nothing known (little data, many questions).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from dragoman.coder import Coder
from dragoman.coding import finish
from dragoman.coding.confidence import evidence, load_calibration
from dragoman.coding.networks import propose, weigh
from dragoman.corpus import read
from dragoman.evaluate import read_gold, read_pairs, read_sentences, score_events, score_mentions
from dragoman.evaluate.news import GoldSentence
from dragoman.evaluate.pairs import class_of
from dragoman.model import Coding, Document
from dragoman.pairing import answers
from gold import held

CODED = Path("training/reader/coded.jsonl")
OUT = Path("src/dragoman/data/calibration/en")
STRENGTH = 0.3
"""Inverse of the regularisation."""
Case = tuple[dict[str, float], bool]


class Recorder:
    """Stands in for the confidence of the coding stage and keeps the evidence of each reading."""

    def __init__(self) -> None:
        self.seen: dict[tuple[int, str, str], dict[str, float]] = {}

    def __call__(self, draft: Any, tree: Any, event: str, status: str, *sides: Any) -> float:
        told = evidence(draft, tree, event, status, *sides)  # type: ignore[arg-type]
        self.seen[tree.tokens[draft.trigger].start, event, status] = told
        return 0.5


def recorded(documents: list[Document], coder: Coder) -> Iterator[tuple[Coding, Recorder]]:
    """Codings, one document at a time, each with the evidence of its readings."""
    for document in documents:
        recorder = Recorder()
        finish.confidence = recorder  # type: ignore[assignment]
        yield coder.code(document), recorder


def coded_news() -> list[GoldSentence]:
    """Coded sentences of which the reader has read no report."""
    news = [g for g in read_sentences(Path("tests/gold/news.jsonl")) if g.half == "development"]
    return news + [g for g in read_sentences(CODED) if held(g.document)]


def news_of(gold: list[GoldSentence], data: Path) -> list[Document]:
    wanted = {g.document for g in gold}
    news = read([data / "news/news.jsonl"])
    return [d for d in news if isinstance(d, Document) and d.input_id in wanted]


def mention_cases(coder: Coder, data: Path) -> Iterator[Case]:
    gold = coded_news()
    both = list(recorded(news_of(gold, data), coder))
    evidence_of = {coding.document.input_id: recorder for coding, recorder in both}
    for outcome in score_mentions(gold, [coding for coding, _ in both]).outcomes:
        right = {j for _, j in outcome.right["recipient"]}
        for j, mention in enumerate(outcome.mentions):
            told = _told(evidence_of[outcome.sentence.document], mention)
            if told is not None:
                yield told, j in right


def dispatch_cases(coder: Coder) -> Iterator[Case]:
    gold = read_gold(Path("examples/gold.jsonl"))
    documents = [d for d in read([Path("examples/dispatches")]) if isinstance(d, Document)]
    both = list(recorded(documents, coder))
    evidence_of = {coding.document.input_id: recorder for coding, recorder in both}
    for outcome in score_events(gold, [coding for coding, _ in both]).outcomes:
        if outcome.mention is not None:
            told = _told(evidence_of[outcome.document], outcome.mention)
            if told is not None:
                yield told, outcome.gold is not None


def _told(recorder: Recorder, mention: Any) -> dict[str, float] | None:
    trigger = mention.trigger.start
    near = [
        (abs(start - trigger), told)
        for (start, event, status), told in recorder.seen.items()
        if event == mention.event
    ]
    return min(near, key=lambda each: each[0])[1] if near else None


def reader_cases(coder: Coder, data: Path) -> Iterator[Case]:
    """The readings with what the reader said of them; mentions must be fitted."""
    gold = coded_news()
    dispatches = [d for d in read([Path("examples/dispatches")]) if isinstance(d, Document)]
    heard: dict[Any, Mapping[str, float]] = {}

    def listen(reading: Any, *asked: Any) -> Any:
        heard[_key(reading)] = weigh.reader_evidence(reading, *asked)
        return reading

    propose.weighed = listen
    codings = []
    for document in news_of(gold, data):
        codings.append(coder.code(document))
        (outcomes,) = [
            score_mentions(
                [g for g in gold if g.document == document.input_id], codings[-1:]
            ).outcomes
        ]
        for outcome in outcomes:
            right = {j for _, j in outcome.right["recipient"]}
            for j, mention in enumerate(outcome.mentions):
                if _key(mention) in heard:
                    yield dict(heard[_key(mention)]), j in right
        heard.clear()
    told = score_events(read_gold(Path("examples/gold.jsonl")), [coder.code(d) for d in dispatches])
    for outcome in told.outcomes:
        if outcome.mention is not None and _key(outcome.mention) in heard:
            yield dict(heard[_key(outcome.mention)]), outcome.gold is not None


def _key(read: Any) -> Any:
    return read.event, read.actors, read.recipients


def pair_cases(coder: Coder, data: Path) -> Iterator[Case]:
    gold = [p for p in read_pairs(data / "pairs/plover-pairs-train.tsv") if p.part == "development"]
    given = answers([p.pair for p in gold], coder.resources)
    for each, (coding, told) in zip(gold, given, strict=True):
        yield told, class_of(coding.event or "") == each.gold


def fit(cases: list[Case], name: str) -> None:
    vectorizer = DictVectorizer(sparse=False)
    table = vectorizer.fit_transform([told for told, _ in cases])
    right = np.array([ok for _, ok in cases])
    model = LogisticRegression(C=STRENGTH, max_iter=1000).fit(table, right)
    weights = {
        feature: round(float(weight), 3)
        for feature, weight in zip(vectorizer.feature_names_, model.coef_[0], strict=True)
    }
    shown = {"bias": round(float(model.intercept_[0]), 3), "weights": weights}
    (OUT / f"{name}.json").write_text(json.dumps(shown, indent=1, sort_keys=True) + "\n")
    print(f"{name}: {len(cases)} answers, {right.mean():.2f} right")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    data = parser.parse_args().data
    coder = Coder()
    original = finish.confidence
    fit([*mention_cases(coder, data), *dispatch_cases(coder)], "mentions")
    finish.confidence = original
    load_calibration.cache_clear()
    original_weighed = propose.weighed
    fit(list(reader_cases(coder, data)), "read")
    propose.weighed = original_weighed
    fit(list(pair_cases(coder, data)), "pairs")


if __name__ == "__main__":
    main()
