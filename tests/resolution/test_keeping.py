"""The kept index: what is read back goes on as if it had never been away."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dragoman.model.rows import rows_of
from dragoman.resolution import stored
from dragoman.resolution.resolve import resolve
from dragoman.resolution.stories import keeping
from dragoman.resolution.stories.index import StoryIndex, tell_stories
from dragoman.resolution.stories.keeping import read_index, write_index
from dragoman.resolution.stories.leads import language_number
from tests.analysis.made import SETTINGS

from . import tellings
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


@pytest.mark.parametrize("left", [0, 10, 500, -30])
def test_an_index_that_was_cut_off_is_none(tmp_path: Path, left: int) -> None:
    path = tmp_path / "stories.npz"
    write_index(StoryIndex.empty().add(FIRST), path)
    path.write_bytes(path.read_bytes()[:left])
    assert read_index(path) is None


def test_a_recode_that_finds_another_language_has_its_rows_read_again(tmp_path: Path) -> None:
    told = tellings.report(1, [tellings.Act("Rebels attacked the depot at dawn")])
    book = tellings.write(tmp_path / "r", [told])
    index = stored.story_index(book)
    assert (tmp_path / "r" / stored.KEPT).exists()
    other = replace(told, document=replace(told.document, language="fr"))
    with book.run(**SETTINGS) as run:
        rows: dict[str, list[Any]] = {}
        for name, row in rows_of(other, run=run.id):
            rows.setdefault(name, []).append(row)
        run.write(rows, supersede=True)  # type: ignore[arg-type]
    book.refresh()
    again = stored.story_index(book)
    assert again.sheaf.ids.tolist() == index.sheaf.ids.tolist()
    assert again.sheaf.languages.tolist() == [language_number("fr")]


def test_full_reads_everything_again_whatever_is_kept(tmp_path: Path) -> None:
    told = [tellings.report(1, [tellings.Act("Rebels attacked the depot at dawn")])]
    book = tellings.write(tmp_path / "r", told)
    resolve(book)
    kept = tmp_path / "r" / stored.KEPT
    good = read_index(kept)
    assert good is not None
    days = good.sheaf.days + 5
    write_index(replace(good, sheaf=replace(good.sheaf, days=days)), kept)
    resolve(book, full=True)
    mended = read_index(kept)
    assert mended is not None and mended.sheaf.days.tolist() == good.sheaf.days.tolist()
