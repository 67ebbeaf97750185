"""The ranker's reading network, in plain matrix products: a small transformer, run by numpy.

Layer norm before attention and before the feed-forward part of each block (Xiong et al. 2020); weights
are kept as eight-bit integers with a scale a row, and embeddings stay so in memory.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Integers = NDArray[np.int64]

HEAD = 64
"""Numbers of one attention head."""
TINY = 1e-5


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
class Block:
    """One block: every token looks at every other, then is read by itself."""

    before: Norm
    queries: Layer
    out: Layer
    after: Norm
    up: Layer
    down: Layer

    def __call__(self, states: Floats, closed: Floats) -> Floats:
        """States of shape (pairs, tokens, width); `closed` is minus infinity where a token is none."""
        pairs, tokens, width = states.shape
        flat = self.before(states).reshape(-1, width)
        split = self.queries(flat).reshape(pairs, tokens, 3, width // HEAD, HEAD)
        query, key, value = split.transpose(2, 0, 3, 1, 4)
        scores = query @ key.transpose(0, 1, 3, 2)
        scores *= HEAD**-0.5
        scores += closed[:, None, None, :]
        looked = (shares(scores) @ value).transpose(0, 2, 1, 3).reshape(-1, width)
        states = states + self.out(looked).reshape(states.shape)
        read = self.down(gelu(self.up(self.after(states).reshape(-1, width))))
        result: Floats = states + read.reshape(states.shape)
        return result


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
        bias = f"{name}.bias"
        zero = np.zeros(weights.shape[1], np.float32)
        return Layer(weights, self.floats(bias) if bias in self.stored else zero)

    def blocks(self, name: str) -> tuple[Block, ...]:
        count = sum(key.startswith(name) and key.endswith("n1.weight") for key in self.stored)
        return tuple(
            Block(
                self.norm(f"{name}.{k}.n1"),
                self.layer(f"{name}.{k}.qkv"),
                self.layer(f"{name}.{k}.o"),
                self.norm(f"{name}.{k}.n2"),
                self.layer(f"{name}.{k}.up"),
                self.layer(f"{name}.{k}.down"),
            )
            for k in range(count)
        )
