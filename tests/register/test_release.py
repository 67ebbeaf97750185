"""A release stands by itself: checked, asked, given its texts back, and the same bytes when made again."""

from __future__ import annotations

import csv
import json
import re
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman.attach import attach
from dragoman.cli.app import app
from dragoman.config import Settings
from dragoman.errors import NotARegister, RegisterError
from dragoman.model.schema import ALL_TABLES
from dragoman.register import Register, open_register
from dragoman.register.citation import citation
from dragoman.register.dictionary import dictionary
from dragoman.register.manifest import faults, files_of
from dragoman.release import Terms, release
from dragoman.run import code_inputs

from .corpus import code_corpus, documents

jsonschema = pytest.importorskip("jsonschema")
yaml = pytest.importorskip("yaml")

TERMS = Terms("paper", "Dispatches", ("Lund, Kari", "Peace Desk"), "CC-BY-4.0")
NEWS = "202*.md"


@pytest.fixture(scope="module")
def coded(tmp_path_factory: pytest.TempPathFactory, dispatches: Path) -> Path:
    from dragoman.resolution.resolve import resolve

    path = tmp_path_factory.mktemp("coded") / "register"
    code_inputs([dispatches / NEWS], Settings(register=path))
    resolve(Register.open(path))
    return path


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in files_of(folder)}


@pytest.mark.slow
def test_it_is_verified_attached_and_queried_without_the_register_that_made_it(
    coded: Path, dispatches: Path, tmp_path: Path
) -> None:
    book = Register.open(coded)
    release(book, tmp_path / "paper", TERMS, Settings())
    elsewhere = tmp_path / "far" / "away"
    elsewhere.parent.mkdir()
    (tmp_path / "paper").rename(elsewhere)
    assert list(faults(elsewhere)) == []
    found = open_register(elsewhere)
    assert found.version == book.version
    rows = {name: count for name, count in book.counts().items() if count and name != "members"}
    assert {name: count for name, count in found.counts().items() if count} == rows
    told = citation(found)
    assert (told.title, told.authors, told.licence) == (TERMS.title, TERMS.authors, TERMS.licence)
    asked = {"event": "SUPPORT", "status": "actual"}
    assert [row["id"] for row in found.mentions(**asked)] == [
        row["id"] for row in book.mentions(**asked)
    ]
    assert found.doctor() == []
    assert next(iter(found.documents()))["text"] is None
    done = attach(found, [dispatches / NEWS], Settings())
    assert (done.attached, done.missing) == (book.counts()["documents"], 0)
    pairs = zip(found.mentions(), book.mentions(), strict=True)
    assert all(one["trigger"] == other["trigger"] for one, other in pairs)
    assert list(faults(elsewhere)) == []  # the texts lie beside it, not in it
    with pytest.raises(RegisterError, match="only for reading"):
        found.compact()
    with pytest.raises(RegisterError, match="holds version"):
        Register.open(elsewhere, version=99)


@pytest.mark.slow
def test_the_same_documents_and_settings_give_the_same_bytes(
    coded: Path, dispatches: Path, tmp_path: Path
) -> None:
    from dragoman.resolution.resolve import resolve

    again = tmp_path / "again"
    code_inputs([dispatches / NEWS], Settings(register=again))
    resolve(Register.open(again))
    for text in (False, True):
        one, two = (tmp_path / f"{name}{text}" for name in "ab")
        release(Register.open(coded), one, Terms(f"same{text}"), Settings(), text=text)
        release(Register.open(again), two, Terms(f"same{text}"), Settings(), text=text)
        assert bytes_of(one) == bytes_of(two)
        assert (one / "checksums.sha256").read_bytes() == (two / "checksums.sha256").read_bytes()


@pytest.mark.slow
def test_without_text_no_five_words_of_a_document_are_in_it(
    coded: Path, dispatches: Path, tmp_path: Path
) -> None:
    from .test_without_text import assert_no_run

    release(Register.open(coded), tmp_path / "paper", Terms("wordless"), Settings())
    shutil.rmtree(tmp_path / "paper" / "codebook")  # its examples are the lexicon's own sentences
    assert_no_run(tmp_path / "paper", dispatches)


def test_every_change_to_a_file_is_found(tmp_path: Path) -> None:
    book = code_corpus(tmp_path / "register", documents(8))
    folder = tmp_path / "paper"
    release(book, folder, TERMS, Settings())
    (folder / "csv" / "mentions.csv").write_text("changed")
    (folder / "csv" / "ties.csv").unlink()
    (folder / "extra.txt").write_text("more")
    assert list(faults(folder)) == [
        "csv/ties.csv is missing",
        "csv/mentions.csv is not as it was written",
        "extra.txt was not in the release",
    ]
    done = CliRunner().invoke(app, ["verify", str(folder)])
    assert (done.exit_code, "3 faults" in done.stdout) == (1, True)
    with pytest.raises(NotARegister):
        list(faults(tmp_path))


def test_a_released_version_is_never_vacuumed_and_the_folder_appears_whole_or_not_at_all(
    tmp_path: Path,
) -> None:
    book = code_corpus(tmp_path / "register", documents(6), size=2)
    version = book.version
    release(book, tmp_path / "paper", TERMS, Settings())
    assert [(r.name, r.version) for r in book.releases()] == [("paper", version)]
    book.compact()
    book.vacuum(retention_hours=0, alone=True)
    assert Register.open(tmp_path / "register", version).counts()["documents"] == 6
    assert len(list(Register.open(tmp_path / "register", version).mentions())) > 6
    with pytest.raises(RegisterError, match="has something in it"):
        release(book, tmp_path / "paper", TERMS, Settings())
    with pytest.raises(RegisterError, match="is version"):
        release(Register.open(tmp_path / "register"), tmp_path / "other", TERMS, Settings())
    assert not (tmp_path / "other").exists()


@pytest.mark.parametrize("table", [name for name in ALL_TABLES if name != "members"])
def test_the_dictionary_tells_every_field(table: str) -> None:
    told = list(dictionary(table))  # type: ignore[arg-type]
    assert all(field.meaning and field.type for field in told)
    assert len({field.path for field in told}) == len(told)


def test_the_data_set_says_what_its_fields_and_settings_are(tmp_path: Path) -> None:
    book = code_corpus(tmp_path / "register", documents(4))
    book.keep_settings("s1", '{"ranker": true}')
    done = release(book, tmp_path / "paper", TERMS, Settings())
    assert json.loads((tmp_path / "paper/settings/s1.json").read_text()) == {"ranker": True}
    assert done.notes and done.notes[0].startswith("codebook: this is lexicon")  # l1 is no real one
    with (tmp_path / "paper/dictionary.csv").open(newline="") as file:
        rows = {(row["table"], row["field"]): row for row in csv.DictReader(file)}
    assert rows["mentions", "actors[].country"]["unit"] == "ISO 3166-1 alpha-3"
    assert (tmp_path / "paper/codebook/ontology").is_dir()
    assert "CC-BY-4.0" in (tmp_path / "paper/LICENCE").read_text()


def test_own_actor_files_of_one_name_are_all_in_the_codebook(tmp_path: Path) -> None:
    own = [tmp_path / folder / "actors.csv" for folder in ("north", "south")]
    for path in own:
        path.parent.mkdir()
        path.write_text(f"name,country\n{path.parent.name} front,CHL\n", encoding="utf-8")
    book = code_corpus(tmp_path / "register", documents(2))
    release(book, tmp_path / "paper", TERMS, Settings(actors=tuple(own)))
    kept = [tmp_path / f"paper/codebook/own-actors-{n}/actors.csv" for n in (1, 2)]
    assert [path.read_bytes() for path in kept] == [path.read_bytes() for path in own]


@pytest.mark.parametrize("day", [None, "2026-01-02"])
@pytest.mark.parametrize("authors", [(), ("Lund, Kari", "Peace Desk")])
def test_citation_cff_is_valid(tmp_path: Path, authors: tuple[str, ...], day: str | None) -> None:
    book = code_corpus(tmp_path, documents(9))
    told = citation(
        book, authors=authors, day=day, licence="CC-BY-4.0", address="https://example.org/a"
    )
    schema = json.loads((Path(__file__).parent / "cff-1.2.0.schema.json").read_text())
    parsed = yaml.load(told.cff(), Loader=yaml.BaseLoader)  # days as text, as the schema has them
    jsonschema.Draft7Validator(schema).validate(parsed)
    assert parsed["version"] == str(book.version)


def test_a_citation_tells_version_hashes_and_coverage(tmp_path: Path) -> None:
    book = code_corpus(tmp_path, documents(9))
    told = citation(book, title="A & B", authors=("Lund, Kari",), day="2026-01-02").text()
    assert told.startswith(f"Lund, Kari (2026). A & B. Register version {book.version} [data set].")
    assert "9 documents of 2 outlets, published 2021-01-01 to 2021-01-09; languages: en 9" in told
    assert "dragoman 0.1.0, settings s1, lexicon l1, model m1" in told
    bib = citation(book, title="A & B_c", authors=("Lund, Kari",)).bibtex()
    assert "title = {{A \\& B\\_c}}" in bib and bib.count("{") == bib.count("}")
    assert re.match(r"@misc\{dragoman-register-v\d+,\n", bib)


def test_what_was_forgotten_since_is_told(tmp_path: Path) -> None:
    book = code_corpus(tmp_path, documents(3))
    book.forget(["1"])
    assert "1 forgotten since" in citation(book).text()


def test_the_folder_that_one_stands_in_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = code_corpus(tmp_path / "r", documents(3), size=3)
    (tmp_path / "paper").mkdir()
    monkeypatch.chdir(tmp_path / "paper")
    with pytest.raises(RegisterError, match="Name a new folder"):
        release(book, Path(), TERMS, Settings())
    release(book, Path("first"), TERMS, Settings())
    assert list(faults(tmp_path / "paper" / "first")) == []
