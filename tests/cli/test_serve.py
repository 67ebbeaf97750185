"""`dragoman serve` that cannot begin says why in one line, before it reads a register for long."""

from __future__ import annotations

import re
import socket
import sys
from pathlib import Path

import pytest

from dragoman.cli import main


def told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *arguments: str | Path
) -> str:
    """What `dragoman serve` says on standard error before it gives up."""
    monkeypatch.setattr(sys, "argv", ["dragoman", "serve", *map(str, arguments)])
    with pytest.raises(SystemExit) as raised:
        main()
    assert raised.value.code in (1, 2)
    return capsys.readouterr().err


def test_a_port_that_is_taken_is_one_line_with_what_to_do(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, register: Path
) -> None:
    pytest.importorskip("uvicorn")
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        line = told(capsys, monkeypatch, "-r", register, "--port", str(port))
    assert line.startswith(f"dragoman: 127.0.0.1:{port} cannot be listened on")
    assert "--port" in line and line.count("\n") == 1


@pytest.mark.parametrize("port", ["65536", "-1", "web"])
def test_a_port_that_can_be_none_is_refused(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, port: str
) -> None:
    plain = re.sub(r"\x1b\[[0-9;]*m", "", told(capsys, monkeypatch, "--port", port))
    assert "Invalid value" in plain and "--port" in plain and "Traceback" not in plain


def test_a_register_that_is_not_there_is_one_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    pytest.importorskip("uvicorn")
    line = told(capsys, monkeypatch, "-r", tmp_path / "none", "--port", "0")
    assert line.startswith("dragoman: ") and "none" in line and line.count("\n") == 1
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("library", ["fastapi", "uvicorn"])
def test_without_the_extra_it_says_what_to_install(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    register: Path,
    library: str,
) -> None:
    monkeypatch.setitem(sys.modules, library, None)  # an import of it fails
    line = told(capsys, monkeypatch, "-r", register, "--port", "0")
    assert line.startswith("dragoman: ") and "pip install 'dragoman[serve]'" in line
    assert line.count("\n") == 1


def test_a_token_that_is_too_short_is_refused(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, register: Path
) -> None:
    pytest.importorskip("uvicorn")
    line = told(capsys, monkeypatch, "-r", register, "--token", "short", "--port", "0")
    assert line.startswith("dragoman: --token") and line.count("\n") == 1
