"""Confidence against truth, pairings, and the log of final runs."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from dragoman.errors import ConfigError
from dragoman.evaluate.acts import pairing
from dragoman.evaluate.calibration import calibration_error, cuts, reliability
from dragoman.evaluate.events import Scores
from dragoman.evaluate.final import append_final, commit_of
from dragoman.evaluate.resampling import intervals

ANSWERS = [(0.95, True), (0.91, False), (0.55, True), (1.0, True)]


def test_bins_hold_their_answers_and_one_is_in_the_last() -> None:
    low, high = reliability(ANSWERS)
    assert (low.low, low.count, low.right) == (0.5, 1, 1.0)
    assert (high.high, high.count, high.right) == (1.0, 3, pytest.approx(2 / 3))


def test_the_calibration_error_weighs_bins_by_their_size() -> None:
    assert calibration_error([(0.8, True)] * 4 + [(0.8, False)]) == pytest.approx(0)
    assert calibration_error([(0.5, True), (0.5, True)]) == 0.5
    assert calibration_error([]) == 0


def test_withholding_trades_recall_for_precision() -> None:
    everything, sure = cuts(ANSWERS, gold=6, at=(0.0, 0.94))
    assert (everything.precision, everything.recall) == (0.75, 0.5)
    assert (sure.answered, sure.precision, sure.recall) == (2, 1.0, pytest.approx(1 / 3))


def test_a_pairing_gives_up_a_good_pair_for_two_better_ones() -> None:
    weights = {(0, 0): 3, (0, 1): 2, (1, 0): 2}
    assert sorted(pairing(2, 2, lambda i, j: weights.get((i, j), 0))) == [(0, 1), (1, 0)]
    assert pairing(0, 3, lambda i, j: 1) == []


def test_intervals_are_wide_over_few_documents_and_the_same_each_time() -> None:
    few = [Scores(1, 1, 1), Scores(0, 1, 1)]
    assert intervals(few).precision == (0.0, 1.0)
    many = intervals(few * 200).f1
    assert many == intervals(few * 200).f1 and 0.4 < many[0] < 0.5 < many[1] < 0.6
    assert intervals([]).f1 == (0.0, 0.0)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    def git(*arguments: str) -> None:
        subprocess.run(["git", "-C", str(tmp_path), *arguments], check=True, capture_output=True)

    (tmp_path / "code.py").write_text("")
    git("init")
    git("add", ".")
    git("-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-m", "first")
    return tmp_path


def test_a_commit_is_marked_where_the_checkout_has_other_changes(repository: Path) -> None:
    clean = commit_of(repository)
    assert len(clean) == 12
    log = repository / "final.jsonl"
    log.write_text("")
    assert commit_of(repository, but=log) == clean
    (repository / "code.py").write_text("changed")
    assert commit_of(repository, but=log) == f"{clean}-dirty"


def test_outside_a_repository_the_commit_is_unknown(tmp_path: Path) -> None:
    assert commit_of(tmp_path) == "unknown"


def test_each_final_run_is_a_line_that_names_its_inputs_by_hash(tmp_path: Path) -> None:
    log, gold = tmp_path / "final.jsonl", tmp_path / "gold.jsonl"
    gold.write_text("{}")
    for _ in range(2):
        append_final(log, "dragoman evaluate", [gold], {"f1": 0.5})
    first, second = map(json.loads, log.read_text().splitlines())
    assert first == second
    assert set(first) == {"date", "commit", "command", "inputs", "figures"}
    assert first["inputs"] == {"gold.jsonl": "44136fa355b3678a"}


def test_a_log_in_no_folder_is_refused_with_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="--log"):
        append_final(tmp_path / "none" / "final.jsonl", "x", [], {})
