"""The examples of the shipped entries, read with the whole middle of the pipeline."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.lexicon import Lexicon, run_examples
from dragoman.model import Document
from tests.floors import FLOORS
from tests.golden.test_golden import reader

FLOOR = FLOORS["examples"]
"""Share of the examples that must read as expected: raised when it rises, never lowered."""


@pytest.mark.shared
@pytest.mark.slow
def test_examples_read_as_expected(shared_data: Path) -> None:
    read = reader(shared_data)
    count, failures = run_examples(Lexicon.load().entries, lambda text: read(Document.create(text)))
    share = 1 - len(failures) / count
    assert share >= FLOOR, f"{share:.3f} of the examples:\n" + "\n".join(map(str, failures))


def test_loading_the_shipped_lexicon_is_quick_enough_to_do_at_every_start() -> None:
    import time

    from dragoman.lexicon import lexicon as module

    module._load.cache_clear()
    start = time.process_time()
    loaded = Lexicon.load()
    # generous: the target is 0.4 s for 600 entries on an ordinary machine
    assert time.process_time() - start < 0.004 * len(loaded.entries)
