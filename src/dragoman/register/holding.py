"""Which files of a table hold rows of given keys, read once a file and kept small.

A batch that takes the place of rows looks for their files; without this every batch would read the
key column of every file again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from .writing import Store


@dataclass(slots=True)
class Holding:
    """The keys of each file as sorted 64-bit hashes: 8 bytes a key.

    Two keys that share a hash make a file be written again that need not be, and no more.
    """

    store: Store = field(repr=False)
    _known: dict[tuple[str, str, str], NDArray[np.uint64]] = field(default_factory=dict, repr=False)

    def files(
        self, table: str, column: str, paths: Iterable[str], keys: Collection[str]
    ) -> set[str]:
        """Those of `paths` that hold a row of `table` whose `column` is one of `keys`."""
        import numpy as np

        wanted = np.unique(_hashes(keys))
        return {path for path in paths if self._any(wanted, self._keys(table, column, path))}

    def _any(self, wanted: NDArray[np.uint64], held: NDArray[np.uint64]) -> bool:
        import numpy as np

        if not len(held) or not len(wanted):
            return False
        at = np.minimum(np.searchsorted(held, wanted), len(held) - 1)
        return bool((held[at] == wanted).any())

    def _keys(self, table: str, column: str, path: str) -> NDArray[np.uint64]:
        import numpy as np

        place = (table, column, path)
        if place not in self._known:
            keys: set[str] = set()
            for batch in self.store.folder.read(table, [path], [column]):
                # A file of an older schema may lack the column, as if it were null.
                values = batch.column(0).to_pylist() if batch.num_columns else ()
                keys.update(key for key in values if key is not None)
            self._known[place] = np.unique(_hashes(keys))
        return self._known[place]


def _hashes(keys: Collection[str]) -> NDArray[np.uint64]:
    import numpy as np

    digests = b"".join(
        blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest() for key in keys
    )
    return np.frombuffer(digests, dtype="<u8")
