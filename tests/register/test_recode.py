"""Coding again: the newest version has the new coding alone, older ones what they had."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from dragoman.model import Document, Reject
from dragoman.model.rows import reject_row
from dragoman.register import Register, Run
from dragoman.register.writing import Watch, unwatched

from .corpus import SETTINGS, batch_rows, batches, code_corpus, documents
from .faults import Death, Interruption, Killed, assert_whole, contents

CORPUS = documents(22)
OTHER = {**SETTINGS, "settings_hash": "s2"}


def recode(
    path: Path, corpus: Sequence[Document], *, size: int = 11, watch: Watch = unwatched
) -> Run:
    """What `code --recode` does with other settings."""
    register = Register.create_or_open(path, watch=watch)
    with register.run(**OTHER) as run:
        for batch in batches(corpus, size):
            ids = [document.id for document in batch]
            wanted = {*run.uncoded(ids), *run.otherwise(ids)}
            again = [document for document in batch if document.id in wanted]
            run.write(batch_rows(again, run.id), supersede=True)
    return run


def test_what_was_coded_otherwise_is_told_from_what_is_new_and_what_is_coded_so(
    tmp_path: Path,
) -> None:
    code_corpus(tmp_path, CORPUS[:5])
    run = Register.open(tmp_path).run(**OTHER)
    ids = [document.id for document in CORPUS[:7]]
    assert run.uncoded(ids) == ids[5:]
    assert run.otherwise(ids) == ids[:5]
    run.write(batch_rows(CORPUS[5:6], run.id))
    assert run.otherwise(ids) == ids[:5]
    same = Register.open(tmp_path).run(**SETTINGS)
    assert (same.otherwise(ids), same.uncoded(ids)) == ([ids[5]], [ids[6]])


def test_without_supersede_a_document_of_another_run_is_left_as_it_is(tmp_path: Path) -> None:
    code_corpus(tmp_path, CORPUS)
    before = contents(tmp_path)
    with Register.open(tmp_path).run(**OTHER) as run:
        assert run.write(batch_rows(CORPUS, run.id)) is None
    assert contents(tmp_path) == before


def test_the_new_coding_stands_alone_and_older_versions_keep_the_former(tmp_path: Path) -> None:
    code_corpus(tmp_path, CORPUS, size=5)
    before, version = contents(tmp_path), Register.open(tmp_path).version
    run = recode(tmp_path, CORPUS[:8], size=4)
    after = Register.open(tmp_path)
    assert_whole(tmp_path)
    assert {row["id"]: row["run"] == run.id for row in after.documents()} == {
        document.id: n < 8 for n, document in enumerate(CORPUS)
    }
    assert {len(rows) for rows in contents(tmp_path).values()} == {
        len(rows) for rows in before.values()
    }
    kinds = [commit.kind for commit in after.versions()[version + 1 :]]
    assert kinds == ["recode", "recode", "run"]  # one commit a batch
    old = Register.open(tmp_path, version)
    assert {row["run"] for row in old.mentions()} == {row["run"] for row in old.documents()}
    assert run.id not in {row["run"] for row in old.mentions()}
    again = recode(tmp_path, CORPUS[:8])
    assert not again.counts
    assert Register.open(tmp_path).version == after.version


def test_a_reject_about_a_document_goes_with_its_former_coding(tmp_path: Path) -> None:
    """A language that was not read before and is now must not stay among what was not coded."""
    document = documents(1)[0]
    register = Register.create_or_open(tmp_path)
    with register.run(**SETTINGS) as run:
        rows = batch_rows([document], run.id, [Reject(document.id, None, "not read yet")])
        rows["rejects"] = rows["rejects"][-1:]
        run.write(rows)
    with register.run(**OTHER) as run:
        rows = batch_rows([document], run.id)
        rows["rejects"] = [reject_row(Reject(document.id, None, "too long"), run=run.id)]
        run.write(rows, supersede=True)
    assert [row["reason"] for row in Register.open(tmp_path).rejects()] == ["too long"]


def test_two_that_code_the_same_again_at_once_do_it_once(tmp_path: Path) -> None:
    code_corpus(tmp_path, CORPUS)
    recode(tmp_path, CORPUS, watch=Interruption(9, lambda: recode(tmp_path, CORPUS)))
    assert_whole(tmp_path)
    assert len({json.loads(row)["run"] for row in contents(tmp_path)["mentions"]}) == 1


@pytest.mark.slow
def test_a_recoding_may_die_at_any_step(tmp_path: Path) -> None:
    whole, trial = tmp_path / "whole", tmp_path / "trial"
    code_corpus(whole, CORPUS, size=11)
    shutil.copytree(whole, trial)
    clean = Death()
    recode(trial, CORPUS, watch=clean)
    expected = contents(trial)
    assert {"before stage mentions", "after publish documents", "after commit"} <= set(clean.steps)
    for at in range(len(clean.steps)):
        shutil.rmtree(trial)
        shutil.copytree(whole, trial)
        with pytest.raises(Killed):
            recode(trial, CORPUS, watch=Death(at))
        assert_whole(trial)
        recode(trial, CORPUS)
        assert_whole(trial)
        assert contents(trial) == expected
