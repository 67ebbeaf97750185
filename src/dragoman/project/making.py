"""The folder of a new project: settings, entries, types, contexts, actors and two reports to try."""

from __future__ import annotations

from pathlib import Path

from ..data import data_path
from ..errors import InputError

LEFT = frozenset({"LICENCE", "SOURCE.md"})
"""Files beside the template that tell of it and are no part of a project."""


def make_project(folder: Path) -> list[Path]:
    """Write the files of a new project into `folder`: their paths, in order.

    Nothing that is there is overwritten: raises InputError naming the first file in the way.
    """
    template = data_path("project")
    wanted = [
        path.relative_to(template)
        for path in sorted(template.rglob("*"))
        if path.is_file() and path.name not in LEFT and "__pycache__" not in path.parts
    ]
    for name in wanted:
        if (folder / name).exists():
            raise InputError(
                f"{folder / name} is there already. Name another folder: nothing is overwritten."
            )
    made = []
    try:
        for name in wanted:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes((template / name).read_bytes())
            made.append(path)
    except OSError as error:
        raise InputError(
            f"Cannot write {folder}: {error.strerror or error}. Check the path and its permissions."
        ) from error
    return made
