"""A small register, made once by the command line itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from dragoman.cli.app import app

REPORT = """---
date: 2019-05-07
outlet: Harbour Gazette
id: harbour-1
---
OSLO - Norwegian Foreign Minister Kari Lund signed a fisheries treaty with Chile on Monday.

"We will work with our Chilean friends," Lund said in a speech in Oslo.

Chilean police arrested 12 protesters in Valparaiso on Sunday.
"""

Command = Callable[..., Result]


@pytest.fixture(scope="session")
def command() -> Command:
    """Run the command line in this process."""

    def run(*arguments: str | Path) -> Result:
        return CliRunner().invoke(app, [str(each) for each in arguments])

    return run


@pytest.fixture(scope="session")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("corpus") / "report.md"
    path.write_text(REPORT, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def register(command: Command, report: Path) -> Path:
    folder = report.parent / "register"
    result = command("code", report, "--register", folder)
    assert result.exit_code == 0, result.output
    return folder
