"""In how many reports a word stands: what makes a shared word telling.

    python training/resolution_words.py [--data ../shared/data]

reads the official statements of `news/usgov.jsonl.xz` (public domain) and writes
`src/dragoman/data/resolution/en/words.csv`: stems (six letters, folded) that stand in at least one
report of a thousand, with the number of reports; the first row is the number of all reports.
"""

from __future__ import annotations

import argparse
import csv
import json
import lzma
import re
import unicodedata
from collections import Counter
from pathlib import Path

STEM = 6
LEAST = 14
WORD = re.compile(r"[^\W_]+")
OUT = Path(__file__).resolve().parents[1] / "src/dragoman/data/resolution/en/words.csv"


def stems(text: str) -> set[str]:
    """The different stems of a text; accents are folded away as `dragoman.resolution.arrays.words` does."""
    folded = unicodedata.normalize("NFKD", text).casefold()
    bare = "".join(sign for sign in folded if unicodedata.category(sign)[0] != "M")
    return {word[:STEM] for word in WORD.findall(bare)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    counts: Counter[str] = Counter()
    reports = 0
    with lzma.open(
        parser.parse_args().data / "news" / "usgov.jsonl.xz", "rt", encoding="utf-8"
    ) as lines:
        for line in lines:
            report = json.loads(line)
            counts.update(stems(f"{report['title']}\n{report['text']}"))
            reports += 1
    with OUT.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("stem", "reports"))
        writer.writerow(("", reports))
        writer.writerows(sorted(pair for pair in counts.items() if pair[1] >= LEAST))


if __name__ == "__main__":
    main()
