"""The index of stories in a file, between runs.

A derived file: where it is missing, or was made by another version of the sketches, stories are
told again from the texts. It holds no text, only numbers of words and shingles, and ids.
"""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np

from ..arrays.ragged import Ragged
from ..arrays.rarity import Rarity
from .copies import Copied
from .grouping import Links
from .index import StoryIndex
from .leads import Leads
from .sheaf import Sheaf

FORMAT = 2
"""Raised with every change of what is kept, or of how words, shingles or sketches are numbered."""


def made_by() -> str:
    """What the numbers in the file depend on."""
    return f"stories {FORMAT}, rensa {version('rensa')}"


def write_index(index: StoryIndex, path: Path) -> None:
    """Write the index; a run that is killed leaves the file that was there."""
    sheaf = index.sheaf
    beside = path.with_name(path.name + ".part")
    with beside.open("wb") as stream:
        np.savez(
            stream,
            made_by=np.array(made_by()),
            ids=sheaf.ids,
            keys=sheaf.keys,
            days=sheaf.days,
            outlets=sheaf.outlets,
            languages=sheaf.languages,
            times=sheaf.leads.times,
            longer=index.copies.longer,
            shorter=index.copies.shorter,
            lead=index.lead,
            first_days=index.days,
            rare_words=index.rarity.words,
            rare_steps=index.rarity.steps,
            one=index.links.one,
            two=index.links.two,
            likeness=index.links.likeness,
            group=index.group,
            **ragged("shingles", sheaf.shingles),
            **ragged("titles", sheaf.titles),
            **ragged("words", sheaf.leads.words),
            **ragged("tops", index.tops),
        )
    beside.replace(path)


def read_index(path: Path) -> StoryIndex | None:
    """The kept index, or None where there is none that this version can go on from."""
    if not path.exists():
        return None
    try:
        return _read(path)
    except (BadZipFile, OSError, EOFError, KeyError, ValueError):  # cut off, or no such file at all
        return None


def _read(path: Path) -> StoryIndex | None:
    with np.load(path, allow_pickle=False) as kept:
        if str(kept["made_by"]) != made_by():
            return None
        return StoryIndex(
            sheaf=Sheaf(
                ids=kept["ids"],
                keys=kept["keys"],
                shingles=row_values(kept, "shingles"),
                titles=row_values(kept, "titles"),
                leads=Leads(row_values(kept, "words"), kept["times"]),
                days=kept["days"],
                outlets=kept["outlets"],
                languages=kept["languages"],
            ),
            copies=Copied(kept["longer"], kept["shorter"]),
            lead=kept["lead"],
            days=kept["first_days"],
            rarity=Rarity(kept["rare_words"], kept["rare_steps"]),
            tops=row_values(kept, "tops"),
            links=Links(kept["one"], kept["two"], kept["likeness"]),
            group=kept["group"],
        )


def ragged(name: str, rows: Ragged) -> dict[str, Any]:
    """The two arrays of rows under their names in the file."""
    return {f"{name}_values": rows.values, f"{name}_starts": rows.starts}


def row_values(kept: Any, name: str) -> Ragged:
    """Rows from their two arrays in the file."""
    return Ragged(kept[f"{name}_values"], kept[f"{name}_starts"])
