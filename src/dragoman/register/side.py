"""Texts beside a register that holds none: for whoever has them, and no part of the register.

They lie in the folder `REGISTER.texts`, not in the register's own: that folder can be copied,
shared and released as it is, and never takes a text along by accident. Where they are, the tables
are read with their words again, each cut out of the text by its span.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.model.schema import TableName, schemas

from .folder import Folder

if TYPE_CHECKING:
    import pyarrow as pa

TEXTS = "texts"
SUFFIX = ".texts"

PARTED: tuple[TableName, ...] = ("mentions", "statements", "offices", "ties")
"""Tables whose rows name the part of the document that their spans count in."""

ONE_EACH = (
    "(SELECT document, title, text FROM read_parquet([{files}], filename = true, file_row_number = "
    "true) WHERE (filename, file_row_number) IN (SELECT min((filename, file_row_number)) FROM "
    "read_parquet([{files}], filename = true, file_row_number = true) GROUP BY document))"
)
"""One text a document: it is picked by its place, so that no text is held to compare."""

PART = "CASE WHEN r.part = 'title' THEN t.title ELSE t.text END"


@dataclass(frozen=True, slots=True)
class SideTexts:
    """The texts that are kept beside a register, in Parquet files."""

    folder: Folder

    @classmethod
    def of(cls, register: Folder) -> SideTexts:
        """Those of the register in a folder; nothing is made or read."""
        return cls(Folder.at(f"{register.uri}{SUFFIX}"))

    def paths(self) -> list[str]:
        """The files, by their whole paths; none where no text was attached."""
        files = sorted(self.folder.parquet_files(TEXTS))
        return [self.folder.path_of(TEXTS, name) for name in files]

    def add(self, rows: Iterable[Mapping[str, str | None]]) -> int:
        """Write texts to a new file, which is there whole or not at all: how many."""
        import pyarrow as pa

        schema = pa.schema({"document": pa.string(), "title": pa.string(), "text": pa.string()})
        table = pa.Table.from_pylist(list(rows), schema=schema)
        if table.num_rows:
            self.folder.make(TEXTS)
            self.folder.write(TEXTS, table.to_batches(), schema, whole=True)
        return int(table.num_rows)

    def forget(self, documents: Iterable[str]) -> int:
        """Write every file that holds one of the texts anew without it: how many files."""
        import pyarrow as pa
        import pyarrow.compute as pc

        self.folder.delete_parts(TEXTS)
        gone = pa.array(sorted(documents), pa.string())
        files = 0
        for name in sorted(self.folder.parquet_files(TEXTS)):
            batches = list(self.folder.read(TEXTS, [name]))
            kept = [b.filter(pc.invert(pc.is_in(b.column("document"), gone))) for b in batches]
            if sum(b.num_rows for b in kept) < sum(b.num_rows for b in batches):
                self.folder.rewrite(TEXTS, name, kept)
                files += 1
        return files


def with_words(table: str, rows: str, texts: str) -> str | None:
    """A SELECT of `rows` with the words of `texts` in them; None where the table has none to give.

    `texts` are files in SQL's notation. A document has one text, however often it was attached.
    """
    texts = ONE_EACH.format(files=texts)
    if table == "documents":
        return (
            "SELECT r.* REPLACE (coalesce(r.title, t.title) AS title, "
            f"coalesce(r.text, t.text) AS text) FROM {rows} r LEFT JOIN {texts} t "
            "ON t.document = r.id"
        )
    if table not in PARTED:
        return None
    columns = [_column(field.name, field.type) for field in schemas()[table]]
    return (
        f"SELECT {', '.join(columns)} FROM {rows} r LEFT JOIN {texts} t ON t.document = r.document"
    )


def _column(name: str, kind: pa.DataType) -> str:
    if name == "words":
        return f"coalesce(r.words, {_cut('r.span')}) AS words"
    return f'{_filled(f"r.{name}", kind, 0)} AS "{name}"'


def _cut(span: str) -> str:
    """DuckDB counts from 1, and in code points as spans do."""
    return f"substring({PART}, {span}[1] + 1, {span}[2] - {span}[1])"


def _filled(value: str, kind: pa.DataType, depth: int) -> str:
    """The value with each `text` that stands beside a `span` filled in."""
    import pyarrow.types as types

    if not _tells(kind):
        return value
    if types.is_list(kind):
        one = f"x{depth}"
        inner = _filled(one, kind.value_type, depth + 1)
        return f"list_transform({value}, lambda {one}: {inner})"
    names = [field.name for field in kind]
    fields = [
        f'"{field.name}" := '
        + (
            f"coalesce({value}.text, {_cut(f'{value}.span')})"
            if field.name == "text" and "span" in names
            else _filled(f'{value}."{field.name}"', field.type, depth)
        )
        for field in kind
    ]
    return f"CASE WHEN {value} IS NULL THEN NULL ELSE struct_pack({', '.join(fields)}) END"


def _tells(kind: pa.DataType) -> bool:
    import pyarrow.types as types

    if types.is_list(kind):
        return _tells(kind.value_type)
    return types.is_struct(kind) and any(
        field.name == "text" or _tells(field.type) for field in kind
    )
