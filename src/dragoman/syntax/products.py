"""Matrix products of a pipeline: which library makes them, and on how many threads."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language


def multiply_by_numpy(nlp: Language) -> None:
    """Let numpy's BLAS multiply the pipeline's matrices, on one thread.

    spaCy's own choice (BLIS) takes nearly twice as long for matrices of this size on x86 and gives
    the same parses; more threads than one only fight over the cores with other workers.
    """
    from thinc.api import NumpyOps
    from threadpoolctl import threadpool_limits

    threadpool_limits(1)
    ops = NumpyOps(use_blis=False)
    for _, pipe in nlp.pipeline:
        walk = getattr(getattr(pipe, "model", None), "walk", tuple)
        for node in walk():
            if node.ops.name == "numpy":
                node.ops = ops
