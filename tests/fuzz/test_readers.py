"""The readers under random, cut and hostile bytes: they give documents or rejects, never raise."""

from __future__ import annotations

import gzip
import io
import json
import string
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.corpus import ReadOptions, Source, find_inputs
from dragoman.corpus.formats import READERS
from dragoman.corpus.opened import Opened
from dragoman.corpus.reading import read_source
from dragoman.model import Document, Reject

FEW = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
SMALL = ReadOptions(max_bytes=4096, max_document=2048, max_file=1 << 20)

TEXT = "OSLO - Norway and Kenya signed an agreement on Tuesday, officials of both states said."
PIECES = st.sampled_from(
    [
        b'{"text": "',
        b'"}',
        b"[",
        b"]",
        b"{",
        b"\n",
        b"\r",
        b",",
        b'"',
        b"\\",
        b"\\ud800",
        b"text,title,date\n",
        b"\t",
        b"<html><body><p>",
        b"</p>",
        b"<article><h1>A</h1>",
        b"<rss><channel><item><title>",
        b"<description>",
        b"<![CDATA[",
        b"<!DOCTYPE a [<!ENTITY b 'c'>]>",
        b'<script type="application/ld+json">{"@type":"NewsArticle",',
        b"From: a <b@c.d>\nSubject: =?utf-8?q?x?=\nMIME-Version: 1.0\n",
        b"Content-Type: multipart/mixed; boundary=x\n\n--x\n",
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 20\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n",
        b"---\ntitle: a\n---\n",
        b"PAR1",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\x1f\x8b\x08\x00",
        b"\x28\xb5\x2f\xfd",
        b"\x00",
        b"\xe9",
        "é".encode(),
        TEXT.encode(),
        b"2021-02-09",
    ]
)
SOUP = st.lists(PIECES | st.binary(max_size=6), max_size=25).map(b"".join)


def read_bytes(data: bytes, options: ReadOptions, folder: Path) -> list[Document | Reject]:
    path = folder / "input"
    path.write_bytes(data)
    return list(read_source(Source("input", path), options))


def check(items: list[Document | Reject]) -> None:
    for item in items:
        assert isinstance(item, Document | Reject)
        if isinstance(item, Document):
            assert item.text.strip()
            # What Arrow and files take: no lone surrogate anywhere.
            for value in (item.text, item.title, item.url, item.outlet, item.input_id):
                (value or "").encode("utf-8")
        else:
            assert item.reason
            assert "reader failed" not in item.reason


@FEW
@given(data=SOUP | st.binary(max_size=600))
def test_any_bytes_give_documents_or_rejects(data: bytes, tmp_path: Path) -> None:
    items = read_bytes(data, SMALL, tmp_path)
    assert items or not data.strip()
    check(items)


@pytest.mark.parametrize("name", [each.name for each in READERS])
@FEW
@given(data=SOUP)
def test_any_bytes_through_every_reader(name: str, data: bytes, tmp_path: Path) -> None:
    options = ReadOptions(format=name, max_bytes=4096, max_document=2048)
    check(read_bytes(data, options, tmp_path))


def sample_jsonl() -> bytes:
    rows = [{"id": i, "text": f"{i} {TEXT} \ud83d\ude00", "date": "2021-02-09"} for i in range(4)]
    return "\n".join(json.dumps(row) for row in rows).encode()


def sample_csv() -> bytes:
    return f'id,text,date\n1,"{TEXT}",2021-02-09\n2,"a ""b"" c\n{TEXT}",x\n'.encode()


def sample_html() -> bytes:
    return (
        f"<html><head><title>A title</title></head><body><p>{TEXT * 4}</p></body></html>".encode()
    )


def sample_feed() -> bytes:
    item = f"<item><title>t</title><guid>1</guid><description>{TEXT}</description></item>"
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{item}</channel></rss>'.encode()


def sample_mail() -> bytes:
    head = "From: a <a@b.c>\r\nSubject: x\r\nMIME-Version: 1.0\r\nMessage-ID: <1@b.c>\r\n"
    return f"{head}Content-Type: text/plain; charset=utf-8\r\n\r\n{TEXT}\r\n".encode()


def sample_warc() -> bytes:
    block = f"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n{TEXT}".encode()
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.b/\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    return (head.encode() + block + b"\r\n\r\n") * 2


def sample_parquet() -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    sink = io.BytesIO()
    pq.write_table(pa.table({"text": [TEXT, TEXT + "!"], "id": [1, 2]}), sink)
    return sink.getvalue()


SAMPLES: dict[str, Callable[[], bytes]] = {
    "jsonl": sample_jsonl,
    "json": lambda: json.dumps([{"text": TEXT}, {"text": TEXT + "!"}], indent=1).encode(),
    "csv": sample_csv,
    "html": sample_html,
    "feed": sample_feed,
    "eml": sample_mail,
    "warc": sample_warc,
    "parquet": sample_parquet,
    "markdown": lambda: f"---\ntitle: a\ndate: 2021-02-09\n---\n# b\n\n{TEXT}\n".encode(),
    "jsonl.gz": lambda: gzip.compress(sample_jsonl(), mtime=0),
}


@pytest.mark.parametrize("name", SAMPLES)
def test_whole_samples_give_documents_only(name: str, tmp_path: Path) -> None:
    items = read_bytes(SAMPLES[name](), ReadOptions(), tmp_path)
    assert items
    assert all(isinstance(item, Document) for item in items), items


@pytest.mark.parametrize("name", SAMPLES)
@FEW
@given(share=st.floats(0, 1))
def test_truncated_at_any_byte(name: str, share: float, tmp_path: Path) -> None:
    data = SAMPLES[name]()
    cut = data[: int(share * len(data))]
    items = read_bytes(cut, ReadOptions(), tmp_path)
    assert items
    check(items)


@pytest.mark.parametrize("name", SAMPLES)
@FEW
@given(share=st.floats(0, 0.999), byte=st.integers(0, 255))
def test_one_byte_damaged(name: str, share: float, byte: int, tmp_path: Path) -> None:
    data = bytearray(SAMPLES[name]())
    data[int(share * len(data))] = byte
    items = read_bytes(bytes(data), ReadOptions(), tmp_path)
    assert items
    check(items)


@FEW
@given(folder=st.text(string.ascii_letters, min_size=1, max_size=8), text=st.text(min_size=1))
def test_ids_do_not_depend_on_the_path(folder: str, text: str, tmp_path: Path) -> None:
    row = json.dumps({"text": text, "id": 7}).encode()
    ids = set()
    for name in ("one.jsonl", f"{folder}/two.json", f"{folder}/three"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(row)
        found = [
            item for source in find_inputs([path]) for item in read_source(source, ReadOptions())
        ]
        ids.update(item.id if isinstance(item, Document) else "reject" for item in found)
    assert len(ids) == 1


@FEW
@given(texts=st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1, max_size=5))
def test_json_text_is_stored_exactly_as_decoded(texts: list[str], tmp_path: Path) -> None:
    kept = [f"A {text}" for text in texts]
    data = "\n".join(json.dumps({"text": text}, ensure_ascii=False) for text in kept).encode()
    items = read_bytes(data, ReadOptions(format="jsonl"), tmp_path)
    assert [item.text for item in items if isinstance(item, Document)] == kept


@FEW
@given(data=st.binary(max_size=200))
def test_a_stream_gives_its_head_again(data: bytes) -> None:
    opened = Opened.over(io.BytesIO(b"x" + data), ReadOptions(), name="x")
    assert opened.stream.read() == b"x" + data
