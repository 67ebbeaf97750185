"""How the reader is taught and measured, on the CPU or on an accelerator: wherever its examples lie."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from bank import FIELDS, Bank
from reading import NO_ANSWER, Batch, Reading
from torch import Tensor
from torch.nn import functional

sys.path.append(str(Path(__file__).parents[1]))
from steps import learn

RATES, WARM, SMOOTHING = (2e-4, 5e-4), 0.08, 0.02
"""Rates of the encoder, which has read much, and of all else; share of the steps in which they rise."""
SENTENCES, SEEN = 32, 256
"""Sentences of a batch in teaching, and in asking."""
LIMITS = (0.2, 0.3, 0.4, 0.5)
HIDDEN_RULES, HIDDEN_NAMES, HIDDEN_WORDS = 0.3, 0.3, 0.02
"""Shares of sentences whose rules' readings, and of words that, are hidden in training."""
WHOLE, SIDES, TOKENS = 0.3, 1.5, 8
"""What the types of sentences and the sides weigh beside the types of words (a sum over some words)."""


def harder(batch: Batch) -> Batch:
    """The same with things hidden: acts are learnt, not names, and not the rules' readings alone."""
    count, length = batch.acts.shape
    device = batch.acts.device

    def drawn(share: float, *shape: int) -> Tensor:
        return torch.rand(shape, device=device) < share

    blind = drawn(HIDDEN_RULES, count, 1)
    hidden = (batch.parties > 0) & drawn(HIDDEN_NAMES, count, length)
    return replace(
        batch,
        read=batch.read.masked_fill(blind, 0),
        sides=batch.sides.masked_fill(blind, 0),
        acts=batch.acts.masked_fill(drawn(HIDDEN_RULES, count, 1), 0),
        hidden=hidden | drawn(HIDDEN_WORDS, count, length),
    )


@dataclass(frozen=True)
class Answers:
    """What is to be said of the sentences of a batch: shares of the types at each word, of shape (sentences,
    words, 1 + types), and how much each word counts; the probability of each type of a sentence; shares of the
    sides of each question, and how much it counts."""

    words: Tensor
    counts: Tensor
    types: Tensor
    sides: Tensor
    asked: Tensor


@dataclass(frozen=True)
class Shares:
    """What a network says of all sentences of a bank, end to end: shares of the types at words and of sides, and
    the probabilities of types."""

    words: Tensor
    types: Tensor
    sides: Tensor

    def to(self, device: str) -> Shares:
        return Shares(self.words.to(device), self.types.to(device), self.sides.to(device))


@dataclass(frozen=True)
class Lesson:
    """Sentences to learn from: their coding, what a teacher says of them, or the mean of both. An epoch draws a
    share of them."""

    bank: Bank
    said: Shares | None = None
    share: float = 1.0

    @property
    def lengths(self) -> Tensor:
        return self.bank.lengths

    def loss(self, network: Reading, index: Tensor) -> Tensor:
        return loss_of(network, *self.at(index))

    def at(self, index: Tensor) -> tuple[Batch, Tensor, Answers]:
        """Some sentences, the questions about them, and what is to be said."""
        batch, asked = self.bank.batch(index)
        coding = coded(batch, asked)
        if self.said is None:
            return batch, asked, coding
        where, _ = self.bank.words_of(index)
        questions, _ = self.bank.questions_of(index)
        known = self.bank.told[index].float()
        return (
            batch,
            asked,
            Answers(
                _mean(coding.words, self.said.words[where].float(), coding.counts),
                batch.own.float(),
                _mean(coding.types, self.said.types[index].float(), known),
                _mean(coding.sides, self.said.sides[questions].float(), coding.asked),
                torch.ones_like(coding.asked),
            ),
        )


def _mean(coding: Tensor, said: Tensor, known: Tensor) -> Tensor:
    """The mean of coding and teacher where coding says anything, else the teacher alone."""
    return torch.where(known[..., None] > 0, (coding + said) / 2, said)


def coded(batch: Batch, asked: Tensor) -> Answers:
    """What the coding says."""
    types = batch.types.shape[1] + 1
    words = functional.one_hot(batch.labels.clamp(min=0), types).float()
    return Answers(
        (1 - SMOOTHING) * words + SMOOTHING / types,
        (batch.labels != NO_ANSWER).float(),
        batch.types,
        functional.one_hot(asked[6].clamp(min=0), 3).float(),
        (asked[6] != NO_ANSWER).float(),
    )


def scores(network: Reading, batch: Batch) -> tuple[Tensor, Tensor, Tensor]:
    with torch.autocast(batch.acts.device.type, dtype=torch.bfloat16):
        states, words, whole = network(batch)
    return states.float(), words.float(), whole.float()


def loss_of(network: Reading, batch: Batch, asked: Tensor, right: Answers) -> Tensor:
    """How far the network, which sees less, is from what is to be said."""
    states, words, whole = scores(network, harder(batch))
    told = -(right.words * words.log_softmax(-1)).sum(-1) * right.counts
    loss = told.sum() / (len(words) * TOKENS)
    types = functional.binary_cross_entropy_with_logits(whole, right.types, reduction="none")
    loss = loss + WHOLE * types.sum(1).mean()
    if asked.shape[1]:
        sides = -(right.sides * network.judge(states, asked[:6]).log_softmax(-1)).sum(-1)
        loss = loss + SIDES * (sides * right.asked).sum() / right.asked.sum().clamp(min=1)
    return loss


def teach(
    network: Reading,
    lessons: Sequence[Lesson],
    epochs: int,
    seed: int,
    rates: tuple[float, float] = RATES,
    together: int = SENTENCES,
) -> None:
    """Teach a network some lessons, on the device where they lie, `together` sentences at a time."""
    learn(network, lessons, epochs, seed, rates, WARM, together)


@torch.no_grad()
def said_by(network: Reading, bank: Bank) -> Shares:
    """What a network says of the sentences of a bank."""
    device = bank.types.device
    words = torch.zeros(len(bank.words), bank.types.shape[1] + 1, device=device)
    types = torch.zeros(bank.types.shape, device=device)
    sides = torch.zeros(len(bank.asked), 3, device=device)
    for index in bank.lengths.argsort().split(SEEN):
        batch, asked = bank.batch(index)
        states, told, whole = scores(network, batch)
        where, there = bank.words_of(index)
        words[where[there]] = told.softmax(-1)[there]
        types[index] = whole.sigmoid()
        questions, _ = bank.questions_of(index)
        if len(questions):
            sides[questions] = network.judge(states, asked[:6]).softmax(-1)
    return Shares(words.half(), types.half(), sides.half())


def report(network: Reading, bank: Bank) -> None:
    """How right the network is on the coding of a bank: types of sentences, sides of candidates."""
    said = said_by(network, bank)
    gold = bank.types
    for limit in LIMITS:
        own = bank.words[:, FIELDS.index("lead")] == 0
        likely = ((said.words[:, 1:] >= limit) & own[:, None]).float()
        seen = torch.zeros(gold.shape, device=gold.device)
        owner = torch.arange(len(bank), device=gold.device).repeat_interleave(bank.lengths)
        seen = seen.index_add_(0, owner, likely) > 0
        hit = int((seen & gold).sum())
        precision, recall = hit / max(int(seen.sum()), 1), hit / int(gold.sum())
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        print(
            f"types of sentences at {limit}: precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}"
        )
    right = bank.asked[:, 5]
    counts = right > 0
    share = float((said.sides.argmax(1) == right)[counts].float().mean())
    print(f"sides of candidates found: {share:.3f} of {int(counts.sum())}", flush=True)
