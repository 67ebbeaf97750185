"""What the tests of the readers share: writing a file and reading it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from dragoman.corpus import ReadOptions, read
from dragoman.model import Document, Reject


@dataclass(frozen=True, slots=True)
class Result:
    """What reading one file gave."""

    documents: list[Document]
    rejects: list[Reject]

    @property
    def only(self) -> Document:
        assert len(self.documents) == 1, self
        assert not self.rejects, self.rejects
        return self.documents[0]

    @property
    def texts(self) -> list[str]:
        return [document.text for document in self.documents]

    @property
    def lines(self) -> list[int | None]:
        return [reject.line for reject in self.rejects]

    @property
    def reason(self) -> str:
        assert len(self.rejects) == 1, self
        return self.rejects[0].reason


ReadFile = Callable[..., Result]


@pytest.fixture
def read_file(tmp_path: Path) -> ReadFile:
    """Write `content` as a file called `name` and read it."""

    def write_and_read(
        name: str, content: str | bytes, options: ReadOptions | None = None
    ) -> Result:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        items = list(read([path], options or ReadOptions()))
        return Result(
            [item for item in items if isinstance(item, Document)],
            [item for item in items if isinstance(item, Reject)],
        )

    return write_and_read
