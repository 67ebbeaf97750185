"""Read CoNLL-U files (plain or .xz) into typed sentences."""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO


@dataclass(frozen=True)
class Word:
    """One syntactic word; `head` is 0-based, -1 for the root."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str
    space: bool
    misc: str


@dataclass
class Sentence:
    """One annotated sentence with its raw text and the document and paragraph it stands in."""

    id: str
    text: str
    document: str
    paragraph: int
    words: list[Word] = field(default_factory=list)


def open_text(path: Path) -> TextIO:
    """Open a text file for reading, decompressing `.xz`."""
    if path.suffix == ".xz":
        return lzma.open(path, "rt", encoding="utf-8")
    return path.open(encoding="utf-8")


def _space_after(misc: str) -> bool:
    return "SpaceAfter=No" not in misc.split("|")


def _words(rows: list[list[str]]) -> list[Word]:
    """Turn the token rows of one sentence into words; inside a multiword token no word has a space."""
    last_of_range: dict[str, bool] = {}
    inside: set[str] = set()
    for row in rows:
        if "-" in row[0]:
            first, last = row[0].split("-")
            inside.update(str(i) for i in range(int(first), int(last)))
            last_of_range[last] = _space_after(row[9])
    words = []
    for row in rows:
        number = row[0]
        if "-" in number or "." in number:
            continue
        space = False if number in inside else last_of_range.get(number, _space_after(row[9]))
        feats = "" if row[5] == "_" else row[5]
        head = int(row[6]) - 1
        words.append(Word(row[1], row[2], row[3], row[4], feats, head, row[7], space, row[9]))
    return words


def read_conllu(path: Path) -> Iterator[Sentence]:
    """Yield every sentence of a CoNLL-U file, in order."""
    document, paragraph = "", 0
    sent_id, text = "", ""
    rows: list[list[str]] = []
    with open_text(path) as lines:
        for raw in lines:
            line = raw.rstrip("\n")
            if line.startswith("# newdoc"):
                document = line.partition("=")[2].strip()
                paragraph += 1
            elif line.startswith("# newpar"):
                paragraph += 1
            elif line.startswith("# sent_id ="):
                sent_id = line.partition("=")[2].strip()
            elif line.startswith("# text ="):
                text = line.partition("=")[2].strip()
            elif line and not line.startswith("#"):
                rows.append(line.split("\t"))
            elif not line and rows:
                yield Sentence(sent_id, text, document, paragraph, _words(rows))
                rows = []
    if rows:
        yield Sentence(sent_id, text, document, paragraph, _words(rows))
