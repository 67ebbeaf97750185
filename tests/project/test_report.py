"""The report on a project: each change told with what stood there, and which entries are rivals."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman import Settings
from dragoman.corpus import read
from dragoman.errors import ConfigError, InputError
from dragoman.lexicon import Lexicon
from dragoman.model import Document
from dragoman.project import ProjectReport, make_project, report, rivals
from dragoman.project.shadowing import own_entries

NEWS = (
    "Norway opened a humanitarian corridor for Chile on Monday.",
    "The Fjord Relief Board praised Chile on Tuesday. Peru condemned Chile on Tuesday.",
)


def news() -> list[Document]:
    return [Document.create(t, language="en", input_id=str(n)) for n, t in enumerate(NEWS)]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("project") / "mine"
    make_project(folder)
    return folder


@pytest.fixture(scope="module")
def told(project: Path) -> ProjectReport:
    return report(news(), Settings.load(folder=project, ranker=False))


def test_a_new_project_has_every_file_and_readable_news(project: Path) -> None:
    assert (project / "dragoman.toml").is_file() and not (project / "SOURCE.md").exists()
    assert len([d for d in read([project / "news"]) if isinstance(d, Document)]) == 2


def test_nothing_is_overwritten(project: Path) -> None:
    before = (project / "actors.csv").read_bytes()
    with pytest.raises(InputError, match="is there already"):
        make_project(project)
    assert (project / "actors.csv").read_bytes() == before


def test_an_own_entry_is_told_with_the_shipped_one_in_whose_place_it_stands(told: ProjectReport) -> None:  # fmt: skip
    entry = told.entries["open.corridor"]
    assert (entry.fired, entry.fresh, dict(entry.instead)) == (1, 0, {"open.crossing": 1})
    (change,) = entry.examples
    assert change.before[0].startswith("NOR > CHL  RETREAT/access")
    assert change.after[0].startswith("NOR > CHL  CORRIDOR")
    assert dict(told.subtypes) == {"CORRIDOR": 1} and dict(told.contexts) == {"relief_route": 1}


def test_readings_with_an_own_actor_are_told_apart_and_what_is_the_same_is_not_told(told: ProjectReport) -> None:  # fmt: skip
    assert dict(told.by_actors) == {"Fjord Relief Board": 1}
    assert (told.other, told.lost, told.silent) == (0, 0, [])
    assert told.after == told.before == 3


def test_a_lost_reading_and_a_silent_entry_are_told(tmp_path: Path) -> None:
    (tmp_path / "acts.yaml").write_text(
        "- id: condemn.alone\n  predicate: {verb: [condemn]}\n  recipient: none\n"
        "  actor: [{case: [upon]}]\n"
        "  slots: {object: {party: true}, subject: {party: true}}\n  code: {event: CONSULT}\n"
        "- id: hum.tune\n  predicate: {verb: [hum]}\n  code: {event: CONSULT}\n",
        encoding="utf-8",
    )
    told = report(news(), Settings(lexicon=(tmp_path,), ranker=False))
    assert told.silent[-1] == "hum.tune"
    assert told.lost == 1 and "Peru condemned Chile" in told.lost_examples[0].sentence


def test_rivals_share_words_and_could_read_the_same_sentence(project: Path) -> None:
    lexicon = Lexicon.load([project / "lexicon"])
    found = {r.shipped: r.outcome for r in rivals(lexicon, own_entries(lexicon, [project / "lexicon"]))}  # fmt: skip
    assert found["open.crossing"] == "first"
    assert "open.embassy" not in found, "no corridor is an embassy"


@pytest.mark.parametrize(
    ("slots", "outcome"),
    [("{object: {party: true}}", "hides"), ("{}", "after")],
)
def test_who_hides_whom_is_told(tmp_path: Path, slots: str, outcome: str) -> None:
    (tmp_path / "acts.yaml").write_text(
        f"- id: own.condemn\n  predicate: {{verb: [condemn]}}\n  slots: {slots}\n  code: {{event: ACCUSE}}\n",
        encoding="utf-8",
    )
    lexicon = Lexicon.load([tmp_path])
    found = rivals(lexicon, own_entries(lexicon, [tmp_path]))
    assert outcome in {each.outcome for each in found}, found


def test_without_own_words_there_is_nothing_to_report() -> None:
    with pytest.raises(ConfigError, match="dragoman init"):
        report([], Settings())
