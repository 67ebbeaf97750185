"""Settings: dragoman.toml, then the environment, then flags; the later is the stronger.

::

    # dragoman.toml, in the folder where dragoman runs or in one above it
    register = "register"
    lexicon = ["my-lexicon"]          # folders of entries beside the bundled ones
    actors = ["my-actors.csv"]        # actor files beside the bundled ones
    model = "en_my_pipeline"          # another spaCy pipeline in Universal Dependencies terms
    workers = 2

    [columns]                         # field of a document -> name of the column or key that holds it
    text = "story_body"
"""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from pathlib import Path
from typing import Any

from .errors import ConfigError, LookupFailed
from .model import stable_id

FILE = "dragoman.toml"
PREFIX = "DRAGOMAN_"

MEBIBYTE = 2**20


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All that a user can set. Paths in a file count from that file's folder."""

    register: Path = Path("register")
    model: str | None = None
    lexicon: tuple[Path, ...] = ()
    actors: tuple[Path, ...] = ()
    workers: int = 1
    batch: int = 64
    """Documents that are parsed together."""
    published: date | None = None
    """The publication date of documents that give none."""
    outlet: str | None = None
    language: str | None = None
    encoding: str | None = None
    max_bytes: int = 64 * MEBIBYTE
    """Bytes of the largest document that is read; a larger one is a reject."""
    columns: Mapping[str, str] = field(default_factory=dict)

    @property
    def hash(self) -> str:
        """The hash of what can change a coding: not where the register lies nor how many work."""
        told = {
            "lexicon": [_content(path) for path in self.lexicon],
            "actors": [_content(path) for path in self.actors],
            "published": self.published.isoformat() if self.published else None,
            "outlet": self.outlet,
            "language": self.language,
            "columns": dict(sorted(self.columns.items())),
        }
        return stable_id("settings", json.dumps(told, sort_keys=True))

    @classmethod
    def load(cls, *, folder: Path | None = None, **flags: Any) -> Settings:
        """Gather the settings; flags that are None or empty do not count as set.

        Raises ConfigError that names every wrong setting at once.
        """
        path = find_file(folder or Path.cwd())
        settings = cls()
        if path is not None:
            settings = _with(settings, _read(path), where=str(path), base=path.parent)
        environment = {
            name.removeprefix(PREFIX).lower(): value
            for name, value in os.environ.items()
            if name.startswith(PREFIX) and name.removeprefix(PREFIX).lower() in _NAMES
        }
        settings = _with(settings, environment, where="the environment", base=Path())
        given = {name: value for name, value in flags.items() if value not in (None, (), [], {})}
        return _with(settings, given, where="the command line", base=Path())


_NAMES = {each.name for each in fields(Settings)}


def find_file(folder: Path) -> Path | None:
    """The nearest dragoman.toml at or above `folder`."""
    for place in (folder, *folder.absolute().parents):
        if (place / FILE).is_file():
            return place / FILE
    return None


def _read(path: Path) -> Mapping[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as fault:
        raise ConfigError(f"{path} cannot be read: {fault}. Mend or remove the file.") from fault


def _with(settings: Settings, values: Mapping[str, Any], *, where: str, base: Path) -> Settings:
    """Settings with `values` laid over them; all faults are told at once."""
    faults: list[str] = []
    changes: dict[str, Any] = {}
    for name, value in values.items():
        if name not in _NAMES:
            faults.append(str(LookupFailed.among("setting", name, _NAMES)))
            continue
        try:
            changes[name] = _convert(name, value, base)
        except (TypeError, ValueError) as fault:
            faults.append(f"{name} = {value!r}: {fault}")
    if faults:
        raise ConfigError(f"Settings in {where}: " + "; ".join(faults))
    return replace(settings, **changes)


def _convert(name: str, value: Any, base: Path) -> Any:
    if name == "register":
        return base / Path(str(value)).expanduser()
    if name in ("lexicon", "actors"):
        paths = value.split(os.pathsep) if isinstance(value, str) else value
        found = tuple(base / Path(str(path)).expanduser() for path in paths)
        for path in found:
            if not path.exists():
                raise ValueError(f"{path} does not exist")
        return found
    if name in ("workers", "batch", "max_bytes"):
        number = int(value)
        if number < 1:
            raise ValueError("must be at least 1")
        return number
    if name == "published":
        return value if isinstance(value, date) else date.fromisoformat(str(value))
    if name == "columns":
        if not isinstance(value, Mapping):
            raise ValueError("must be a table of field = column")
        return {str(key): str(column) for key, column in value.items()}
    if not isinstance(value, str):
        raise ValueError("must be text")
    return value


def _content(path: Path) -> str:
    """The hash of a file, or of all files of a folder, by content and relative name."""
    paths = sorted(each for each in path.rglob("*") if each.is_file()) if path.is_dir() else [path]
    parts: list[str] = []
    for each in paths:
        parts += [each.relative_to(path).as_posix(), each.read_bytes().hex()]
    return stable_id(*parts)
