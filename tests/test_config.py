"""Settings: which place is the stronger, and what is told of wrong ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.config import Settings
from dragoman.errors import ConfigError


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder: Path, text: str) -> None:
    (folder / "dragoman.toml").write_text(text, encoding="utf-8")


def test_flags_are_stronger_than_the_environment_and_that_than_the_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder, 'outlet = "file"\nlanguage = "es"\nworkers = 2\n')
    monkeypatch.setenv("DRAGOMAN_OUTLET", "environment")
    monkeypatch.setenv("DRAGOMAN_WORKERS", "3")
    settings = Settings.load(workers=4)
    assert (settings.language, settings.outlet, settings.workers) == ("es", "environment", 4)


def test_what_is_empty_is_not_set(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(folder, "workers = 2\n")
    monkeypatch.setenv("DRAGOMAN_WORKERS", "")
    assert Settings.load(outlet=None, columns={}).workers == 2


def test_paths_of_a_file_count_from_its_folder(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "mine").mkdir()
    (folder / "deep" / "deeper").mkdir(parents=True)
    write(folder, 'register = "r"\nlexicon = ["mine"]\n')
    monkeypatch.chdir(folder / "deep" / "deeper")
    settings = Settings.load()
    assert settings.register == folder / "r"
    assert settings.lexicon == (folder / "mine",)


def test_columns_are_joined_field_by_field(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(folder, '[columns]\ntext = "body"\ntitle = "head"\n')
    monkeypatch.setenv("DRAGOMAN_COLUMNS", "published=day,outlet=paper")
    assert Settings.load(columns={"text": "story"}).columns == {
        "text": "story",
        "title": "head",
        "published": "day",
        "outlet": "paper",
    }


def test_all_faults_of_all_places_are_told_at_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder, 'registr = "x"\nbatch = 0\nlexicon = ["none"]\n[columns]\ntext = ["a"]\n')
    monkeypatch.setenv("DRAGOMAN_WORKERS", "many")
    with pytest.raises(ConfigError) as raised:
        Settings.load(published="soon")
    told = str(raised.value)
    for expected in (
        "Did you mean register?",
        "0 must be at least 1",
        "does not exist",
        "field = column",
        "the environment: workers: 'many' must be a whole number",
        "'soon' is no ISO date such as 2021-11-25",
    ):
        assert expected in told


@pytest.mark.parametrize(
    "line",
    [
        "workers = 2.7",
        "workers = true",
        "lexicon = 3",
        "language = 3",
        "published = 7",
        "model = ''",
    ],
)
def test_a_value_of_the_wrong_kind_is_refused(folder: Path, line: str) -> None:
    write(folder, line + "\n")
    with pytest.raises(ConfigError, match=line.split()[0]):
        Settings.load()


def test_a_lexicon_is_a_folder_and_an_actor_file_is_a_file(folder: Path) -> None:
    (folder / "one.yaml").write_text("[]")
    with pytest.raises(ConfigError, match="name the folder"):
        Settings.load(lexicon=(folder / "one.yaml",))
    with pytest.raises(ConfigError, match="name the files"):
        Settings.load(actors=(folder,))


def test_a_slip_in_a_variable_is_told_and_other_variables_are_let_be(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DRAGOMAN_HOARD", "x")
    Settings.load()
    monkeypatch.setenv("DRAGOMAN_REGISTR", "x")
    with pytest.raises(ConfigError, match="Did you mean register"):
        Settings.load()


def test_a_broken_file_is_one_clear_line(folder: Path) -> None:
    write(folder, 'register = "x\n')
    with pytest.raises(ConfigError, match=r"dragoman.toml cannot be read: .* Mend or remove"):
        Settings.load()
