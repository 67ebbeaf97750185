"""The scripts of `training/` are no package: they import each other as neighbours."""

from __future__ import annotations

import sys
from pathlib import Path

TRAINING = Path(__file__).resolve().parents[2] / "training"
for folder in (str(TRAINING), str(TRAINING / "reader")):
    if folder not in sys.path:
        sys.path.append(folder)
