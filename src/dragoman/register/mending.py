"""The log of a table told how large its files are now, after some were written again in place."""

from __future__ import annotations

import json
from collections.abc import Mapping

from .folder import DataFile, Folder

LOG = "_delta_log"


def mend(folder: Folder, table: str) -> bool:
    """Write the true sizes of all files into the log entries of `table`: whether any was wrong.

    Checkpoints repeat the entries, so they go first; the log is whole without them, since no
    entry is ever expired.
    """
    there = folder.parquet_files(table)
    names = folder.names(f"{table}/{LOG}")
    wrong: dict[str, str] = {}
    for name in sorted(name for name in names if name.endswith(".json")):
        entry = folder.text(f"{table}/{LOG}/{name}") or ""
        new = _mended(entry, folder, table, there)
        if new != entry:
            wrong[name] = new
    if not wrong:
        return False
    pointers = [name for name in names if name.startswith("_last_checkpoint")]
    for name in (*pointers, *(name for name in names if ".checkpoint" in name)):
        folder.delete(f"{table}/{LOG}", name)
    for name, entry in wrong.items():
        folder.put(f"{table}/{LOG}/{name}", entry)
    return True


def _mended(entry: str, folder: Folder, table: str, there: Mapping[str, DataFile]) -> str:
    """The entry, its lines changed only where they give another size than the file has."""
    lines = entry.split("\n")
    for at, line in enumerate(lines):
        if not line.strip():
            continue
        action = json.loads(line)
        for kind in ("add", "remove"):
            told = action.get(kind)
            file = there.get(told["path"]) if told else None
            if file is None or told.get("size") == file.size:
                continue
            told["size"] = file.size
            if told.get("stats"):
                rows = folder.row_count(table, file.path)
                told["stats"] = json.dumps({**json.loads(told["stats"]), "numRecords": rows})
            lines[at] = json.dumps(action, separators=(",", ":"))
    return "\n".join(lines)
