"""WARC files give their pages, and one bad record costs only itself."""

from __future__ import annotations

import gzip
import io

import pytest
from tests.corpus.conftest import ReadFile

from dragoman.corpus import ReadOptions

TEXT = (
    "Norway and Kenya signed an agreement on Tuesday, officials of both governments said in Oslo."
)
HTML = f"<html><head><title>Accord</title></head><body><h1>Accord</h1><p>{TEXT}</p><p>{TEXT} Again.</p></body></html>"


def record(
    block: bytes | str, *, kind: str = "resource", mime: str = "text/plain", extra: int = 0
) -> bytes:
    data = block.encode() if isinstance(block, str) else block
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: http://a.b/{len(data)}\r\n"
        f"WARC-Date: 2020-01-01T00:00:00Z\r\nContent-Type: {mime}\r\nContent-Length: {len(data) + extra}\r\n\r\n"
    )
    return head.encode() + data + b"\r\n\r\n"


def response(
    body: bytes, headers: str = "Content-Type: text/html", status: str = "200 OK"
) -> bytes:
    block = f"HTTP/1.1 {status}\r\n{headers}\r\n\r\n".encode() + body
    return record(block, kind="response", mime="application/http; msgtype=response")


def test_pages_and_texts(read_file: ReadFile) -> None:
    page, text = read_file("a.warc", response(HTML.encode()) + record(TEXT)).documents
    assert page.text.split("\n")[0] == TEXT
    assert (page.title, text.text, text.title) == ("Accord", TEXT, None)
    assert page.url is not None and page.url.startswith("http://a.b/")
    # The time of the capture is no date of publication.
    assert (page.published, text.published) == (None, None)


def test_content_encodings_and_charsets(read_file: ReadFile) -> None:
    latin = HTML.replace("Oslo", "Nouméa").encode("latin-1")
    headers = "Content-Type: text/html; charset=ISO-8859-1\r\nContent-Encoding: gzip"
    assert "Nouméa" in read_file("a.warc", response(gzip.compress(latin), headers)).only.text
    chunked = b"5\r\nHello\r\n7\r\n, world\r\n0\r\n\r\n"
    headers = "Content-Type: text/plain\r\nTransfer-Encoding: chunked"
    assert read_file("b.warc", response(chunked, headers)).only.text == "Hello, world"


def test_a_gzip_member_a_record_as_crawlers_write(read_file: ReadFile) -> None:
    content = b"".join(gzip.compress(record(f"{TEXT} {i}")) for i in range(5))
    assert len(read_file("a.warc.gz", content).documents) == 5
    cut = read_file("b.warc.gz", content[:-20])
    assert len(cut.documents) == 4
    assert "cut off" in cut.rejects[-1].reason


def test_feeds_inside(read_file: ReadFile) -> None:
    feed = f"<rss version='2.0'><channel><title>W</title><item><title>x</title><description>{TEXT}</description></item></channel></rss>"
    document = read_file(
        "a.warc", response(feed.encode(), "Content-Type: application/rss+xml")
    ).only
    assert (document.text, document.outlet) == (TEXT, "W")


def test_what_is_no_article_is_passed_over(read_file: ReadFile) -> None:
    content = (
        record("software: x", kind="warcinfo", mime="application/warc-fields")
        + record("GET / HTTP/1.1\r\n\r\n", kind="request", mime="application/http; msgtype=request")
        + response(b"\x89PNG", "Content-Type: image/png")
        + response(HTML.encode(), status="404 Not Found")
        + record(TEXT)
    )
    assert read_file("a.warc", content).only.text == TEXT


@pytest.mark.parametrize("extra", [-4, -1, 4, 6, 8, 60, 5000])
def test_a_wrong_length_costs_one_record(read_file: ReadFile, extra: int) -> None:
    content = record("The bad one.", extra=extra) + record("Good one.") + record("Good two.")
    result = read_file("a.warc", content)
    assert result.texts == ["Good one.", "Good two."]
    assert result.lines == [1]


def test_broken_records_between_good_ones(read_file: ReadFile) -> None:
    bad = [
        b"WARC/1.0\r\nContent-Type: text/plain\r\n\r\nno length\r\n\r\n",
        b"WARC/1.0\r\nWARC-Type: resp",
        response(b"no gzip", "Content-Type: text/html\r\nContent-Encoding: gzip"),
        record(bytes(range(32)) * 9),
    ]
    for data in bad:
        result = read_file("a.warc", record(TEXT) + data + b"\r\n" + record("Good one."))
        assert result.texts[0] == TEXT
        assert result.texts[-1] == "Good one."


def test_a_record_over_the_limit(read_file: ReadFile) -> None:
    content = record("a" * 50_000) + record(TEXT)
    result = read_file("a.warc", content, ReadOptions(max_bytes=10_000))
    assert (result.texts, result.lines) == ([TEXT], [1])


def test_written_by_warcio(read_file: ReadFile) -> None:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    sink = io.BytesIO()
    writer = WARCWriter(sink, gzip=True)
    headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.0")
    writer.write_record(
        writer.create_warc_record(
            "http://a.b/", "response", payload=io.BytesIO(HTML.encode()), http_headers=headers
        )
    )
    assert read_file("a.warc.gz", sink.getvalue()).only.url == "http://a.b/"
