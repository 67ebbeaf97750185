"""Lint: what is wrong with a lexicon though every entry reads."""

from __future__ import annotations

from pathlib import Path

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
