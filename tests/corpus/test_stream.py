"""Compressed inputs: what is readable is kept, and bombs do no harm."""

from __future__ import annotations

import gzip
import io
import json
import lzma
import random
from collections.abc import Callable

import pytest
import zstandard
from tests.corpus.conftest import ReadFile

from dragoman.corpus import ReadOptions

ROWS = [{"id": i, "text": f"Report {i}: the two states signed an agreement."} for i in range(300)]
LINES = "".join(json.dumps(row) + "\n" for row in ROWS).encode()


@pytest.mark.parametrize("compress", [gzip.compress, zstandard.compress])
def test_compression_is_told_by_magic_number_not_by_name(
    read_file: ReadFile, compress: Callable[[bytes], bytes]
) -> None:
    assert len(read_file("news.jsonl", compress(LINES)).documents) == 300
    assert len(read_file("news.jsonl.gz", compress(compress(LINES))).documents) == 300


@pytest.mark.parametrize("compress", [gzip.compress, zstandard.compress])
def test_members_and_frames_one_after_another(
    read_file: ReadFile, compress: Callable[[bytes], bytes]
) -> None:
    half = LINES.index(b'{"id": 150')
    data = compress(LINES[:half]) + compress(LINES[half:])
    assert len(read_file("news.jsonl.x", data).documents) == 300


def test_nuls_after_a_gzip_member_are_padding(read_file: ReadFile) -> None:
    assert not read_file("a.jsonl.gz", gzip.compress(LINES) + bytes(5000)).rejects


@pytest.mark.parametrize("compress", [gzip.compress, zstandard.compress])
def test_a_truncated_stream_keeps_its_readable_part(
    read_file: ReadFile, compress: Callable[[bytes], bytes]
) -> None:
    noise = random.Random(7)
    rows = ({"id": noise.random(), "text": noise.randbytes(200).hex()} for _ in range(4000))
    data = compress("".join(json.dumps(row) + "\n" for row in rows).encode())
    result = read_file("cut.jsonl.gz", data[: len(data) * 3 // 4])
    assert len(result.documents) > 1000
    assert "cut off" in result.rejects[-1].reason


def test_damage_and_trailing_bytes_are_told(read_file: ReadFile) -> None:
    data = bytearray(gzip.compress(LINES))
    data[-6] ^= 255
    result = read_file("crc.jsonl.gz", bytes(data))
    assert "damaged" in result.rejects[-1].reason
    result = read_file("tail.jsonl.gz", gzip.compress(LINES) + b"tail")
    assert len(result.documents) == 300
    assert "not compressed" in result.reason


@pytest.mark.parametrize("compress", [gzip.compress, zstandard.compress])
def test_a_decompression_bomb_stops_early(
    read_file: ReadFile, compress: Callable[[bytes], bytes]
) -> None:
    bomb = compress(b'{"text": "' + b"a" * (80 << 20) + b'"}')
    result = read_file("bomb.jsonl.gz", bomb)
    assert not result.documents
    assert "decompression bomb" in result.rejects[-1].reason


def test_the_limit_of_one_file(read_file: ReadFile) -> None:
    result = read_file("news.jsonl.gz", gzip.compress(LINES), ReadOptions(max_file=5000))
    assert 0 < len(result.documents) < 300
    assert "max_file" in result.rejects[-1].reason


def test_other_compressions_are_named(read_file: ReadFile) -> None:
    assert "xz file" in read_file("news.jsonl.xz", lzma.compress(LINES)).reason


def test_parquet_inside_gzip(read_file: ReadFile) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    sink = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(ROWS), sink)
    result = read_file("news.parquet.gz", gzip.compress(sink.getvalue()))
    assert len(result.documents) == 300
