"""The public face: its names, and that importing it costs little."""

from __future__ import annotations

import subprocess
import sys

import dragoman as dg

HEAVY = (
    "spacy",
    "pyarrow",
    "duckdb",
    "deltalake",
    "pandas",
    "trafilatura",
    "numpy",
    "yaml",
    "typer",
)


def test_every_public_name_exists_and_no_other_is_promised() -> None:
    for name in dg.__all__:
        assert getattr(dg, name) is not None
    assert set(dg._HOMES) | {"__version__"} == set(dg.__all__)
    assert list(dg.__all__) == sorted(dg.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    try:
        dg.Codar  # noqa: B018
    except AttributeError as fault:
        assert "Codar" in str(fault)
    else:
        raise AssertionError("no error for an unknown name")


def test_importing_dragoman_loads_nothing_heavy() -> None:
    script = f"import sys, dragoman; print([m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_help_loads_no_language_model_and_no_store() -> None:
    script = (
        "import sys\nfrom dragoman.cli.app import app\n"
        "try:\n    app(['--help'])\nexcept SystemExit:\n    pass\n"
        f"print([m for m in {HEAVY!r} if m in sys.modules and m != 'typer'])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip().splitlines()[-1] == "[]"
