"""The file of judgements: what a note may hold, and what a writer that died leaves."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.review.audit import FILE, Judgements


@pytest.mark.parametrize("note", ["a\u2028b", "a\x85b", "a\x0bb\x1c", "two\nlines\r\n", "плохо 🙂"])
def test_a_note_is_kept_as_it_was_given(tmp_path: Path, note: str) -> None:
    kept = Judgements.of(tmp_path)
    made = kept.add("ada", "m1", "right", note)
    assert kept.all() == [made] and made.note == note
    assert kept.undo(made.id) == made and kept.all() == []


@pytest.mark.parametrize("cut", [1, 2, 30, -12])
def test_a_line_cut_off_is_lost_alone(tmp_path: Path, cut: int) -> None:
    kept = Judgements.of(tmp_path)
    first = kept.add("ada", "m1", "right", "плохо")
    kept.add("ada", "m2", "wrong_type", "плохо")
    file = tmp_path / FILE
    whole = file.read_bytes()
    start = whole.index(b"\n") + 1
    file.write_bytes(whole[: start + cut] if cut > 0 else whole[:cut])
    assert kept.all() == [first]
    later = kept.add("ben", "m2", "right")
    assert kept.all() == [first, later]


def test_the_later_of_two_stands_and_is_what_is_undone(tmp_path: Path) -> None:
    kept = Judgements.of(tmp_path)
    old, other = kept.add("ada", "m1", "right"), kept.add("ben", "m1", "unsure")
    new = kept.add("ada", "m1", "wrong_type")
    assert kept.all() == [other, new] and kept.all("ada") == [new]
    with pytest.raises(Exception, match="judgement"):
        kept.undo(old.id)
    kept.undo(new.id)
    assert kept.all() == [other]
