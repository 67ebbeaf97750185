"""A register that is kept without text holds none, and is whole again beside the texts."""

from __future__ import annotations

import re
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

from dragoman.analysis.copy import Copy
from dragoman.attach import attach
from dragoman.cli.app import app
from dragoman.config import Settings
from dragoman.corpus import read
from dragoman.errors import RegisterError
from dragoman.model import Document
from dragoman.model.schema import TABLES
from dragoman.model.withholding import Runs, withheld
from dragoman.register import Register
from dragoman.register.claim import claimed
from dragoman.run import code_inputs

from .test_forget import words_of_files

pytestmark = pytest.mark.slow
_WORD = re.compile(r"\w+(?:['’-]\w+)*")


@pytest.fixture(scope="module")
def hashed(tmp_path_factory: pytest.TempPathFactory, dispatches: Path) -> Path:
    path = tmp_path_factory.mktemp("hashed") / "register"
    code_inputs([dispatches], Settings(register=path, text="hash"))
    return path


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory, dispatches: Path) -> Path:
    path = tmp_path_factory.mktemp("kept") / "register"
    code_inputs([dispatches], Settings(register=path))
    return path


def runs_of(text: str) -> set[tuple[str, ...]]:
    words = [word.casefold() for word in _WORD.findall(text)]
    return {tuple(words[at : at + 5]) for at in range(len(words) - 4)}


def assert_no_run(path: Path, dispatches: Path) -> None:
    """No five words in a row of any document stand in any file, however punctuated."""
    said: set[tuple[str, ...]] = set()
    for document in read([dispatches]):
        assert isinstance(document, Document)
        said |= runs_of(document.text) | runs_of(document.title or "")
    for file, text in words_of_files(path):
        plain = re.sub(r"https?://\S+", " ", text)
        # a text that our own lists tell in words of their own: field names are no words of a report
        assert not (found := runs_of(plain) & said), (file, sorted(found)[:3])


def test_no_file_has_five_words_of_a_document_in_a_row(hashed: Path, dispatches: Path) -> None:
    assert Register.open(hashed).counts()["mentions"] > 600
    assert_no_run(hashed, dispatches)


def test_attached_it_reads_as_one_that_kept_the_text(
    hashed: Path, kept: Path, dispatches: Path
) -> None:
    bare, whole = Register.open(hashed), Register.open(kept)
    with pytest.raises(RegisterError, match="dragoman attach FILES"):
        bare.require_words("This")
    done = attach(bare, [dispatches], Settings(register=hashed))
    assert (done.attached, done.missing, done.strange) == (whole.counts()["documents"], 0, 0)
    for table in TABLES:
        if table == "agreements":  # names of parties alone: nothing there is cut out by a span
            continue
        pairs = list(zip(bare.rows(table), whole.rows(table), strict=True))
        differing = [(a, b) for a, b in pairs if bare_of(a) != bare_of(b)]
        assert len(differing) <= len(pairs) // 100, (table, differing[:1])
    from dragoman.resolution.resolve import resolve

    resolve(bare)
    resolve(whole)
    assert bare.counts()["events"] == whole.counts()["events"]
    assert_no_run(hashed, dispatches)
    bare.forget([next(iter(bare.documents()))["id"]])
    left = [pq.read_table(path, columns=["document"]).num_rows for path in bare.texts().paths()]
    assert sum(left) == done.attached - 1


def test_it_is_served_without_text_and_beside_it_as_if_it_had_been_kept(
    tmp_path: Path, dispatches: Path
) -> None:
    inputs = sorted(dispatches.glob("*.md"))[:3]
    bare, whole = tmp_path / "bare", tmp_path / "whole"
    code_inputs(inputs, Settings(register=bare, text="hash"))
    code_inputs(inputs, Settings(register=whole))

    def told(path: Path, folder: str) -> tuple[list[object], list[str], list[str]]:
        (tmp_path / folder).mkdir()
        with Register.open(path) as book:
            copy = Copy.made(book, tmp_path / folder)
        texts = copy.ask("SELECT id, title, text FROM documents_rows ORDER BY id")
        words = copy.ask("SELECT words FROM statements_rows ORDER BY id")
        copy.close()
        return texts, [one for (one,) in words], sorted(each.words for each in copy.statements)

    texts, words, joined = told(bare, "without")
    assert texts and not joined and {text for *_, text in texts} == {None} == set(words)  # type: ignore[misc]
    with Register.open(bare) as book:
        attach(book, inputs, Settings(register=bare))
    assert told(bare, "beside") == told(whole, "kept")


def test_texts_attached_twice_or_cut_off_count_once(tmp_path: Path, dispatches: Path) -> None:
    inputs, path = sorted(dispatches.glob("*.md"))[:2], tmp_path / "bare"
    code_inputs(inputs, Settings(register=path, text="hash"))
    with Register.open(path) as book:
        with claimed(book.store.folder, "attach"), pytest.raises(RegisterError, match="Another `dragoman attach`"):  # fmt: skip
            attach(book, inputs, Settings(register=path))
        attach(book, inputs, Settings(register=path))
        (file,) = map(Path, book.texts().paths())
        file.with_name("part-0.parquet").write_bytes(file.read_bytes())
    part = file.with_name("part-1.parquet.part")
    part.write_bytes(file.read_bytes()[:200])
    with Register.open(path) as book:
        for table in ("documents", "mentions"):
            assert len(list(book.rows(table))) == book.counts()[table]  # type: ignore[arg-type]
        assert attach(book, inputs, Settings(register=path)).attached == 0
        assert not book.doctor() and not part.exists()
    cut = file.with_name("part-2.parquet")
    cut.write_bytes(file.read_bytes()[:200])
    (found,) = Register.open(path).doctor()
    assert found.kind == "damaged files" and str(cut) in found.what and "attach" in found.next_step
    cut.unlink()
    assert not Register.open(path).doctor()


def bare_of(row: object) -> object:
    """A row without the run that wrote it and without long names, which are withheld for good."""
    if isinstance(row, dict):
        return {
            name: bare_of(value)
            for name, value in row.items()
            if name not in ("run", "name", "venues", "office", "person")
        }
    return [bare_of(part) for part in row] if isinstance(row, list) else row


COMMANDS = (
    "mentions", "agreements", "offices", "ties", "events",
    "dyad ISR MAR", "doctor", "export --what statements", "statements", "resolve", "export --what documents",
)  # fmt: skip


@pytest.mark.parametrize("line", COMMANDS)
def test_every_command_works_without_text_or_says_what_it_needs(
    line: str, tmp_path_factory: pytest.TempPathFactory, dispatches: Path
) -> None:
    path = tmp_path_factory.getbasetemp() / "commands"
    if not path.exists():
        code_inputs([dispatches / "*.md"], Settings(register=path, text="hash"))
    done = CliRunner().invoke(app, [*line.split(), "--register", str(path)])
    if done.exit_code:
        assert isinstance(done.exception, RegisterError)
        assert "dragoman attach FILES" in str(done.exception)
    assert (done.exit_code != 0) == (line in ("statements", "resolve"))


def test_a_long_name_gives_way_to_a_code_and_goes_from_lists() -> None:
    runs = Runs.of("The ministers of Chile, Peru, Norway and Ghana met in the Hall of Long Names.")
    long = "ministers of Chile, Peru, Norway"
    row = {
        "id": "a1",
        "names": [long, "Hall of Names"],
        "actors": [{"id": "PER.GOV", "text": "ministers", "span": [4, 13], "name": long}],
        "parties": [{"country": None, "name": long}],
        "unknown": {"place": long},
    }
    assert withheld("agreements", row, runs) == {
        "id": "a1",
        "names": ["Hall of Names"],
        "actors": [{"id": "PER.GOV", "text": None, "span": [4, 13], "name": "PER.GOV"}],
        "parties": [{"country": None, "name": "---"}],
        "unknown": {"place": None},
    }


def test_a_states_long_name_goes_whatever_its_report_says_and_a_short_one_stays() -> None:
    def named(name: str, kind: str) -> dict[str, object]:
        row = {"actors": [{"name": name, "country": "COD", "id": "COD", "kind": kind, "text": "x"}]}
        (party,) = withheld("mentions", row, Runs.of("nothing of the kind"))["actors"]
        return dict(party)

    assert named("Democratic Republic of the Congo", "state")["name"] == "COD"
    assert named("DR Congo", "state")["name"] == "DR Congo"
    assert named("Friends of the Old Stone Bridge", "group")["name"].count(" ") == 5  # type: ignore[attr-defined]
