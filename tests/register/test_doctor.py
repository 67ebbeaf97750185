"""`doctor` tells in one line, with a next step, whatever somebody or something did to the files."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dragoman.errors import RegisterError
from dragoman.register import Register

from .corpus import code_corpus, documents
from .faults import Death, Killed

CORPUS = documents(6)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sound") / "register"
    register = code_corpus(path, CORPUS, size=3)
    register.pin("first paper")
    assert register.doctor() == []
    return path


def files(register: Path, table: str) -> list[Path]:
    return sorted((register / table).glob("*.parquet"))


def newest(register: Path, table: str) -> Path:
    """The file that was written last."""
    return max(files(register, table), key=lambda path: path.stat().st_mtime_ns)


def edit(path: Path, change: Callable[[pa.Table], pa.Table]) -> None:
    """What a script would do that opens a table, changes it and saves it."""
    pq.write_table(change(pq.read_table(path)), path)


def logs(register: Path, table: str) -> list[Path]:
    return sorted((register / table / "_delta_log").glob("*.json"))


def other_version(table: pa.Table) -> pa.Table:
    rows = table.to_pylist()
    rows[-1]["tables"] = [(name, 99) for name, _ in rows[-1]["tables"]]
    return pa.Table.from_pylist(rows, schema=table.schema)


def stray(register: Path) -> None:
    for name in ("mentions/part-1.parquet.part", ".stories.npz.part"):
        (register / name).write_bytes(b"")
    shutil.copy(files(register, "offices")[0], register / "offices" / "part-copy.parquet")


BREAKS: dict[str, tuple[Callable[[Path], object], str]] = {
    "a file deleted": (
        lambda register: files(register, "mentions")[0].unlink(),
        "missing files: table mentions: 1 file is gone",
    ),
    "a file cut short": (
        lambda register: files(register, "mentions")[0].write_bytes(b"PAR1"),
        "damaged files: table mentions: 1 file is not as written: .* has 4 bytes instead of",
    ),
    "a row taken out by hand": (
        lambda register: edit(files(register, "statements")[0], lambda table: table.slice(1)),
        "damaged files: table statements",
    ),
    "words of a document edited": (
        lambda register: edit(
            files(register, "documents")[0],
            lambda table: table.set_column(
                table.schema.get_field_index("text"), "text", [["Other words."] * len(table)]
            ),
        ),
        "damaged files: table documents",
    ),
    "a log deleted": (
        lambda register: shutil.rmtree(register / "ties" / "_delta_log"),
        "damaged log: .*table ties",
    ),
    "a log entry overwritten": (
        lambda register: logs(register, "mentions")[-1].write_text('{"add"', encoding="utf-8"),
        "damaged log: .*table mentions",
    ),
    "a table deleted": (
        lambda register: shutil.rmtree(register / "offices"),
        "damaged log: .*table offices",
    ),
    "a commit row edited": (
        lambda register: edit(newest(register, "commits"), other_version),
        "damaged files: table commits",
    ),
    "a list of releases cut short": (
        lambda register: files(register, "releases")[0].write_bytes(b""),
        "damaged files: table releases: .* has 0 bytes",
    ),
    "files that were never finished": (
        stray,
        "unfinished write: 2 files never finished|orphans: 1 file ",
    ),
}


@pytest.mark.parametrize("name", BREAKS)
def test_each_damage_is_told_in_one_line_with_a_next_step(name: str, sound: Path, tmp_path: Path) -> None:  # fmt: skip
    hurt, says = BREAKS[name]
    path = shutil.copytree(sound, tmp_path / "register")
    hurt(path)
    try:
        found = Register.open(path).doctor()
    except RegisterError as fault:  # it cannot even be opened: the error says as much
        told = [str(fault)]
    else:
        told = [str(finding) for finding in found]
        assert all(finding.harm for finding in found) == (name != "files that were never finished")
    assert told
    for line in told:
        assert "\n" not in line and line.endswith(".")
    assert re.search(says, " ".join(told)), told


def test_a_damaged_file_is_told_by_whatever_reads_it_and_leads_to_the_doctor(sound: Path, tmp_path: Path) -> None:  # fmt: skip
    path = shutil.copytree(sound, tmp_path / "register")
    files(path, "mentions")[0].write_bytes(b"PAR1")
    with pytest.raises(RegisterError, match="`dragoman doctor`") as fault:
        list(Register.open(path).mentions())
    assert "\n" not in str(fault.value)


def test_a_change_that_keeps_size_and_rows_is_known_by_the_hash_of_the_words(sound: Path, tmp_path: Path) -> None:  # fmt: skip
    from dragoman.register.mending import mend

    path = shutil.copytree(sound, tmp_path / "register")
    hurt, _ = BREAKS["words of a document edited"]
    hurt(path)
    mend(Register.open(path).store.folder, "documents")  # the log is made to agree
    kinds = [finding.kind for finding in Register.open(path).doctor()]
    assert kinds == ["changed text"]


def test_a_pinned_version_whose_files_are_gone_is_told_though_the_newest_reads(sound: Path, tmp_path: Path) -> None:  # fmt: skip
    path = shutil.copytree(sound, tmp_path / "register")
    old = set(files(path, "mentions"))
    register = Register.open(path)
    register.compact()
    for file in old:
        file.unlink()
    (finding,) = [each for each in register.doctor() if each.harm]
    assert finding.kind == "missing files" and "pinned as 'first paper'" in finding.what


def test_documents_that_were_forgotten_by_nobody_knows_whom(sound: Path, tmp_path: Path) -> None:
    path = shutil.copytree(sound, tmp_path / "register")
    Register.open(path).forget([CORPUS[0].id])
    assert [each for each in Register.open(path).doctor() if each.harm] == []
    shutil.rmtree(path / "forgotten")
    (finding,) = [each for each in Register.open(path).doctor() if each.harm]
    assert finding.kind == "forgotten" and "nothing keeps them out" in finding.what


def test_a_forgetting_that_died_is_no_damage_and_its_next_step_mends_it(sound: Path, tmp_path: Path) -> None:  # fmt: skip
    path = shutil.copytree(sound, tmp_path / "register")
    clean = Death()
    Register.open(shutil.copytree(sound, tmp_path / "copy"), watch=clean).forget([CORPUS[0].id])
    at = clean.steps.index("after rewrite mentions")
    with pytest.raises(Killed):
        Register.open(path, watch=Death(at)).forget([CORPUS[0].id])
    (finding,) = [each for each in Register.open(path).doctor() if each.harm]
    assert finding.kind == "forgotten" and f"dragoman forget {CORPUS[0].id}" in finding.next_step
    Register.open(path).forget([CORPUS[0].id])
    assert [each for each in Register.open(path).doctor() if each.harm] == []
