"""Actor files of a user's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.actors import ActorIndex
from dragoman.errors import ActorFileError


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_rows_of_a_csv_file_are_actors(tmp_path: Path) -> None:
    path = write(
        tmp_path / "own.csv",
        "name,country,sectors,kind,from,until\nRiver Front,CHL,REB,organisation,2001-05-01,\n",
    )
    [entry] = ActorIndex.load([path]).entries("River Front")
    assert (entry.country, entry.sectors, entry.kind) == ("CHL", ("REB",), "organisation")
    assert entry.since is not None and entry.since.year == 2001


def test_rows_of_a_yaml_file_are_actors(tmp_path: Path) -> None:
    path = write(
        tmp_path / "own.yaml", "- {name: River Front, names: [RF], country: CHL, sectors: [REB]}\n"
    )
    assert ActorIndex.load([path]).entries("RF")[0].name == "River Front"


def test_words_of_a_yaml_file_are_no_booleans(tmp_path: Path) -> None:
    path = write(tmp_path / "own.yaml", "- name: River Front\n  country: NO\n")
    with pytest.raises(ActorFileError, match=r"'NO'\. Did you mean NOR"):
        ActorIndex.load([path])


@pytest.mark.parametrize(
    ("since", "words"),
    [
        ("2021-11-25 10:00:00", "no ISO date"),
        ("2021-13-45", "month must be in 1..12"),
        ("{[]: 1}", "unhashable key"),
    ],
)
def test_a_day_that_is_none_is_a_fault_of_its_line(tmp_path: Path, since: str, words: str) -> None:
    text = f"- name: Lake Front\n- name: River Front\n  from: {since}\n  until: 2022-01-01\n"
    path = write(tmp_path / "own.yaml", text)
    with pytest.raises(ActorFileError, match=r"own\.yaml:2: ") as caught:
        ActorIndex.load([path])
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("name,country\n,CHL\n", ":2: no `name`"),
        ("name,country\nRiver Front,XQZ\n", ":2: No country code 'XQZ'"),
        ("name,sectors\nRiver Front,ARMY\n", ":2: No"),
        ("name,kind\nRiver Front,club\n", "kind 'club'"),
        ("name,from\nRiver Front,May 2001\n", "no ISO date"),
        ("name,colour\nRiver Front,red\n", "unknown column 'colour'"),
    ],
)
def test_an_error_names_file_line_and_cause(tmp_path: Path, text: str, words: str) -> None:
    path = write(tmp_path / "own.csv", text)
    with pytest.raises(ActorFileError) as caught:
        ActorIndex.load([path])
    assert words in str(caught.value)
    assert "own.csv" in str(caught.value)


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(ActorFileError, match="no such actor file"):
        ActorIndex.load([tmp_path / "none.csv"])


def test_all_faults_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    first = write(
        tmp_path / "a.csv",
        "name,country,sectors,from,until\n"
        "River Front,XQZ,ARMY,,\n"
        "Hill Front,CHL,REB,2010-01-01,2001-01-01\n"
        "Sea Front,CHL,REB,,,too,many\n",
    )
    second = write(
        tmp_path / "b.yaml", "- {name: Lake Front}\n-\n  kind: club\n  name: Dune Front\n"
    )
    third = write(tmp_path / "c.yaml", "- {name: [\n")
    with pytest.raises(ActorFileError) as caught:
        ActorIndex.load([first, second, third, tmp_path / "none.csv"])
    lines = str(caught.value).splitlines()
    assert [line.split(": ")[0].rsplit("/", 1)[1] for line in lines] == [
        "a.csv:2",
        "a.csv:2",
        "a.csv:3",
        "a.csv:4",
        "b.yaml:3",
        "c.yaml:2",
        "none.csv",
    ]


def test_an_edited_file_is_read_again_in_the_same_process(tmp_path: Path) -> None:
    path = write(tmp_path / "own.csv", "name,country\nRiver Front,CHL\n")
    first = ActorIndex.load([path])
    assert ActorIndex.load([path]) is first
    write(path, "name,country\nRiver Front,PER\n")
    assert ActorIndex.load([path]).entries("River Front")[0].country == "PER"
