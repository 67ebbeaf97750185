"""Importing the ontology reads no table, and every table has its source and licence."""

import subprocess
import sys
from importlib.resources import files

from dragoman import ontology


def test_importing_reads_no_table() -> None:
    program = (
        "import dragoman.ontology, dragoman.ontology.tables as t; print(t.rows.cache_info().misses)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "0"


def test_all_names_exist() -> None:
    assert all(hasattr(ontology, name) for name in ontology.__all__)
    assert sorted(set(ontology.__all__)) == sorted(ontology.__all__)


def test_every_folder_of_tables_names_its_source_and_licence() -> None:
    root = files("dragoman") / "data" / "ontology"
    folders = [folder for folder in root.iterdir() if folder.is_dir()]
    assert {folder.name for folder in folders} == {"plover", "cameo", "actors"}
    for folder in folders:
        source = (folder / "SOURCE.md").read_text(encoding="utf-8")
        assert (folder / "LICENCE").is_file()
        for table in folder.iterdir():
            if table.name.endswith(".csv"):
                assert table.name in source, table.name
