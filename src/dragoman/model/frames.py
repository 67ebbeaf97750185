"""Arrow tables as pandas and polars have them; each is an extra of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import ConfigError

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow as pa


def pandas_of(table: pa.Table) -> pandas.DataFrame:
    """The rows as a pandas table, a map as a dict. Raises ConfigError where pandas is missing."""
    try:
        frame: pandas.DataFrame = table.to_pandas(maps_as_pydicts="strict")
    except ImportError as fault:
        raise _missing("pandas") from fault
    return frame


def polars_of(table: pa.Table) -> polars.DataFrame:
    """The rows as a polars table. Raises ConfigError where polars is missing."""
    try:
        import polars
    except ImportError as fault:
        raise _missing("polars") from fault
    frame = polars.from_arrow(table)
    assert isinstance(frame, polars.DataFrame)
    return frame


def _missing(name: str) -> ConfigError:
    return ConfigError(
        f"A table of {name} needs {name}. Install the extra: pip install 'dragoman[{name}]'."
    )
