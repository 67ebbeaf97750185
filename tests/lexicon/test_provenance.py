"""The hash of a run's words covers all shipped data that decides how a document is read."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from dragoman.lexicon.provenance import READ_BY
from dragoman.syntax import parser
from tests.test_tree import ORDER, PACKAGE, home, modules

_READERS = ("data_path", "shipped_yaml", "shipped_words")


def folders(path: Path) -> Iterator[str]:
    """The data folders that a module names in a call."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", None) in _READERS and node.args:
            first = node.args[0]
            if isinstance(first, ast.Constant):
                yield str(first.value)


def test_every_folder_that_the_way_of_a_document_reads_is_hashed() -> None:
    below = ORDER[: ORDER.index("pipeline") + 1]
    read = {folder for path in modules() if home(path) in below for folder in folders(path)}
    by_model = {folder.parent.name for folder in parser.NETWORK} | {"model"}
    assert {"strangers", "cues", "places"} <= read
    assert read - by_model <= set(READ_BY)


def test_every_folder_that_is_hashed_is_there() -> None:
    assert all((PACKAGE / "data" / name).is_dir() for name in READ_BY)
