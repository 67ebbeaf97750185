"""The spaCy component: `nlp.add_pipe("dragoman")` puts the coding on `doc._.dragoman`.

spaCy finds this module through an entry point and imports it whenever any pipeline is loaded, so
it loads nothing of dragoman's own until a component is made.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc


@Language.factory("dragoman", default_config={"published": None})
def create(nlp: Language, name: str, published: str | None) -> Callable[[Doc], Doc]:
    """Make the component; `published` (ISO date) holds for every Doc without a date of its own.

    A Doc's own date is read from `doc._.published`, an ISO date or a `datetime.date`.
    """
    from .coder import Coder

    for extension in ("dragoman", "published"):
        if not Doc.has_extension(extension):
            Doc.set_extension(extension, default=None)
    coder = Coder()

    def code(doc: Doc) -> Doc:
        day: str | date | None = doc._.published or published
        doc._.dragoman = coder.code(doc.text, published=day)
        return doc

    return code
