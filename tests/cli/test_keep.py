"""Commands that keep, share and take down, as a user runs them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from dragoman.cli.app import app
from dragoman.errors import ConfigError, LookupFailed
from dragoman.register import Register

pytestmark = pytest.mark.slow
Run = Callable[..., Result]


@pytest.fixture
def dragoman(tmp_path: Path) -> Run:
    """Run a command on the register of this test."""

    def run(*line: str) -> Result:
        return CliRunner().invoke(app, [*line, "--register", str(tmp_path / "register")])

    return run


@pytest.fixture
def news(dispatches: Path) -> str:
    return str(dispatches / "2021*.md")


def test_documents_coded_otherwise_are_told_and_coded_again_when_asked(
    dragoman: Run, news: str, tmp_path: Path
) -> None:
    coded = dragoman("code", news)
    assert coded.exit_code == 0 and "coded otherwise" not in coded.stderr
    dragoman("resolve")
    version = Register.open(tmp_path / "register").version
    told = dragoman("code", news, "--no-ranker")
    assert "coded otherwise" in told.stderr and "--recode codes them again" in told.stderr
    assert Register.open(tmp_path / "register").version == version
    again = dragoman("code", news, "--no-ranker", "--recode")
    assert "coded again in the place of an earlier coding" in again.stderr
    assert "--recode" not in dragoman("code", news, "--no-ranker").stderr
    assert dragoman("events").exit_code == 0  # whatever became of their mentions
    dragoman("resolve")
    afresh = tmp_path / "afresh"
    CliRunner().invoke(app, ["code", news, "--no-ranker", "--register", str(afresh)])
    CliRunner().invoke(app, ["resolve", "--register", str(afresh)])
    both = [Register.open(path) for path in (tmp_path / "register", afresh)]
    one, two = ([sorted(row["mentions"]) for row in book.events()] for book in both)
    assert sorted(one) == sorted(two)
    assert [finding for finding in both[0].doctor() if finding.harm] == []


def test_a_document_is_forgotten_by_its_address_or_id_and_not_coded_again(
    dragoman: Run, news: str, tmp_path: Path
) -> None:
    dragoman("code", news)
    book = Register.open(tmp_path / "register")
    document = next(iter(book.documents()))
    done = dragoman("forget", document["id"][:12], "--reason", "asked for")
    assert "1 document forgotten" in done.stdout
    assert "Events that they told of" not in done.stdout  # there were none
    assert document["id"] not in {
        row["id"] for row in Register.open(tmp_path / "register").documents()
    }
    told = dragoman("code", news)
    assert "1 document passed over: forgotten" in told.stderr
    assert "0 documents coded" in told.stderr
    assert isinstance(dragoman("forget", "nothing-such").exception, LookupFailed)


def test_cite_runs_release_and_verify_speak_of_the_same_version(
    dragoman: Run, news: str, tmp_path: Path
) -> None:
    dragoman("code", news)
    version = Register.open(tmp_path / "register").version
    assert f"Register version {version} [data set]" in dragoman("cite").stdout
    assert "cff-version: 1.2.0" in dragoman("cite", "--format", "cff").stdout
    (line,) = dragoman("runs").stdout.splitlines()
    assert "finished" in line and "lexicon" in line
    folder = str(tmp_path / "paper")
    written = dragoman("release", folder)
    assert f"register version {version}" in written.stdout and "--licence" in written.stdout
    assert "note: codebook" not in written.stdout and "note: settings" not in written.stdout
    checked = CliRunner().invoke(app, ["verify", folder])
    assert (checked.exit_code, "as they were written" in checked.stdout) == (0, True)
    asked = CliRunner().invoke(app, ["mentions", "--register", folder])
    assert "dragoman attach FILES" in asked.stdout
    back = CliRunner().invoke(app, ["attach", news, "--register", folder])
    assert "texts attached in" in back.stdout
    assert (
        "dragoman attach FILES"
        not in CliRunner().invoke(app, ["mentions", "--register", folder]).stdout
    )


def test_text_is_kept_or_hashed_and_nothing_else(dragoman: Run, news: str) -> None:
    wrong = dragoman("code", news, "--text", "none")
    assert isinstance(wrong.exception, ConfigError)
    assert "text: 'none' must be keep or hash" in str(wrong.exception)
