"""The README tells the truth: its session prints what it says, its Python runs.

`DRAGOMAN_WRITE_README=1 pytest tests/test_readme.py` writes the session anew.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman.cli.app import app

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
SESSION = re.compile(
    r"(<!-- session:begin -->\n```console\n)(.*?)(```\n<!-- session:end -->)", re.S
)
PYTHON = re.compile(r"```python\n(.*?)```", re.S)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that looks like a checkout's root to the commands of the README."""
    (tmp_path / "examples").mkdir()
    shutil.copy(ROOT / "examples" / "report.txt", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_session_prints_what_the_readme_says(folder: Path) -> None:
    text = README.read_text(encoding="utf-8")
    found = SESSION.search(text)
    assert found is not None, "the README has no session"
    commands = [line[2:] for line in found.group(2).splitlines() if line.startswith("$ ")]
    assert len(commands) >= 5
    printed = ""
    for command in commands:
        result = CliRunner().invoke(app, shlex.split(command)[1:], env={"COLUMNS": "100"})
        assert result.exit_code == 0, result.output
        printed += f"$ {command}\n{result.stdout}"
    if os.environ.get("DRAGOMAN_WRITE_README"):
        written = SESSION.sub(lambda match: match.group(1) + printed + match.group(3), text)
        README.write_text(written, encoding="utf-8")
    else:
        assert found.group(2) == printed


def test_the_python_of_the_readme_runs(folder: Path) -> None:
    (example,) = PYTHON.findall(README.read_text(encoding="utf-8"))
    names: dict[str, object] = {}
    exec(example, names)
    assert len(names["register"].mentions(actor="NOR", event="SUPPORT")) == 1  # type: ignore[attr-defined]


def test_every_page_that_the_readme_links_is_there() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", README.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (ROOT / target).exists(), f"README links {target}, which is not there"
