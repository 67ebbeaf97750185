"""The register as a user has it: opened, asked, and clear about what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import (
    ConfigError,
    LookupFailed,
    NotARegister,
    RegisterError,
    SchemaMismatch,
)
from dragoman.model import Reject, stable_id
from dragoman.model.schema import RESOLVED, TABLES
from dragoman.register import MentionFilter, Register, open_register
from dragoman.register.commits import Commit, now
from dragoman.register.folder import Folder
from dragoman.register.layout import DATA_TABLES
from dragoman.register.writing import Change, Store

from .corpus import SETTINGS, batch_rows, code, code_corpus, documents

CORPUS = documents(60)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("asked") / "register"
    code_corpus(path, CORPUS, size=20)
    return path


@pytest.fixture(scope="module")
def register(path: Path) -> Register:
    return open_register(path)


def expected_mentions(where: object = None) -> list[str]:
    """The ids of the corpus's mentions for which `where` holds, in the register's order."""
    found = [
        (mention.document, mention.trigger.start, mention.id)
        for document in CORPUS
        for mention in code(document).mentions
        if where is None or where(mention)  # type: ignore[operator]
    ]
    return [key for _, _, key in sorted(found)]


def ids(rows: object) -> list[str]:
    return [row["id"] for row in rows]  # type: ignore[attr-defined]


def test_a_folder_without_a_register_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(NotARegister, match="holds no register"):
        Register.open(tmp_path)
    with pytest.raises(NotARegister):
        Register.open(tmp_path / "nowhere")
    assert list(tmp_path.iterdir()) == []


def test_a_register_of_another_schema_is_not_read(tmp_path: Path) -> None:
    register = Register.create_or_open(tmp_path / "r")
    tables = dict.fromkeys(DATA_TABLES, 0)
    later = Commit(1, "batch", tables, {}, None, "token", now(), schema=99)
    assert register.store.commits.append(later)
    with pytest.raises(SchemaMismatch, match=r"schema 99.*Upgrade dragoman"):
        Register.open(tmp_path / "r")


def test_a_register_from_before_resolution_is_read_and_written(tmp_path: Path) -> None:
    store = Store(Folder.at(tmp_path / "r"))
    earlier = [name for name in DATA_TABLES if name not in RESOLVED]
    for name in earlier:
        store.logs[name].create()
    store.commits.log.create()
    assert store.commits.append(
        Commit(0, "create", dict.fromkeys(earlier, 0), {}, None, "token", now(), schema=1)
    )
    opened = Register.open(tmp_path / "r")
    assert (opened.version, list(opened.rows("events")), opened.doctor()) == (0, [], [])
    with opened.run(**SETTINGS) as run:
        run.write(batch_rows(CORPUS[:2], run.id))
    assert opened.counts()["documents"] == 2
    assert (opened.compact(), opened.vacuum(), opened.pin("cited").version) == (1, [], 3)


def test_a_version_that_is_not_there(path: Path) -> None:
    with pytest.raises(RegisterError, match="has no version 99: its versions are 0 to 4"):
        Register.open(path, version=99)
    with pytest.raises(RegisterError, match="no version -1"):
        Register.open(path, version=-1)


def test_an_older_version_is_only_for_reading(path: Path) -> None:
    old = Register.open(path, version=1)
    assert old.counts()["documents"] == 20
    for write in (lambda: old.run(**SETTINGS), old.compact, old.refresh, lambda: old.remove(["x"])):
        with pytest.raises(RegisterError, match="without a version"):
            write()


def test_runs_are_recorded(register: Register) -> None:
    (run,) = register.runs()
    assert (run.settings, run.model, run.lexicon, run.dragoman) == ("s1", "m1", "l1", "0.1.0")
    assert run.status == "finished"
    assert run.ended is not None
    assert run.started <= run.ended
    assert run.counts == {name: rows for name, rows in register.counts().items() if rows}
    assert [commit.kind for commit in register.versions()] == [
        "create",
        "batch",
        "batch",
        "batch",
        "run",
    ]


def test_a_run_that_fails_is_recorded_as_interrupted_until_it_is_finished(tmp_path: Path) -> None:
    register = Register.create_or_open(tmp_path / "r")
    with pytest.raises(ZeroDivisionError), register.run(**SETTINGS) as run:
        run.write(batch_rows(CORPUS[:5], run.id))
        raise ZeroDivisionError
    assert [run.status for run in register.runs()] == ["interrupted"]
    assert [finding.kind for finding in register.doctor()] == ["unfinished run"]
    with register.run(**SETTINGS) as run:
        assert run.uncoded(document.id for document in CORPUS[:5]) == []
    assert [(run.status, run.attempts) for run in register.runs()] == [("finished", 2)]
    assert register.doctor() == []


def test_a_run_that_adds_nothing_leaves_no_trace(tmp_path: Path) -> None:
    register = Register.create_or_open(tmp_path / "r")
    with register.run(**SETTINGS) as run:
        assert run.write({}) is None
        assert run.write({"documents": []}) is None
    assert (register.version, register.runs()) == (0, [])


def test_the_same_reject_of_another_run_is_one_reject(tmp_path: Path) -> None:
    register = Register.create_or_open(tmp_path / "r")
    reject = Reject("a.jsonl", 3, "not JSON")
    for version in ("1", "2"):
        with register.run(**{**SETTINGS, "version": version}) as run:
            run.write(batch_rows([], run.id, [reject, reject]))
    assert len(register.rejects()) == 1


def test_a_document_read_twice_in_a_batch_is_kept_once(tmp_path: Path) -> None:
    register = Register.create_or_open(tmp_path / "r")
    with register.run(**SETTINGS) as run:
        run.write(batch_rows([CORPUS[0], CORPUS[1], CORPUS[0]], run.id))
    assert register.counts() == {
        name: len(rows) for name, rows in batch_rows(CORPUS[:2], "").items()
    }


def test_rows_that_do_not_belong_together_are_refused(tmp_path: Path) -> None:
    register = Register.create_or_open(tmp_path / "r")
    rows = batch_rows(CORPUS[:1], "r")
    with register.run(**SETTINGS) as run:
        with pytest.raises(RegisterError, match="not in the batch"):
            run.write({"mentions": rows["mentions"]})
        with pytest.raises(RegisterError, match="no column colour"):
            run.write({"documents": [{**rows["documents"][0], "colour": "red"}]})
        with pytest.raises(RegisterError, match="does not fit its schema"):
            run.write({"documents": [{**rows["documents"][0], "characters": "many"}]})
        with pytest.raises(LookupFailed, match="Did you mean mentions"):
            run.write({"mention": []})  # type: ignore[dict-item]
    assert register.version == 0


def test_a_text_with_lone_surrogates_is_stored_with_its_offsets(tmp_path: Path) -> None:
    register = Register.create_or_open(tmp_path / "r")
    (row,) = batch_rows(CORPUS[:1], "r")["documents"]
    with register.run(**SETTINGS) as run:
        run.write({"documents": [{**row, "text": "a\ud83d\ude00b\ud800"}]})
    (stored,) = register.documents()
    assert stored["text"] == "a\ufffd\ufffdb\ufffd"


def test_mentions_are_filtered(register: Register) -> None:
    assert ids(register.mentions()) == expected_mentions()
    for asked, holds in (
        (MentionFilter(actor="MAR"), lambda m: m.actors[0].country == "MAR"),
        (MentionFilter(actor="MAR GOV"), lambda m: m.actors[0].country == "MAR"),
        (MentionFilter(actor="GOV"), lambda m: True),
        (MentionFilter(actor="MAR MIL"), lambda m: False),
        (MentionFilter(actor="mar gov"), lambda m: m.actors[0].country == "MAR"),
        (MentionFilter(actor="MAR.GOV"), lambda m: m.actors[0].country == "MAR"),
        (MentionFilter(recipient="ISR"), lambda m: m.recipients[0].country == "ISR"),
        (MentionFilter(event="CONSULT"), lambda m: m.event == "CONSULT"),
        (MentionFilter(event=["CONSULT", "SUPPORT"]), lambda m: m.event != "THREATEN"),
        (MentionFilter(mode="visit"), lambda m: m.modes == ("visit",)),
        (MentionFilter(context="diplomatic"), lambda m: True),
        (MentionFilter(context="military"), lambda m: False),
        (MentionFilter(status=("future",)), lambda m: m.status == "future"),
        (MentionFilter(document=CORPUS[5].id), lambda m: m.document == CORPUS[5].id),
        (MentionFilter(actor="x' OR '1'='1"), lambda m: False),
    ):
        assert ids(register.mentions(asked)) == expected_mentions(holds), asked
    both = register.mentions(MentionFilter(actor="MAR"), event="CONSULT", limit=2)
    wanted = expected_mentions(lambda m: m.actors[0].country == "MAR" and m.event == "CONSULT")
    assert ids(both) == wanted[:2]


def test_a_mention_without_a_date_is_in_no_dated_answer_unless_asked_for(
    register: Register,
) -> None:
    def dated(mention: object) -> bool:
        date = mention.date  # type: ignore[attr-defined]
        return date is not None and "2021-01-10" <= date.start.isoformat() <= "2021-01-20"

    days = {"since": "2021-01-10", "until": "2021-01-20"}
    assert ids(register.mentions(**days)) == expected_mentions(dated)  # type: ignore[arg-type]
    asked = MentionFilter(**days, include_undated=True)  # type: ignore[arg-type]
    assert ids(register.mentions(asked)) == expected_mentions(lambda m: m.date is None or dated(m))
    with pytest.raises(ConfigError, match="Write days as"):
        register.mentions(since="yesterday")


def test_the_other_questions(register: Register) -> None:
    counts = register.counts()
    assert len(register.agreements(between=["MAR", "ISR"])) == sum(
        n % 6 == 0 and n % 7 == 0 for n in range(60)
    )
    assert len(register.statements(speaker="MAR", context="diplomatic")) == 10
    assert len(register.statements(since="2021-01-01", until="2021-01-08")) == 6
    assert len(register.offices(person="lund")) == counts["offices"] == 60
    assert len(register.offices(person="LUND", country="NOR")) == 10
    assert len(register.ties(between=("RUS", "GEO"))) == 10
    assert len(register.documents(outlet="herald", language="en")) == 30
    assert len(register.documents(since="2021-01-02", until="2021-01-03")) == 2
    assert len(register.rejects()) == 8
    assert [row["reason"] for row in register.rejections(CORPUS[0].id)] == ["a metaphor"]


def test_an_answer_in_every_shape(register: Register) -> None:
    rows = register.mentions(limit=25)
    assert len(rows) == rows.arrow().num_rows == len(rows.pandas()) == rows.polars().height == 25
    assert list(rows) == list(rows)  # it can be read again
    assert rows.first()[0]["unknown"] in ({}, {"date": "the text names none"})
    assert isinstance(rows.pandas()["unknown"].iloc[0], dict)
    printed = repr(rows).splitlines()
    assert printed[0] == "25 mentions"
    assert printed[1].split() == [
        "id",
        "event",
        "modes",
        "actors",
        "recipients",
        "status",
        "date",
    ]
    assert printed[-1] == "... and 17 more"
    none = register.mentions(actor="ATA")
    assert (repr(none), bool(none), none.arrow().num_rows) == ("0 mentions", False, 0)
    assert none.arrow().schema.names == rows.arrow().schema.names


def test_stored_rows_are_the_rows_that_were_written(register: Register) -> None:
    run = register.runs()[0].id
    written = batch_rows(CORPUS, run)
    for name in TABLES:
        if name == "rejects":
            continue
        stored = {str(sorted(row.items())) for row in register.rows(name)}
        assert stored == {str(sorted(row.items())) for row in written[name]}, name


def test_one_row_by_its_id_or_the_beginning_of_it(register: Register) -> None:
    key = CORPUS[3].id
    assert register.get("documents", key)["text"] == CORPUS[3].text
    assert register.get("documents", key[:12])["id"] == key
    with pytest.raises(LookupFailed, match=f"Did you mean.*{key}"):
        register.get("documents", "x" + key[1:])
    with pytest.raises(LookupFailed, match="begins several ids"):
        register.get("documents", next(c for c in "0123456789abcdef" if several(c)))
    with pytest.raises(LookupFailed):
        register.get("documents", "")
    with pytest.raises(LookupFailed, match="Did you mean offices"):
        register.get("office", key)  # type: ignore[arg-type]
    with pytest.raises(RegisterError, match="have no id"):
        register.get("rejects", key)


def several(start: str) -> bool:
    return sum(document.id.startswith(start) for document in CORPUS) > 1


def test_a_register_at_a_bucket_address_is_written_and_asked_in_the_same_way(
    path: Path, register: Register, tmp_path: Path
) -> None:
    """A file: address goes the way of a bucket: pyarrow's file system, and DuckDB over Arrow."""
    other = Register.create_or_open(f"file://{tmp_path}/bucket")
    with other.run(**SETTINGS) as run:
        run.write(batch_rows(CORPUS, run.id))
        run.write(batch_rows(CORPUS[:10], run.id))
    assert not other.store.folder.local
    asked = MentionFilter(actor="MAR", since="2021-01-01")
    assert ids(other.mentions(asked)) == ids(register.mentions(asked))
    assert len(other.sql("SELECT * FROM ties")) == 30
    with pytest.raises(RegisterError):
        list(other.sql("SELECT * FROM read_text('/etc/passwd')"))
    other.compact()
    other.vacuum(retention_hours=0, alone=True)
    assert Register.open(other.path).counts() == other.counts()


def test_the_register_says_what_it_is(register: Register, path: Path) -> None:
    assert repr(register).startswith(f"Register({path}, version 4: 60 documents, ")
    assert register.tables("mentions").count_rows() == register.counts()["mentions"]


def test_doctor_finds_what_was_written_past_dragoman(tmp_path: Path) -> None:
    register = code_corpus(tmp_path / "r", CORPUS[:10], size=5)
    store, head = register.store, register.commit
    (row,) = batch_rows(CORPUS[:1], "r")["offices"]
    from dragoman.register.writing import arrow_rows

    rows = [row, {**row, "id": stable_id("new"), "document": "nowhere"}]
    file = store.stage("offices", arrow_rows("offices", rows).to_batches())
    store.stage("ties", arrow_rows("ties", []).to_batches())
    commit = store.commit(Change("batch", {"offices": (file,)}), head, "t")
    assert commit is not None
    kinds = {(finding.kind, finding.harm) for finding in register.refresh().doctor()}
    assert kinds == {("doubles", True), ("broken references", True), ("orphans", False)}
    Path(store.folder.path_of("offices", file.path)).unlink()
    (missing,) = Register.open(tmp_path / "r").doctor()
    assert (missing.kind, missing.harm) == ("missing files", True)
