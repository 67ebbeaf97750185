"""The kept index: what is read back goes on as if it had never been away."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.resolution import keeping
from dragoman.resolution.keeping import read_index, write_index
from dragoman.resolution.stories import StoryIndex, tell_stories

from .telling import FERRY, FERRY_ANEW, STRIKE, report

FIRST = [
    report("f1", FERRY, title="Ferry aground off Lindholm", outlet="Wire"),
    report("s1", STRIKE, title="Bakers of Pelagia walk out", days=None, language=None),
]
LATER = [
    report("f2", FERRY_ANEW, title="Ninety saved from ferry at Lindholm", outlet="Post", days=1),
    report("f3", FERRY[:300], title="Fog fells a ferry", outlet="Islander", days=1),
]


def test_a_kept_index_goes_on_where_it_stopped(tmp_path: Path) -> None:
    write_index(StoryIndex.empty().add(FIRST), tmp_path / "stories.npz")
    kept = read_index(tmp_path / "stories.npz")
    assert kept is not None
    assert kept.add(LATER).told() == tell_stories(FIRST + LATER)


def test_an_empty_index_can_be_kept(tmp_path: Path) -> None:
    write_index(StoryIndex.empty(), tmp_path / "stories.npz")
    kept = read_index(tmp_path / "stories.npz")
    assert kept is not None
    assert kept.told() == []
    assert kept.add(FIRST).told() == tell_stories(FIRST)


def test_an_index_of_another_version_is_not_gone_on_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert read_index(tmp_path / "stories.npz") is None
    write_index(StoryIndex.empty().add(FIRST), tmp_path / "stories.npz")
    monkeypatch.setattr(keeping, "FORMAT", keeping.FORMAT + 1)
    assert read_index(tmp_path / "stories.npz") is None


def test_a_write_that_fails_leaves_the_index_that_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "stories.npz"
    write_index(StoryIndex.empty().add(FIRST), path)

    def fail(stream: object, **arrays: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(keeping.np, "savez", fail)
    with pytest.raises(OSError, match="full"):
        write_index(StoryIndex.empty(), path)
    kept = read_index(path)
    assert kept is not None
    assert len(kept) == len(FIRST)
