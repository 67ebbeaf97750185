"""The format is told by content and name together."""

from __future__ import annotations

import importlib
import subprocess
import sys

import pytest
from tests.corpus.conftest import ReadFile

from dragoman.corpus import ReadOptions
from dragoman.corpus.formats import READERS, format_named
from dragoman.errors import LookupFailed


def test_the_table_of_readers_is_consistent() -> None:
    suffixes = [suffix for each in READERS for suffix in each.suffixes]
    assert len(set(suffixes)) == len(suffixes)
    for each in READERS:
        assert format_named(each.name) is each
        assert all(format_named(suffix) is each for suffix in each.suffixes)
    with pytest.raises(LookupFailed, match="Did you mean parquet"):
        format_named("parkuet")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (b"PK\x03\x04abc", "ZIP"),
        (b"\x89PNG\r\n", "picture"),
        (b"SQLite format 3\0", "SQLite"),
        (b"BZh91AY", "bzip2"),
        (bytes(range(256)) * 8, "binary"),
    ],
)
def test_what_is_no_text_is_named(read_file: ReadFile, data: bytes, what: str) -> None:
    assert what in read_file("a.txt", data).reason


def test_a_forced_format_wins(read_file: ReadFile) -> None:
    content = '{"text": "A report."}'
    assert read_file("a.json", content, ReadOptions(format="text")).only.text == content


def test_nothing_heavy_is_loaded_at_import() -> None:
    heavy = {"trafilatura", "feedparser", "pyarrow", "charset_normalizer", "lxml", "warcio", "yaml"}
    code = f"import dragoman.corpus, sys; print({heavy!r} & set(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"
    assert importlib.import_module("dragoman.corpus").__all__ == [
        "ReadOptions",
        "Source",
        "find_inputs",
        "read",
        "read_source",
    ]
