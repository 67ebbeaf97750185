"""What all tests share: where the development data lies, if it is here."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of development data, which a checkout has beside it; without it the test is skipped."""
    folder = Path(os.environ.get("DRAGOMAN_SHARED") or ROOT.parent / "shared")
    if not (folder / "data").is_dir():
        pytest.skip("the development data (../shared) is not here")
    return folder / "data"


@pytest.fixture(scope="session")
def dispatches() -> Path:
    """The bundled dispatches."""
    return ROOT / "examples" / "dispatches"
