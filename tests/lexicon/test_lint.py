"""Lint: what is wrong with a lexicon though every entry reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.lexicon import Lexicon, lint
from dragoman.lexicon.lint import Codebook
from dragoman.lexicon.read import read_entries
from dragoman.ontology import cameo_codes, contexts, event_types, modes

BOOK = Codebook(
    modes={
        kind.code: frozenset(m.name for m in modes() if m.event == kind.code)
        for kind in event_types()
    },
    contexts=frozenset(context.name for context in contexts()),
    cameo=frozenset(code.code for code in cameo_codes()),
)

BAD = """
- id: one
  predicate: {verb: [hail]}
  code: {event: PRAISE}
  examples: [{text: A hailed B., expect: NOR  SUPPORT}]
- id: two
  predicate: {verb: [hail, praise]}
  code: {event: SUPPORT, modes: [visit], contexts: [sports], cameo: "999"}
  examples:
    - {text: A hailed B., expect: NOR  SUPPORT}
    - {text: A praised B., expect: CHL  SUPPORT}
"""


def test_faults_are_found(tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(BAD)
    lexicon = Lexicon.build(list(read_entries(path, {})), {"unused": frozenset({"x"})})
    told = {(finding.entry, finding.kind) for finding in lint(lexicon, BOOK)}
    assert told >= {
        ("one", "code"),
        ("one", "examples"),
        ("two", "code"),
        ("two", "near miss"),
        ("two", "overlap"),
        ("unused", "dead class"),
    }


def test_the_shipped_codes_are_known() -> None:
    faults = [str(f) for f in lint(Lexicon.load(), BOOK) if f.kind == "code"]
    assert not faults


def linted(tmp_path: Path, text: str) -> list[tuple[str, str, str]]:
    path = tmp_path / "entries.yaml"
    path.write_text(text)
    lexicon = Lexicon.build(list(read_entries(path, {})), {})
    return [(f.kind, f.entry, f.message) for f in lint(lexicon, BOOK)]


def entry(name: str, verbs: str, rest: str) -> str:
    return f"- id: {name}\n  predicate: {{verb: [{verbs}]}}\n  {rest}\n  code: {{event: SUPPORT}}\n"


WIDE = "slots: {object: {noun: [decision, plan, law]}}"
NARROW = "slots: {object: {noun: [decision]}}"


@pytest.mark.parametrize(
    ("first", "second", "loser"),
    [
        # as narrow by weight: the later is tried first, and takes all that the earlier does
        (NARROW, WIDE, "one"),
        # the other way round each has words of its own
        (WIDE, NARROW, None),
        (NARROW, "slots: {object: {noun: [plan]}}", None),
        # any preposition of the earlier is one of the later
        (
            "slots: {oblique: {case: [with], party: true}}",
            "slots: {oblique: {case: [with, to], party: true}}",
            "one",
        ),
        (
            "slots: {oblique: {case: [with, for], party: true}}",
            "slots: {oblique: {case: [with], party: true}}",
            None,
        ),
        # a sector is always a party's, and a narrower entry is tried first anyway
        ("slots: {object: {sector: [MIL]}}", "slots: {object: {party: true}}", None),
        # what the later must not have, the earlier may
        (
            "slots: {object: {any: true}, subject: {any: true}}",
            "slots: {object: {any: true}}\n  without: {subject: {noun: [rain]}}",
            None,
        ),
        # a slot and an exception weigh as much as two slots
        (
            "slots: {object: {any: true}}\n  without: {subject: {noun: [rain, snow]}, indirect: {any: true}}",
            "slots: {object: {any: true}}\n  without: {subject: {noun: [rain]}, infinitive: {any: true}}",
            None,
        ),
        (
            "slots: {object: {any: true}}\n  without: {subject: {noun: [rain, snow]}}",
            "slots: {object: {any: true}}\n  without: {subject: {noun: [rain]}}",
            "one",
        ),
    ],
)
def test_an_entry_that_can_never_win_is_shadowed(
    tmp_path: Path, first: str, second: str, loser: str | None
) -> None:
    found = linted(tmp_path, entry("one", "hail", first) + entry("two", "hail", second))
    shadowed = [name for kind, name, _ in found if kind == "shadowed"]
    assert shadowed == ([loser] if loser else [])


def test_words_that_an_entry_lists_in_vain_are_named(tmp_path: Path) -> None:
    text = entry("one", "hail, laud", NARROW) + entry("two", "laud, cheer", WIDE)
    ((_, name, message),) = (each for each in linted(tmp_path, text) if each[0] == "shadowed")
    assert name == "one" and "never wins with 'laud': 'two'" in message


def test_one_frame_in_most_examples_is_a_finding(tmp_path: Path) -> None:
    names = ("Norway", "Chile", "Peru", "Kenya", "Ghana", "Japan")
    lines = [
        f"    - {{text: {name} praised Sweden in {month}., expect: none}}"
        for name in names
        for month in ("May", "June")
    ]
    text = entry("one", "hail", NARROW) + "  examples:\n" + "\n".join(lines) + "\n"
    assert ("frame", "X -ed X in X") in {(kind, name) for kind, name, _ in linted(tmp_path, text)}
    few = entry("one", "hail", NARROW) + "  examples:\n" + "\n".join(lines[:9]) + "\n"
    assert "frame" not in {kind for kind, _, _ in linted(tmp_path, few)}


def test_the_shipped_lexicon_is_without_findings() -> None:
    assert not [str(finding) for finding in lint(Lexicon.load(), BOOK)]
