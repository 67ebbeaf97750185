"""Lexicon files: what is read, and how each fault is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.data import read_yaml
from dragoman.errors import LexiconError
from dragoman.lexicon import Lexicon
from dragoman.lexicon.read import load_yaml, read_classes, read_entries

GOOD = """
- id: sign.accord
  predicate: {verb: [sign, call off]}
  slots:
    object: {noun: ["@accord", deal]}
    oblique: {case: [on, off], party: true}
  joint: [with, object]
  code: {event: SUPPORT, cameo: "057"}
  examples:
    - {text: Norway signed., expect: NOR  SUPPORT}
    - {text: Nobody signed., expect: none}
"""


def entry_from(tmp_path: Path, text: str) -> object:
    path = tmp_path / "acts.yaml"
    path.write_text(text, encoding="utf-8")
    return next(read_entries(path, {"accord": frozenset({"treaty"})}))


def test_an_entry_is_read_whole_and_on_is_a_word(tmp_path: Path) -> None:
    entry = entry_from(tmp_path, GOOD)
    assert entry.phrases == (("verb", ("call", "off")), ("verb", ("sign",)))  # type: ignore[attr-defined]
    assert entry.slots[0].filler.nouns == {"treaty", "deal"}  # type: ignore[attr-defined]
    assert entry.slots[1].site.cases == {"on", "off"}  # type: ignore[attr-defined]
    assert [len(example.expect) for example in entry.examples] == [1, 0]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("predicate:", "predicat:"), "Did you mean predicate"),
        (("@accord", "@acord"), "unknown class 'acord'. Did you mean accord"),
        (('cameo: "057"', "cameo: 57"), "quote the CAMEO code"),
        (("object: {noun", "objekt: {noun"), "Did you mean object"),
        (("code: {event: SUPPORT", "code: {evnt: SUPPORT"), "Did you mean event"),
        (("{verb: [sign", "{vreb: [sign"), "Did you mean verb"),
        (("party: true", "party: perhaps"), "party must be true or false"),
        (("expect: none", "expekt: none"), "Did you mean expect"),
        (("case: [on, off], ", ""), "needs its prepositions"),
    ],
)
def test_a_fault_names_file_entry_key_and_the_nearest_word(
    tmp_path: Path, change: tuple[str, str], told: str
) -> None:
    with pytest.raises(LexiconError) as caught:
        entry_from(tmp_path, GOOD.replace(*change))
    message = str(caught.value)
    assert "acts.yaml" in message and "'sign.accord'" in message
    assert told in message


def test_broken_yaml_names_its_line(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"acts\.yaml:\d+: not valid YAML"):
        entry_from(tmp_path, "- id: x\n  predicate: {verb: [a\n")


def test_classes_may_name_classes_of_another_file_but_not_themselves(tmp_path: Path) -> None:
    one, two = tmp_path / "classes.yaml", tmp_path / "word_classes.yaml"
    one.write_text("arm: [gun, '@heavy']\n")
    two.write_text("heavy: [tank]\n")
    assert read_classes([one, two])["arm"] == {"gun", "tank"}
    two.write_text("heavy: ['@arm']\n")
    with pytest.raises(LexiconError, match="contains itself"):
        read_classes([one, two])


def test_a_folder_of_ones_own_comes_last_and_wins(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(
        GOOD.replace("sign.accord", "mine.accord").replace("@accord", "pact")
    )
    lexicon = Lexicon.load([tmp_path])
    assert lexicon.entries[-1].id == "mine.accord"
    assert len(lexicon.entries) == len(Lexicon.load().entries) + 1


def test_an_id_taken_twice_is_told_with_both_files(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(GOOD + GOOD)
    with pytest.raises(LexiconError, match=r"the id is taken"):
        Lexicon.load([tmp_path, str(tmp_path)][:1])


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="no such folder"):
        Lexicon.load([tmp_path / "absent"])


@pytest.mark.parametrize("read", [read_yaml, load_yaml])
def test_prepositions_are_words_and_true_is_true_in_all_files(
    read: Callable[[Path], object], tmp_path: Path
) -> None:
    path = tmp_path / "words.yaml"
    path.write_text("[on, off, no, yes, y, NO, true, True, FALSE]", encoding="utf-8")
    assert read(path) == ["on", "off", "no", "yes", "y", "NO", True, True, False]
