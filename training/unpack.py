"""A network that ships as weights to teach on from: what `minilm.pack` packed, but for what eight bits round off.

    python training/unpack.py src/dragoman/data/reader/en --out build/reader/shipped.pt

makes a file as `learn.py` writes them, for its `--after`; likewise of the ranker.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

sys.path += [str(Path(__file__).parent / name) for name in ("reader", "ranker", "")]
from minilm import WIDTH
from network import Numbers
from reading import Known

from dragoman.encoder import Weights

LINEAR = ("look", "out", "up", "down")
"""The layers of a block in the order in which it runs them."""
NAMED = {"reader": ("known", Known), "ranker": ("numbers", Numbers.of)}


def blocks_of(path: Path) -> dict[str, Tensor]:
    """The encoder's blocks in an ONNX graph that holds their matrices in eight bits."""
    graph = onnx.load(path).graph
    stored = {each.name: torch.tensor(numpy_helper.to_array(each)) for each in graph.initializer}
    found = {f"enc.{name}": v for name, v in stored.items() if name.startswith("blocks.")}
    matrices = [node.input[1] for node in graph.node if node.op_type == "MatMulInteger"]
    for k, name in enumerate(matrices):
        whole = name.removesuffix("_quantized")
        matrix = stored[name].float() - stored[f"{whole}_zero_point"].float()
        own = f"enc.blocks.blocks.{k // len(LINEAR)}.{LINEAR[k % len(LINEAR)]}.weight"
        found[own] = (matrix * stored[f"{whole}_scale"]).T.contiguous()
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    shipped = Weights.load(args.folder / "weights.npz")
    state = {name: torch.tensor(shipped.floats(name)) for name in shipped.stored if "|" not in name}
    state |= blocks_of(args.folder / "blocks.onnx")
    raw = json.loads((args.folder / "numbers.json").read_text("utf-8"))
    name, made = NAMED[args.folder.parent.name]
    if made is Known:
        state["written"] = torch.zeros(WIDTH)
    numbered = made(**{field: tuple(names) for field, names in raw.items()})
    args.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"state": state, name: numbered}, args.out)


if __name__ == "__main__":
    main()
