"""What is wrong with a lexicon though every entry reads: overlaps, dead classes, missing tests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .codes import Codebook, unknown_codes
from .entry import Entry
from .frames import MOST, Frame, frames
from .golden import parse_line
from .lexicon import Lexicon
from .shadows import shadowed

ENGINE_CLASSES = frozenset({"quantity", "proxy"})
"""Classes that the engine itself asks for by name."""

FEWEST_ALIKE = 10
"""So few examples of one frame are no fault, whatever their share of a small lexicon."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault: its kind, the entry or class, and what to do."""

    kind: str
    entry: str
    origin: str
    message: str

    def __str__(self) -> str:
        return f"{self.origin}: {self.entry}: {self.kind}: {self.message}"


def lint(lexicon: Lexicon, codebook: Codebook) -> list[Finding]:
    """All findings, in the order of the entries."""
    found = [finding for entry in lexicon.entries for finding in _entry(entry, codebook)]
    return [
        *found,
        *_overlaps(lexicon),
        *_shadowed(lexicon),
        *_dead_classes(lexicon),
        *_frames(lexicon),
    ]


def example_frames(lexicon: Lexicon) -> list[Frame]:
    """The sentence frames of all examples, the commonest first."""
    texts = [example.text for entry in lexicon.entries for example in entry.examples]
    return frames(texts, language=lexicon.language)


def _frames(lexicon: Lexicon) -> Iterator[Finding]:
    """Frames that too many examples share; a handful of examples says nothing."""
    for frame in example_frames(lexicon):
        if frame.share > MOST and frame.count >= FEWEST_ALIKE:
            yield Finding(
                "frame",
                frame.frame,
                "examples",
                f"{frame.share:.0%} of the examples have it: vary them ({frame.example})",
            )


def _shadowed(lexicon: Lexicon) -> Iterator[Finding]:
    for entry, before, phrases in shadowed(lexicon):
        all_of_it = len(phrases) == len(set(entry.phrases))
        words = ", ".join(repr(" ".join(words)) for _, words in phrases)
        what = "it never wins" if all_of_it else f"it never wins with {words}"
        yield Finding(
            "shadowed",
            entry.id,
            entry.origin,
            f"{what}: {before.id!r} ({before.origin}) is tried first and asks for no more.",
        )


def _dead_classes(lexicon: Lexicon) -> Iterator[Finding]:
    """Classes that no entry, operator or engine asks for."""
    for name in sorted(set(lexicon.classes) - lexicon.used - ENGINE_CLASSES):
        yield Finding("dead class", name, "classes", "no entry names it: remove it or use it.")


def _entry(entry: Entry, codebook: Codebook) -> Iterator[Finding]:
    def fault(kind: str, message: str) -> Finding:
        return Finding(kind, entry.id, entry.origin, message)

    for unknown in unknown_codes(entry, codebook):
        yield fault("code", unknown)
    if len(entry.examples) < 2:
        yield fault("examples", "it needs two: one that codes and one near miss.")
    coding = [_codes(line, entry) for example in entry.examples for line in example.expect]
    if entry.examples and not any(coding):
        yield fault("examples", f"no example expects {entry.code.event}.")
    if len(entry.examples) > 1 and all(
        any(_codes(line, entry) for line in example.expect) for example in entry.examples
    ):
        yield fault(
            "near miss", "every example codes: add the same words in another sense or frame."
        )


def _codes(line: str, entry: Entry) -> bool:
    return parse_line(line).event in (entry.code.event, entry.code.subtype)


def _overlaps(lexicon: Lexicon) -> Iterator[Finding]:
    """Two entries with the same phrase and the same slots: only one can ever win."""
    seen: dict[tuple[object, ...], Entry] = {}
    for entry in lexicon.entries:
        slots = frozenset(entry.slots)
        without = frozenset(entry.without)
        for kind, words in entry.phrases:
            other = seen.setdefault((kind, words, slots, without), entry)
            if other is not entry:
                phrase = " ".join(words)
                yield Finding(
                    "overlap",
                    entry.id,
                    entry.origin,
                    f"{kind} {phrase!r} has the same slots in {other.id!r} ({other.origin}).",
                )
