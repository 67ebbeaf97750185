"""The accuracy floors: one file for all, so that none is lowered unseen."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

FLOORS: dict[str, Any] = json.loads(
    (Path(__file__).parent / "floors.json").read_text(encoding="utf-8")
)
