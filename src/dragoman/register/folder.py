"""The folder of a register: parquet files written, listed and deleted, locally or in a bucket.

Only plain file operations are here; what a file means is said by the Delta log (`delta.py`).
"""

from __future__ import annotations

import re
import time
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.errors import ConfigError, RegisterError

if TYPE_CHECKING:
    import pyarrow as pa

ROW_GROUP = 20_000

_ESCAPE = re.compile("%[0-9A-Fa-f]{2}")

PART = ".part"
"""How the name of a file ends that is not whole yet."""


@dataclass(frozen=True, slots=True)
class DataFile:
    """One parquet file of a table: path within the table, size in bytes, rows, time in ms.

    `stats` is the JSON that Delta keeps beside a file; empty for the number of rows alone.
    """

    path: str
    size: int
    rows: int
    modified: int
    stats: str = ""

    @property
    def delta_stats(self) -> str:
        return self.stats or f'{{"numRecords": {self.rows}}}'


@dataclass(frozen=True, slots=True)
class Folder:
    """A place that holds one Delta table a subfolder; `uri` is a path or a bucket address."""

    uri: str
    root: str
    filesystem: Any
    local: bool

    @classmethod
    def at(cls, path: str | Path) -> Folder:
        """Name the folder at `path`; nothing is made or read.

        Raises ConfigError for a path that deltalake would read as another.
        """
        from pyarrow import fs

        if "://" in str(path):
            filesystem, root = fs.FileSystem.from_uri(str(path))
            return cls(str(path).rstrip("/"), root.rstrip("/"), filesystem, False)
        absolute = str(Path(path).expanduser().resolve())
        if found := _ESCAPE.search(absolute):  # half of a register would be made in each of the two
            raise ConfigError(
                f"The path {absolute} has {found[0]!r} in it, which stands for another sign in the "
                "address of a table. Name a folder without it."
            )
        return cls(absolute, absolute, fs.LocalFileSystem(), True)

    def table_uri(self, table: str) -> str:
        return f"{self.uri}/{table}"

    def path_of(self, table: str, file: str) -> str:
        return f"{self.root}/{table}/{file}"

    def write(
        self,
        table: str,
        batches: Iterable[pa.RecordBatch],
        schema: pa.Schema,
        *,
        whole: bool = False,
    ) -> DataFile:
        """Write rows to a new parquet file that no table refers to yet.

        `whole`: it has its name only once it is written to its end, for those who read all there is.
        """
        import pyarrow.parquet as pq

        name = f"part-{uuid.uuid4().hex}.parquet"
        path = self.path_of(table, name)
        beside = f"{path}{PART}" if whole and self.local else path
        rows = 0
        with pq.ParquetWriter(
            beside, schema, filesystem=self.filesystem, compression="zstd"
        ) as writer:
            for batch in batches:
                writer.write_batch(batch, row_group_size=ROW_GROUP)
                rows += batch.num_rows
        if beside != path:
            Path(beside).replace(path)
        size = self.filesystem.get_file_info(path).size
        return DataFile(name, size, rows, int(time.time() * 1000))

    def read(
        self, table: str, files: Iterable[str], columns: list[str] | None = None
    ) -> Iterator[pa.RecordBatch]:
        """Read `files` of a table one after the other, batch by batch.

        Raises RegisterError where a file is gone or damaged.
        """
        import pyarrow as pa
        import pyarrow.parquet as pq

        for name in files:
            try:
                with pq.ParquetFile(self.path_of(table, name), filesystem=self.filesystem) as file:
                    yield from file.iter_batches(batch_size=ROW_GROUP, columns=columns)
            except (pa.ArrowException, FileNotFoundError) as error:
                why = (str(error).splitlines() or [type(error).__name__])[0].rstrip(".")
                raise RegisterError(
                    f"File {name} of table {table} in {self.uri} cannot be read: {why}. `dragoman "
                    "doctor` looks for more of the kind; restore such files from a copy."
                ) from error

    def parquet_files(self, table: str) -> dict[str, DataFile]:
        """Every parquet file that lies in the folder of a table, referred to or not."""
        from pyarrow import fs

        selector = fs.FileSelector(f"{self.root}/{table}", recursive=False, allow_not_found=True)
        return {
            info.base_name: DataFile(
                info.base_name, info.size, 0, int((info.mtime_ns or 0) // 1_000_000)
            )
            for info in self.filesystem.get_file_info(selector)
            if info.is_file and info.base_name.endswith(".parquet")
        }

    def delete(self, table: str, file: str) -> None:
        """Delete a file of a table; one that is gone already is no error."""
        try:
            self.filesystem.delete_file(self.path_of(table, file))
        except FileNotFoundError:
            return

    def rewrite(self, table: str, file: str, batches: Iterable[pa.RecordBatch]) -> None:
        """Write a file of a table again with other rows: whole or not at all, under its name."""
        import pyarrow.parquet as pq

        path = self.path_of(table, file)
        with pq.ParquetFile(path, filesystem=self.filesystem) as old:
            schema = old.schema_arrow
        beside = f"{path}{PART}" if self.local else path
        rows = batches if self.local else list(batches)  # a bucket puts a file when it is closed
        with pq.ParquetWriter(
            beside, schema, filesystem=self.filesystem, compression="zstd"
        ) as writer:
            for batch in rows:
                writer.write_batch(batch, row_group_size=ROW_GROUP)
        if self.local:
            Path(beside).replace(path)

    def delete_parts(self, table: str) -> None:
        """Delete the files of a table that were being written when their writer died."""
        for name in self.names(table):
            if name.endswith(PART):
                self.delete(table, name)

    def row_count(self, table: str, file: str) -> int:
        """How many rows a file of a table has, by its footer."""
        import pyarrow.parquet as pq

        with pq.ParquetFile(self.path_of(table, file), filesystem=self.filesystem) as opened:
            return int(opened.metadata.num_rows)

    def column_names(self, table: str, file: str) -> list[str]:
        """The columns of a file of a table, by its footer."""
        import pyarrow.parquet as pq

        with pq.ParquetFile(self.path_of(table, file), filesystem=self.filesystem) as opened:
            return list(opened.schema_arrow.names)

    def names(self, folder: str) -> list[str]:
        """The names of all files in a folder below the root; none where there is no such folder."""
        from pyarrow import fs

        selector = fs.FileSelector(f"{self.root}/{folder}".rstrip("/"), allow_not_found=True)
        return sorted(
            info.base_name for info in self.filesystem.get_file_info(selector) if info.is_file
        )

    def make(self, folder: str) -> None:
        """Make a folder below the root, where a place has folders at all."""
        if self.local:
            self.filesystem.create_dir(f"{self.root}/{folder}", recursive=True)

    def put(self, path: str, text: str) -> None:
        """Write a small text file below the root in the place of the one that is there."""
        if self.local:
            target = Path(self.root, path)
            beside = target.with_name(f"{target.name}.part")
            beside.write_text(text, encoding="utf-8")
            beside.replace(target)
            return
        with self.filesystem.open_output_stream(f"{self.root}/{path}") as stream:
            stream.write(text.encode("utf-8"))

    def text(self, path: str) -> str | None:
        """The content of a small text file below the root, None if it does not exist."""
        try:
            with self.filesystem.open_input_stream(f"{self.root}/{path}") as stream:
                return bytes(stream.read()).decode("utf-8")
        except FileNotFoundError:
            return None
