"""Whatever order batches come in, however often, with whatever faults: the same register."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model import Reject
from dragoman.register import Register

from .corpus import SETTINGS, batch_rows, code_corpus, documents
from .faults import Death, Killed, contents

CORPUS = documents(12)
UNREADABLE = [Reject("corpus.jsonl", line, "not JSON") for line in (3, 9)]

batch = st.lists(st.integers(0, 11), max_size=6)
step = st.one_of(
    st.tuples(st.just("write"), batch, st.none() | st.integers(0, 60)),
    st.tuples(st.just("compact"), st.none(), st.none() | st.integers(0, 60)),
)


def apply(path: Path, what: str, numbers: list[int] | None, death: int | None) -> None:
    with suppress(Killed):
        register = Register.open(path, watch=Death(death))
        if what == "compact":
            register.compact()
            return
        with register.run(**SETTINGS) as run:
            run.write(batch_rows([CORPUS[n] for n in numbers or ()], run.id, UNREADABLE))


@settings(max_examples=8, deadline=None)
@given(st.lists(step, max_size=8))
def test_any_history_that_ends_with_the_whole_corpus_gives_one_register(
    history: list[tuple[str, list[int] | None, int | None]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        plain, path = Path(folder) / "plain", Path(folder) / "register"
        code_corpus(plain, CORPUS, size=12)
        Register.create_or_open(path)
        for what, numbers, death in history:
            apply(path, what, numbers, death)
        code_corpus(path, CORPUS, size=5)
        assert contents(path) == contents(plain)
        assert [one for one in Register.open(path).doctor() if one.harm] == []
