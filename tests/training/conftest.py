"""The scripts of `training/` are no package: they import each other as neighbours."""

from __future__ import annotations

import sys
from pathlib import Path

TRAINING = str(Path(__file__).resolve().parents[2] / "training")
if TRAINING not in sys.path:
    sys.path.append(TRAINING)
