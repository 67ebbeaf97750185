"""Words a second and peak memory of `dragoman code`, split by stage.

    python benchmarks/code.py ../shared/data/news/news.jsonl --megabytes 20

The corpus is repeated with fresh ids until it has the size asked for; files in, register out, one
process. A slower machine gives smaller numbers: compare two runs on one machine, never with a limit.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import tempfile
import time
from collections import defaultdict
from itertools import islice
from pathlib import Path

from dragoman.coder import Coder
from dragoman.config import Settings
from dragoman.corpus import read
from dragoman.draft import Draft
from dragoman.model import Document
from dragoman.model.rows import rows_of
from dragoman.model.schema import Row, TableName
from dragoman.pipeline import STAGES
from dragoman.register import Register

BATCH = 64


def repeated(news: Path, target: int, folder: Path) -> Path:
    """A JSONL file of about `target` bytes: the news over and over, each copy under a fresh id."""
    lines = [json.loads(line) for line in news.read_text(encoding="utf-8").splitlines()]
    path, size, copy = folder / "corpus.jsonl", 0, 0
    with path.open("w", encoding="utf-8") as out:
        while size < target:
            for row in lines:
                text = json.dumps({**row, "id": f"{row['id']}-{copy}"}, ensure_ascii=False) + "\n"
                out.write(text)
                size += len(text.encode())
                if size >= target:
                    break
            copy += 1
    return path


def measure(
    corpus: Path, register: Path, settings: Settings
) -> tuple[dict[str, float], dict[str, int]]:
    """Seconds by stage, and counts of documents, words, sentences, parsed words and mentions."""
    seconds: dict[str, float] = defaultdict(float)
    counts: dict[str, int] = defaultdict(int)
    started = time.perf_counter()
    coder = Coder(settings)
    resources = coder.resources
    coder.code_batch([Document.create("Norway and Chile signed a treaty.", language="en")])
    seconds["loading"] = time.perf_counter() - started
    book = Register.create_or_open(register)
    with book.run(version="benchmark", settings_hash="", model_hash="", lexicon_hash="") as run:
        documents = (item for item in read([corpus]) if isinstance(item, Document))
        while True:
            started = time.perf_counter()
            batch = list(islice(documents, BATCH))
            seconds["corpus"] += time.perf_counter() - started
            if not batch:
                break
            drafts = [Draft(document) for document in batch]
            for stage in STAGES:
                started = time.perf_counter()
                drafts = stage(drafts, resources)
                seconds[stage.__name__] += time.perf_counter() - started
            started = time.perf_counter()
            rows: dict[TableName, list[Row]] = defaultdict(list)
            for draft in drafts:
                for table, row in rows_of(draft.coding(), run=run.id):
                    rows[table].append(row)
            run.write(rows)
            seconds["register"] += time.perf_counter() - started
            for draft in drafts:
                counts["documents"] += 1
                counts["words"] += len(draft.document.text.split())
                counts["sentences"] += len(draft.sentences)
                counts["sentences parsed"] += len(draft.chosen)
                counts["words parsed"] += sum(len(each.text.split()) for each in draft.chosen)
                counts["mentions"] += len(draft.mentions)
    return seconds, counts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("news", type=Path)
    parser.add_argument("--megabytes", type=float, default=20)
    parser.add_argument("--model", help="the parser, as in the settings")
    parser.add_argument("--no-ranker", action="store_true", help="rules alone")
    options = parser.parse_args()
    settings = Settings(model=options.model, ranker=not options.no_ranker)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        corpus = repeated(options.news, int(options.megabytes * 2**20), folder)
        size = corpus.stat().st_size
        seconds, counts = measure(corpus, folder / "register", settings)
    total = sum(value for stage, value in seconds.items() if stage != "loading")
    print(
        f"machine: {platform.processor() or platform.machine()}, {os.cpu_count()} cores, one process used"
    )
    print(f"corpus: {size / 2**20:.1f} MiB, " + ", ".join(f"{v:,} {k}" for k, v in counts.items()))
    print(f"{'stage':<20}{'seconds':>10}{'share':>8}{'words/s':>12}")
    for stage, value in seconds.items():
        share = f"{value / total:>7.1%}" if stage != "loading" else "      -"
        print(f"{stage:<20}{value:>10.2f} {share}{counts['words'] / max(value, 1e-9):>12,.0f}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10
    print(f"{'all':<20}{total:>10.2f} {1:>7.1%}{counts['words'] / total:>12,.0f}")
    print(f"peak memory: {peak:,.0f} MiB")


if __name__ == "__main__":
    main()
