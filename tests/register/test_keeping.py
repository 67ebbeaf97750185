"""Compaction, vacuum, releases and taking documents out."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import RegisterError
from dragoman.register import Register
from dragoman.register.maintenance import compact

from .corpus import SETTINGS, batch_rows, code_corpus, documents, exports
from .faults import Death, Killed, contents

CORPUS = documents(40)


@pytest.fixture
def register(tmp_path: Path) -> Register:
    return code_corpus(tmp_path / "register", CORPUS, size=5)


def test_compaction_changes_files_and_no_row(register: Register, tmp_path: Path) -> None:
    before = exports(register, tmp_path / "before")
    assert len(register.tables("mentions").files) == 8
    assert register.compact() > 0
    assert len(register.tables("mentions").files) == 1
    assert exports(register, tmp_path / "after") == before
    version = register.version
    assert register.compact() == 0  # nothing left to do makes no version
    assert register.version == version
    code_corpus(Path(register.path), documents(45), size=5)
    assert register.refresh().counts()["documents"] == 45


def test_compaction_leaves_large_files_alone(register: Register) -> None:
    sizes = [
        file.size
        for file in register.store.logs["documents"]
        .files(register.commit.tables["documents"])
        .values()
    ]
    _, gone = compact(register.store, target=2)
    assert gone == 0
    compact(register.store, target=3 * max(sizes))
    assert 1 < len(register.refresh().tables("documents").files) < 8


def test_vacuum_keeps_the_newest_and_the_pinned_versions(
    register: Register, tmp_path: Path
) -> None:
    pinned = exports(register, tmp_path / "pinned")
    release = register.pin("paper")
    assert register.pin("paper") == release
    register.compact()
    code_corpus(Path(register.path), documents(50), size=5)
    register.refresh().compact()
    newest = exports(register, tmp_path / "newest")
    assert register.vacuum(retention_hours=0, alone=True)
    assert register.doctor() == []
    assert exports(Register.open(register.path), tmp_path / "a") == newest
    assert exports(Register.open(register.path, release.version), tmp_path / "b") == pinned
    gone = Register.open(register.path, release.version + 4)
    with pytest.raises(RegisterError, match="were vacuumed"):
        gone.documents().first()
    with pytest.raises(RegisterError, match="were vacuumed"):
        register.pin("late", gone.version)
    assert [(one.name, one.version) for one in register.releases()] == [("paper", release.version)]


def test_a_release_stands_for_one_version(register: Register) -> None:
    register.pin("paper", 2)
    with pytest.raises(RegisterError, match="'paper' is version 2, not 3"):
        register.pin("paper", 3)
    with pytest.raises(RegisterError, match="no version 99"):
        register.pin("other", 99)


def test_vacuum_deletes_nothing_that_is_young(register: Register) -> None:
    register.compact()
    assert register.vacuum() == []
    assert register.vacuum(retention_hours=1) == []
    with pytest.raises(RegisterError, match="no other process writes"):
        register.vacuum(retention_hours=0)


def test_what_a_dead_writer_left_is_vacuumed(register: Register) -> None:
    before = contents(Path(register.path))
    dying = Register.open(register.path, watch=Death(20))
    with pytest.raises(Killed), dying.run(**SETTINGS) as run:
        run.write(batch_rows(documents(5, first=100), run.id))
    assert "orphans" in {finding.kind for finding in register.doctor()}
    assert register.vacuum(retention_hours=0, alone=True)
    assert "orphans" not in {finding.kind for finding in register.doctor()}
    assert contents(Path(register.path)) == before


def test_documents_are_taken_out_with_all_their_rows(register: Register, tmp_path: Path) -> None:
    unwanted = [CORPUS[3].id, CORPUS[31].id]
    assert register.remove([*unwanted, "nowhere"]) == 2
    assert register.remove(unwanted) == 0
    rest = [document for document in CORPUS if document.id not in unwanted]
    other = code_corpus(tmp_path / "other", rest, size=7)
    assert exports(register, tmp_path / "a") == exports(other, tmp_path / "b")
    with register.run(**SETTINGS) as run:
        assert run.uncoded(document.id for document in CORPUS) == unwanted
