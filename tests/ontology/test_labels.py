"""Label conventions: the codebook's own types, and those of sets that go by CAMEO's roots."""

from __future__ import annotations

import pytest

from dragoman.errors import LookupFailed
from dragoman.ontology import cameo_codes, event_types, joined_type, label, split_type
from dragoman.ontology.tables import rows

TABLE = rows("plover/labels_roots")


def test_the_codebook_keeps_its_own_types() -> None:
    for kind in event_types():
        assert label(kind.code, "172", "future", "plover") == kind.code
        assert label(kind.code, None, "actual") == kind.code


def test_every_row_names_one_ground_a_known_type_and_a_reason() -> None:
    types = {kind.code for kind in event_types()}
    codes = {each.code for each in cameo_codes()}
    for row in TABLE:
        assert row["label"] in types
        assert row["reason"]
        assert sum(bool(row[key]) for key in ("entry", "cameo", "status")) == 1
        assert not row["cameo"] or row["cameo"] in codes
        assert not row["status"] or row["event"] in types


def test_a_code_below_one_of_the_table_is_labelled_like_it() -> None:
    assert label("SANCTION", "116", "actual", "roots") == "ACCUSE"
    assert label("CONCEDE", "0356", "actual", "roots") == "AGREE"
    assert label("CONCEDE", "081", "actual", "roots") == "CONCEDE"


def test_announced_force_is_a_threat_by_the_roots_and_its_own_type_by_the_codebook() -> None:
    assert label("ASSAULT", "190", "future", "roots") == "THREATEN"
    assert label("ASSAULT", "190", "actual", "roots") == "ASSAULT"
    assert label("ASSAULT", "190", "future", "plover") == "ASSAULT"


def test_an_entry_is_named_where_the_code_is_too_coarse() -> None:
    entries = [row["entry"] for row in TABLE if row["entry"]]
    assert entries
    for entry in entries:
        assert label("SANCTION", "163", "actual", "roots", entry=entry) == "COERCE"
        assert label("AGREE", "163", "actual", "roots", entry=entry) == "AGREE"
    assert label("SANCTION", "163", "actual", "roots", entry="other.entry") == "SANCTION"


def test_a_split_type_joins_to_the_label_of_its_code() -> None:
    for kind in event_types():
        for code in (None, "035", "0356", "116", "191", "1921", "010"):
            split = split_type(kind.code, code)
            assert split.split()[0] == kind.code
            assert joined_type(split, "plover") == kind.code
            assert joined_type(split, "roots") == label(kind.code, code, "actual", "roots")


def test_an_unknown_convention_names_the_nearest() -> None:
    with pytest.raises(LookupFailed, match="Did you mean roots"):
        label("ASSAULT", None, "actual", "root")  # type: ignore[arg-type]
