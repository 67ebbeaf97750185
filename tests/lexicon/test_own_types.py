"""Event types and contexts of a user's own: read with care, kept while the parent type holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman import Coder, Settings
from dragoman.errors import LexiconError
from dragoman.lexicon import Lexicon
from dragoman.model.rows import mention_row
from dragoman.model.schema import ADDED, schemas
from dragoman.run import coder_of

ENTRY = """
- id: serenade.state
  predicate: {verb: [serenade]}
  slots:
    object: {party: true}
  code: {event: SERENADE, contexts: [songs]}
"""
TYPES = "- {name: SERENADE, extends: CONSULT, definition: One sings to the other.}"
CONTEXTS = "songs: [serenade]\nhealth: [throat lozenge]"


def folder(root: Path, *, types: str = TYPES, contexts: str = CONTEXTS, entry: str = ENTRY) -> Path:
    root.mkdir(exist_ok=True)
    for name, text in (("types", types), ("contexts", contexts), ("acts", entry)):
        (root / f"{name}.yaml").write_text(text, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def coder(tmp_path_factory: pytest.TempPathFactory) -> Coder:
    own = folder(tmp_path_factory.mktemp("own") / "lexicon")
    return Coder(Settings(lexicon=(own,), ranker=False))


def test_a_row_has_the_parent_in_event_and_the_own_type_beside_it(coder: Coder) -> None:
    coding = coder.code("Chile serenaded Norway on Tuesday.", published="2021-03-05", language="en")
    (mention,) = coding.mentions
    assert (mention.event, mention.subtype, mention.quad) == ("CONSULT", "SERENADE", 1)
    assert "songs" in mention.contexts
    row = mention_row(mention, run="r")
    assert row["subtype"] == "SERENADE" and list(row) == schemas()["mentions"].names


@pytest.mark.parametrize(
    ("text", "event"),
    [("Chile refused to serenade Norway.", "REJECT"), ("Norway praised Chile.", "SUPPORT")],
)
def test_what_becomes_another_type_has_no_own_one(coder: Coder, text: str, event: str) -> None:
    mentions = coder.code(text, language="en").mentions
    assert [(m.event, m.subtype) for m in mentions] == [(event, None)]


def test_own_words_show_contexts_of_documents_and_statements(coder: Coder) -> None:
    text = (
        '"We brought a throat lozenge and a serenade," the Chilean foreign minister said in Oslo.'
    )
    coding = coder.code(text, language="en")
    assert {"songs", "health"} <= {each.context for each in coding.contexts}
    assert {"songs", "health"} <= {c.context for s in coding.statements for c in s.contexts}


@pytest.mark.parametrize(
    ("types", "says"),
    [
        ("- {name: SERENADE, extends: CONSLT}", "Did you mean CONSULT"),
        ("- {name: SERENADE}", "does not say which PLOVER type"),
        ("- {name: serenade, extends: CONSULT}", "capitals"),
        ("- {name: AID, extends: CONSULT}", "PLOVER's own"),
        ("- {name: SERENADE, extends: CONSULT, parent: X}", "unknown key"),
        ("SERENADE: CONSULT", "list of types"),
        (f"{TYPES}\n{TYPES}", "defined in"),
    ],
)
def test_a_faulty_type_stops_the_run_with_file_and_cause(tmp_path: Path, types: str, says: str) -> None:  # fmt: skip
    with pytest.raises(LexiconError, match=says) as fault:
        Lexicon.load([folder(tmp_path / "own", types=types)])
    assert "types.yaml" in str(fault.value)


def test_a_faulty_context_names_its_file(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"contexts.yaml.*small letters"):
        Lexicon.load([folder(tmp_path / "own", contexts="Songs: [serenade]")])


def test_the_shipped_lexicon_has_no_types_of_its_own() -> None:
    assert not Lexicon.load().types and not Lexicon.load().cues


def test_added_columns_stand_last_and_may_be_null() -> None:
    for table, columns in ADDED.items():
        assert schemas()[table].names[-len(columns) :] == list(columns)
        assert all(schemas()[table].field(name).nullable for name in columns)


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("{event: CONSLT}", "no event type 'CONSLT'. Did you mean CONSULT"),
        ("{event: CONSULT, modes: [vsit]}", "CONSULT has no mode 'vsit'. Did you mean visit"),
        ('{event: CONSULT, cameo: "999"}', "no CAMEO code '999'"),
        ("{event: CONSULT, contexts: [sngs]}", "no context 'sngs'. Did you mean songs"),
        ("{event: SERENADE, contexts: [songs]}", ""),
    ],
)
def test_a_code_that_there_is_not_stops_the_run_before_it_starts(tmp_path: Path, code: str, says: str) -> None:  # fmt: skip
    own = folder(tmp_path / "own", entry=ENTRY.replace("{event: SERENADE, contexts: [songs]}", code))  # fmt: skip
    if not says:
        Lexicon.load([own])
        return
    with pytest.raises(LexiconError) as fault:
        _ = Coder(Settings(lexicon=(own,))).resources
    told = str(fault.value)
    assert told.startswith(f"{own / 'acts.yaml'}: entry 'serenade.state': ") and says in told


@pytest.mark.parametrize("name", ["acts.yaml", "types.yaml", "contexts.yaml", "my-classes.yaml"])
def test_a_file_in_another_encoding_is_named(tmp_path: Path, name: str) -> None:
    own = folder(tmp_path / "own")
    (own / name).write_bytes("- café: [crème]\n".encode("latin-1"))
    with pytest.raises(LexiconError, match=rf"{name}: not UTF-8 \(.* at byte \d+\)"):
        Lexicon.load([own])


def test_an_edited_folder_is_read_again_in_the_same_process(tmp_path: Path) -> None:
    own = folder(tmp_path / "own")
    first = Lexicon.load([own])
    assert Lexicon.load([own]) is first
    folder(own, entry=ENTRY.replace("serenade.state", "serenade.party"))
    assert "serenade.party" in Lexicon.load([own]).own


def test_the_next_run_has_a_coder_of_what_was_edited(tmp_path: Path) -> None:
    own = folder(tmp_path / "own")
    settings = Settings(lexicon=(own,))
    first, told = coder_of(settings), settings.told
    assert coder_of(settings) is first
    folder(own, entry=ENTRY.replace("serenade.state", "serenade.party"))
    assert coder_of(settings, told) is first, "a run goes on as it began"
    assert coder_of(settings) is not first
