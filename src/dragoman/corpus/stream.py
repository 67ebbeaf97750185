"""Bytes of an input: opened, decompressed by magic number, and guarded.

A stream never raises for bad content. It ends where the content ends to be readable, and
`Trouble.reason` then says why, so that every reader keeps what came before without code of its own.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Protocol

from .options import MEBIBYTE, ReadOptions

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

GZIP_MAGIC = b"\x1f\x8b\x08"
ZSTD_MAGIC = b"\x28\xb5\x2f\xfd"
LAYERS = 3
"""How often an input may be compressed inside a compressed input."""

_SLICE = 1024
# A zstd block of a few bytes may give 128 KiB, and its decoder takes no output limit: input goes
# in small slices so that one step of a bomb stays in the tens of megabytes.
_RATIO_FROM = 16 * MEBIBYTE
# Below this much output no ratio is held against a file: a run of equal lines is not an attack.


@dataclass(slots=True)
class Trouble:
    """Why a stream ended early; `reason` stays None when it was read to its end."""

    reason: str | None = None


class _Decoder(Protocol):
    @property
    def eof(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, /) -> bytes: ...


class Decompressed(io.RawIOBase):
    """The plain bytes of a gzip or zstd stream of any number of members or frames."""

    def __init__(
        self,
        source: BinaryIO,
        make: Callable[[], _Decoder],
        magic: bytes,
        trouble: Trouble,
        options: ReadOptions,
    ) -> None:
        super().__init__()
        self._source = source
        self._make = make
        self._magic = magic
        self._decoder: _Decoder | None = make()
        self._trouble = trouble
        self._max_ratio = options.max_ratio
        self._rest = b""
        self._ready = memoryview(b"")
        self._taken = 0
        self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        view = memoryview(buffer).cast("B")
        while not self._ready and self._decoder is not None:
            self._ready = memoryview(self._step())
        count = min(len(view), len(self._ready))
        view[:count] = self._ready[:count]
        self._ready = self._ready[count:]
        return count

    def _step(self) -> bytes:
        """Decompress one slice; at the end or on trouble no decoder is left."""
        assert self._decoder is not None
        data = self._rest or self._source.read(_SLICE)
        self._rest = b""
        if not data:
            self._stop("the compressed data is cut off")
            return b""
        self._taken += len(data)
        try:
            plain = self._decoder.decompress(data)
        except MemoryError:
            self._stop("the compressed data is damaged or needs too much memory")
            return b""
        except Exception as error:
            # zlib.error and ZstdError share no base class below Exception.
            self._stop(f"the compressed data is damaged ({error})")
            return b""
        self._given += len(plain)
        if self._given > _RATIO_FROM and self._given > self._max_ratio * self._taken:
            self._stop(
                f"a decompression bomb: over {self._max_ratio} bytes from each compressed byte"
            )
            return b""
        if self._decoder.eof:
            self._next_member(self._decoder.unused_data)
        return plain

    def _next_member(self, unused: bytes) -> None:
        self._taken -= len(unused)
        rest = unused
        while len(rest.lstrip(b"\0")) < len(self._magic) and (more := self._source.read(_SLICE)):
            rest = rest.lstrip(b"\0") + more
        # Tape tools pad a gzip file with NULs after its last member; those are not damage.
        rest = rest.lstrip(b"\0")
        if not rest:
            self._decoder = None
        elif rest.startswith(self._magic):
            self._rest = rest
            self._decoder = self._make()
        else:
            self._stop("bytes that are not compressed follow the compressed data")

    def _stop(self, reason: str) -> None:
        self._trouble.reason = reason
        self._decoder = None


class Bounded(io.RawIOBase):
    """A stream that reports an I/O error or an exceeded `max_file` as its end."""

    def __init__(self, source: BinaryIO, trouble: Trouble, limit: int | None) -> None:
        super().__init__()
        self._source = source
        self._trouble = trouble
        self._left = limit

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        view = memoryview(buffer).cast("B")
        try:
            data = self._source.read(len(view))
        except OSError as error:
            self._trouble.reason = f"reading failed: {error.strerror or error}"
            return 0
        if self._left is not None:
            if len(data) > self._left:
                data = data[: self._left]
                self._trouble.reason = "the input is larger than max_file"
            self._left -= len(data)
        view[: len(data)] = data
        return len(data)


def plain_stream(source: BinaryIO, trouble: Trouble, options: ReadOptions) -> tuple[BinaryIO, int]:
    """Undo up to `LAYERS` compressions of `source` and bound what is left; and how many it were."""
    stream: io.BufferedReader[io.RawIOBase]
    stream = io.BufferedReader(Bounded(source, trouble, None), 1 << 16)
    layers = 0
    while layers < LAYERS:
        head = stream.peek(4)[:4]
        if head.startswith(GZIP_MAGIC):
            raw = Decompressed(stream, _gzip_decoder, GZIP_MAGIC, trouble, options)
        elif head.startswith(ZSTD_MAGIC):
            raw = Decompressed(stream, _zstd_decoder, ZSTD_MAGIC, trouble, options)
        else:
            break
        layers += 1
        stream = io.BufferedReader(raw, 1 << 16)
    return io.BufferedReader(Bounded(stream, trouble, options.max_file), 1 << 18), layers


def read_whole(stream: BinaryIO, limit: int) -> bytes | None:
    """All that is left of `stream`, or None where it is more than `limit` bytes."""
    chunks: list[bytes] = []
    size = 0
    while chunk := stream.read(1 << 18):
        size += len(chunk)
        if size > limit:
            return None
        chunks.append(chunk)
    return b"".join(chunks)


def _gzip_decoder() -> _Decoder:
    return zlib.decompressobj(wbits=31)


def _zstd_decoder() -> _Decoder:
    import zstandard

    # 128 MiB is the largest window that the zstd tool itself accepts without a flag.
    return zstandard.ZstdDecompressor(max_window_size=1 << 27).decompressobj()
