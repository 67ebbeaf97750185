"""The encoder under every network: a transformer that has read much, run by ONNX Runtime.

It begins as MiniLM (Wang et al. 2020), a network of six blocks distilled from BERT, and keeps its word
pieces. What is known of a word beside its form (dependency, side, what a rule reads) is added to its
pieces. The blocks are an ONNX graph with eight-bit weights; embeddings stay eight-bit integers in memory.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from unicodedata import category, normalize

from .data import data_path

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Integers = NDArray[np.int64]

MOST_PIECES = 4
"""Pieces seen of one word."""
KNOWN_WORDS = 50_000
"""Words whose pieces are remembered."""
REMEMBERED = 64
"""Sentences whose states are remembered: those of a long report, 8 MB."""
UNKNOWN, BEGIN, END, MASK = "[UNK]", "[CLS]", "[SEP]", "[MASK]"
TINY = 1e-12
_PARTS = re.compile(r"\w+|[^\w\s]")


class Pieces:
    """Words cut into the pieces that the encoder knows, each the longest that fits (Wu et al. 2016)."""

    def __init__(self, names: Sequence[str]) -> None:
        self.numbers = {name: k for k, name in enumerate(names)}
        self.of = lru_cache(KNOWN_WORDS)(self._of)

    @classmethod
    @cache
    def load(cls, language: str = "en") -> Pieces:
        """The bundled pieces of a language."""
        return cls(data_path("encoder", language, "pieces.txt").read_text("utf-8").splitlines())

    def _of(self, word: str) -> tuple[int, ...]:
        """The numbers of a word's first pieces, at least one; case and accents do not count."""
        plain = "".join(c for c in normalize("NFD", word.lower()) if category(c) != "Mn")
        found: list[int] = []
        for part in _PARTS.findall(plain):
            found += self._cut(part)
        return tuple(found[:MOST_PIECES]) or (self.numbers[UNKNOWN],)

    def _cut(self, part: str) -> list[int]:
        found: list[int] = []
        start, known = 0, self.numbers
        while start < len(part):
            before = "##" if start else ""
            ends = range(len(part), start, -1)
            end = next((end for end in ends if before + part[start:end] in known), None)
            if end is None:
                return [known[UNKNOWN]]
            found.append(known[before + part[start:end]])
            start = end
        return found

    def row(self, words: Sequence[str]) -> Row:
        """The pieces of a sentence between a beginning and an end."""
        pieces, owners, firsts = [self.numbers[BEGIN]], [0], []
        for k, word in enumerate(words, 1):
            cut = self.of(word)
            firsts.append(len(pieces))
            pieces += cut
            owners += [k] * len(cut)
        return Row([*pieces, self.numbers[END]], [*owners, 0], firsts)


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence as pieces: the number of each and the word it is of (from 1; 0 of none), and where each
    word begins."""

    pieces: list[int]
    owners: list[int]
    firsts: list[int]


@dataclass(frozen=True, slots=True)
class Table:
    """Embeddings of shape (entries, width): integers, and the scale of each row."""

    rows: NDArray[np.int8]
    scales: Floats

    def __getitem__(self, index: Integers) -> Floats:
        found: Floats = self.rows[index] * self.scales[index][..., None]
        return found


@dataclass(frozen=True, slots=True)
class Norm:
    """Layer norm over the last axis."""

    gain: Floats
    shift: Floats

    def __call__(self, states: Floats) -> Floats:
        import numpy as np

        centred = states - states.mean(-1, keepdims=True)
        spread = np.einsum("...i,...i->...", centred, centred)[..., None] / states.shape[-1]
        normed: Floats = centred * (self.gain / np.sqrt(spread + TINY)) + self.shift
        return normed


@dataclass(frozen=True, slots=True)
class Layer:
    """A linear layer; weights of shape (inputs, outputs)."""

    weights: Floats
    bias: Floats

    def __call__(self, states: Floats) -> Floats:
        result: Floats = states @ self.weights
        result += self.bias
        return result


@dataclass(frozen=True, slots=True)
class Decision:
    """Two layers that give scores for what was gathered."""

    gather: Layer
    decide: Layer

    def __call__(self, gathered: Floats) -> Floats:
        return self.decide(gelu(self.gather(gathered)))


class Blocks:
    """The blocks: states of pieces in, states of pieces out, both of shape (pieces, width).

    What was seen lately is not computed again: a report that is coded twice (`dragoman diff`), a copy
    after its original, a phrase that a page repeats.
    """

    def __init__(self, path: Path) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        # one thread, as every stage has: work is shared out by whole documents
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            str(path), options, providers=["CPUExecutionProvider"]
        )
        self._seen = lru_cache(REMEMBERED)(self._see)

    def __call__(self, states: Floats) -> Floats:
        return self._seen(states.tobytes(), len(states))

    @property
    def remembered(self) -> int:
        """How often states were told from memory."""
        return self._seen.cache_info().hits

    def _see(self, states: bytes, count: int) -> Floats:
        import numpy as np

        given = np.frombuffer(states, np.float32).reshape(count, -1)
        seen: Floats = self._session.run(None, {"states": given})[0]
        return seen


@dataclass(frozen=True, slots=True)
class Encoder:
    """Sentences to the states of their words, one at a time, so that none sees another."""

    pieces: Pieces
    words: Table
    places: Table
    norm: Norm
    blocks: Blocks

    @classmethod
    def load(cls, part: str, language: str = "en") -> Encoder:
        """The encoder of a part, `ranker` or `reader`; they share their pieces and what these mean."""
        shared = Weights.load(data_path("encoder", language, "weights.npz"))
        return cls(
            Pieces.load(language),
            shared.table("words"),
            shared.table("places"),
            shared.norm("norm"),
            Blocks(data_path(part, language, "blocks.onnx")),
        )

    def __call__(
        self, words: Sequence[str], added: Floats, everywhere: Floats | None = None
    ) -> Floats:
        """The state of each word: `added`, of shape (words, width), is what is known of the words beside
        their forms, and `everywhere`, of shape (width,), of the whole sentence."""
        import numpy as np

        row = self.pieces.row(words)
        states = self.words[np.array(row.pieces)] + self.places[np.arange(len(row.pieces))]
        nothing = np.zeros((1, added.shape[-1]), np.float32)
        states += np.concatenate([nothing, added])[row.owners]
        if everywhere is not None:
            states += everywhere
        found: Floats = self.blocks(self.norm(states))[row.firsts]
        return found


def shares(scores: Floats) -> Floats:
    """Scores as shares that sum to one along the last axis; the scores are written over."""
    import numpy as np

    scores -= scores.max(-1, keepdims=True)
    np.exp(scores, out=scores)
    scores /= scores.sum(-1, keepdims=True)
    return scores


def gelu(states: Floats) -> Floats:
    """The Gaussian error linear unit by its tanh form (Hendrycks and Gimpel 2016, section 2)."""
    import numpy as np

    curved = states * states
    curved *= states
    curved *= 0.044715
    curved += states
    curved *= (2 / np.pi) ** 0.5
    np.tanh(curved, out=curved)
    curved += 1
    curved *= states
    curved *= 0.5
    return curved


@dataclass(frozen=True, slots=True)
class Weights:
    """The stored arrays of a network by name; a name with `|s` holds the scales of its rows."""

    stored: Mapping[str, NDArray[np.generic]]

    @classmethod
    @cache
    def load(cls, path: Path) -> Weights:
        import numpy as np

        with np.load(path) as stored:
            return cls({name: stored[name] for name in stored.files})

    def floats(self, name: str) -> Floats:
        import numpy as np

        found = self.stored[name].astype(np.float32)
        scales = self.stored.get(f"{name}|s")
        return found if scales is None else found * scales.astype(np.float32)[:, None]

    def table(self, name: str) -> Table:
        return Table(self.stored[name], self.stored[f"{name}|s"])  # type: ignore[arg-type]

    def norm(self, name: str) -> Norm:
        return Norm(self.floats(f"{name}.weight"), self.floats(f"{name}.bias"))

    def layer(self, name: str) -> Layer:
        import numpy as np

        weights = np.ascontiguousarray(self.floats(f"{name}.weight").T)
        return Layer(weights, self.floats(f"{name}.bias"))

    def decision(self, gather: str, decide: str) -> Decision:
        return Decision(self.layer(gather), self.layer(decide))
