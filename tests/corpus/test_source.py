"""Inputs are expanded in a fixed order, each file once, and hostile file systems end nothing."""

from __future__ import annotations

import os
import pickle
from pathlib import Path

import pytest

from dragoman.corpus import ReadOptions, Source, find_inputs, read
from dragoman.errors import InputError
from dragoman.model import Document, Reject


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.txt", "sub/c.txt", "sub/deep/d.md", ".hidden/e.txt", ".f.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Text of {name}.")
    return tmp_path


def names(inputs: list[str | Path], base: Path, **options: tuple[str, ...]) -> list[str]:
    found = find_inputs(inputs, **options)
    return [source.path.relative_to(base).as_posix() for source in found if source.path]


def test_a_folder_is_read_recursively_in_order_without_hidden_files(folder: Path) -> None:
    assert names([folder], folder) == ["a.txt", "b.txt", "sub/c.txt", "sub/deep/d.md"]


def test_globs_and_repeated_inputs_give_each_file_once(folder: Path) -> None:
    found = names([f"{folder}/**/*.txt", folder / "b.txt", folder], folder)
    assert found == ["a.txt", "b.txt", "sub/c.txt", "sub/deep/d.md"]


def test_a_file_whose_name_looks_like_a_pattern(folder: Path) -> None:
    (folder / "[1].txt").write_text("A text.")
    assert names([folder / "[1].txt"], folder) == ["[1].txt"]


def test_excluded_patterns(folder: Path) -> None:
    assert names([folder], folder, exclude=("*.md", "*/b.txt")) == ["a.txt", "sub/c.txt"]
    assert names([folder], folder, exclude=("sub",)) == ["a.txt", "b.txt"]


def test_a_missing_input_is_an_error_at_once_with_a_hint(folder: Path) -> None:
    with pytest.raises(InputError, match=r"Did you mean b\.txt"):
        read([folder / "a.txt", folder / "bb.txt"])
    with pytest.raises(InputError, match="No file matches"):
        find_inputs([f"{folder}/*.csv"])
    with pytest.raises(InputError, match="cannot be listed"):
        find_inputs([folder / "no" / "such.txt"])


def test_a_source_goes_through_a_process_pool(folder: Path) -> None:
    source = next(find_inputs([folder]))
    assert pickle.loads(pickle.dumps(source)) == source
    assert Source("x", Path("news.JSONL.gz")).suffixes == (".jsonl",)


def test_loops_of_links_are_entered_once_and_broken_links_rejected(folder: Path) -> None:
    (folder / "sub" / "loop").symlink_to(folder, target_is_directory=True)
    (folder / "sub" / "self").symlink_to("self")
    (folder / "sub" / "gone").symlink_to("nowhere")
    (folder / "sub" / "file").symlink_to(folder / "a.txt")
    items = list(read([folder]))
    rejects = {Path(item.input).name: item.reason for item in items if isinstance(item, Reject)}
    assert set(rejects) == {"self", "gone"}
    assert "loop" in rejects["self"]
    texts = sorted(item.text for item in items if isinstance(item, Document))
    assert texts.count("Text of a.txt.") == 2
    assert len(texts) == 5


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no FIFOs here")
def test_a_pipe_or_device_is_rejected_without_waiting(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    rejects = [item for item in read([folder, "/dev/zero"]) if isinstance(item, Reject)]
    assert [Path(item.input).name for item in rejects] == ["pipe.txt", "zero"]
    assert all("not a regular file" in item.reason for item in rejects)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads all")
def test_what_may_not_be_read_is_rejected(folder: Path) -> None:
    (folder / "a.txt").chmod(0)
    (folder / "sub").chmod(0)
    try:
        rejects = [item for item in read([folder]) if isinstance(item, Reject)]
    finally:
        (folder / "sub").chmod(0o700)
    assert [Path(item.input).name for item in rejects] == ["a.txt", "sub"]


def test_options_leave_files_out(folder: Path) -> None:
    items = list(read([folder], ReadOptions(exclude=("*.txt",))))
    assert [item.text for item in items if isinstance(item, Document)] == ["Text of sub/deep/d.md."]


def test_a_name_that_is_not_utf8_can_be_stored(tmp_path: Path) -> None:
    try:
        (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    (reject,) = read([tmp_path])
    assert isinstance(reject, Reject)
    assert reject.input.encode().endswith("caf\ufffd.txt".encode())
