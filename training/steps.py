"""How the networks over MiniLM are taught: an encoder that has read much learns slowly, all else fast."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from typing import Protocol, TypeVar

import torch
from minilm import batches
from torch import Tensor, nn

Network = TypeVar("Network", bound=nn.Module, contravariant=True)


class Lesson(Protocol[Network]):
    """Examples, how long each is, and how far a network is from what is right of some; an epoch draws a
    share of them."""

    @property
    def share(self) -> float: ...
    @property
    def lengths(self) -> Tensor: ...
    def loss(self, network: Network, index: Tensor) -> Tensor: ...


def learn(
    network: nn.Module,
    lessons: Sequence[Lesson[nn.Module]],
    epochs: int,
    seed: int,
    rates: tuple[float, float],
    warm: float,
    together: int,
) -> None:
    """Teach a network some lessons, on the device where they lie, `together` examples at a time."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    optimizer = optimizer_of(network, *rates)
    lengths = [lesson.lengths.tolist() for lesson in lessons]
    device = lessons[0].lengths.device
    counts = [
        round(lesson.share * -(-len(each) // together))
        for lesson, each in zip(lessons, lengths, strict=True)
    ]
    total, count, start = epochs * sum(counts), 0, time.monotonic()
    network.train()
    for epoch in range(epochs):
        parts = [
            (lesson, some)
            for lesson, each, most in zip(lessons, lengths, counts, strict=True)
            for some in batches(each, together, chance)[:most]
        ]
        chance.shuffle(parts)
        losses = []
        for lesson, some in parts:
            loss = lesson.loss(network, torch.tensor(some, device=device))
            step(network, optimizer, loss, count / total, warm)
            count += 1
            losses.append(loss.detach())
        mean, seconds = torch.stack(losses).mean(), time.monotonic() - start
        print(f"epoch {epoch + 1}: loss {mean:.3f}, {seconds:.0f} s", flush=True)
    network.eval()


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
