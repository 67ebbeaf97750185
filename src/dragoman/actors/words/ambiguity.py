"""Which actor a phrase of several means in this document, and whether it means one at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from ...data import shipped_yaml
from ...model import Document
from ..tables.entry import ActorHit, Entry
from ..tables.read import INTERNATIONAL
from .grounds import Gazetteer, Grounds


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The name is another thing where the text has one of `words` and none of `unless`."""

    words: tuple[str, ...]
    unless: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """`data/actors/ambiguity.yaml`, typed."""

    default: Mapping[str, str]
    elsewhere: Mapping[str, Elsewhere]
    personal: frozenset[str]
    known_acronyms: frozenset[str]
    told_by: Mapping[str, frozenset[str]]
    not_in_capitals: frozenset[str]
    shared_names: frozenset[str]
    national_branches: frozenset[str]
    common_names: frozenset[str]


@cache
def rules() -> Rules:
    """The shipped rules; loaded once a process."""
    data = shipped_yaml("actors", "ambiguity.yaml")
    return Rules(
        dict(data["default"]),
        {
            name: Elsewhere(tuple(rule["words"]), tuple(rule["unless"]))
            for name, rule in data["elsewhere"].items()
        },
        frozenset(data["personal"]),
        frozenset(map(str, data["known_acronyms"])),
        {sector: frozenset(words) for sector, words in data["told_by"].items()},
        frozenset(map(str, data["not_in_capitals"])),
        frozenset(map(str, data["shared_names"])),
        frozenset(map(str, data["national_branches"])),
        frozenset(map(str, data["common_names"])),
    )


def _is_acronym(hit: ActorHit) -> bool:
    """Whether the hit is some letters that only its context makes the name of a national body."""
    text = hit.text
    return (
        text.isupper()
        and len(text) <= 6
        and " " not in text
        and hit.entries[0].form == "organisation"
        and text not in rules().known_acronyms
    )


def _in_time(entries: tuple[Entry, ...], day: date) -> tuple[Entry, ...]:
    """The entries that hold on the day; where none does, the bodies that had ended: they are history."""
    begun = [entry for entry in entries if entry.since is None or entry.since <= day]
    held = [e for e in begun if e.until is None or day <= e.until or e.kind == "state"]
    return tuple(held or (entry for entry in begun if entry.kind == "organisation"))


def _other_towns(
    seats: Iterable[tuple[str, str]], gazetteer: Gazetteer | None, named: tuple[str, ...]
) -> frozenset[str]:
    """The names of capitals that are here those of towns in a state named: "Lebanese troops in Tripoli"."""
    if gazetteer is None:
        return frozenset()
    found = list[str]()
    for text, code in seats:
        town, sure = gazetteer.city(text, named) if code not in named else (None, False)
        if town is not None and sure and town.country != code and town.country in named:
            found.append(text)
    return frozenset(found)


class Chooser:
    """Chooses among the entries of a hit by what else the document names."""

    __slots__ = (
        "_document", "_elsewhere", "_named", "_other_towns", "_text", "_told", "grounds",
    )  # fmt: skip

    def __init__(
        self, document: Document, hits: Iterable[ActorHit], gazetteer: Gazetteer | None = None
    ) -> None:
        self._document = document
        self._text = f"{document.title or ''}\n{document.text}"
        self._named: Counter[str] = Counter()
        self._elsewhere: dict[str, bool] = {}
        self._told: dict[str, frozenset[str]] = {}
        unclear: Counter[tuple[str, frozenset[str | None]]] = Counter()
        seats: Counter[tuple[str, str]] = Counter()
        for hit in hits:
            codes = {entry.country for entry in hit.entries}
            if hit.entries[0].form == "person" or hit.text in rules().common_names:
                continue
            code = hit.entries[0].country
            if hit.entries[0].form == "capital" and len(codes) == 1 and code:
                seats[hit.text, code] += 1
            elif len(codes) == 1 and code and (code in INTERNATIONAL or not _is_acronym(hit)):
                self._named[code] += 1
            elif len(codes) > 1 and hit.entries[0].form == "adjective":
                unclear[hit.text, frozenset(codes)] += 1
        self._other_towns = _other_towns(seats, gazetteer, tuple(self._named))
        for (text, code), count in seats.items():
            if text not in self._other_towns:
                self._named[code] += count
        for (text, meant), count in unclear.items():
            # "Guinean", where nothing says which, is of the state that news mostly means.
            if meant.isdisjoint(self._named) and text in rules().default:
                self._named[rules().default[text]] += count
        self.grounds = Grounds(gazetteer, self._named)

    @property
    def named(self) -> Mapping[str, int]:
        """How often the document names each country without ambiguity."""
        return self._named

    def choose(self, hit: ActorHit, beside: str | None = None) -> Entry | None:
        """The entry that the hit means; None where it means none or cannot be told.

        `beside` is the country of the words right before it, which tells bodies of one name apart:
        "the French Socialist Party".
        """
        if hit.text in rules().elsewhere and self._is_elsewhere(hit.text):
            return None
        if hit.text in self._other_towns:
            return None
        entries = hit.entries
        if _is_acronym(hit):
            entries = tuple(
                entry
                for entry in entries
                if entry.country in INTERNATIONAL
                or self._named[entry.country or ""]
                or entry.name in self._text
                or self._is_told(hit.text, entry)
            )
            if not entries:
                return None
        if hit.text in rules().common_names and beside is None:
            entries = self._at_home(entries)
            if not entries:
                return None
        if entries[0].since is None and len(entries) == 1:
            return entries[0]
        day = self._document.published
        if day is not None:
            entries = _in_time(entries, day)
        if len({entry.country for entry in entries}) <= 1:
            return entries[0] if entries else None
        if beside is not None:
            nearest = next((entry for entry in entries if entry.country == beside), None)
            if nearest is not None and nearest.form == "organisation":
                return nearest
        known = [entry for entry in entries if entry.country and self._named[entry.country]]
        if len({entry.country for entry in known}) == 1:
            return known[0]
        wanted = rules().default.get(hit.text)
        if known and wanted is not None:
            return None
        return next((entry for entry in entries if entry.country == wanted), None)

    def _is_told(self, letters: str, entry: Entry) -> bool:
        """Whether the text says of the letters what kind of body they name: "ELN rebels"."""
        if entry.sectors[:1] == () or entry.sectors[0] not in rules().told_by:
            return False
        told = self._told.get(letters)
        if told is None:
            _, *after = self._text.split(f"{letters} ")
            words = (rest.split(maxsplit=1) for rest in after)
            told = self._told[letters] = frozenset(w[0].strip(".,;:").lower() for w in words if w)
        return not told.isdisjoint(rules().told_by[entry.sectors[0]])

    def _at_home(self, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
        """The entries whose state the text names; all of them where it names no state."""
        if not any(code not in INTERNATIONAL for code in self._named):
            return entries
        return tuple(entry for entry in entries if self._named[entry.country or ""])

    def _is_elsewhere(self, name: str) -> bool:
        known = self._elsewhere.get(name)
        if known is None:
            rule = rules().elsewhere[name]
            known = any(word in self._text for word in rule.words) and not any(
                word in self._text for word in rule.unless
            )
            self._elsewhere[name] = known
        return known


def of_state(entry: Entry, before: Entry, text: str) -> Entry:
    """A body of another state's adjective: "the Iraqi Communist Party" is Iraq's, not Russia's.

    So is the branch of a worldwide body ("the Peruvian Red Cross"), and a council that bears the name
    of one of the United Nations': "the Peruvian Security Council".
    """
    if before.form not in ("name", "adjective") or before.country == entry.country:
        return entry
    if text in rules().national_branches and before.kind == "state":
        id = ".".join((before.country or "", *entry.sectors[:1]))
        return entry._replace(id=id, name=text, country=before.country)
    if entry.country == "UNO" and before.form == "adjective" and before.kind == "state":
        own = not text.upper().startswith("U")
        return before._replace(sectors=("GOV",), form="organisation") if own else entry
    shared = entry.form == "organisation" and entry.country not in INTERNATIONAL
    if not shared or entry.sectors[:1] == () or entry.sectors[0] not in rules().shared_names:
        return entry
    id = ".".join((before.country or "", entry.sectors[0]))
    return entry._replace(id=id, country=before.country)


def by_descent(entry: Entry) -> Entry:
    """ "Ethnic Armenians": a people, and not those of the state."""
    if entry.kind != "state" and entry.sectors != ("CVL",):
        return entry
    return Entry(f"eth.{entry.id}", f"ethnic {entry.name}", None, ("CVL",), "group", "organisation")
