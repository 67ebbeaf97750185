"""Read lexicon examples and sentences with the middle of the pipeline, from the command line.

python tests/lexicon/harness.py [file or id prefix ..]     the examples of these entries
python tests/lexicon/harness.py --text "Norway signed a treaty with Chile."   tree and readings
"""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
START = ROOT.parent / "shared" / "models" / "en-start"
if not (ROOT / "src/dragoman/data/model/en/meta.json").is_file() and START.is_dir():
    os.environ.setdefault("DRAGOMAN_MODEL", str(START))

from dragoman.actors import ActorIndex, Cast, resolve  # noqa: E402
from dragoman.coding import code_document  # noqa: E402
from dragoman.lexicon import Lexicon, format_reading, run_examples  # noqa: E402
from dragoman.model import Document, Reading, Tree  # noqa: E402
from dragoman.syntax import Parser, split  # noqa: E402


@cache
def index() -> ActorIndex:
    return ActorIndex.load()


def parsed(document: Document) -> tuple[dict[int, Tree], Cast]:
    sentences = split(document)
    trees = {s.index: t for s, t in zip(sentences, Parser.load().parse(sentences), strict=True)}
    hits = {s.index: index().find(s) for s in sentences}
    return trees, resolve(document, sentences, hits, trees, index())


def read(text: str) -> tuple[Reading, ...]:
    document = Document.create(text)
    trees, cast = parsed(document)
    return code_document(document, trees, cast, Lexicon.load())[0]


def show(text: str) -> None:
    document = Document.create(text)
    trees, cast = parsed(document)
    for number, tree in trees.items():
        for t in tree.tokens:
            codes = " ".join(party.code for party in cast.at(number, t.i))
            print(
                f"{t.i:3} {t.text:16} {t.lemma:14} {t.upos:6} {t.xpos:5} {t.dep:12} {t.head}  {codes}"
            )
    readings, rejections = code_document(document, trees, cast, Lexicon.load())
    for reading in readings:
        print("  =", format_reading(reading), reading.entry, *reading.operators)
    for rejection in rejections:
        print("  x", rejection.trigger.of(document), rejection.entry, rejection.reason)


def main(arguments: list[str]) -> None:
    if arguments[:1] == ["--text"]:
        for text in arguments[1:]:
            show(text)
        return
    entries = [
        entry
        for entry in Lexicon.load().entries
        if not arguments
        or any(
            entry.id.startswith(name)
            or Path(entry.origin).stem == name
            or entry.origin.endswith(name)
            for name in arguments
        )
    ]
    count, failures = run_examples(entries, read)
    for failure in failures:
        print(failure)
    print(f"{count - len(failures)} of {count} examples of {len(entries)} entries read as expected")


if __name__ == "__main__":
    main(sys.argv[1:])
