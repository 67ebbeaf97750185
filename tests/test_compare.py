"""What an edit of the lexicon does to a corpus, every changed row explained by entries."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman.analysis.difference_report import Summary
from dragoman.cli.app import app
from dragoman.compare import compare_inputs
from dragoman.config import Settings
from dragoman.register import Register
from dragoman.run import code_inputs

OWN = """
- id: own.sign
  predicate: {verb: [sign]}
  slots: {object: {noun: [treaty, accord, agreement, deal, pact]}}
  joint: [with]
  code: {event: AGREE}
  examples:
    - {text: Norway and Chile signed a pact on Monday., expect: NOR + CHL  AGREE}
    - {text: The clerk signed the cheque on Monday., expect: none}
- id: own.meet
  predicate: {verb: [visit, meet, tell]}
  slots: {object: {any: true}}
  recipient: [object]
  code: {event: COOPERATE}
  examples:
    - {text: Norway's king visited Chile on Monday., expect: NOR > CHL  COOPERATE}
    - {text: The clerk visited the shop on Monday., expect: none}
- id: own.attack
  predicate: {verb: [attack, kill, strike, bomb]}
  slots: {object: {any: true}}
  recipient: [object]
  code: {event: COERCE}
  examples:
    - {text: Norway attacked Chile on Monday., expect: NOR > CHL  COERCE}
    - {text: The clerk attacked the task on Monday., expect: none}
"""

pytestmark = pytest.mark.slow


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "own.yaml").write_text(OWN, encoding="utf-8")
    return folder


def compared(path: Path, before: Settings, after: Settings) -> Summary:
    summary = Summary(examples=1_000)
    for batch in compare_inputs([path], before, after):
        summary.documents += batch.documents
        summary.add(batch.found)
    return summary


def test_every_changed_row_of_the_dispatches_is_explained(dispatches: Path, own: Path) -> None:
    there = compared(dispatches, Settings(), Settings(lexicon=(own,)))
    assert there.kinds["gained"] and there.kinds["changed"] > 20
    assert there.unexplained == 0
    back = compared(dispatches, Settings(lexicon=(own,)), Settings())
    assert back.unexplained == 0
    assert (back.kinds["gained"], back.kinds["lost"]) == (
        there.kinds["lost"],
        there.kinds["gained"],
    )
    (signed,) = [g for g in there.sorted() if g.entries == ("sign.accord", "own.sign")][:1]
    assert signed.types == ("SUPPORT", "AGREE")


PARTS = 6


@pytest.mark.shared
@pytest.mark.parametrize("part", range(PARTS))
def test_every_changed_row_of_news_is_explained(
    shared_data: Path, own: Path, tmp_path: Path, part: int
) -> None:
    lines = (shared_data / "news" / "news.jsonl").read_text(encoding="utf-8").split("\n")
    (tmp_path / "news.jsonl").write_text("\n".join(lines[part::PARTS]), encoding="utf-8")
    found = compared(tmp_path / "news.jsonl", Settings(), Settings(lexicon=(own,)))
    assert found.kinds and found.unexplained == 0


def test_two_runs_two_versions_and_two_registers_compare_alike(
    tmp_path: Path, dispatches: Path, own: Path
) -> None:
    """The same two codings in one register, by run and by version, and in two registers."""
    one, two = tmp_path / "one", tmp_path / "two"
    news = str(dispatches / "20*.md")
    code_inputs([news], Settings(register=one))
    code_inputs([news], Settings(register=two, lexicon=(own,)))
    version = Register.open(one).version
    code_inputs([news], Settings(register=one, lexicon=(own,)), recode=True)
    first, second = (run.id for run in Register.open(one).runs())
    told = set()
    for line in (
        f"diff {first} {second[:9]} --register {one}",
        f"diff --from {version} --register {one}",
        f"diff --from {version} --with {two} --register {one}",
        f"diff --lexicon {own} {news}",
    ):
        done = CliRunner().invoke(
            app, [*line.split(), "--format", "csv", "--out", str(tmp_path / "d.csv")]
        )
        assert done.exit_code == 0, done.exception
        with (tmp_path / "d.csv").open(encoding="utf-8", newline="") as file:
            told.add(
                tuple(
                    sorted(
                        (r["kind"], r["document"], r["entry_before"], r["entry_after"])
                        for r in csv.DictReader(file)
                    )
                )
            )
    assert len(told) == 1 and told.pop()


def test_a_run_that_is_not_there_is_one_clean_line(tmp_path: Path) -> None:
    from dragoman.errors import ConfigError, LookupFailed

    Register.create_or_open(tmp_path)
    ran = CliRunner().invoke(app, ["diff", "a", "b", "--register", str(tmp_path)])
    assert isinstance(ran.exception, LookupFailed) and "No run 'a'" in str(ran.exception)
    ran = CliRunner().invoke(app, ["diff", "--register", str(tmp_path)])
    assert isinstance(ran.exception, ConfigError)
