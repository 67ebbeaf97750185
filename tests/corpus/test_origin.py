"""Each document and each reject says where it was read, and reads as it would anywhere else."""

from __future__ import annotations

import gzip
import io
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace

import pyarrow as pa
import pytest
from tests.corpus.test_feed import rss
from tests.corpus.test_parquet import written
from tests.corpus.test_warc import record

from dragoman.corpus import ReadOptions, read
from dragoman.model import Document, Reject

TEXT = "Norway and Kenya signed an agreement on grain."
LONG = f"<p>{TEXT * 6}</p>"
LINE = json.dumps({"text": TEXT}).encode()


def _entry(text: str) -> str:
    return f"<title>T</title><guid>{text}</guid><description>{text}</description>"


ARTICLE = f"<article><h1>{{}}</h1>{LONG}</article>"
DESCRIBED = json.dumps(
    [{"@type": "NewsArticle", "headline": n, "articleBody": f"{TEXT} {n}. " * 9} for n in "ab"]
)

FILES: dict[str, tuple[bytes | str, Sequence[str]]] = {
    "a.txt": (TEXT, [""]),
    "a.md": (f"# T\n\n{TEXT}", [""]),
    "a.eml": (f"From: a@b.org\nSubject: T\nDate: Tue, 17 May 2016 10:00:00 +0000\n\n{TEXT}", [""]),
    "one.html": (f"<html><body>{ARTICLE.format('A')}</body></html>", [""]),
    "empty.html": ("<html><body></body></html>", [""]),
    "several.html": (
        f"<html><body>{ARTICLE.format('A')}{ARTICLE.format('B')}</body></html>",
        [", article 1", ", article 2"],
    ),
    "described.html": (
        f"<html><head><script type='application/ld+json'>{DESCRIBED}</script></head><body></body></html>",
        [", article 1", ", article 2"],
    ),
    "a.jsonl": (
        LINE + b'\n\n{"text": \n' + LINE + b' {"title": "T"}\n',
        [", line 1", ", line 3", ", line 4", ", line 4"],
    ),
    "b.jsonl.gz": (gzip.compress(LINE + b"\n" + LINE), [", line 1", ", line 2"]),
    "list.json": (
        b"[" + LINE + b", " + LINE + b',\n{"title": "T"}, {"text": }]',
        [", line 1, item 1", ", line 1, item 2", ", line 2, item 3", ", line 2, item 4"],
    ),
    "one.json": (b'{"text":\n"' + TEXT.encode() + b'"}', [", line 1"]),
    "held.json": (
        b'{"docs":\n[' + LINE + b', {"title": "T"}]}',
        [", line 1, item 1", ", line 1, item 2"],
    ),
    "a.csv": (
        f'id,text\n1,"{TEXT}\n{TEXT}"\n2,"{TEXT}"\n3,\n',
        [", line 2", ", line 4", ", line 5"],
    ),
    "a.parquet": (
        written(pa.table({"text": [TEXT, None, TEXT]})),
        [", row 1", ", row 2", ", row 3"],
    ),
    "a.rss": (rss(_entry(TEXT), "<title>T</title>"), [", entry 1", ", entry 2"]),
    "a.warc": (
        record(TEXT)
        + record(b"\x00\x01\x02" * 90)
        + record(rss(_entry("a"), _entry("b")), mime="application/rss+xml"),
        [", record 1", ", record 2", ", record 3, entry 1", ", record 3, entry 2"],
    ),
    "a.pdf": (b"%PDF-1.4", [""]),
}


@pytest.mark.parametrize("name", FILES)
def test_it_is_the_path_that_was_given_and_the_place_in_it(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content, places = FILES[name]
    path = tmp_path / "news" / name
    path.parent.mkdir()
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    monkeypatch.chdir(tmp_path)
    for given in ("news", f"news/{name}", "n*/a*", str(path)):
        if given == "n*/a*" and not name.startswith("a"):
            continue
        told = str(path) if given == str(path) else f"news/{name}"
        found = list(read([given]))
        assert [item.origin for item in found] == [told + place for place in places]


def test_what_stops_a_reader_is_told_of_the_whole_file(tmp_path: Path) -> None:
    cut, gone = tmp_path / "cut.jsonl.gz", tmp_path / "gone.txt"
    cut.write_bytes(gzip.compress(b"\n".join([LINE] * 40))[:-9])
    gone.symlink_to(tmp_path / "nowhere")
    *_, last, absent = read([cut, gone])
    assert isinstance(last, Reject) and "came before it was read" in last.reason
    assert (last.origin, absent.origin) == (str(cut), str(gone))


def test_standard_input_has_lines_too(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = io.BytesIO(LINE + b"\n{\n")
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=lines))
    first, second = read(["-"], ReadOptions(format="jsonl"))
    assert (first.origin, second.origin) == ("standard input, line 1", "standard input, line 2")


def test_a_document_is_the_same_wherever_it_lies(tmp_path: Path) -> None:
    for number, before in enumerate((b"", b"\n\n")):
        (tmp_path / f"{number}.jsonl").write_bytes(before + LINE)
    (tmp_path / "c.txt").write_text(TEXT, encoding="utf-8")
    found = [item for item in read([tmp_path]) if isinstance(item, Document)]
    assert len({item.id for item in found}) == len(set(found)) == 1
    assert len({item.origin for item in found}) == 3
    assert Document.create(TEXT) == found[0] and Document.create(TEXT).origin is None
