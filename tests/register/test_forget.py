"""After `forget` no byte of a document is in any file of any version; the rest is as it was."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from deltalake import DeltaTable

from dragoman.errors import LookupFailed, RegisterError
from dragoman.model import Document
from dragoman.register import Register
from dragoman.register.writing import Watch, unwatched

from .corpus import SETTINGS, batch_rows, code_corpus, documents
from .faults import Death, Killed, assert_whole, contents

ROOT = Path(__file__).resolve().parents[2]
CORPUS = documents(12)
GONE = CORPUS[4]


def words_of_files(path: Path) -> Iterator[tuple[Path, str]]:
    """All that the files of a register say: Parquet unpacked with its footer, the rest as it lies."""
    for file in sorted(path.rglob("*")):
        if not file.is_file():
            continue
        yield file, file.read_bytes().decode("utf-8", "replace")
        if file.suffix == ".parquet":
            yield file, repr(pq.read_table(file).to_pylist())
            yield file, repr(pq.read_metadata(file).to_dict())


def places_of(path: Path, document: Document) -> set[str]:
    """The folders in which the text of a document, its title, or its id still stand."""
    said = re.compile(
        "|".join(map(re.escape, (document.text.strip(), f"on day {4}.", document.id)))
    )
    titled = re.compile(re.escape(f"'{document.title}'"))
    return {
        file.relative_to(path).parts[0]
        for file, text in words_of_files(path)
        if said.search(text) or titled.search(text)
    }


def with_history(path: Path) -> Register:
    """A register with a removed, a recoded, a compacted and an unfinished state of the document."""
    code_corpus(path, CORPUS[:8], size=3)
    register = Register.open(path)
    register.pin("first paper")
    register.compact()
    with register.run(**{**SETTINGS, "settings_hash": "s2"}) as run:
        run.write(batch_rows(CORPUS[3:6], run.id), supersede=True)
    with pytest.raises(Killed):  # a writer that died leaves files that no version names
        watch = Death(13)
        code_corpus(path, CORPUS, size=4, watch=watch)
    return Register.open(path)


def test_no_byte_of_it_is_left_in_any_file_but_its_id_on_the_tombstone(tmp_path: Path) -> None:
    register = with_history(tmp_path)
    assert {"documents", "mentions"} <= places_of(tmp_path, GONE)
    done = register.forget([GONE.id], reason="taken down at the author's wish")
    assert done.documents == (GONE.id,)
    assert places_of(tmp_path, GONE) == {"forgotten"}
    assert [(stone.document, stone.reason) for stone in register.tombstones()] == [
        (GONE.id, "taken down at the author's wish")
    ]


def test_every_kept_version_reads_as_before_less_the_document(tmp_path: Path) -> None:
    register = with_history(tmp_path)
    before = {
        commit.number: {row["id"] for row in Register.open(tmp_path, commit.number).documents()}
        for commit in register.versions()
    }
    register.forget([GONE.id])
    for number, ids in before.items():
        old = Register.open(tmp_path, number)
        assert {row["id"] for row in old.documents()} == ids - {GONE.id}
        assert old.counts()["documents"] == len(ids - {GONE.id})
        assert GONE.id not in {row["document"] for row in old.mentions()}
    assert [f for f in register.doctor() if f.harm] == []


def test_another_reader_of_delta_still_reads_the_tables(tmp_path: Path) -> None:
    """Its log gives the size of each file, by which readers look for the footer."""
    code_corpus(tmp_path, CORPUS, size=1)
    for _ in range(5):
        DeltaTable(tmp_path / "documents").create_checkpoint()
    Register.open(tmp_path).forget([GONE.id])
    table = DeltaTable(tmp_path / "documents")
    actions = table.get_add_actions(flatten=True)
    sizes = dict(zip(actions["path"].to_pylist(), actions["size_bytes"].to_pylist(), strict=True))
    assert sizes == {name: (tmp_path / "documents" / name).stat().st_size for name in sizes}
    assert table.to_pyarrow_table().num_rows == len(CORPUS) - 1


def test_it_is_not_coded_again(tmp_path: Path) -> None:
    register = code_corpus(tmp_path, CORPUS)
    register.forget([GONE.id])
    run = register.run(**SETTINGS)
    assert run.uncoded([GONE.id]) == run.otherwise([GONE.id]) == []
    assert run.forgotten([GONE.id, CORPUS[0].id]) == [GONE.id]
    assert run.write(batch_rows([GONE], run.id)) is None
    assert run.write(batch_rows([GONE], run.id), supersede=True) is None


WRITER = """
import sys
from pathlib import Path
from dragoman.register import Register
from tests.register.corpus import SETTINGS, batch_rows, documents
with Register.open(Path(sys.argv[1])).run(**SETTINGS) as run:
    print("at work", flush=True)
    sys.stdin.readline()
    run.write(batch_rows(documents(12)[8:], run.id))
"""


def other_process(path: Path) -> subprocess.Popen[str]:
    """A process that has begun to write and goes on when it is told to."""
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "src")))},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_it_waits_for_no_one_and_changes_nothing_while_another_process_writes(tmp_path: Path) -> None:  # fmt: skip
    register = code_corpus(tmp_path, CORPUS[:8])
    with other_process(tmp_path) as writer:
        assert writer.stdout is not None and writer.stdout.readline() == "at work\n"
        with pytest.raises(
            RegisterError, match=r"Another process is writing.*changed nothing.*Stop"
        ):
            register.forget([GONE.id])
        assert register.tombstones() == [] and "documents" in places_of(tmp_path, GONE)
        writer.communicate("\n")
    assert register.refresh().counts()["documents"] == len(CORPUS)
    register.forget([GONE.id])
    assert places_of(tmp_path, GONE) == {"forgotten"}


def test_a_writer_that_was_killed_holds_up_nobody(tmp_path: Path) -> None:
    register = code_corpus(tmp_path, CORPUS[:8])
    with other_process(tmp_path) as writer:
        assert writer.stdout is not None and writer.stdout.readline() == "at work\n"
        writer.kill()
    assert register.forget([GONE.id]).documents == (GONE.id,)


def test_nobody_begins_to_write_while_it_is_at_work(tmp_path: Path) -> None:
    register = code_corpus(tmp_path, CORPUS[:8])
    with register.store.alone("forget"), other_process(tmp_path) as writer:
        _, told = writer.communicate("\n")
        assert "A `dragoman forget` is at work" in told and "Wait until it has ended" in told
        other = Register.open(tmp_path)
        for write in (other.compact, other.vacuum, lambda: other.remove([GONE.id])):
            with pytest.raises(RegisterError, match="forget` is at work"):
                write()
    assert register.counts()["documents"] == 8 and register.refresh().compact() >= 0


def test_a_writer_at_work_learns_of_it(tmp_path: Path) -> None:
    run = code_corpus(tmp_path, CORPUS[:2]).run(**SETTINGS)
    run.uncoded([GONE.id])
    code_corpus(tmp_path, CORPUS[4:5]).forget([GONE.id])
    assert run.write(batch_rows([GONE], run.id)) is None


def test_it_is_named_by_address_input_id_or_the_beginning_of_its_id(tmp_path: Path) -> None:
    register = code_corpus(tmp_path, CORPUS)
    assert register.forget(["4"]).documents == (GONE.id,)
    assert register.forget([CORPUS[5].id[:9]]).documents == (CORPUS[5].id,)
    assert register.forget([GONE.id]).files == 0  # forgotten already
    with pytest.raises(LookupFailed, match="No document 'nobody'"):
        register.forget(["nobody"])


def test_copies_are_told_and_go_when_asked(tmp_path: Path) -> None:
    copy = Document.create(GONE.text, title=GONE.title, outlet="Post", input_id="40")
    register = code_corpus(tmp_path, [*CORPUS, copy])
    assert register.forget([GONE.id]).copies == (copy.id,)
    both = Register.open(tmp_path)
    assert both.forget([GONE.id, copy.id], copies=True).documents == (GONE.id, copy.id)
    assert places_of(tmp_path, GONE) == {"forgotten"}


def test_events_that_it_told_of_go_with_it(tmp_path: Path) -> None:
    pytest.importorskip("rensa")
    from dragoman.resolution.resolve import resolve

    register = Register.create_or_open(tmp_path)
    with register.run(**SETTINGS) as run:
        rows = batch_rows(CORPUS, run.id)
        rows["mentions"] = [{**row, "modes": []} for row in rows["mentions"]]
        run.write(rows)
    resolve(register)
    told = {row["id"] for row in register.mentions() if row["document"] == GONE.id}
    assert (tmp_path / ".stories.npz").exists()
    register.forget([GONE.id])
    assert places_of(tmp_path, GONE) == {"forgotten"}
    assert not (tmp_path / ".stories.npz").exists()
    assert told.isdisjoint(key for row in register.events() for key in row["mentions"])
    resolve(register)
    kept = {row["id"] for row in register.mentions()}
    assert {key for row in register.events() for key in row["mentions"]} == kept


@pytest.mark.slow
def test_it_may_die_at_any_step_and_the_same_call_finishes(tmp_path: Path) -> None:
    whole, trial = tmp_path / "whole", tmp_path / "trial"
    code_corpus(whole, CORPUS, size=6)

    def work(watch: Watch = unwatched) -> None:
        Register.open(trial, watch=watch).forget([GONE.id])

    shutil.copytree(whole, trial)
    clean = Death()
    work(clean)
    expected = contents(trial)
    assert {"before rewrite documents", "after publish forgotten", "after commit"} <= set(
        clean.steps
    )
    for at in range(len(clean.steps)):
        shutil.rmtree(trial)
        shutil.copytree(whole, trial)
        with pytest.raises(Killed):
            work(Death(at))
        work()
        assert_whole(trial)
        assert contents(trial) == expected
        assert places_of(trial, GONE) == {"forgotten"}
        assert GONE.id not in json.dumps(contents(trial))


def test_the_next_forgetting_finishes_one_that_died(tmp_path: Path) -> None:
    code_corpus(tmp_path, CORPUS[:8], size=3)
    register = Register.open(tmp_path)
    register.remove([GONE.id])
    clean = Death()
    Register.open(shutil.copytree(tmp_path, tmp_path.with_name("clean")), watch=clean).forget([GONE.id])  # fmt: skip
    with pytest.raises(Killed):
        at = clean.steps.index("after publish forgotten")
        Register.open(tmp_path, watch=Death(at)).forget([GONE.id], reason="asked")
    done = Register.open(tmp_path).forget([CORPUS[1].id])
    assert done.documents == (CORPUS[1].id, GONE.id)
    assert places_of(tmp_path, GONE) == {"forgotten"}
    assert not Register.open(tmp_path).doctor()
