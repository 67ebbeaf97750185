"""Sentences of openly licensed raw text, tokenized, one a line: for word vectors and for silver trees.

Reads `news/usgov.jsonl.xz` (public domain) and those English documents of `news/news.jsonl`
whose licence is open. Documents are shuffled with a fixed seed so that any prefix is a sample.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

from conllu import open_text
from tokens import make_tokenizer

OPEN_LICENCES = {"public-domain", "CC BY 2.5", "CC BY 3.0 AU", "OGL v3.0", "EU reuse (attribution)"}
SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9])")
NOT_AN_END = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Capt|Maj|St|No|Inc|Corp|Co|Ltd|vs|Prof|Rev"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Amb|Hon|Adm|Art|Sec)|\b[A-Z]|[A-Z]\.[A-Z])\.$"
)
LINK_RESIDUE = re.compile(r"https?:|%20|www\.|\{|\}|_{2,}|\|")


def sentences(text: str) -> Iterator[str]:
    """Split a text into sentences by simple rules, joining again after abbreviations."""
    for block in re.split(r"\n\s*\n|\n(?=\s*[-*•])", text):
        pending = ""
        for piece in SENTENCE_END.split(" ".join(block.split())):
            pending = f"{pending} {piece}" if pending else piece
            if not NOT_AN_END.search(pending):
                yield pending
                pending = ""
        if pending:
            yield pending


def open_documents(data: Path) -> Iterator[str]:
    """Yield the English texts that may be learnt from."""
    with open_text(data / "news" / "usgov.jsonl.xz") as lines:
        for line in lines:
            yield json.loads(line)["text"]
    with open_text(data / "news" / "news.jsonl") as lines:
        for line in lines:
            row = json.loads(line)
            if row["language"] == "en" and row["licence"] in OPEN_LICENCES:
                yield row["text"]


def main() -> None:
    """Write `raw.txt` (sentences) and `tokens.txt` (the same, tokens parted by spaces)."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--work", type=Path, default=Path("work"))
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    documents = list(open_documents(args.data))
    random.Random(0).shuffle(documents)
    tokenizer = make_tokenizer()
    seen: set[str] = set()
    count = 0
    with (
        (args.work / "raw.txt").open("w", encoding="utf-8") as raw,
        (args.work / "tokens.txt").open("w", encoding="utf-8") as tokens,
    ):
        for text in documents:
            for sentence in sentences(text):
                if sentence in seen or LINK_RESIDUE.search(sentence) or len(sentence) > 1000:
                    continue
                seen.add(sentence)
                words = [token.text for token in tokenizer(sentence) if not token.is_space]
                if len(words) < 2:
                    continue
                raw.write(sentence + "\n")
                tokens.write(" ".join(words) + "\n")
                count += len(words)
    print(f"{len(seen)} sentences, {count} tokens")


if __name__ == "__main__":
    main()
