"""The worked notebooks run from top to bottom, and are kept as they ran: small and without a fault.

`DRAGOMAN_WRITE_NOTEBOOKS=1 pytest tests/examples/test_notebooks.py` keeps them as they run now.
"""

from __future__ import annotations

import os
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted((ROOT / "examples" / "notebooks").glob("*.ipynb"))
MOST_BYTES = 200_000
OUTSIDE = ("<script", "https://cdn", "/tmp/", str(ROOT))


@pytest.fixture(scope="module")
def beside(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder like that of the notebooks; they share the register that the first one makes."""
    root = tmp_path_factory.mktemp("examples")
    (root / "dispatches").symlink_to(ROOT / "examples" / "dispatches")
    (root / "notebooks").mkdir()
    return root / "notebooks"


def outputs(notebook: nbformat.NotebookNode) -> list[nbformat.NotebookNode]:
    return [each for cell in notebook.cells for each in cell.get("outputs", ())]


def test_there_are_three() -> None:
    assert [path.stem for path in NOTEBOOKS] == [
        "custom_codebook",
        "dyad_over_time",
        "events_not_reports",
    ]


@pytest.mark.slow
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs(path: Path, beside: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT / "src"))
    notebook = nbformat.read(path, as_version=4)
    resources = {"metadata": {"path": str(beside)}}
    NotebookClient(notebook, timeout=900, resources=resources, record_timing=False).execute()
    ran = outputs(notebook)
    assert len(ran) >= 4 and not any(each.output_type == "error" for each in ran)
    if os.environ.get("DRAGOMAN_WRITE_NOTEBOOKS"):
        notebook.metadata["language_info"] = {"name": "python"}
        nbformat.write(notebook, path)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_kept_as_it_ran_small_and_on_its_own(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in code] == list(range(1, len(code) + 1))
    assert not any(each.output_type in ("error", "stream") and each.get("name") == "stderr" for each in outputs(notebook))  # fmt: skip
    assert path.stat().st_size < MOST_BYTES
    kept = "\n".join(str(each) for each in outputs(notebook))
    assert not [mark for mark in OUTSIDE if mark in kept], "it asks another machine, or names one"


def test_the_codebook_of_the_notebook_passes_its_own_examples() -> None:
    notebook = nbformat.read(
        ROOT / "examples" / "notebooks" / "custom_codebook.ipynb", as_version=4
    )
    told = [each.text for each in outputs(notebook) if "examples," in each.get("text", "")]
    assert told == ["3 examples, 0 failures\n"]
