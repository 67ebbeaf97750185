"""Shipped data: words, names, codes and models, each folder with its source and licence."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent


def data_path(*parts: str) -> Path:
    """The path of a shipped file or folder, such as `data_path("cues", "en", "negation.yaml")`."""
    return ROOT.joinpath(*parts)


@contextmanager
def uncollected() -> Iterator[None]:
    """Without the garbage collector: it would look again and again through what is being made, and finds nothing.

    Reading a table is twice as fast so, coding a document a tenth faster.
    """
    collected = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collected:
            gc.enable()


@cache
def yaml_loader() -> Any:
    """The C loader (ten times as fast; plain values only), with the booleans of YAML 1.2.

    YAML 1.1 takes `on`, `no` and `yes` for booleans too; in a lexicon they are words, and frequent ones.
    """
    import yaml

    base = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    boolean = "tag:yaml.org,2002:bool"
    kept = {
        first: [(tag, pattern) for tag, pattern in found if tag != boolean or first in "tTfF"]
        for first, found in base.yaml_implicit_resolvers.items()
    }
    return type("WordLoader", (base,), {"yaml_implicit_resolvers": kept})


def read_yaml(path: Path) -> Any:
    """Parse a YAML file; raises yaml.YAMLError with the place of the fault."""
    import yaml

    with path.open(encoding="utf-8") as stream:
        return yaml.load(stream, Loader=yaml_loader())


@cache
def shipped_yaml(*parts: str) -> Any:
    """Parse a shipped YAML file once; the value is shared, so it is not to be changed."""
    return read_yaml(data_path(*parts))


@cache
def shipped_words(*parts: str) -> Mapping[str, frozenset[str]]:
    """The lists of words of a shipped YAML file, each a set under its name."""
    return {str(name): frozenset(map(str, words)) for name, words in shipped_yaml(*parts).items()}
