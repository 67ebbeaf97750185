"""docs/records.schema.json and docs/records.md say what the schemas say."""

from __future__ import annotations

import json
from pathlib import Path

from dragoman.model.json_schema import INTERNAL, KEPT_BACK, json_schema
from dragoman.model.schema import TABLES, schemas

DOCS = Path(__file__).resolve().parents[2] / "docs"


def test_the_published_json_schema_is_the_one_that_the_types_give() -> None:
    published = json.loads((DOCS / "records.schema.json").read_text(encoding="utf-8"))
    assert published == json_schema()


def test_the_reference_names_every_column_of_every_table() -> None:
    page = (DOCS / "records.md").read_text(encoding="utf-8")
    for name in TABLES:
        if name in INTERNAL:
            continue
        for column in schemas()[name].names:
            if column not in KEPT_BACK.get(name, frozenset()):
                assert f"`{column}`" in page, f"{name}.{column} is not in docs/records.md"
