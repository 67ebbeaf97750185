"""A DuckDB of the panel's own: acts are copied into it once, flat, and counted there.

It lives in memory and in a temporary folder, opens no file and has nothing but what it is given.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ...register.session import CLOSED, query_error, shut

if TYPE_CHECKING:
    import duckdb

MEMORY = "1500MB"
"""What it may hold before it spills to a temporary folder."""


@contextmanager
def workspace(memory: str = MEMORY) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the database; it is gone with its temporary files at the end.

    Raises RegisterError where DuckDB fails, with its reason on one line.
    """
    import duckdb

    with tempfile.TemporaryDirectory(prefix="dragoman-panel-", ignore_cleanup_errors=True) as spill:
        connection = duckdb.connect(
            ":memory:",
            config={**CLOSED, "memory_limit": memory, "temp_directory": spill},
        )
        try:
            shut(connection)
            yield connection
        except duckdb.Error as error:
            raise query_error(error) from error
        finally:
            connection.close()
