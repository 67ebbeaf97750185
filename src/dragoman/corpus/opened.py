"""An input opened for a reader: its first bytes at hand, the rest still to stream."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from .encoding import SAMPLE, Decoding, find_decoding
from .options import ReadOptions
from .stream import Trouble, plain_stream

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


@dataclass(slots=True)
class Opened:
    """What a reader gets: `head` is the start of `stream`, which still gives it.

    `path` is the file itself where it is not compressed, for readers that must seek. `trouble`
    tells, once the stream has ended, whether it ended early.
    """

    name: str
    suffixes: tuple[str, ...]
    head: bytes
    stream: BinaryIO
    path: Path | None = None
    trouble: Trouble = field(default_factory=Trouble)

    @classmethod
    def over(
        cls,
        source: BinaryIO,
        options: ReadOptions,
        *,
        name: str,
        suffixes: tuple[str, ...] = (),
        path: Path | None = None,
    ) -> Opened:
        """Open `source`, decompressed; `path` is kept only where nothing had to be undone."""
        trouble = Trouble()
        stream, layers = plain_stream(source, trouble, options)
        head = _read_up_to(stream, SAMPLE)
        whole = io.BufferedReader(Prefixed(head, stream), SAMPLE)
        return cls(name, suffixes, head, whole, None if layers else path, trouble)

    @property
    def head_is_all(self) -> bool:
        return len(self.head) < SAMPLE

    def decoding(self, options: ReadOptions) -> Decoding:
        """How the text of this input is encoded, as its first bytes tell."""
        return find_decoding(self.head, forced=options.encoding)

    def text_lines(self, decoding: Decoding, limit: int) -> Iterator[tuple[int, str | None]]:
        """Number and text of each line, None for a line over `limit` characters.

        Lines end at LF, CRLF and a lone CR, which stay in the text. Numbers count from 1.
        """
        self.stream.read(decoding.bom)
        text = io.TextIOWrapper(
            self.stream, decoding.encoding, decoding.errors, newline="", write_through=True
        )
        number = 0
        while line := text.readline(limit + 1):
            number += 1
            if len(line) <= limit:
                yield number, line
                continue
            while line and line[-1] not in "\r\n":
                line = text.readline(1 << 20)
            yield number, None

    def byte_lines(self, limit: int) -> Iterator[tuple[int, bytes | None]]:
        """Number and bytes of each line ended by LF, None for a line over `limit` bytes."""
        number = 0
        while line := self.stream.readline(limit + 1):
            number += 1
            if len(line) <= limit:
                yield number, line
                continue
            while line and not line.endswith(b"\n"):
                line = self.stream.readline(1 << 20)
            yield number, None


class Prefixed(io.RawIOBase):
    """Bytes already read, then the rest of the stream that they came from."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        super().__init__()
        self._head = memoryview(head)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        view = memoryview(buffer).cast("B")
        data: bytes | memoryview
        if self._head:
            data = self._head[: len(view)]
            self._head = self._head[len(data) :]
        else:
            data = self._rest.read(len(view))
        view[: len(data)] = data
        return len(data)


def _read_up_to(stream: BinaryIO, size: int) -> bytes:
    chunks: list[bytes] = []
    while size and (chunk := stream.read(size)):
        chunks.append(chunk)
        size -= len(chunk)
    return b"".join(chunks)
