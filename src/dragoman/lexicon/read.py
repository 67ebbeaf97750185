"""From YAML to entries: each key is checked, and each fault says where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, cast

from ..data import read_yaml
from ..errors import LexiconError
from ..model import STATUS_ORDER, Status
from .check import Place
from .entry import FUNCTIONS, KINDS, Code, Entry, Example, Filler, Function, Kind, Site, Slot
from .own import CONTEXTS_FILE, TYPES_FILE, OwnType

SPEAKER = "speaker"
"""The `actor` of an entry that is who says it."""

KEYS = (
    "id",
    "predicate",
    "slots",
    "without",
    "actor",
    "recipient",
    "joint",
    "code",
    "status",
    "examples",
    "note",
)
FILLER_KEYS = ("noun", "verb", "party", "sector", "kind", "any", "case")
RESERVED = frozenset({"light.yaml", "modes.yaml", TYPES_FILE, CONTEXTS_FILE})
"""Files of a lexicon folder that hold neither entries nor classes."""

CLASS_FILES = "*classes.yaml"

Classes = Mapping[str, frozenset[str]]


def load_yaml(path: Path) -> Any:
    """Parse one file; a fault of YAML becomes a LexiconError with its line, as one of encoding does."""
    import yaml

    try:
        return read_yaml(path)
    except yaml.YAMLError as fault:
        mark = getattr(fault, "problem_mark", None)
        line = f":{mark.line + 1}" if mark else ""
        problem = getattr(fault, "problem", None) or fault
        raise LexiconError(f"{path}{line}: not valid YAML: {problem}.") from fault
    except UnicodeDecodeError as fault:
        raise _no_utf8(path, fault) from fault


def read_words(path: Path) -> str:
    """The text of one file. Raises LexiconError where it is not in UTF-8."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as fault:
        raise _no_utf8(path, fault) from fault


def _no_utf8(path: Path, fault: UnicodeDecodeError) -> LexiconError:
    return LexiconError(
        f"{path}: not UTF-8 ({fault.reason} at byte {fault.start}). Save the file as UTF-8."
    )


def read_classes(
    paths: Sequence[Path], known: Mapping[str, frozenset[str]] | None = None
) -> dict[str, frozenset[str]]:
    """The word classes of some files beside the `known` ones; a class may name others."""
    raw: dict[str, tuple[Any, Place]] = {}
    for path in paths:
        place = Place(str(path))
        for name, words in place.mapping(load_yaml(path) or {}, "the file").items():
            raw[name] = (words, place)
    classes = dict(known or {})

    def words_of(name: str, above: tuple[str, ...]) -> frozenset[str]:
        if name not in raw:
            return classes[name]
        value, place = raw[name]
        if name in above:
            place.fail(f"class {name!r} contains itself.")
        found: set[str] = set()
        for word in place.words(value, f"class {name!r}"):
            if word.startswith("@"):
                inner = place.known(word[1:], {**classes, **raw}, "class")
                found |= words_of(inner, (*above, name))
            else:
                found.add(word.lower())
        return frozenset(found)

    return classes | {name: words_of(name, ()) for name in raw}


def read_entries(
    path: Path, classes: Classes, types: Mapping[str, OwnType] | None = None
) -> Iterator[Entry]:
    """The entries of one file, in its order; `types` are those beyond PLOVER's."""
    raw = load_yaml(path)
    if raw is None:
        return
    if not isinstance(raw, list):
        Place(str(path)).fail("the file must be a list of entries, each beginning with '- id:'.")
    for number, item in enumerate(raw, 1):
        place = Place(str(path), f"number {number}")
        fields = place.mapping(item, "an entry")
        if "id" not in fields:
            place.fail("it has no id.")
        place.entry = str(fields["id"])
        entry = _entry(fields, place, classes)
        own = (types or {}).get(entry.code.event)
        if own is not None:
            code = replace(entry.code, event=own.extends, subtype=own.name)
            entry = replace(entry, code=code)
        yield entry


def _entry(fields: Mapping[str, Any], place: Place, classes: Classes) -> Entry:
    place.keys(fields, KEYS, "the entry")
    for key in ("predicate", "code"):
        if key not in fields:
            place.fail(f"it has no {key}.")
    recipient = fields.get("recipient")
    return Entry(
        id=place.entry,
        phrases=read_phrases(fields["predicate"], place, classes),
        slots=_slots(fields.get("slots"), place, classes),
        without=_slots(fields.get("without"), place, classes),
        actor=()
        if fields.get("actor") == SPEAKER
        else read_sites(fields.get("actor", "subject"), place),
        recipient=None if recipient is None else read_sites(recipient, place),
        joint=_joint(fields.get("joint"), place),
        code=read_code(fields["code"], place),
        status=_status(fields.get("status"), place),
        examples=tuple(_examples(fields.get("examples"), place)),
        origin=place.path,
        spoken=fields.get("actor") == SPEAKER,
    )


def expand(words: tuple[str, ...], place: Place, classes: Classes) -> frozenset[str]:
    """The words, with those of each `@class` in its stead."""
    found: set[str] = set()
    for word in words:
        if word.startswith("@"):
            found |= classes[place.known(word[1:], classes, "class")]
        else:
            found.add(word)
    return frozenset(found)


def read_phrases(
    value: Any, place: Place, classes: Classes
) -> tuple[tuple[Kind, tuple[str, ...]], ...]:
    """The predicate's phrases by kind, each split into words."""
    fields = place.mapping(value, "predicate")
    place.keys(fields, KINDS, "predicate")
    phrases = []
    for kind, words in fields.items():
        for phrase in sorted(expand(place.words(words, f"predicate {kind}"), place, classes)):
            phrases.append((cast(Kind, kind), tuple(phrase.lower().split())))
    if not phrases:
        place.fail("its predicate has no word.")
    return tuple(phrases)


def read_site(value: Any, place: Place) -> Site:
    """One place of a slot: a function's name or `{case: [..]}`."""
    if isinstance(value, Mapping):
        fields = place.mapping(value, "slot")
        place.keys(fields, ("case",), "slot")
        cases = frozenset(word.lower() for word in place.words(fields.get("case"), "case"))
        return Site("oblique", cases)
    return Site(cast(Function, place.known(str(value), FUNCTIONS, "slot")))


def read_sites(value: Any, place: Place) -> tuple[Site, ...]:
    """A place or a list of places, the first that gives a party wins; `none` is none."""
    if value is None or value == "none":
        return ()
    items = value if isinstance(value, list) else [value]
    return tuple(read_site(item, place) for item in items)


def _status(value: Any, place: Place) -> Status | None:
    return None if value is None else cast(Status, place.known(str(value), STATUS_ORDER, "status"))


def _joint(value: Any, place: Place) -> tuple[Site, ...]:
    """`joint` lists prepositions; `object` and `indirect` name those functions."""
    if value is None:
        return ()
    sites: list[Site] = []
    cases: set[str] = set()
    for word in place.words(value, "joint"):
        if word in ("object", "indirect", "owner"):
            sites.append(Site(cast(Function, word)))
        else:
            cases.add(word.lower())
    return (*sites, Site("oblique", frozenset(cases))) if cases else tuple(sites)


def read_filler(value: Any, place: Place, classes: Classes) -> Filler:
    fields = place.mapping(value, "filler")
    place.keys(fields, FILLER_KEYS, "a filler")
    party = fields.get("party")
    if party is not None and not isinstance(party, bool):
        place.fail(f"party must be true or false, not {party!r}.")

    def words(key: str) -> frozenset[str]:
        return (
            expand(place.words(fields[key], key), place, classes) if key in fields else frozenset()
        )

    return Filler(
        nouns=frozenset(word.lower() for word in words("noun")),
        verbs=frozenset(word.lower() for word in words("verb")),
        party=party,
        sectors=words("sector"),
        kinds=words("kind"),
    )


@cache
def _slot(site: Site, filler: Filler) -> Slot:
    """Equal slots are one object: what stands in one is remembered by its `id`, which costs no hash."""
    return Slot(site, filler)


def _slots(value: Any, place: Place, classes: Classes) -> tuple[Slot, ...]:
    if value is None:
        return ()
    found: list[Slot] = []
    for name, filler in place.mapping(value, "slots").items():
        place.known(name, FUNCTIONS, "slot")
        for item in filler if isinstance(filler, list) else [filler]:
            fields = place.mapping(item, f"slot {name!r}")
            site = Site(cast(Function, name))
            if name == "oblique":
                if "case" not in fields:
                    place.fail(
                        "an oblique slot needs its prepositions: {case: [on, against], ...}."
                    )
                site = read_site({"case": fields["case"]}, place)
            elif "case" in fields:
                site = read_site({"case": fields["case"]}, place)
            found.append(_slot(site, read_filler(item, place, classes)))
    return tuple(found)


def read_code(value: Any, place: Place) -> Code:
    """What an entry or an operator gives."""
    fields = place.mapping({"event": value} if isinstance(value, str) else value, "code")
    place.keys(fields, ("event", "modes", "contexts", "cameo"), "code")
    if "event" not in fields:
        place.fail("its code has no event.")
    cameo = fields.get("cameo")
    if cameo is not None and not isinstance(cameo, str):
        place.fail(f'quote the CAMEO code, or YAML reads it as a number: cameo: "{cameo}".')
    return Code(
        event=str(fields["event"]),
        modes=place.words(fields["modes"], "modes") if fields.get("modes") else (),
        contexts=place.words(fields["contexts"], "contexts") if fields.get("contexts") else (),
        cameo=cameo,
    )


def _examples(value: Any, place: Place) -> Iterator[Example]:
    for item in value or ():
        fields = place.mapping(item, "an example")
        place.keys(fields, ("text", "expect", "note"), "an example")
        if not isinstance(fields.get("text"), str):
            place.fail("an example has no text.")
        if "expect" not in fields:
            place.fail(f"the example {fields['text']!r} does not say what to expect.")
        expect = fields["expect"]
        lines = expect if isinstance(expect, list) else [expect]
        yield Example(
            " ".join(fields["text"].split()),
            tuple(str(line) for line in lines if str(line).strip() != "none"),
        )
