"""How fast documents are told apart as copies and stories, and whether the cost grows in a line.

A made stream: happenings with names of their own, each told in its own words by a few papers, each
such report copied by others, cut, led or lightly edited; a fifth of the words is of the topic, the
rest are words of all. The world is made up, so its scores compare versions and promise nothing. Texts are made as they are read. Compares two sizes in one run, and telling
everything with adding a thousandth to what was told; prints the machine.

Usage: python -m benchmarks.stories [documents ...]
"""

from __future__ import annotations

import platform
import random
import resource
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta

from dragoman.evaluate.bcubed import b_cubed
from dragoman.resolution.stories.index import StoryIndex
from dragoman.resolution.stories.report import Report

FIRST_DAY = date(2024, 1, 1)
A_DAY = 5_000
"""Documents a day: a register of a million spans two hundred days."""

SYLLABLES = tuple(a + b for a in "bdfgklmnprstvz" for b in "aeiou")


class World:
    """Words and names, the common ones much more common than the others, as in any language."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.words = [self.word(2 + i % 3) for i in range(30_000)]
        self.names = [self.word(3 + i % 2).capitalize() for i in range(40_000)]

    def word(self, length: int) -> str:
        return "".join(self.chance.choice(SYLLABLES) for _ in range(length))

    def common(self) -> str:
        """A word; the first of the list come most often."""
        return self.words[int(len(self.words) * self.chance.random() ** 4)]

    def sentence(self, names: list[str], topic: list[str]) -> str:
        """A sentence with one or two of the names, some words of the topic, and common words."""
        words = [
            self.chance.choice(topic) if self.chance.random() < 0.2 else self.common()
            for _ in range(self.chance.randrange(8, 18))
        ]
        for name in self.chance.sample(names, self.chance.randrange(1, 3)):
            words.insert(self.chance.randrange(len(words)), name)
        return " ".join(words).capitalize() + "."

    def copy(self, text: str) -> str:
        """The text as another paper prints it."""
        sentences = text.split(". ")
        kept = sentences[: max(2, round(len(sentences) * self.chance.uniform(0.5, 1)))]
        if self.chance.random() < 0.5:
            kept.insert(0, " ".join(self.common() for _ in range(8)).capitalize())
        if self.chance.random() < 0.3:
            words = kept[-1].split(" ")
            words[self.chance.randrange(len(words))] = self.common()
            kept[-1] = " ".join(words)
        return ". ".join(kept)


def stream(count: int, seed: int, truth: dict[str, tuple[str, str]]) -> Iterator[Report]:
    """Documents in the order of their days; `truth` takes the story and the report of each."""
    world = World(seed)
    chance = world.chance
    number = 0
    while number < count:
        story = f"{number:07}"
        day = FIRST_DAY + timedelta(days=number // A_DAY)
        # Names that are everybody's (a president) and a few that are of this story alone.
        names = [world.names[int(200 * chance.random() ** 2)] for _ in range(2)]
        names += chance.sample(world.names, 5)
        topic = [world.common() for _ in range(12)]
        for _ in range(min(1 + int(chance.paretovariate(1.2)), 200)):
            report = f"{number:07}"
            text = " ".join(world.sentence(names, topic) for _ in range(chance.randrange(4, 9)))
            title = world.sentence(names, topic)
            for copies in range(min(int(chance.paretovariate(1.3)), 300)):
                document = f"{number:07}"
                number += 1
                truth[document] = (story, report)
                yield Report(
                    document,
                    title if copies == 0 else world.sentence(names, topic),
                    text if copies == 0 else world.copy(text),
                    day + timedelta(days=chance.choice((0, 0, 1, 2))),
                    f"Paper {chance.randrange(3000)}",
                    "en",
                )
                if number >= count:
                    return


def peak() -> float:
    """The most memory this process had, in GB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_048_576


def measure(count: int) -> None:
    """Tell so many documents at once, then a thousandth more."""
    truth: dict[str, tuple[str, str]] = {}
    began = time.perf_counter()
    for _ in stream(count, 7, truth):
        pass
    made = time.perf_counter() - began
    began = time.perf_counter()
    index = StoryIndex.empty().add(stream(count, 7, {}))
    told = index.told()
    seconds = time.perf_counter() - began - made
    print(
        f"{count:>9,} documents: {seconds:.1f} s, {count / seconds:,.0f} a second; peak {peak():.2f} GB"
    )
    for what, place in (("stories", 0), ("reports", 1)):
        gold = {document: groups[place] for document, groups in truth.items()}
        said = {each.document: (each.story, each.report)[place] for each in told}
        score = b_cubed(gold, said)
        print(
            f"  {what}: {len(set(said.values())):,} of {len(set(gold.values())):,}; B-cubed "
            f"precision {score.precision:.3f}, recall {score.recall:.3f}, F1 {score.f1:.3f}"
        )
    extra = [
        Report(f"x{report.document}", report.title, report.text, report.published, None, "en")
        for report in stream(max(count // 1000, 1), 8, {})
    ]
    began = time.perf_counter()
    index.add(extra)
    print(f"  {len(extra):,} more: {time.perf_counter() - began:.1f} s")


def main(counts: list[int]) -> None:
    print(
        platform.platform(), platform.processor() or platform.machine(), platform.python_version()
    )
    for count in counts:
        measure(count)


if __name__ == "__main__":
    main([int(each) for each in sys.argv[1:]] or [10_000, 100_000])
