"""The coder: the way of a document, for those who call it with a text, a batch or a marked pair."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from .config import Settings
from .draft import Draft, Resources, Stage
from .errors import ConfigError
from .model import Coding, Document, Pair, PairCoding, Reading
from .ontology import Labels
from .pairing import code_pairs
from .pipeline import carried, read_events


class Coder:
    """Codes documents; the resources are loaded when the first is coded."""

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings.load()
        self._resources: Resources | None = None

    @property
    def resources(self) -> Resources:
        if self._resources is None:
            self._resources = Resources.load(self.settings)
        return self._resources

    def code(
        self,
        text: str | Document,
        *,
        published: date | str | None = None,
        title: str | None = None,
        outlet: str | None = None,
        language: str | None = None,
    ) -> Coding:
        """Code one text, or a Document (which then brings the rest itself).

        Raises ConfigError where `published` is no ISO date, ModelError where no model is found.
        """
        if isinstance(text, Document):
            document = text
        else:
            settings = self.settings
            document = Document.create(
                text,
                title=title,
                outlet=outlet or settings.outlet,
                published=_day(published) or settings.published,
                language=language or settings.language,
            )
        return self.code_batch([document])[0]

    def code_batch(self, documents: Iterable[Document]) -> list[Coding]:
        """Code documents together: the parser is several times faster so. One coding each, in order."""
        return [draft.coding() for draft in carried(documents, self.resources)]

    def code_pair(
        self,
        text: str,
        *,
        actor: tuple[int, int] | None,
        recipient: tuple[int, int] | None,
        labels: Labels = "roots",
    ) -> PairCoding:
        """Say what one phrase of a text does to another; spans are `[start, end)` in code points.

        Always the best guess: `confidence` says how good. One party may be None, where the text
        does not name it; `labels` is the convention of the types (`ontology.labels`). Raises
        InputError where a span lies outside the text.
        """
        return self.code_pairs([Pair(text, actor, recipient)], labels=labels)[0]

    def code_pairs(self, pairs: Sequence[Pair], *, labels: Labels = "roots") -> list[PairCoding]:
        """Code marked pairs together: one coding each, in order."""
        return code_pairs(pairs, self.resources, labels)

    def read_sentences(self, texts: Sequence[str]) -> list[tuple[Reading, ...]]:
        """The readings of each text, dates and places left out: what lexicon examples are held to."""
        documents = [Document.create(text, language="en") for text in texts]
        return [draft.readings for draft in self.read(documents, until=read_events)]

    def read(self, documents: Iterable[Document], *, until: Stage) -> list[Draft]:
        """Documents on their way, after the stage `until`: what the evaluation looks into."""
        return carried(documents, self.resources, until=until)

    def __repr__(self) -> str:
        state = "loaded" if self._resources else "not loaded yet"
        return f"Coder({self.settings.model or 'bundled English model'}, {state})"


def _day(value: date | str | None) -> date | None:
    if isinstance(value, datetime):  # a date too, and another document's id than its day alone
        return value.date()
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except ValueError as fault:
        raise ConfigError(f"published={value!r} is no ISO date such as 2021-11-25.") from fault
