"""A set of keys that is small in memory: which documents and rejects the register has already.

Keys are kept as 128-bit hashes in sorted arrays, 16 bytes a key: 16 MB for a million documents,
where a Python set would take 100. Two keys of 10^9 share a hash with a chance below 10^-20.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Hashes = tuple[NDArray[np.uint64], NDArray[np.uint64]]


@dataclass(slots=True)
class KeySet:
    """Keys seen so far; runs of sorted hashes, each at least twice as long as the next."""

    _runs: list[Hashes] = field(default_factory=list, repr=False)

    def __len__(self) -> int:
        return sum(len(high) for high, _ in self._runs)

    def add(self, keys: Iterable[str]) -> None:
        """Add `keys`; one that is there already is not kept twice."""
        listed = list(keys)
        if not listed:
            return
        high, low = _hashes(listed)
        new = ~self._holds(high, low)
        if not new.any():
            return
        self._runs.append(_sorted(high[new], low[new]))
        while len(self._runs) > 1 and len(self._runs[-2][0]) < 2 * len(self._runs[-1][0]):
            later, earlier = self._runs.pop(), self._runs.pop()
            self._runs.append(_merged(earlier, later))

    def holds(self, keys: Sequence[str]) -> list[bool]:
        """Say for each of `keys` whether it is in the set."""
        if not keys:
            return []
        return [bool(hit) for hit in self._holds(*_hashes(keys))]

    def _holds(self, high: NDArray[np.uint64], low: NDArray[np.uint64]) -> NDArray[np.bool_]:
        import numpy as np

        found = np.zeros(len(high), dtype=bool)
        for run_high, run_low in self._runs:
            place = np.searchsorted(run_high, high)
            while True:  # usually once: equal first halves are rare
                inside = place < len(run_high)
                at = np.where(inside, place, 0)
                same = inside & (run_high[at] == high)
                found |= same & (run_low[at] == low)
                if not (same & ~found).any():
                    break
                place = place + same
        return found


def _hashes(keys: Sequence[str]) -> Hashes:
    import numpy as np

    digests = b"".join(
        blake2b(key.encode("utf-8", "surrogatepass"), digest_size=16).digest() for key in keys
    )
    pairs = np.frombuffer(digests, dtype="<u8").reshape(-1, 2)
    return pairs[:, 0].copy(), pairs[:, 1].copy()


def _sorted(high: NDArray[np.uint64], low: NDArray[np.uint64]) -> Hashes:
    import numpy as np

    pairs = np.unique(np.stack((high, low), axis=1), axis=0)
    return pairs[:, 0].copy(), pairs[:, 1].copy()


def _merged(one: Hashes, other: Hashes) -> Hashes:
    import numpy as np

    high = np.concatenate((one[0], other[0]))
    order = np.argsort(high, kind="stable")  # timsort: linear on two sorted runs
    return high[order], np.concatenate((one[1], other[1]))[order]
