"""Teach an encoder the language of news: guess hidden words of openly licensed raw text.

    python training/ranker/pretrain.py --work build/ranker --width 256 --layers 6 --seconds 240

An hour of two processor cores does a tenth of what a minute of a large GPU does; both run this.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import numpy as np
import torch
from network import Encoder, Size, save, word_vectors
from torch.nn import functional

LENGTH = 128
HIDDEN, KEPT = 0.2, 0.1
"""The share of words that are guessed, and the share of those that are shown all the same."""
RATE, WARM = 1.2e-3, 0.03
MASK = 1


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, default=Path("build/ranker"))
    parser.add_argument("--width", type=int, default=256)
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--seconds", type=float, default=240)
    parser.add_argument("--batch", type=int, default=512, help="passages of 128 words at once")
    args = parser.parse_args()
    torch.manual_seed(1)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    with np.load(args.work / "corpus.npz") as stored:
        types = torch.tensor(stored["types"].astype(np.int32)).to(device)
        shapes = torch.tensor(stored["shapes"]).to(device)
        table = torch.tensor(stored["table"]).to(device)
    encoder = Encoder(word_vectors(args.work), Size(args.width, args.layers)).to(device)
    parameters = list(encoder.parameters())
    optimizer = torch.optim.AdamW(
        [
            {"params": [p for p in parameters if p.dim() > 1], "weight_decay": 0.05},
            {"params": [p for p in parameters if p.dim() <= 1], "weight_decay": 0.0},
        ],
        lr=RATE,
        betas=(0.9, 0.98),
    )
    start, step = time.monotonic(), 0
    while (done := (time.monotonic() - start) / args.seconds) < 1:
        for group in optimizer.param_groups:
            group["lr"] = RATE * min(1, done / WARM) * max(0.02, 1 - done)
        begin = torch.randint(0, len(types) - LENGTH, (args.batch, 1), device=device)
        at = begin + torch.arange(LENGTH, device=device)
        g, w, s = table[types[at].long()].long().unbind(-1)
        c = shapes[at].long()
        guessed = (torch.rand(at.shape, device=device) < HIDDEN) & (w > MASK)
        hidden = guessed & (torch.rand(at.shape, device=device) >= KEPT)
        shown = (
            g.masked_fill(hidden, 0),
            w.masked_fill(hidden, MASK),
            s.masked_fill(hidden, 0),
            c.masked_fill(hidden, 0),
        )
        with torch.autocast(device, dtype=torch.bfloat16, enabled=device == "cuda"):
            scores = encoder.words_at(encoder(shown)[guessed])
        loss = functional.cross_entropy(scores.float(), w[guessed])
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        optimizer.step()
        step += 1
        if step % 500 == 0:
            print(
                step,
                f"{step * at.numel() / 1e6:.0f} million words, loss {loss.item():.3f}",
                flush=True,
            )
    save(encoder, args.work / f"encoder-{args.width}-{args.layers}.npz")


if __name__ == "__main__":
    main()
