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


def kinds(register: Register) -> dict[str, bool]:
    return {finding.kind: finding.harm for finding in register.doctor()}


def test_doctor_tells_documents_coded_by_different_settings(tmp_path: Path) -> None:
    register = code_corpus(tmp_path, documents(6))
    assert kinds(register) == {}
    with register.run(**{**SETTINGS, "lexicon_hash": "l2"}) as run:
        run.write(batch_rows(documents(2), run.id), supersede=True)
    (finding,) = register.doctor()
    assert (finding.kind, finding.harm) == ("mixed conventions", False)
    assert "2 runs that differ in lexicon" in finding.what and "--recode" in finding.next_step


def test_doctor_tells_events_whose_mentions_are_gone(tmp_path: Path) -> None:
    from dragoman.resolution.resolve import resolve

    register = Register.create_or_open(tmp_path)
    with register.run(**SETTINGS) as run:
        rows = batch_rows(documents(6), run.id)
        rows["mentions"] = [{**row, "modes": []} for row in rows["mentions"]]
        run.write(rows)
    resolve(register)
    assert kinds(register) == {}
    register.remove([documents(1)[0].id])
    (finding,) = register.doctor()
    assert (finding.kind, finding.harm) == ("events out of date", True)
    assert finding.next_step == "Run `dragoman resolve`."
    resolve(register)
    assert kinds(register) == {}


def test_doctor_tells_a_forgetting_that_was_cut_short_and_files_never_finished(
    tmp_path: Path,
) -> None:
    from dragoman.register.tombstones import bury

    register = code_corpus(tmp_path, documents(3))
    bury(register.store, [documents(1)[0].id], "")
    (tmp_path / "mentions" / "part-1.parquet.part").write_bytes(b"")
    assert kinds(register) == {"forgotten": True, "unfinished write": False}
    register.forget([documents(1)[0].id])
    assert kinds(register) == {}


def test_doctor_tells_a_table_of_other_columns(tmp_path: Path) -> None:
    import shutil

    register = code_corpus(tmp_path, documents(3))
    shutil.rmtree(tmp_path / "ties")
    shutil.copytree(tmp_path / "offices", tmp_path / "ties")
    (finding,) = Register.open(tmp_path).doctor()
    assert (finding.kind, finding.harm) == ("schema", True)
    assert finding.next_step == "Code the corpus into a new register."
    register.close()
