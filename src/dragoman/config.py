"""Settings: dragoman.toml, then the environment, then flags; the later is the stronger.

::

    # dragoman.toml, in the folder where dragoman runs or in one above it
    register = "register"
    lexicon = ["my-lexicon"]          # folders of entries beside the bundled ones
    actors = ["my-actors.csv"]        # actor files beside the bundled ones
    model = "en_my_pipeline"          # another spaCy pipeline in Universal Dependencies terms; "small" is a faster one
    workers = 2
    ranker = false                    # rules alone: faster, and less is read
    min_confidence = 0.5              # withhold what is less sure
    text = "hash"                     # store offsets and hashes, no words of the documents

    [columns]                         # field of a document -> name of the column or key that holds it
    text = "story_body"
"""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from .errors import ConfigError, LookupFailed
from .model import stable_id

FILE = "dragoman.toml"
PREFIX = "DRAGOMAN_"

MEBIBYTE = 2**20

TEXT = ("keep", "hash")
"""What a register may hold of the words of documents."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All that a user can set. Paths in a file count from that file's folder."""

    register: Path | str = Path("register")
    """A folder, or the address of a bucket (`s3://name/register`)."""
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
    ranker: bool = True
    """Whether the networks weigh what the rules read and propose what none does; else rules alone."""
    text: str = "keep"
    """`keep`, or `hash`: only offsets and hashes are stored, no words of a document."""
    min_confidence: float = 0.15
    """Readings less sure than this are withheld: rejections with that reason."""

    @property
    def told(self) -> str:
        """What can change a coding, as JSON: not where the register lies nor how many work.

        Folders of entries and actor files stand in it as the hash of what they hold.
        """
        told: dict[str, Any] = {
            "lexicon": [content_of(path) for path in self.lexicon],
            "actors": [content_of(path) for path in self.actors],
            "published": self.published.isoformat() if self.published else None,
            "outlet": self.outlet,
            "language": self.language,
            "encoding": self.encoding,
            "columns": dict(sorted(self.columns.items())),
            "ranker": self.ranker,
            "min_confidence": self.min_confidence,
        }
        if self.text != "keep":
            told["text"] = self.text
        return json.dumps(told, sort_keys=True)

    @property
    def hash(self) -> str:
        """The hash of what can change a coding, as a run is known by."""
        return stable_id("settings", self.told)

    @classmethod
    def load(cls, *, folder: Path | None = None, **flags: Any) -> Settings:
        """Gather the settings; flags that are None or empty do not count as set, nor do empty variables.

        Columns of several places are joined, field by field. Raises ConfigError that names every
        wrong setting at once.
        """
        layers: list[tuple[str, Mapping[str, Any], Path]] = []
        path = find_file(folder or Path.cwd())
        if path is not None:
            layers.append((str(path), _read(path), path.parent))
        environment = {
            name.removeprefix(PREFIX).lower(): value
            for name, value in os.environ.items()
            if name.startswith(PREFIX) and value and _meant(name.removeprefix(PREFIX).lower())
        }
        layers.append(("the environment", environment, Path()))
        given = {name: value for name, value in flags.items() if value not in (None, (), [], {})}
        layers.append(("the command line", given, Path()))
        settings = cls()
        faults: list[str] = []
        for where, values, base in layers:
            settings, wrong = _with(settings, values, base)
            if wrong:
                faults.append(f"Settings in {where}: " + "; ".join(wrong))
        if faults:
            raise ConfigError("\n".join(faults))
        return settings


_NAMES = {each.name for each in fields(Settings)}


def _meant(name: str) -> bool:
    """Whether a variable is a setting or a slip in one: other programs' variables are let be."""
    return bool(get_close_matches(name, _NAMES, n=1, cutoff=0.8))


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


def _with(settings: Settings, values: Mapping[str, Any], base: Path) -> tuple[Settings, list[str]]:
    """Settings with `values` laid over them, and what is wrong with those that could not be."""
    faults: list[str] = []
    changes: dict[str, Any] = {}
    for name, value in values.items():
        if name not in _NAMES:
            faults.append(str(LookupFailed.among("setting", name, _NAMES)))
            continue
        try:
            changes[name] = _convert(name, value, base)
        except (TypeError, ValueError) as fault:
            faults.append(f"{name}: {fault}")
    if "columns" in changes:
        changes["columns"] = {**settings.columns, **changes["columns"]}
    return replace(settings, **changes), faults


def _convert(name: str, value: Any, base: Path) -> Any:
    if name == "register":
        given = _text(value)
        return given if "://" in given else base / Path(given).expanduser()
    if name in ("lexicon", "actors"):
        return tuple(_existing(name, path, base) for path in _paths(value))
    if name in ("workers", "batch", "max_bytes"):
        return _count(value)
    if name == "published":
        return _day(value)
    if name == "columns":
        return _columns(value)
    if name == "ranker":
        return _switch(value)
    if name == "min_confidence":
        return _share(value)
    if name == "text":
        return _kept(value)
    return _text(value)


def _text(value: Any) -> str:
    if not isinstance(value, str | Path) or not str(value):
        raise ValueError(f"{value!r} must be text")
    return str(value)


def _paths(value: Any) -> list[str]:
    """A list as it stands; in the environment one text, parted as PATH is."""
    if isinstance(value, str):
        return [path for path in value.split(os.pathsep) if path]
    if not isinstance(value, list | tuple):
        raise ValueError(f'{value!r} must be a list of paths, such as ["mine"]')
    return [_text(path) for path in value]


def _existing(name: str, path: str, base: Path) -> Path:
    """A folder of entries or an actor file, which must be there."""
    found = base / Path(path).expanduser()
    if not found.exists():
        raise ValueError(f"{found} does not exist")
    if name == "lexicon" and not found.is_dir():
        raise ValueError(f"{found} is a file; name the folder that holds the entries")
    if name == "actors" and found.is_dir():
        raise ValueError(f"{found} is a folder; name the files in it")
    return found


def _count(value: Any) -> int:
    try:
        number = int(value) if isinstance(value, str) else value
    except ValueError:
        number = None
    # True is an int to Python, and 2.7 workers would be two in silence.
    if type(number) is not int:
        raise ValueError(f"{value!r} must be a whole number")
    if number < 1:
        raise ValueError(f"{number} must be at least 1")
    return number


def _share(value: Any) -> float:
    try:
        number = float(value)
    except (TypeError, ValueError):
        number = -1.0
    if not 0 <= number <= 1:
        raise ValueError(f"{value!r} must be a number from 0 to 1")
    return number


def _kept(value: Any) -> str:
    if value not in TEXT:
        raise ValueError(f"{value!r} must be {' or '.join(TEXT)}")
    return str(value)


def _switch(value: Any) -> bool:
    told = str(value).lower()
    if told not in ("true", "false"):
        raise ValueError(f"{value!r} must be true or false")
    return told == "true"


def _day(value: Any) -> date:
    if isinstance(value, date):
        return value.date() if isinstance(value, datetime) else value
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise ValueError(f"{value!r} is no ISO date such as 2021-11-25") from None


def _columns(value: Any) -> dict[str, str]:
    """A table; in the environment one text, `text=body,title=head`."""
    if isinstance(value, str):
        value = dict(pair.split("=", 1) for pair in value.split(",") if "=" in pair) or value
    if not isinstance(value, Mapping) or not all(isinstance(v, str) for v in value.values()):
        raise ValueError(f'{value!r} must be field = column, such as text = "story_body"')
    return {str(key).strip(): column.strip() for key, column in value.items()}


def content_of(path: Path) -> str:
    """The hash of a file, or of all files of a folder, by content and relative name; "" of none."""
    if not path.exists():
        return ""
    paths = sorted(each for each in path.rglob("*") if each.is_file()) if path.is_dir() else [path]
    parts: list[str] = []
    for each in paths:
        parts += [each.relative_to(path).as_posix(), each.read_bytes().hex()]
    return stable_id(*parts)
