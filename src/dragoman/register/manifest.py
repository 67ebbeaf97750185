"""What a release says of itself, and whether its files are still those that were written."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from dragoman.errors import NotARegister, SchemaMismatch
from dragoman.model.schema import SCHEMA_VERSION

MANIFEST = "release.json"
CHECKSUMS = "checksums.sha256"
TABLES_FOLDER = "parquet"


@dataclass(frozen=True, slots=True)
class RunTold:
    """A run whose rows are in the release: what it coded with, without clocks."""

    id: str
    dragoman: str
    settings: str
    model: str
    lexicon: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """The facts of a release; `tables` gives rows by table, `text` says whether words are in it."""

    version: int
    text: bool
    tables: Mapping[str, int]
    runs: tuple[RunTold, ...]
    licence: str | None
    title: str | None = None
    authors: tuple[str, ...] = ()
    address: str | None = None
    schema: int = SCHEMA_VERSION

    def json(self) -> str:
        return json.dumps(asdict(self), indent=2, sort_keys=True) + "\n"

    @classmethod
    def read(cls, folder: Path) -> Manifest:
        """The manifest of the release in `folder`. Raises NotARegister, SchemaMismatch."""
        try:
            told = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
            runs = tuple(RunTold(**run) for run in told.pop("runs"))
            found = cls(runs=runs, authors=tuple(told.pop("authors")), **told)
        except (OSError, ValueError, KeyError, TypeError) as fault:
            raise NotARegister(
                f"{folder} holds no release that can be read ({fault}). Check the path, or get the "
                "folder again."
            ) from fault
        if found.schema > SCHEMA_VERSION:
            raise SchemaMismatch(
                f"The release {folder} has schema {found.schema}, this dragoman reads up to "
                f"{SCHEMA_VERSION}. Upgrade dragoman."
            )
        return found


def files_of(folder: Path) -> list[str]:
    """The files of a release by their paths in it, hidden ones and the checksums left out."""
    return sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file()
        and path.name != CHECKSUMS
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )


def checksum(path: Path) -> str:
    """The SHA-256 of a file, read piece by piece."""
    digest = sha256()
    with path.open("rb") as file:
        while piece := file.read(1 << 20):
            digest.update(piece)
    return digest.hexdigest()


def write_checksums(folder: Path) -> None:
    """Write the checksums of all files as `sha256sum --check` reads them."""
    lines = [f"{checksum(folder / name)}  {name}\n" for name in files_of(folder)]
    (folder / CHECKSUMS).write_text("".join(lines), encoding="utf-8")


def faults(folder: Path) -> Iterator[str]:
    """What in a release is not as it was written, file by file; nothing where all is well.

    Raises NotARegister where there is no manifest or no list of checksums.
    """
    manifest = Manifest.read(folder)
    try:
        lines = (folder / CHECKSUMS).read_text(encoding="utf-8").splitlines()
    except OSError as fault:
        raise NotARegister(f"{folder} has no {CHECKSUMS}: it cannot be verified.") from fault
    written = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    there = files_of(folder)
    for name in sorted(written.keys() - set(there)):
        yield f"{name} is missing"
    for name in there:
        if name not in written:
            yield f"{name} was not in the release"
        elif checksum(folder / name) != written[name]:
            yield f"{name} is not as it was written"
    for table in manifest.tables:
        if f"{TABLES_FOLDER}/{table}.parquet" not in written:
            yield f"table {table} is named and has no file"
