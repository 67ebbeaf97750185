"""The built files in the package are what the sources under web/ build."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BUILT = ROOT / "src" / "dragoman" / "server" / "web"
SOURCES = ROOT / "web"
LIMIT = 500_000
"""Bytes of compressed code, without the map."""


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def vite() -> list[str]:
    node, script = shutil.which("node"), SOURCES / "node_modules" / "vite" / "bin" / "vite.js"
    if node is None or not script.is_file():
        pytest.skip("node or web/node_modules is not here: run `npm ci` in web/")
    return [node, str(script)]


@pytest.mark.slow
def test_the_sources_build_the_files_that_are_shipped(tmp_path: Path) -> None:
    command = [*vite(), "build", "--outDir", str(tmp_path / "web"), "--emptyOutDir"]
    done = subprocess.run(command, cwd=SOURCES, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    built, shipped = files(tmp_path / "web"), files(BUILT)
    assert sorted(built) == sorted(shipped)
    assert [name for name in built if built[name] != shipped[name]] == []


def test_the_code_stays_under_its_limit() -> None:
    code = [data for name, data in files(BUILT).items() if name.endswith((".js", ".css", ".html"))]
    assert code
    assert sum(len(gzip.compress(data, 9)) for data in code) < LIMIT


def test_nothing_in_the_page_needs_an_inline_script_or_style() -> None:
    page = (BUILT / "index.html").read_text(encoding="utf-8")
    assert "<style" not in page and " style=" not in page
    assert "<script>" not in page
    assert "//" not in page.replace("http-equiv", "").replace("</", "")


def test_the_lock_file_pins_every_package_by_its_hash_and_names_no_registry() -> None:
    lock = json.loads((SOURCES / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: one for name, one in lock["packages"].items() if name}
    assert packages
    assert [name for name, one in packages.items() if "integrity" not in one] == []
    assert [name for name, one in packages.items() if "resolved" in one] == []
