"""Several processes at once: each document once, and readers see whole versions."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dragoman.errors import NotARegister
from dragoman.register import Register

from .corpus import code_corpus, documents, exports

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = 300

SCRIPT = f"""
import sys
from pathlib import Path
from tests.register.corpus import code_corpus, documents
path, first, size = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
corpus = documents({DOCUMENTS})
code_corpus(path, corpus[first:] + corpus[:first], size=size)
"""


def writer(path: Path, first: int, size: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(path), str(first), str(size)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT), *sys.path))},
    )


@pytest.mark.slow
def test_three_processes_that_code_the_same_files_beside_a_reader(tmp_path: Path) -> None:
    reference = code_corpus(tmp_path / "reference", documents(DOCUMENTS), size=20)
    expected = exports(reference, tmp_path / "expected")

    path = tmp_path / "register"  # made by whichever process comes first
    writers = [writer(path, 0, 20), writer(path, 7, 15), writer(path, 150, 20)]
    versions: list[int] = []
    while any(process.poll() is None for process in writers):
        if not (path / "commits" / "_delta_log").is_dir():
            continue
        try:
            register = Register.open(path)
        except NotARegister:
            assert not versions  # there is no register before its first commit
            continue
        counts = register.counts()
        whole = {counts[name] for name in ("documents", "statements", "offices", "rejections")}
        assert len(whole) == 1
        doubled = register.sql(
            "SELECT document FROM statements GROUP BY document HAVING count(*) > 1 "
            "UNION ALL SELECT id FROM documents GROUP BY id HAVING count(*) > 1"
        )
        assert len(doubled) == 0
        versions.append(register.version)
        register.close()
    assert [process.returncode for process in writers] == [0, 0, 0]
    assert versions == sorted(versions)

    register = Register.open(path)
    assert exports(register, tmp_path / "found") == expected
    assert [finding for finding in register.doctor() if finding.harm] == []
    assert [commit.number for commit in register.versions()] == list(range(register.version + 1))


def test_a_reader_stays_at_its_version_while_others_write(tmp_path: Path) -> None:
    corpus = documents(40)
    path = tmp_path / "register"
    code_corpus(path, corpus[:20], size=10)
    reader = Register.open(path)
    before = exports(reader, tmp_path / "before")
    rows = reader.mentions()
    count = len(rows)

    code_corpus(path, corpus, size=10).compact()

    assert exports(reader, tmp_path / "beside") == before
    assert len(rows) == count
    assert reader.refresh().counts()["documents"] == 40
    old = Register.open(path, version=reader.versions()[2].number)
    assert old.counts()["documents"] == 20
    assert exports(Register.open(path, version=3), tmp_path / "old") == before
