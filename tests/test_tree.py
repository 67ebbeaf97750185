"""The order of the tree: a package imports only what stands above it in the design's list."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "dragoman"

ORDER = (
    "errors",
    "fields",
    "model",
    "config",
    "data",
    "ontology",
    "corpus",
    "encoder",
    "syntax",
    "actors",
    "lexicon",
    "triage",
    "coding",
    "adjuncts",
    "temporal",
    "places",
    "facts",
    "draft",
    "pipeline",
    "pairing",
    "coder",
    "component",
    "register",
    "resolution",
    "analysis",
    "exchange",
    "evaluate",
    "review",
    "distributed",
    "run",
    "project",
    "attach",
    "compare",
    "release",
    "server",
    "cli",
    "__main__",
)
"""Lowest first; `__init__`, the public face, stands outside the order."""

INSIDE = {
    "actors": (
        "tables",
        "words",
        "persons",
        "cast",
        "document",
        "referring",
        "phrases",
        "notes",
        "named",
        "order",
        "voice",
        "unnamed",
        "weighing",
        "walk",
        "resolve",
    ),
    "coding": (
        "cue_words",
        "counts",
        "status",
        "voice",
        "acts",
        "codes",
        "confidence",
        "counting",
        "implied",
        "parties",
        "unfit",
        "finish",
        "sides",
        "tree_reader",
        "networks",
        "pair",
        "code",
    ),
    "resolution": (
        "arrays",
        "source",
        "offices",
        "agreements",
        "statements",
        "gather",
        "stories",
        "comparing",
        "events",
        "stored",
        "merging",
        "scope",
        "building",
        "resolve",
        "hands",
        "why",
    ),
}
"""The order within the large packages, lowest first: a part imports only what stands before it."""


def modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def home(path: Path) -> str:
    """The package of the order that a module belongs to."""
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def imported(path: Path, root: Path = PACKAGE) -> Iterator[str]:
    """The parts of `root` that a module below it imports, anywhere in it, type checking included."""
    inside = path.relative_to(root).parent.parts
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            if node.level > len(inside) + 1:
                continue
            base = inside[: len(inside) - node.level + 1]
            target = (*base, *(node.module or "").split("."))
            target = tuple(filter(None, target))
            if target:
                yield target[0]
            else:
                yield from (alias.name for alias in node.names)
        elif (
            root == PACKAGE
            and isinstance(node, ast.ImportFrom)
            and (node.module or "").startswith("dragoman")
        ):
            yield (node.module or "").split(".")[1] if "." in (node.module or "") else "__init__"
        elif isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.startswith("dragoman."):
                    yield alias.name.split(".")[1]


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_what_stands_above_its_package(path: Path) -> None:
    own = home(path)
    assert own in ORDER, f"{own} has no place in the order of the tree"
    for name in imported(path):
        if name in ("__version__", "__init__") or name == own:
            continue
        assert name in ORDER, f"{path} imports {name}, which has no place in the order"
        assert ORDER.index(name) < ORDER.index(own), f"{own} imports {name}, which stands below it"


@pytest.mark.parametrize(
    "path",
    [path for path in modules() if home(path) in INSIDE and path.parent != PACKAGE],
    ids=lambda path: str(path.relative_to(PACKAGE)),
)
def test_a_part_of_a_large_package_imports_only_what_stands_before_it(path: Path) -> None:
    order = INSIDE[home(path)]
    root = PACKAGE / home(path)
    own = path.relative_to(root).with_suffix("").parts[0]
    if own == "__init__":
        return
    assert own in order, f"{own} has no place in the order of {root.name}"
    for name in set(imported(path, root)) - {own}:
        assert name in order, f"{path} imports {name}, which has no place in the order"
        assert order.index(name) < order.index(own), f"{own} imports {name}, which stands behind it"


def test_what_the_compiled_build_leaves_out_exists() -> None:
    with (ROOT / "pyproject.toml").open("rb") as file:
        wheel = tomllib.load(file)["tool"]["hatch"]["build"]["targets"]["wheel"]
    named = [path for path in wheel["hooks"]["mypyc"]["exclude"] if path.startswith("/")]
    assert named
    assert not [path for path in named if not (ROOT / path[1:]).is_file()]


def test_every_folder_of_data_says_where_it_is_from_and_under_what_licence() -> None:
    data = Path(__file__).parents[1] / "src" / "dragoman" / "data"
    for top in sorted(
        each for each in data.iterdir() if each.is_dir() and each.name != "__pycache__"
    ):
        for name in ("SOURCE.md", "LICENCE"):
            below = sorted(each for each in top.iterdir() if each.is_dir())
            told = (top / name).is_file() or (
                below and all((each / name).is_file() for each in below)
            )
            assert told, f"{top.name} has no {name}"
