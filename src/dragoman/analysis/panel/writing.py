"""A panel as a file of CSV or Parquet, with a sidecar that says how to make it again."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

from ... import __version__, ontology
from ...errors import LookupFailed, RegisterError
from .acts import LEFT_OUT
from .answer import MISSING, Panel

if TYPE_CHECKING:
    import pyarrow as pa

PanelFormat = Literal["csv", "parquet"]
PANEL_FORMATS: tuple[PanelFormat, ...] = get_args(PanelFormat)
ROW_GROUP = 50_000


def write_panel(found: Panel, out: Path, form: str | None = None) -> Path:
    """Write the rows to `out` and the sidecar beside it (its path is given back).

    The format is that of the name unless `form` says it. Both files appear whole or not at all, and
    equal registers give equal bytes. Raises LookupFailed for an unknown format, RegisterError where
    a file cannot be written.
    """
    kind = form or out.suffix.lstrip(".").lower()
    if kind not in PANEL_FORMATS:
        raise LookupFailed.among("panel format", kind, PANEL_FORMATS)
    sidecar = out.with_name(f"{out.name}.json")
    beside = out.with_name(f".{out.name}.{os.getpid()}.part")
    try:
        _write(found, beside, _WRITERS[kind])
        told = json.dumps(_sidecar(found, beside, out.name), indent=2, ensure_ascii=False)
        part = sidecar.with_name(f".{sidecar.name}.{os.getpid()}.part")
        part.write_text(told + "\n", encoding="utf-8")
        beside.replace(out)
        part.replace(sidecar)
    except OSError as error:
        raise RegisterError(
            f"Cannot write {out}: {error.strerror or error}. Check the folder and the disk space."
        ) from error
    finally:
        beside.unlink(missing_ok=True)
    return sidecar


def _write(found: Panel, path: Path, opened: Callable[[Path, pa.Schema], Any]) -> None:
    writer = None
    try:
        for block in found.blocks():
            writer = writer or opened(path, block.schema)
            writer.write_table(block, ROW_GROUP)
    finally:
        if writer is not None:
            writer.close()


def _csv(path: Path, schema: pa.Schema) -> Any:
    import pyarrow.csv as pc

    return pc.CSVWriter(path, schema, write_options=pc.WriteOptions(quoting_style="needed"))


def _parquet(path: Path, schema: pa.Schema) -> Any:
    import pyarrow.parquet as pq

    return pq.ParquetWriter(path, schema, compression="zstd")


_WRITERS: Mapping[str, Callable[[Path, Any], Any]] = {"csv": _csv, "parquet": _parquet}


def _sidecar(found: Panel, data: Path, name: str) -> dict[str, Any]:
    """What a reader needs to cite the file, to understand it and to make it again."""
    tally, chosen = found.tally, found.convention
    assert tally is not None
    return {
        "file": name,
        "sha256": _hash(data),
        "dragoman": __version__,
        "register_version": found.book.version,
        "query": found.told(),
        "convention": {
            "name": chosen.name,
            "quads": chosen.quads,
            "scores": chosen.scores,
            "from": "cameo" if chosen.of_cameo else "event and modes",
            "meaning": chosen.told,
        },
        "states": {
            "list": ontology.SOURCES[found.asked.system],
            "known_until": ontology.KNOWN_UNTIL,
            "after": "states of that year are taken to go on, and none to be added",
            "panel_goes_beyond": found.span.last.year > ontology.KNOWN_UNTIL,
        },
        "rows": tally.rows,
        "units": tally.units,
        "periods": tally.periods,
        "acts": {**tally.left_out, "without_score": tally.unscored},
        "acts_left_out": dict(LEFT_OUT),
        "missing": dict(MISSING),
        "columns": [
            {"name": each.name, "type": each.kind.lower(), "meaning": each.meaning}
            for each in found.columns
        ],
    }


def _hash(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()
