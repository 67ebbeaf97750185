"""Parquet rows are documents; damage costs what lies behind it."""

from __future__ import annotations

import io
from datetime import date, datetime
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from tests.corpus.conftest import ReadFile

from dragoman.corpus import ReadOptions

TEXT = "  Norway and Kenya signed\r\nan agreement. "


def written(table: pa.Table, **settings: Any) -> bytes:
    sink = io.BytesIO()
    pq.write_table(table, sink, **settings)
    return sink.getvalue()


def test_columns_types_and_exact_text(read_file: ReadFile) -> None:
    table = pa.table(
        {
            "body": pa.array([TEXT, TEXT + "2"], pa.large_string()),
            "headline": pa.array(["A", "A"]).dictionary_encode(),
            "created": pa.array([datetime(2016, 5, 17, 23), None], pa.timestamp("ns")),
            "source": pa.array([{"name": "Wire"}, {"name": None}]),
            "id": pa.array([1, 2]),
            "vector": pa.array([[0.0] * 10] * 2),
        }
    )
    first, second = read_file("a.parquet", written(table)).documents
    assert (first.text, first.title, first.outlet) == (TEXT, "A", "Wire")
    assert (first.published, first.input_id) == (date(2016, 5, 17), "1")
    assert (second.published, second.outlet) == (None, None)


def test_known_by_content_and_mapped(read_file: ReadFile) -> None:
    table = pa.table({"a": [{"b": TEXT}], "day": pa.array([date(2016, 5, 17)])})
    options = ReadOptions(columns={"text": "a.b"})
    document = read_file("a.bin", written(table), options).only
    assert (document.text, document.published) == (TEXT, date(2016, 5, 17))


def test_rows_without_text_and_tables_without_a_text_column(read_file: ReadFile) -> None:
    result = read_file("a.parquet", written(pa.table({"text": ["a b", None, " ", "c d"]})))
    assert (result.texts, result.lines) == (["a b", "c d"], [2, 3])
    assert "'foo'" in read_file("b.parquet", written(pa.table({"foo": ["x"]}))).reason


def test_damage_keeps_the_rows_before_it(read_file: ReadFile) -> None:
    rows = [f"Report {i}: {'x' * 300}" for i in range(2000)]
    data = bytearray(written(pa.table({"text": rows}), row_group_size=500, use_dictionary=False))
    middle = len(data) * 3 // 5
    data[middle : middle + 4000] = b"\xff" * 4000
    result = read_file("a.parquet", bytes(data))
    assert len(result.documents) >= 500
    assert result.rejects and "damaged Parquet" in result.rejects[-1].reason
    assert "damaged" in read_file("b.parquet", bytes(data[:-100])).reason


def test_a_value_that_python_cannot_hold_costs_only_itself(read_file: ReadFile) -> None:
    days = pa.array([2**40, 1463443200], pa.timestamp("s"))
    result = read_file("a.parquet", written(pa.table({"text": ["a b", "c d"], "date": days})))
    assert [document.published for document in result.documents] == [None, date(2016, 5, 17)]
