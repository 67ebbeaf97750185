"""The log of final figures: each look at held-back gold leaves a line with day, commit and figures."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from ..errors import ConfigError

LOG = Path("tests/gold/final.jsonl")
PACKAGE = Path(__file__).resolve().parents[1]


def commit_of(folder: Path = PACKAGE, *, but: Path | None = None) -> str:
    """The commit that `folder` stands at, marked `-dirty` where its checkout has other changes.

    `but` is a file whose changes do not count: the log itself. "unknown" where the folder is in no
    repository, as in an installed package.
    """
    top = _git(folder, "rev-parse", "--show-toplevel")
    # an installed package may lie in somebody else's repository, which does not keep it
    if not top or not _git(folder, "ls-files"):
        return "unknown"
    commit = _git(folder, "rev-parse", "--short=12", "HEAD") or "unknown"
    changes = _git(Path(top), "status", "--porcelain=v1", "-uall", "-z") or ""
    names = {Path(top, each[3:]) for each in changes.split("\0") if each}
    return f"{commit}-dirty" if names - {(but or LOG).resolve()} else commit


def _git(folder: Path, *arguments: str) -> str | None:
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *arguments], capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout.rstrip("\n")


def check_log(log: Path) -> None:
    """Raise ConfigError where `log` could not be appended to: better before an hour than after it."""
    if not log.parent.is_dir():
        raise ConfigError(
            f"--log: {log.parent} does not exist. Run this at the root of the repository, "
            "or name another file with --log."
        )


def append_final(
    log: Path, command: str, inputs: Sequence[Path], figures: Mapping[str, Any]
) -> dict[str, Any]:
    """Append one run to the log and give its record.

    `inputs` are told by name and hash, so that a later reader knows what was scored.
    """
    check_log(log)
    record = {
        "date": datetime.now(UTC).date().isoformat(),
        "commit": commit_of(but=log),
        "command": command,
        "inputs": {path.name: sha256(path.read_bytes()).hexdigest()[:16] for path in inputs},
        "figures": dict(figures),
    }
    with log.open("a", encoding="utf-8") as stream:
        stream.write(json.dumps(record, ensure_ascii=False) + "\n")
    return record
