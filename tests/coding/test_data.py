"""The shipped operators, cues and modes name only what the ontology knows."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.coding.acts.operator_files import load_operators, read_operators
from dragoman.coding.acts.operators import TO_COME
from dragoman.coding.codes.modes import mode_rules
from dragoman.coding.status.cues import load_cues
from dragoman.errors import LexiconError
from dragoman.model import Status
from dragoman.ontology import cameo, event_types, mode, modes


def test_operator_tables_name_known_codes() -> None:
    types = {kind.code for kind in event_types()}
    for phrases in load_operators().index.values():
        for phrase in phrases:
            for table in (phrase.operator.gives, phrase.operator.own or {}):
                for key, gift in table.items():
                    assert key.split("/")[0] in types | {"else", "negated", TO_COME}, key
                    assert gift.event in types | {"same", "drop"}
                    assert all(mode(gift.event, name) for name in gift.modes)
                    assert gift.cameo is None or cameo(gift.cameo)


def test_every_mode_of_plover_has_words() -> None:
    ruled = {(event, rule.mode) for event, rules in mode_rules().items() for rule in rules}
    assert ruled == {(known.event, known.name) for known in modes()}


def test_cues_of_every_status_are_there() -> None:
    given = {cue.status for cues in load_cues().by_place.values() for cue in cues}
    assert given >= {"negated", "hypothetical", "future", "historical"}


def test_a_malformed_operator_is_named(tmp_path: Path) -> None:
    path = tmp_path / "operators.yaml"
    path.write_text(
        "tables: {nothing: {else: {event: drop}}}\n"
        "operators:\n- {id: odd, predicate: {verb: [frown]}, takes: [complement], gives: nothin}\n"
    )
    with pytest.raises(LexiconError, match=r"odd.*nothin.*Did you mean nothing"):
        read_operators([path])


def test_operators_of_several_files_are_one_set_and_share_their_tables(tmp_path: Path) -> None:
    one, two = tmp_path / "one.yaml", tmp_path / "two.yaml"
    one.write_text("operators:\n- {id: a, predicate: {verb: [frown]}, takes: [object], gives: t}\n")
    two.write_text(
        "tables: {t: {else: {event: drop}}}\n"
        "operators:\n- {id: b, predicate: {verb: [frown]}, takes: [complement], gives: t}\n"
    )
    found = read_operators([one, two]).index["frowned"]
    assert [phrase.operator.id for phrase in found] == ["a", "b"]
    assert found[0].operator.gives == found[1].operator.gives


def test_a_table_told_in_two_files_is_a_fault(tmp_path: Path) -> None:
    paths = [tmp_path / "one.yaml", tmp_path / "two.yaml"]
    for path in paths:
        path.write_text("tables: {t: {else: {event: drop}}}\n")
    with pytest.raises(LexiconError, match=r"two\.yaml.*tables.*another file"):
        read_operators(paths)


def test_what_a_doer_says_it_will_do_by_force_is_a_threat() -> None:
    operators = load_operators()
    future: frozenset[Status] = frozenset({"future"})
    told, left = operators.reduced("ASSAULT", "ASSAULT", future, own=True, told=True)
    assert told is not None and told.event == "THREATEN" and not left
    assert operators.reduced("ASSAULT", "ASSAULT", future, own=True) == (None, future)
