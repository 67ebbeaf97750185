"""What nothing may be taught on: the hand-coded sentences, and what is hardly another sentence.

    python training/gold.py > build/kept.jsonl

prints the coded news of the sixth of the reports that is kept back, for `dragoman evaluate mentions`.
"""

from __future__ import annotations

import hashlib
import json
import lzma
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from conllu import read_conllu

CODED = Path("training/reader/coded.jsonl")
RUN, SHARED = 5, 0.5
"""Words of a run, and the share of the shorter sentence's runs from which on two are too alike."""

NO_NEWS = ("usgov-", "crime-", "ud-", "written/")
"""How the ids begin of official statements, reports on crime, treebanks and written reports."""

Row = dict[str, Any]


def news(data: Path) -> dict[str, Row]:
    """The reports of the news by their ids."""
    lines = (data / "news/news.jsonl").read_text(encoding="utf-8").splitlines()
    return {report["id"]: report for report in map(json.loads, lines)}


def statements(data: Path) -> dict[str, Row]:
    """The official statements by their ids."""
    with lzma.open(data / "news/usgov.jsonl.xz", "rt", encoding="utf-8") as lines:
        return {report["id"]: report for report in map(json.loads, lines)}


def crimes(data: Path) -> dict[str, Row]:
    """The reports on organised crime by their ids: title and text in one line, without a date."""
    with lzma.open(data / "news/insightcrime-train.tsv.xz", "rt", encoding="utf-8") as lines:
        texts = [line.rstrip("\n").replace("\t", "\n") for line in lines]
    return _undated((f"crime-{k}", text) for k, text in enumerate(texts))


TALKS = ("newsgroup-", "weblog-", "GUM_news_")
"""How the documents of the treebanks begin that are about the world."""


def talks(data: Path) -> dict[str, Row]:
    """The news, newsgroups and weblogs of the treebanks by their ids."""
    texts: dict[str, list[str]] = defaultdict(list)
    for each in read_conllu(data / "ud/en-train.conllu.xz"):
        if each.document.startswith(TALKS):
            texts[each.document].append(each.text)
    return _undated((f"ud-{name}", " ".join(parts)) for name, parts in texts.items())


def others(data: Path) -> dict[str, Row]:
    """All reports that are not of the news."""
    return statements(data) | crimes(data) | talks(data)


def _undated(texts: Iterable[tuple[str, str]]) -> dict[str, Row]:
    """Reports of which id and text are all that is known."""
    bare = {"outlet": "unknown", "published": None, "title": ""}
    return {name: {"id": name, "text": text, **bare} for name, text in texts}


def sentence(row: Row, reports: dict[str, Row]) -> str:
    """The words of a drawn sentence: a row that has document, part and span."""
    report = reports[row["document"]]
    return str((report["title"] if row["part"] == "title" else report["text"])[slice(*row["span"])])


def plain(text: str) -> str:
    """A text as its words in small letters."""
    return " ".join(re.findall(r"\w+", text.lower()))


class Gold:
    """The sentences of `drawn.jsonl`."""

    def __init__(self, drawn: Path, reports: dict[str, Row]) -> None:
        rows = [json.loads(line) for line in drawn.read_text(encoding="utf-8").splitlines()]
        texts = [sentence(row, reports) for row in rows]
        self.documents = frozenset(row["document"] for row in rows)
        self._plain = frozenset(map(plain, texts))
        self._runs = [_runs(text) for text in texts]
        self._by_run: dict[str, set[int]] = {}
        for k, found in enumerate(self._runs):
            for run in found:
                self._by_run.setdefault(run, set()).add(k)

    def same(self, text: str) -> bool:
        """Whether a gold sentence has the same words: another paper may have printed it too."""
        return plain(text) in self._plain

    def like(self, text: str) -> bool:
        """Whether a sentence shares so many runs of words with a gold one that it is hardly another:
        offices write in formulas, and two reports may be one but for the names."""
        own = _runs(text)
        shared = Counter(k for run in own for k in self._by_run.get(run, ()))
        return any(n >= SHARED * min(len(own), len(self._runs[k])) for k, n in shared.items())


def _runs(text: str) -> frozenset[str]:
    words = plain(text).split()
    return frozenset(" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


def held(document: str) -> bool:
    """Whether a coded report is kept from a reader that is taught to be calibrated: a sixth of the news."""
    return (
        not document.startswith(NO_NEWS)
        and int(hashlib.md5(document.encode()).hexdigest(), 16) % 6 == 0
    )


def main() -> None:
    for line in CODED.read_text(encoding="utf-8").splitlines():
        if held(json.loads(line)["document"]):
            print(line)


if __name__ == "__main__":
    main()
