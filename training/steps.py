"""How the networks over MiniLM are taught: an encoder that has read much learns slowly, all else fast."""

from __future__ import annotations

import torch
from torch import Tensor, nn


def optimizer_of(network: nn.Module, rate: float, own: float) -> torch.optim.Optimizer:
    """Weights of the encoder `enc` learn at the first rate, all others at the second."""
    parts: dict[bool, list[Tensor]] = {True: [], False: []}
    for name, weights in network.named_parameters():
        parts[name.startswith("enc.")].append(weights)
    groups = [{"params": parts[True], "pace": rate}, {"params": parts[False], "pace": own}]
    return torch.optim.AdamW(groups, weight_decay=0.01)


def step(
    network: nn.Module, optimizer: torch.optim.Optimizer, loss: Tensor, done: float, warm: float
) -> None:
    """One step; rates rise in the share `warm` of all, and fall to nothing; `done` is the share behind."""
    for group in optimizer.param_groups:
        group["lr"] = group["pace"] * min(1, done / warm) * max(1 - done, 0.001)
    optimizer.zero_grad(set_to_none=True)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimizer.step()
