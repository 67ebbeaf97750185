"""pandas and polars are extras: who lacks one is told which to install."""

from __future__ import annotations

import sys

import pyarrow as pa
import pytest

from dragoman.errors import ConfigError
from dragoman.model.frames import pandas_of, polars_of

TABLE = pa.table({"event": ["AID", "ACCUSE"], "n": [2, 1]})


def test_the_rows_are_those_of_the_table() -> None:
    assert pandas_of(TABLE).to_dict("list") == TABLE.to_pydict()
    assert polars_of(TABLE).to_dict(as_series=False) == TABLE.to_pydict()


@pytest.mark.parametrize("name", ["pandas", "polars"])
def test_a_missing_extra_is_named(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def lacking(self: object, **_: object) -> None:
        raise ModuleNotFoundError(f"No module named {name!r}")

    class Table:
        to_pandas = lacking

    monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(ConfigError, match=rf"dragoman\[{name}\]"):
        {"pandas": pandas_of, "polars": polars_of}[name](Table())  # type: ignore[operator]
