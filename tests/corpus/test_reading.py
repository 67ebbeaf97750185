"""Reading as a whole: standard input, identity, and the messy files of the development data."""

from __future__ import annotations

import gzip
import io
import json
import sys
from pathlib import Path

import pytest

from dragoman.corpus import ReadOptions, Source, read, read_source
from dragoman.model import Document, Reject

ROW = {"id": 1, "text": "Norway and Kenya signed an agreement.", "outlet": "Wire"}


@pytest.mark.parametrize("compressed", [False, True])
def test_standard_input(monkeypatch: pytest.MonkeyPatch, compressed: bool) -> None:
    data = (json.dumps(ROW) + "\n{cut\n").encode()
    stdin = io.TextIOWrapper(io.BytesIO(gzip.compress(data) if compressed else data))
    monkeypatch.setattr(sys, "stdin", stdin)
    document, reject = read(["-"])
    assert isinstance(document, Document)
    assert document.text == ROW["text"]
    assert isinstance(reject, Reject)
    assert (reject.input, reject.line) == ("-", 2)


def test_reading_twice_from_two_places_gives_one_identity(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps(ROW))
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "c.json").write_text(json.dumps([ROW | {"lang": "en"}], indent=3))
    (tmp_path / "d.jsonl").write_text(json.dumps(ROW | {"outlet": "Other"}))
    first, second, other = (item for item in read([tmp_path]) if isinstance(item, Document))
    assert first.id == second.id != other.id
    assert first.hash == other.hash


def test_the_order_is_that_of_inputs_and_lines(tmp_path: Path) -> None:
    for name in "cab":
        rows = "\n".join(json.dumps({"text": f"{name} {i}"}) for i in range(3))
        (tmp_path / f"{name}.jsonl").write_text(rows)
    texts = [item.text for item in read([tmp_path]) if isinstance(item, Document)]
    assert texts == [f"{name} {i}" for name in "abc" for i in range(3)]


def test_a_file_that_disappears_is_a_reject(tmp_path: Path) -> None:
    (reject,) = read_source(Source("gone.txt", tmp_path / "gone.txt"))
    assert isinstance(reject, Reject)
    assert "is gone" in reject.reason


@pytest.mark.shared
def test_messy_files_give_what_a_good_reader_finds(shared_data: Path) -> None:
    manifest = json.loads((shared_data / "news" / "messy_manifest.json").read_text("utf-8"))
    assert manifest
    found, wanted = {}, {}
    for case in manifest:
        items = list(read([shared_data / "news" / "messy" / case["file"]]))
        documents = [item for item in items if isinstance(item, Document)]
        if case["articles"] is None:
            # The readable part is kept and the rest is a reject.
            assert documents and len(documents) < len(items), case
        else:
            found[case["file"]], wanted[case["file"]] = len(documents), case["articles"]
        for document in documents:
            # Words that stand in the files outside the articles.
            for noise in (
                "invade Sweden",
                "Doctors hate",
                "Russia attacks Moon",
                "recalls ambassador",
            ):
                assert noise not in document.text
    assert found == wanted


@pytest.mark.shared
def test_the_development_news_is_read_exactly(shared_data: Path) -> None:
    path = shared_data / "news" / "news.jsonl"
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    items = list(read([path], ReadOptions()))
    assert len(items) == len(rows) == 1217
    for row, item in zip(rows, items, strict=True):
        assert isinstance(item, Document)
        assert (item.text, item.input_id, item.url) == (row["text"], row["id"], row["url"])
        assert (item.outlet, item.language) == (row["outlet"], row["language"])
        if row["published"]:
            assert item.published is not None
            assert item.published.isoformat() == row["published"]
